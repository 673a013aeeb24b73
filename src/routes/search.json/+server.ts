import { json } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { searchEntries } from '$lib/lookup/entries';
import { buildIndex } from '$lib/lookup/index';

// pages inherit this from the root layout; an endpoint does not
export const prerender = true;

export const GET = () => json(buildIndex(searchEntries(content)));
