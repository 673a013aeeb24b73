import { error } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { symptomView } from '$lib/lookup/symptom-view';

export const entries = () => content.symptoms.map(({ id }) => ({ symptom: id }));

export function load({ params }) {
	const symptom = content.symptoms.find(({ id }) => id === params.symptom);
	if (!symptom) error(404, 'There is no such error');
	return { symptom: symptomView(content, symptom) };
}
