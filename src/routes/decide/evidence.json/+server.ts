import { json } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { planEvidence } from '$lib/decide/plan-page';

// pages inherit this from the root layout; an endpoint does not
export const prerender = true;

export const GET = () => json(planEvidence(content));
