import { error } from '@sveltejs/kit';
import { blocks } from '$lib/blocks';
import { content } from '$lib/content/site.server';
import { lessonPage } from '$lib/learn/lesson-page';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
	content.modules.flatMap((module) =>
		module.lessons.map(({ slug }) => ({ module: module.id, lesson: slug }))
	);

export const load: PageServerLoad = ({ params }) => {
	const page = lessonPage(content, `${params.module}/${params.lesson}`, blocks);
	if (!page) error(404, `There is no lesson "${params.module}/${params.lesson}".`);
	return { page };
};
