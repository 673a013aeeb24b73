import { content } from '$lib/content/site.server';
import { symptomGroups } from '$lib/lookup/symptom-view';

export const load = () => ({ groups: symptomGroups(content) });
