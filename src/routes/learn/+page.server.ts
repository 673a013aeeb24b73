import { content } from '$lib/content/site.server';
import { courseOutline } from '$lib/learn/lesson-page';

export const load = () => ({ modules: courseOutline(content) });
