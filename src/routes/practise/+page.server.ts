import { content } from '$lib/content/site.server';
import { quizEntries } from '$lib/quiz/quiz-view';

export const load = () => ({
	quizzes: quizEntries(content),
	// what there is to be practised again, without the questions themselves
	items: content.quizzes.flatMap((quiz) => quiz.items.map(({ id }) => ({ id })))
});
