import { describe, expect, test } from 'vitest';
import type { Content, Lesson, Quiz } from '../content/model';
import { minutesFor, mistakesView, placeOf, quizEntries, quizView } from './quiz-view';
import { makeItem } from './testing';

const lesson: Lesson = {
	id: 'isolation/two-modes',
	module: 'isolation',
	slug: 'two-modes',
	file: '',
	title: 'Two modes',
	question: '',
	summary: '',
	minutes: 5,
	checked: '2026-11-22',
	objectives: ['iso-1'],
	words: 0,
	sections: [{ slug: 'follow', heading: 'Follow the kernel', depth: 2, text: '' }],
	claims: [],
	terms: [],
	blocks: []
};
const quiz = (id: string, use: Quiz['use'], items: readonly string[]): Quiz => ({
	id,
	title: id,
	module: 'isolation',
	summary: '',
	use,
	items: items.map((item) => makeItem(item, { a: true, b: false }))
});
const content: Content = {
	sources: {},
	claims: { 'c-1': { id: 'c-1', says: 'so', sources: [], checked: '2026-11-22' } },
	terms: [],
	misconceptions: [],
	symptoms: [],
	rules: { questions: {}, guides: [] },
	tables: [],
	modules: [
		{
			id: 'isolation',
			title: 'Isolation',
			summary: '',
			objectives: [{ id: 'iso-1', says: 'say it' }],
			lessons: [lesson]
		}
	],
	paths: [],
	quizzes: [quiz('modes', 'quiz', ['x', 'y']), quiz('modes-checks', 'lessons', ['z'])]
};

describe('placeOf', () => {
	test('names the lesson and the heading', () => {
		expect(placeOf(content, 'isolation/two-modes#follow')).toEqual({
			lesson: 'isolation/two-modes',
			fragment: 'follow',
			title: 'Two modes: Follow the kernel'
		});
		expect(placeOf(content, 'isolation/two-modes').title).toBe('Two modes');
	});
	test('refuses a lesson that does not exist', () => {
		expect(() => placeOf(content, 'isolation/nothing')).toThrow();
	});
});

test('a list of quizzes leaves out the checks of lessons', () => {
	expect(quizEntries(content).map(({ id, items }) => [id, items])).toEqual([['modes', 2]]);
});
test('mistakes are sought in every quiz and in the checks of lessons', () => {
	expect(mistakesView(content).items.map(({ id }) => id)).toEqual(['x', 'y', 'z']);
});
test('a quiz comes with the proof of every option and the place of every item', () => {
	const view = quizView(content, quiz('modes', 'quiz', ['x']));
	expect(Object.keys(view.evidence)).toEqual(['c-1']);
	expect(view.places[view.items[0]?.lesson ?? '']?.title).toBe('Two modes');
});
test('more items take more minutes, and none takes at least one', () => {
	const items = Array.from({ length: 20 }, (_, index) => makeItem(`i${index}`, { a: true, b: false }));
	expect(minutesFor(items)).toBeGreaterThanOrEqual(10);
	expect(minutesFor([])).toBe(1);
});
