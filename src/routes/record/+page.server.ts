import { content } from '$lib/content/site.server';
import type { Outline } from '$lib/record/parts';

/** As much of the content as it takes to name the parts of a record. */
export const load = (): { outline: Outline } => ({
	outline: {
		modules: content.modules.map(({ id, title }) => ({ id, title })),
		quizzes: content.quizzes.map(({ id, title, module, use, items }) => ({
			id,
			title,
			module,
			use,
			items: items.map((item) => item.id)
		})),
		guides: content.rules.guides.map(({ id, title }) => ({ id, title }))
	}
});
