import { describe, expect, test } from 'vitest';
import { makeGuide, makeQuestion, makeRules, when } from './make';
import { outlineOf } from './outline';
import { GuideSolver } from './solver';
import { verdict } from './verdict';
import { verdictMarkdown } from './verdict-markdown';
import { commandFor, listed } from './words';

const rules = makeRules(
	[makeQuestion('hosts', 'one', 'few', 'many', 'lots'), makeQuestion('image', 'ltsc2022', 'ltsc2025')],
	makeGuide('driver', {
		asks: ['hosts', 'image'],
		options: ['nat', 'overlay'],
		limits: [
			{
				id: 'nat-one',
				when: when({ hosts: 'lots' }),
				out: ['nat'],
				because: 'NAT ends here.',
				claims: ['c-1']
			}
		],
		advice: [
			{ id: 'run', when: when({ driver: 'overlay' }), command: 'docker run {image} {{.Id}}', claims: ['c-2'] }
		]
	})
);
const source = (id: string) => ({
	id,
	title: `Title ${id}`,
	publisher: 'Publisher',
	url: `https://example.com/${id}`
});
const evidence = [
	{ id: 'c-1', says: 'x', checked: '2026-08-07', sources: [source('s-1'), source('s-2')] },
	{ id: 'c-2', says: 'y', checked: '2026-08-07', sources: [source('s-2')] }
];

describe('verdictMarkdown', () => {
	const solver = new GuideSolver(rules, 'driver');
	const answers = new Map([['hosts', 'lots']]);
	const text = verdictMarkdown(solver, answers, verdict(solver, answers), evidence, {
		address: 'https://example.com/?hosts=lots',
		day: '2026-11-22'
	});

	test('has the choice, the answers, the reason, the address and the day', () => {
		for (const part of [
			'OVERLAY',
			'hosts: LOTS',
			'NAT ends here.',
			'https://example.com/?hosts=lots',
			'2026-11-22'
		])
			expect(text).toContain(part);
	});
	test('numbers each source once and cites it where it is used', () => {
		expect(text).toContain('NAT ends here. [1] [2]');
		expect(text).toContain('run [2]');
		expect(text.match(/https:\/\/example\.com\/s-2/g)).toHaveLength(1);
	});
});

test('commandFor puts answers in, marks what is not known, and leaves the braces of templates alone', () => {
	const [advice] = rules.guides[0]?.advice ?? [];
	if (!advice) throw new Error('no advice');
	expect(commandFor(rules, advice, new Map([['image', 'ltsc2022']]))).toBe('docker run ltsc2022 {{.Id}}');
	expect(commandFor(rules, advice, new Map([['image', 'not-sure']]))).toBe('docker run IMAGE {{.Id}}');
});

test.each([
	[[], ''],
	[['a'], 'a'],
	[['a', 'b'], 'a or b'],
	[['a', 'b', 'c'], 'a, b or c']
])('listed joins %j', (words, joined) => {
	expect(listed(words, 'or')).toBe(joined);
});

describe('outlineOf', () => {
	test('groups answers that lead to the same place, and shortens the largest group', () => {
		const deep = makeRules(
			[makeQuestion('hosts', 'a', 'b', 'c', 'd', 'e')],
			makeGuide('driver', {
				asks: ['hosts'],
				options: ['nat', 'overlay'],
				limits: [{ id: 'only-e', when: when({ hosts: 'e' }), out: ['nat'] }]
			})
		);
		expect(outlineOf(new GuideSolver(deep, 'driver'))).toMatchObject({
			number: 1,
			branches: [
				{ answers: ['E'], isRest: false, to: { option: { id: 'overlay' } } },
				{ answers: ['A', 'B', 'C', 'D'], isRest: true, to: { option: { id: 'nat' } } }
			]
		});
	});

	test('writes an equal part once and points to it from elsewhere', () => {
		const twice = makeRules(
			[makeQuestion('a', 'x', 'y', 'z'), makeQuestion('b', 'x', 'y'), makeQuestion('c', 'x', 'y')],
			makeGuide('driver', {
				asks: ['a', 'b', 'c'],
				options: ['nat', 'overlay'],
				limits: [
					{ id: 'one', when: when({ a: 'x', c: 'x' }, { a: 'y', b: 'x', c: 'x' }), out: ['nat'] },
					{ id: 'two', when: when({ a: 'z' }), out: ['nat', 'overlay'] }
				]
			})
		);
		expect(outlineOf(new GuideSolver(twice, 'driver'))).toMatchObject({
			question: { id: 'a' },
			branches: [
				{ answers: ['X'], to: { kind: 'step', step: { number: 2, question: { id: 'c' } } } },
				{
					answers: ['Y'],
					to: {
						kind: 'step',
						step: { number: 3, branches: [{ to: { kind: 'see', number: 2 } }, { to: { kind: 'option' } }] }
					}
				},
				{ answers: ['Z'], to: { kind: 'none-fits' } }
			]
		});
	});
});
