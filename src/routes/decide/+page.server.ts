import { content } from '$lib/content/site.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	guides: content.rules.guides.map((guide) => ({
		id: guide.id,
		title: guide.title,
		summary: guide.summary,
		options: guide.options.map(({ id, label, mark }) => ({
			id,
			label,
			...(mark === undefined ? {} : { mark })
		}))
	}))
});
