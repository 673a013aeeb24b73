import { content } from '$lib/content/site.server';
import { planPage } from '$lib/decide/plan-page';
import type { LayoutServerLoad } from './$types';

const page = planPage(content);

/** One load for all pages about whole workloads, so that going from one to the other fetches nothing twice. */
export const load: LayoutServerLoad = () => ({ plan: page });
