import { content } from '$lib/content/site.server';
import { misconceptionsView } from '$lib/learn/misconceptions-view';

export const load = () => ({ misconceptions: misconceptionsView(content) });
