import { content } from '$lib/content/site.server';
import { glossary } from '$lib/lookup/glossary-view';

export const load = () => ({ letters: glossary(content) });
