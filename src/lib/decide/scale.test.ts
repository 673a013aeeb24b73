import { describe, expect, test } from 'vitest';
import type { Evidence } from '../content/evidence';
import type { Guide, Limit } from '../content/model';
import { AS_OF, asOfQuestion } from '../content/periods';
import { makeGuide, makeQuestion, makeRules, when } from './make';
import { betterLosers, findingsOf, stepsOf } from './scale';
import { GuideSolver } from './solver';
import { verdict } from './verdict';
import { verdictMarkdown } from './verdict-markdown';
import { changeInWords, headline, tieInWords, tiesOf } from './words';

const options = ['ideal', 'changes', 'rework', 'never'];
const finding = (
	id: string,
	atBest: string,
	condition: Limit['when']
): Partial<Limit> & Pick<Limit, 'id' | 'when' | 'out'> => ({
	id,
	when: condition,
	out: options.slice(0, options.indexOf(atBest)),
	because: `${id} is in the way.`,
	claims: [`c-${id}`],
	finding: { label: `Needs ${id}`, mitigation: `Replace ${id} | or not.`, effort: 'large' }
});
const scale: Guide = {
	...makeGuide('ready', {
		asks: ['gpu', 'com', 'desktop'],
		options,
		limits: [
			finding('com', 'changes', when({ com: 'yes' })),
			finding('gpu', 'rework', when({ gpu: 'yes' })),
			finding('desktop', 'never', when({ desktop: 'yes' }))
		]
	}),
	isScale: true
};
const rules = makeRules(
	scale.asks.map((id) => makeQuestion(id, 'yes', 'no')),
	scale
);
const solver = new GuideSolver(rules, 'ready');
const judged = (given: Readonly<Record<string, string>>) => {
	const answers = new Map(Object.entries(given));
	return { answers, result: verdict(solver, answers) };
};
const idsOf = (found: readonly { readonly limit: Limit }[]) => found.map(({ limit }) => limit.id);

describe('a scale', () => {
	test('shows every finding, the worst first, and marks the one that decides', () => {
		const { answers, result } = judged({ com: 'yes', gpu: 'yes', desktop: 'no' });
		const { sure, maybe } = findingsOf(solver, answers, result);
		expect(idsOf(sure)).toEqual(['gpu', 'com']);
		expect(sure.map(({ decides, atBest }) => [decides, atBest?.id])).toEqual([
			[true, 'rework'],
			[false, 'changes']
		]);
		expect(maybe).toEqual([]);
	});
	test('keeps apart what hangs on a "not sure"', () => {
		const { answers, result } = judged({ com: 'yes', gpu: 'yes', desktop: 'not-sure' });
		expect(result.kind).toBe('undecided');
		const { sure, maybe } = findingsOf(solver, answers, result);
		expect(idsOf(sure)).toEqual(['gpu', 'com']);
		expect(idsOf(maybe)).toEqual(['desktop']);
		expect([...sure, ...maybe].some(({ decides }) => decides)).toBe(false);
	});
	test('does not count what nobody was asked as a doubt', () => {
		const { answers, result } = judged({ desktop: 'yes' });
		expect(result.kind).toBe('chosen');
		expect(idsOf(findingsOf(solver, answers, result).maybe)).toEqual([]);
	});
	test('gives reasons only for the better steps', () => {
		const { result } = judged({ com: 'no', gpu: 'yes', desktop: 'no' });
		expect(betterLosers(solver, result).map(({ option }) => option.id)).toEqual(['ideal', 'changes']);
	});
	test('says of every step how it stands', () => {
		const states = (given: Record<string, string>) =>
			stepsOf(solver, judged(given).result).map(({ state }) => state);
		expect(states({ com: 'no', gpu: 'yes', desktop: 'no' })).toEqual(['better', 'better', 'chosen', 'worse']);
		expect(states({ com: 'no', gpu: 'yes', desktop: 'not-sure' })).toEqual([
			'better',
			'better',
			'possible',
			'possible'
		]);
	});
	test('says "not enough known" with what could come out', () => {
		const heading = headline(solver, judged({ com: 'no', gpu: 'no', desktop: 'not-sure' }).result);
		expect(heading).toMatch(/^Not enough known: /);
		expect(heading).toContain('IDEAL');
		expect(heading).toContain('NEVER');
	});
	test('stands in Markdown with its steps, its findings and the day it holds for', () => {
		const { answers, result } = judged({ com: 'yes', gpu: 'yes', desktop: 'no' });
		const text = verdictMarkdown(solver, answers, result, [], {
			address: 'https://example.com/',
			day: '2026-11-22',
			asOf: '2027-01-13'
		});
		expect(text).toContain('IDEAL > CHANGES > REWORK > NEVER');
		const rows = text.split('\n').filter((line) => line.startsWith('| Needs'));
		expect(rows).toHaveLength(2);
		expect(rows[0]).toContain('Needs gpu (decides)');
		// a bar in a text must not begin another cell
		for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(8);
		expect(text).toContain('13 Jan 2027');
		expect(text).not.toContain('NEVER is out');
	});
});

