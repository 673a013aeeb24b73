import { describe, expect, test } from 'vitest';
import {
	answer,
	finish,
	fitToContent,
	itemsToRetry,
	missed,
	MISTAKES,
	results,
	sayFitted,
	seedOf,
	standing,
	startSitting
} from './sitting';
import { makeItem, makeRecord, makeSitting } from './testing';

const NOW = '2026-11-22T10:00:00.000Z';
const LATER = '2026-11-22T11:00:00.000Z';
const items = ['a', 'b', 'c', 'd', 'e'].map((id) =>
	makeItem(id, { yes: true, no: false }, id < 'c' ? 'iso-1' : 'iso-2')
);
const quiz = {
	id: 'isolation',
	items,
	objectives: [
		{ id: 'iso-1', says: 'first' },
		{ id: 'iso-2', says: 'second' },
		{ id: 'iso-3', says: 'untested' }
	]
};
const right = { chosen: ['yes'], right: true };
const wrong = { chosen: ['no'], right: false };

describe('startSitting', () => {
	const order = (seed: string, from = quiz) => startSitting(from, { seed, now: NOW }).items.join('');
	test('gives the same order for the same code, whatever order the author wrote', () => {
		expect(order('WX-4821')).toBe(order('WX-4821', { ...quiz, items: [...items].reverse() }));
		expect(order('WX-4821').split('').sort().join('')).toBe('abcde');
	});
	test('gives other codes other orders', () => {
		expect(
			new Set(['AA-0001', 'AA-0002', 'AA-0003', 'AA-0004'].map((seed) => order(seed))).size
		).toBeGreaterThan(1);
	});
	test('takes the wanted items only, and none that the quiz does not have', () => {
		expect(startSitting(quiz, { seed: 'WX-4821', now: NOW, items: ['b', 'zz'] }).items).toEqual(['b']);
	});
	test('keeps the code, so that options have the same order after a break', () => {
		expect(seedOf(startSitting(quiz, { seed: 'WX-4821', now: NOW }))).toBe('WX-4821');
	});
	test('a foreign id without a code still has an order', () => {
		expect(seedOf({ id: 'something else' })).toMatch(/^[A-Z]{2}-\d{4}$/);
	});
});

describe('answer', () => {
	test('is keyed by item and finishes the sitting with the last one', () => {
		const [a, b] = [
			makeItem('a', { yes: true, no: false }),
			makeItem('b', { yes: true, no: false })
		] as const;
		const start = makeSitting({ items: ['b', 'a'] });
		const first = answer(start, a, ['no'], NOW);
		expect(first.responses).toEqual({ a: wrong });
		expect(first.finishedAt).toBeUndefined();
		expect(answer(first, b, ['yes'], LATER).finishedAt).toBe(LATER);
	});
	test('finishing twice keeps the first time', () => {
		expect(finish(finish(makeSitting(), NOW), LATER).finishedAt).toBe(NOW);
	});
});

describe('fitToContent', () => {
	test('takes out items and options that no longer exist, and says so', () => {
		const fitted = fitToContent(
			makeSitting({
				items: ['a', 'old', 'b'],
				responses: { a: right, old: right, b: { chosen: ['removed'], right: true } }
			}),
			items
		);
		expect(fitted.sitting.items).toEqual(['a', 'b']);
		expect(fitted.sitting.responses).toEqual({ a: right });
		expect(fitted.gone).toEqual(['old']);
		expect(fitted.changed).toEqual(['b']);
		expect(sayFitted(fitted)).toMatch(/1 question .* 1 question /);
	});
	test('marks again, so that result and reasons agree', () => {
		const fitted = fitToContent(
			makeSitting({ items: ['a'], responses: { a: { chosen: ['no'], right: true } } }),
			items
		);
		expect(fitted.sitting.responses).toEqual({ a: wrong });
	});
	test('says nothing when nothing was taken out', () => {
		const sitting = makeSitting({ items: ['a'], responses: { a: right } });
		const fitted = fitToContent(sitting, items);
		expect(fitted.sitting).toEqual(sitting);
		expect(sayFitted(fitted)).toBe('');
	});
});

describe('results', () => {
	const sitting = makeSitting({ items: ['c', 'a', 'b'], responses: { a: right, b: wrong } });
	test('count right, answered and all', () => {
		expect(results(sitting, quiz)).toMatchObject({ right: 1, answered: 2, of: 3 });
	});
	test('stand by objective, without objectives that no item of the sitting tests', () => {
		expect(results(sitting, quiz).objectives).toEqual([
			{ id: 'iso-1', says: 'first', right: 1, of: 2 },
			{ id: 'iso-2', says: 'second', right: 0, of: 1 }
		]);
	});
});

test('missed are wrong ones and those not reached, in the order of the sitting', () => {
	const sitting = makeSitting({ items: ['c', 'a', 'b'], responses: { a: right, b: wrong } });
	expect(missed(sitting, items).map(({ item, answer }) => [item.id, answer?.chosen])).toEqual([
		['c', undefined],
		['b', ['no']]
	]);
});

describe('itemsToRetry', () => {
	const at = { at: NOW, tries: 1 };
	const sittings = { s: makeSitting({ items: ['a', 'b', 'c', 'old'] }) };
	test('has what was last answered wrong, checks in lessons included', () => {
		const record = makeRecord({
			responses: { a: { ...right, ...at }, d: { ...wrong, ...at }, old: { ...wrong, ...at } }
		});
		expect(itemsToRetry(record, items).wrong).toEqual(['d']);
	});
	test('has what stood in a sitting and was never answered, and nothing never met', () => {
		const record = makeRecord({ sittings, responses: { a: { ...right, ...at } } });
		expect(itemsToRetry(record, items).notReached).toEqual(['b', 'c']);
	});
});

describe('standing', () => {
	const sitting = (id: string, startedAt: string, rights: number, done = true) =>
		makeSitting({
			id,
			startedAt,
			items: ['a', 'b'],
			responses: { a: rights > 0 ? right : wrong, b: rights > 1 ? right : wrong },
			...(done ? { finishedAt: startedAt } : {})
		});
	const of = (...all: ReturnType<typeof sitting>[]) =>
		standing(makeRecord({ sittings: Object.fromEntries(all.map((one) => [one.id, one])) }), 'isolation');
	test('knows the best and the last finished sitting', () => {
		const { best, last, open } = of(sitting('1', '2026-01-01', 2), sitting('2', '2026-01-02', 1));
		expect([best?.id, last?.id, open]).toEqual(['1', '2', undefined]);
	});
	test('offers only the latest unfinished sitting to go on with', () => {
		expect(of(sitting('1', '2026-01-01', 0, false), sitting('2', '2026-01-02', 1)).open).toBeUndefined();
		expect(of(sitting('1', '2026-01-01', 1), sitting('2', '2026-01-02', 0, false)).open?.id).toBe('2');
	});
	test('leaves out sittings of mistakes, which would make a best result cheap', () => {
		const record = makeRecord({ sittings: { m: makeSitting({ id: 'm', quiz: MISTAKES, finishedAt: NOW }) } });
		expect(standing(record, 'isolation')).toEqual({});
	});
});
