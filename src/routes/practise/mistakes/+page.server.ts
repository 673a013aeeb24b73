import { content } from '$lib/content/site.server';
import { mistakesView } from '$lib/quiz/quiz-view';

export const load = () => ({ quiz: mistakesView(content) });
