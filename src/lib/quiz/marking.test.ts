import { describe, expect, test } from 'vitest';
import { hasSeveralRight, mark, orderedOptions, sayMark } from './marking';
import { makeItem } from './testing';

const one = makeItem('one', { a: true, b: false, c: false });
const two = makeItem('two', { a: true, b: true, c: false });

describe('mark', () => {
	test('needs every right option, in any order', () => {
		expect(mark(two, ['b', 'a']).right).toBe(true);
		expect(mark(two, ['a']).right).toBe(false);
	});
	test('allows no wrong one', () => {
		expect(mark(two, ['a', 'b', 'c']).right).toBe(false);
		expect(mark(one, ['b']).right).toBe(false);
	});
	test('is not fooled by nothing, twice the same or an option that does not exist', () => {
		expect(mark(one, []).right).toBe(false);
		expect(mark(two, ['a', 'a']).right).toBe(false);
		expect(mark(one, ['a', 'z']).right).toBe(false);
	});
	test('counts hits and wrong ones', () => {
		expect(mark(two, ['a', 'c'])).toEqual({ right: false, hits: 1, of: 2, wrong: 1 });
	});
});

test('only an item with several right options asks for all that apply', () => {
	expect(hasSeveralRight(one)).toBe(false);
	expect(hasSeveralRight(two)).toBe(true);
});

test('the result is said first', () => {
	expect(sayMark(mark(one, ['a']))).toMatch(/^Correct\./);
	expect(sayMark(mark(one, ['b']))).toMatch(/^Not correct\./);
	expect(sayMark(mark(two, ['a', 'c']))).toMatch(/^Not correct\./);
});

describe('orderedOptions', () => {
	const ids = (item: typeof one, seed: string) => orderedOptions(item, seed).map(({ id }) => id);
	test("does not depend on the author's order", () => {
		const turned = { ...two, options: [...two.options].reverse() };
		expect(ids(turned, 'WX-4821')).toEqual(ids(two, 'WX-4821'));
	});
	test('depends on seed and item', () => {
		const seeds = ['AA-0001', 'AA-0002', 'AA-0003', 'AA-0004', 'AA-0005', 'AA-0006'];
		expect(new Set(seeds.map((seed) => ids(two, seed).join())).size).toBeGreaterThan(1);
		const items = seeds.map((id) => ({ ...two, id }));
		expect(new Set(items.map((item) => ids(item, 'WX-4821').join())).size).toBeGreaterThan(1);
	});
});
