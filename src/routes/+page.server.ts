import { content } from '$lib/content/site.server';
import { courseOutline, pathOutlines } from '$lib/learn/lesson-page';
import { hours } from '$lib/learn/progress';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	// no more than what progress is counted by
	modules: courseOutline(content).map(({ id, title, lessons }) => ({
		id,
		title,
		lessons: lessons.map(({ id: lesson, title: name, minutes, checks }) => ({
			id: lesson,
			title: name,
			minutes,
			checks
		}))
	})),
	paths: pathOutlines(content).map(({ id, title, lessons, minutes }) => ({
		id,
		title,
		lessons: lessons.length,
		time: hours(minutes)
	})),
	guides: content.rules.guides.map(({ id, title }) => ({ id, title })),
	counts: {
		tables: content.tables.length,
		symptoms: content.symptoms.length,
		terms: content.terms.length
	}
});
