import { describe, expect, test } from 'vitest';
import { newSeed, readSeed, seeded, shuffled } from './shuffle';

const letters = Array.from('abcdefghij');

describe('shuffled', () => {
	test('keeps every member once and leaves the list alone', () => {
		const before = [...letters];
		expect(shuffled(letters, seeded('WX-4821')).sort()).toEqual(before);
		expect(letters).toEqual(before);
	});
	test('gives the same order for the same code and another for another', () => {
		const order = (code: string) => shuffled(letters, seeded(code)).join('');
		expect(order('WX-4821')).toBe(order('WX-4821'));
		expect(order('WX-4821')).not.toBe(order('WX-4822'));
	});
	test('puts each of four members at each place about equally often', () => {
		const first: Record<string, number> = {};
		for (let code = 0; code < 4000; code++) {
			const [top = ''] = shuffled(['a', 'b', 'c', 'd'], seeded(`WX-${code}`));
			first[top] = (first[top] ?? 0) + 1;
		}
		// 1000 expected, five standard deviations are about 140
		for (const count of Object.values(first)) expect(Math.abs(count - 1000)).toBeLessThan(140);
	});
});

describe('a code', () => {
	test('is read however somebody types it', () => {
		expect(readSeed(' wx4821 ')).toBe('WX-4821');
		expect(readSeed('WX-4821')).toBe('WX-4821');
	});
	test.each(['', 'WX-482', 'W-4821', 'WX-48211', 'WX_4821'])('"%s" is none', (typed) => {
		expect(readSeed(typed)).toBeUndefined();
	});
	test.each([0, 0.5, 0.999_999])('made from %d can be read again', (number) => {
		const code = newSeed(() => number);
		expect(readSeed(code)).toBe(code);
	});
});
