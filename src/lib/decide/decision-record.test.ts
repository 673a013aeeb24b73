import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleBase } from '../content/model';
import { AS_OF, asOfQuestion } from '../content/periods';
import { adrMarkdown, decisionFileName } from './adr';
import {
	type DecisionRecord,
	decisionRecord,
	LARGEST_DECISION_RECORD,
	readDecisionRecord,
	reviewOf,
	writeDecisionRecord
} from './decision-record';
import { readAnswers } from './facts';
import { makeGuide, makeQuestion, makeRules, when } from './make';
import { planOf } from './plan';

const day = asOfQuestion(['2026-11-11', '2027-01-13']);
if (!day) throw new Error('there is no day');
const questions = [makeQuestion('trust', 'full', 'none'), makeQuestion('cluster', 'own', 'cloud'), day];
const limits = [
	{ id: 'mode.trust', when: when({ trust: 'none' }), out: ['light'], because: 'Strangers share no kernel.' },
	{
		id: 'mode.ended',
		when: when({ cluster: 'cloud', [AS_OF]: '2027-01-13' }),
		out: ['light'],
		because: 'Support has ended.'
	}
];
const mode = makeGuide('mode', { asks: ['trust', 'cluster'], options: ['light', 'heavy'], limits });
const driver = makeGuide('driver', { asks: ['cluster'], options: ['fast', 'safe'] });
const rules = makeRules(questions, mode, driver);

const THEN = '2026-11-22';
const LATER = '2027-02-01';
function recordOf(said: Readonly<Record<string, string>>, from: RuleBase = rules): DecisionRecord {
	const { answers } = readAnswers(from, Object.entries(said), THEN);
	return decisionRecord(planOf(from, answers), {
		title: 'Web shop',
		writtenOn: THEN,
		asOf: THEN,
		edition: '2026-11-01'
	});
}
const sample = recordOf({ trust: 'full', cluster: 'cloud' });
const written = (changes: object = {}) => {
	const file = JSON.parse(writeDecisionRecord(sample)) as object;
	return JSON.stringify({ ...file, ...changes });
};
const review = (record: DecisionRecord, by: RuleBase = rules, today = THEN) =>
	reviewOf(by, {}, record, today);
const lineOf = (guide: string, ...args: Parameters<typeof review>) =>
	review(...args).lines.find((line) => line.guide === guide);

describe('a decision record', () => {
	test('reads back as it was written', () => {
		expect(readDecisionRecord(writeDecisionRecord(sample))).toEqual({ kind: 'ok', record: sample });
	});
	test('holds the facts, "not sure" too, and the rules that decided', () => {
		const record = recordOf({ trust: 'none', cluster: 'not-sure' });
		expect(record.facts.map(({ question, answer }) => [question, answer])).toEqual([
			['trust', 'none'],
			['cluster', 'not-sure']
		]);
		expect(record.decisions[0]).toMatchObject({ guide: 'mode', verdict: 'chosen', option: 'heavy' });
		expect(record.decisions[0]?.rules.map(({ id }) => id)).toContain('mode.trust');
	});
});

describe('readDecisionRecord', () => {
	test.each([
		['nothing', ''],
		['prose', 'Dear colleague'],
		['a record that was cut off', writeDecisionRecord(sample).slice(0, 200)],
		['other JSON', '[1, 2]'],
		['null', 'null'],
		['the learner’s record', JSON.stringify({ app: 'bulkhead', kind: 'record', version: 2 })],
		['a huge text', `${written()}${' '.repeat(LARGEST_DECISION_RECORD)}`]
	])('refuses %s as foreign', (_, text) => {
		expect(readDecisionRecord(text).kind).toBe('foreign');
	});
	test('says the version of a newer one without looking further', () => {
		expect(readDecisionRecord(written({ version: 9, facts: 'in another form' }))).toEqual({
			kind: 'newer',
			version: 9
		});
	});
	const [decision] = sample.decisions;
	const [fact] = sample.facts;
	test.each([
		['no version', { version: 'one' }],
		['a version of zero', { version: 0 }],
		['no title', { title: undefined }],
		['a title without end', { title: 'x'.repeat(5000) }],
		['a day that does not exist', { asOf: '2026-02-31' }],
		['facts that are no list', { facts: {} }],
		['more facts than there can be', { facts: Array.from({ length: 501 }, () => fact) }],
		['a fact twice', { facts: [fact, fact] }],
		['an inherited name as question', { facts: [{ ...fact, question: '__proto__' }] }],
		['an inherited name as answer', { facts: [{ ...fact, answer: 'constructor' }] }],
		['a number as answer', { facts: [{ ...fact, answer: 7 }] }],
		['null as decision', { decisions: [null] }],
		['a decision twice', { decisions: [decision, decision] }],
		['an unknown verdict', { decisions: [{ ...decision, verdict: 'maybe' }] }],
		['chosen, but nothing', { decisions: [{ ...decision, option: null }] }],
		['nothing fits, but an option', { decisions: [{ ...decision, verdict: 'none-fits' }] }],
		['a rule without words', { decisions: [{ ...decision, rules: [{ id: 'mode.trust' }] }] }]
	])('says what is damaged: %s', (_, changes) => {
		const read = readDecisionRecord(written(changes));
		expect(read.kind).toBe('damaged');
		expect(read.kind === 'damaged' && read.why).toMatch(/\w/);
	});
	test('takes nothing over that it does not know', () => {
		const text = written({ html: '<script>alert(1)</script>' }).replace('{', '{"__proto__":{"polluted":1},');
		expect(readDecisionRecord(text)).toEqual({ kind: 'ok', record: sample });
		expect({}).not.toHaveProperty('polluted');
	});
	test('never throws', () => {
		const any = fc.oneof(
			fc.string(),
			fc.json(),
			fc.json().map((json) => written({ facts: JSON.parse(json) as unknown })),
			fc.json().map((json) => written({ decisions: [JSON.parse(json) as unknown] }))
		);
		fc.assert(
			fc.property(any, (text) => {
				const read = readDecisionRecord(text);
				if (read.kind === 'ok') review(read.record);
			}),
			{ numRuns: 1000 }
		);
	});
});

