import { content } from '$lib/content/site.server';
import { symptomGroups } from '$lib/lookup/symptom-view';

export const load = () => ({
	tables: content.tables.map(({ id, title, summary, rows }) => ({ id, title, summary, rows: rows.length })),
	groups: symptomGroups(content).map(({ id, title, symptoms }) => ({
		id,
		title,
		symptoms: symptoms.map((symptom) => ({ id: symptom.id, title: symptom.title, codes: symptom.codes }))
	})),
	terms: content.terms.length,
	sources: Object.keys(content.sources).length
});
