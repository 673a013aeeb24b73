import { content } from '$lib/content/site.server';
import { courseOutline, pathOutlines } from '$lib/learn/lesson-page';

export const load = () => ({
	modules: courseOutline(content),
	paths: pathOutlines(content),
	misconceptions: content.misconceptions.length
});