describe('a review', () => {
	test('says the same on the same day by the same rules', () => {
		const { lines, gone, query } = review(sample);
		expect(lines.map(({ state, causes }) => [state, causes])).toEqual([
			['same', []],
			['same', []]
		]);
		expect(gone).toEqual([]);
		expect(query).toBe('trust=full&cluster=cloud');
	});
	test('names the rule whose day has come', () => {
		expect(lineOf('mode', sample, rules, LATER)).toMatchObject({
			state: 'other',
			causes: [{ kind: 'day-passed', rule: { id: 'mode.ended' }, since: '2027-01-13', holds: true }]
		});
	});
	test('names the rule whose day is over', () => {
		const [first, ended] = limits;
		const until = makeGuide('mode', {
			asks: mode.asks,
			options: ['light', 'heavy'],
			limits:
				first && ended ? [first, { ...ended, when: when({ cluster: 'cloud', [AS_OF]: '2026-11-11' }) }] : []
		});
		const by = makeRules(questions, until, driver);
		const record = recordOf({ trust: 'full', cluster: 'cloud' }, by);
		expect(record.decisions[0]?.option).toBe('heavy');
		expect(lineOf('mode', record, by, LATER)).toMatchObject({
			state: 'other',
			causes: [{ kind: 'day-passed', rule: { id: 'mode.ended' }, since: '2027-01-13', holds: false }]
		});
	});
	test('names a rule that is gone, by its words', () => {
		const record = recordOf({ trust: 'none', cluster: 'own' });
		const [, ended] = mode.limits;
		const by = makeRules(questions, { ...mode, limits: ended ? [ended] : [] }, driver);
		expect(lineOf('mode', record, by)).toMatchObject({
			state: 'other',
			causes: [{ kind: 'rule-gone', id: 'mode.trust', because: 'Strangers share no kernel.' }]
		});
	});
	test('names a rule that is new', () => {
		const news = { id: 'mode.news', when: when({ trust: 'full' }), out: ['light'] };
		const more = makeGuide('mode', {
			asks: mode.asks,
			options: ['light', 'heavy'],
			limits: [...limits, news]
		});
		const by = makeRules(questions, more, driver);
		expect(lineOf('mode', sample, by)).toMatchObject({
			state: 'other',
			causes: [{ kind: 'rule-decides', rule: { id: 'mode.news' } }]
		});
	});
	test('names an answer that is gone, and what is asked because of it', () => {
		const by = makeRules([makeQuestion('trust', 'some', 'none'), ...questions.slice(1)], mode, driver);
		const { gone, query } = review(sample, by);
		expect(gone).toMatchObject([{ fact: { question: 'trust', answer: 'full' }, what: 'answer' }]);
		expect(query).toBe('cluster=cloud');
		expect(lineOf('mode', sample, by)?.causes.map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['answer-gone', 'asks-more'])
		);
	});
	test('names a question, an option and a guide that are gone, and a guide that is new', () => {
		const newcomer = makeGuide('storage', { asks: ['cluster'], options: ['disk'] });
		const less = makeGuide('mode', { asks: ['cluster'], options: ['heavy', 'other'] });
		const by = makeRules(questions.slice(1), less, newcomer);
		const { lines, gone } = review(sample, by);
		expect(gone).toMatchObject([{ fact: { question: 'trust' }, what: 'question' }]);
		expect(lines.map(({ guide, state }) => [guide, state])).toEqual([
			['mode', 'other'],
			['driver', 'gone'],
			['storage', 'new']
		]);
		expect(lines[0]?.causes.map(({ kind }) => kind)).toContain('option-gone');
	});
	test('says when the choice stays but a reason is gone', () => {
		const record = {
			...sample,
			decisions: sample.decisions.map((one) => ({
				...one,
				rules: [{ id: 'mode.old', because: 'An old reason.' }]
			}))
		};
		expect(lineOf('mode', record)).toMatchObject({ state: 'same', otherReasons: true });
	});
});

describe('a decision record in Markdown', () => {
	const answers = readAnswers(rules, Object.entries({ trust: 'none', cluster: 'not-sure' }), THEN).answers;
	const text = adrMarkdown(planOf(rules, answers), [], {
		title: 'Web shop',
		status: 'accepted',
		day: THEN,
		asOf: LATER,
		edition: '2026-11-01',
		address: 'https://example.org/?trust=none'
	});

	test('has title, date, status, day and address', () => {
		for (const part of [
			'# Web shop',
			`Date: ${THEN}`,
			'Status: accepted',
			LATER,
			'https://example.org/?trust=none'
		])
			expect(text).toContain(part);
	});
	test('has the facts with their wording, the decisions with their rules, and the alternatives with reasons', () => {
		expect(text).toContain('- trust? **NONE**');
		expect(text).toContain('### mode: HEAVY');
		expect(text).toContain('(rule fallback)');
		expect(text).toMatch(/## Alternatives[^#]*mode, LIGHT: Strangers share no kernel\./);
	});
	test('has a file name that any system takes', () => {
		expect(decisionFileName('Wéb shop: “night” / C:\\', THEN)).toBe('decision-web-shop-night-c-2026-11-22');
		expect(decisionFileName('…', THEN)).toBe('decision-2026-11-22');
	});
});
