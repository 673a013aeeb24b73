import { content } from '$lib/content/site.server';
import { courseOutline } from '$lib/learn/lesson-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	modules: courseOutline(content),
	guides: content.rules.guides.map(({ id, title }) => ({ id, title })),
	counts: {
		tables: content.tables.length,
		symptoms: content.symptoms.length,
		terms: content.terms.length
	}
});
