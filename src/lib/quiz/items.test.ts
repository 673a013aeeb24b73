import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import type { Item, ItemOption } from '../content/model';

const scored = content.quizzes.filter((quiz) => quiz.use === 'quiz').flatMap((quiz) => quiz.items);
const lessons = content.modules.flatMap((module) => module.lessons);

test('there are 220 items, five for each lesson, and half of them apply', () => {
	expect(scored.length).toBeGreaterThanOrEqual(220);
	for (const { id } of lessons)
		expect(scored.filter((item) => item.lesson.split('#')[0] === id).length, id).toBeGreaterThanOrEqual(5);
	expect(scored.filter((item) => item.level === 'apply').length).toBeGreaterThanOrEqual(scored.length / 2);
	expect(scored.some((item) => item.level === 'recall')).toBe(true);
});

/** Somebody who knows nothing and picks by looks: where there is one right option. */
const single = scored.filter((item) => item.options.filter((option) => option.right).length === 1);
const chance = single.reduce((sum, item) => sum + 1 / item.options.length, 0) / single.length;
const share = (items: readonly Item[], pick: (options: readonly ItemOption[]) => ItemOption | undefined) =>
	items.filter((item) => pick(item.options)?.right).length / items.length;
const byLength = (options: readonly ItemOption[]) =>
	options.toSorted((a, b) => a.text.length - b.text.length);

describe('a player who picks by looks scores at chance', () => {
	test.each([
		['the longest', (options: readonly ItemOption[]) => byLength(options).at(-1)],
		['the shortest', (options: readonly ItemOption[]) => byLength(options)[0]],
		['the first', (options: readonly ItemOption[]) => options[0]],
		['B', (options: readonly ItemOption[]) => options[1]],
		['the third', (options: readonly ItemOption[]) => options[2]],
		['the last', (options: readonly ItemOption[]) => options.at(-1)],
		[
			'the one with most numbers and code',
			(options: readonly ItemOption[]) =>
				options.toSorted((a, b) => marks(b.text) - marks(a.text) || a.text.length - b.text.length)[0]
		],
		[
			'the most careful wording',
			(options: readonly ItemOption[]) =>
				options.find(({ text }) => /\b(?:may|can|only|unless|usually|often)\b/.test(text))
		]
	])('%s', (_, pick) => {
		const got = share(single, pick);
		// three standard deviations of guessing
		const tolerance = 3 * Math.sqrt((chance * (1 - chance)) / single.length);
		expect(got).toBeLessThanOrEqual(chance + tolerance);
	});
	const marks = (text: string) => (text.match(/\d|`/g) ?? []).length;
});

test('every option says why, with proof, in words of its own', () => {
	for (const item of scored) {
		const reasons = item.options.map((option) => option.because);
		expect(new Set(reasons).size, item.id).toBe(reasons.length);
		for (const option of item.options) expect(option.claims.length, item.id).toBeGreaterThan(0);
	}
});
