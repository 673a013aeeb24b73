import { error } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { moduleOutline } from '$lib/learn/lesson-page';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => content.modules.map(({ id }) => ({ module: id }));

export const load: PageServerLoad = ({ params }) => {
	const module = content.modules.find((one) => one.id === params.module);
	if (!module) error(404, `There is no module "${params.module}".`);
	return { module: moduleOutline(content, module) };
};
