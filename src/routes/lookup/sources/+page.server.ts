import { content } from '$lib/content/site.server';
import { sourceList } from '$lib/lookup/source-list';

export const load = () => ({ sources: sourceList(content), claims: Object.keys(content.claims).length });
