import { error } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { symptomView } from '$lib/lookup/symptom-view';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => content.symptoms.map(({ id }) => ({ symptom: id }));

export const load: PageServerLoad = ({ params }) => {
	const symptom = content.symptoms.find(({ id }) => id === params.symptom);
	if (!symptom) error(404, 'There is no such error');
	return { symptom: symptomView(content, symptom) };
};
