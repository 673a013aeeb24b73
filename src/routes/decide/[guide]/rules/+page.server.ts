import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/content/day';
import { content } from '$lib/content/site.server';
import { wholeGuidePage } from '$lib/decide/whole-guide.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => content.rules.guides.map((guide) => ({ guide: guide.id }));

export const load: PageServerLoad = ({ params }) => {
	if (!content.rules.guides.some((guide) => guide.id === params.guide)) error(404, 'There is no such guide');
	return { whole: wholeGuidePage(content, params.guide, dayOf(new Date())) };
};
