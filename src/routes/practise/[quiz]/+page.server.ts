import { error } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { quizView, quizzesOf } from '$lib/quiz/quiz-view';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => quizzesOf(content).map(({ id }) => ({ quiz: id }));

export const load: PageServerLoad = ({ params }) => {
	const quiz = quizzesOf(content).find((one) => one.id === params.quiz);
	if (!quiz) error(404, `There is no quiz "${params.quiz}".`);
	return { quiz: quizView(content, quiz) };
};