describe('a tie', () => {
	const guide = makeGuide('driver', {
		asks: ['lan'],
		options: ['nat', 'overlay', 'bridge'],
		limits: [{ id: 'x', when: when({ lan: 'yes' }), out: ['nat'] }],
		preferences: [{ id: 'several', when: when({ lan: 'yes' }), choose: ['nat', 'overlay', 'bridge'] }]
	});
	const tied = new GuideSolver(makeRules([makeQuestion('lan', 'yes', 'no')], guide), 'driver');
	test('is said where the order of a preference decides, with the options that remain', () => {
		const [tie, ...others] = tiesOf(verdict(tied, new Map([['lan', 'yes']])));
		expect(others).toEqual([]);
		expect(tie?.options.map(({ id }) => id)).toEqual(['overlay', 'bridge']);
		expect(tie && tieInWords(tie)).toMatch(/^OVERLAY and BRIDGE both remain; OVERLAY comes first/);
	});
	test('is none where only one option is left', () => {
		const one = { ...guide, limits: [{ ...guide.limits[0], out: ['nat', 'bridge'] } as Limit] };
		const alone = new GuideSolver(makeRules([makeQuestion('lan', 'yes', 'no')], one), 'driver');
		expect(tiesOf(verdict(alone, new Map([['lan', 'yes']])))).toEqual([]);
	});
});

test('a change that time brings reads as its day', () => {
	const day = asOfQuestion(['2027-01-13']);
	if (!day) throw new Error('no day');
	const guide = makeGuide('driver', {
		asks: ['lan'],
		options: ['nat', 'overlay'],
		limits: [{ id: 'end', when: when({ [AS_OF]: '2027-01-13' }), out: ['nat'] }]
	});
	const dated = new GuideSolver(makeRules([day, makeQuestion('lan', 'yes', 'no')], guide), 'driver');
	const result = verdict(dated, new Map([[AS_OF, day.answers[0]?.id ?? '']]));
	if (result.kind !== 'chosen') throw new Error('nothing is chosen');
	expect(result.changes.map((change) => changeInWords(dated, change))).toEqual(['From 13 Jan 2027: OVERLAY']);
});

test('Markdown shows every position of a dispute and the cautious one that is taught', () => {
	const source = { id: 's', title: 'S', publisher: 'P', url: 'https://example.com/s' };
	const disputed: Evidence = {
		id: 'c-gpu',
		says: 'A GPU works.',
		checked: '2026-08-07',
		sources: [source],
		dispute: {
			positions: [
				{ says: 'It works.', sources: [source] },
				{ says: 'It fails.', sources: [source] }
			],
			teach: 'Count on failure.'
		}
	};
	const { answers, result } = judged({ com: 'no', gpu: 'yes', desktop: 'no' });
	const text = verdictMarkdown(
		solver,
		answers,
		result,
		[disputed, { ...disputed, id: 'unused', says: 'Unused.' }],
		{
			address: 'https://example.com/',
			day: '2026-11-22'
		}
	);
	for (const part of ['It works.', 'It fails.', 'Count on failure.']) expect(text).toContain(part);
	expect(text).not.toContain('Unused.');
});
