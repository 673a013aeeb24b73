import { error } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { pathOutlines } from '$lib/learn/lesson-page';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => content.paths.map(({ id }) => ({ path: id }));

export const load: PageServerLoad = ({ params }) => {
	const path = pathOutlines(content).find((one) => one.id === params.path);
	if (!path) error(404, `There is no path "${params.path}".`);
	return { path };
};
