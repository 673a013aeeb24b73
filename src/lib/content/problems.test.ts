import { describe, expect, test } from 'vitest';
import { didYouMean, formatProblems, nearest, type Problem } from './problems';

describe('formatProblems', () => {
	const problem = (file: string, line: number, field = '', says = 'is wrong'): Problem => ({
		file,
		line,
		field,
		says
	});

	test('says where, then what', () => {
		expect(formatProblems([problem('content/a.yaml', 41, 'limits[3].out[1]', 'is no option')])).toBe(
			'content/a.yaml:41  limits[3].out[1]\n  is no option'
		);
		expect(formatProblems([problem('content/a.md', 7)])).toBe('content/a.md:7\n  is wrong');
	});
	test('sorts by file, then line as a number, then field, then words', () => {
		const sorted = [
			problem('a.yaml', 2),
			problem('a.yaml', 10, 'a'),
			problem('a.yaml', 10, 'b', 'first'),
			problem('a.yaml', 10, 'b', 'second'),
			problem('b.yaml', 1)
		];
		expect(formatProblems([...sorted].reverse())).toBe(formatProblems(sorted));
		expect(formatProblems(sorted).split('\n')[0]).toBe('a.yaml:2');
	});
	test('leaves the list as it was', () => {
		const list = [problem('b.yaml', 1), problem('a.yaml', 1)];
		formatProblems(list);
		expect(list.map((one) => one.file)).toEqual(['b.yaml', 'a.yaml']);
	});
});

describe('nearest', () => {
	test.each([
		['publihser', ['publisher', 'title'], 'publisher'],
		['Because', ['because', 'claim'], 'because'],
		['trsut', ['trust', 'hosts'], 'trust'],
		['nt', ['nat', 'overlay'], 'nat'],
		['isolation-modes', ['isolation-mode', 'isolation'], 'isolation-mode']
	])('finds what "%s" was meant to be', (word, known, meant) => {
		expect(nearest(word, known)).toBe(meant);
	});
	test('finds nothing where a third of the letters differ', () => {
		expect(nearest('nat', ['tap', 'overlay'])).toBeUndefined();
		expect(nearest('hyper', ['hyper-v'])).toBeUndefined();
		expect(nearest('a-very-long-identifier', ['a-very-lung-adenttffier-x'])).toBeUndefined();
	});
	test('does not choose between two that are equally near', () => {
		expect(nearest('iso-131', ['iso-130', 'iso-121'])).toBeUndefined();
		expect(nearest('iso-131', ['iso-130', 'iso-121', 'iso-13'])).toBeUndefined();
		expect(nearest('iso-131', ['iso-130', 'net-009'])).toBe('iso-130');
	});
	test('prefers the nearer of two, whatever their order', () => {
		expect(nearest('overlays', ['overlap', 'overlay'])).toBe('overlay');
		expect(nearest('overlays', ['overlay', 'overlap'])).toBe('overlay');
	});
	test('counts a word that is listed twice once', () => {
		expect(nearest('natt', ['nat', 'nat'])).toBe('nat');
	});
	test('knows nothing of an empty list', () => {
		expect(nearest('nat', [])).toBeUndefined();
	});
});

test('didYouMean is a question, or nothing', () => {
	expect(didYouMean('natt', ['nat'])).toBe(' Did you mean "nat"?');
	expect(didYouMean('overlay', ['nat'])).toBe('');
});
