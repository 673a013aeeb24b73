import { describe, expect, test } from 'vitest';
import { askingOf, pagesOf } from './asking';
import { answersOn, missingRows, noToTheRest } from './checklist';
import { makeGuide, makeQuestion, makeRules } from './make';

const rows = ['gpu', 'msmq', 'com'];
const guide = {
	...makeGuide('ready', { asks: ['os', ...rows], options: ['yes', 'no'] }),
	checklists: [{ id: 'needs', asks: 'Which?', short: 'Needs', why: 'Because.', questions: rows }]
};
const questions = [makeQuestion('os', 'x', 'y'), ...rows.map((id) => makeQuestion(id, 'yes', 'no'))];
const rules = makeRules(questions, guide);
const open = questions.slice(1);
const [, first] = questions;
if (!first) throw new Error('no question');
const asking = askingOf(rules, guide, first, open, new Map());
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('a checklist', () => {
	test('asks all its rows that still matter on one page, under its own name', () => {
		expect(asking.id).toBe('needs');
		expect(ids(asking.questions)).toEqual(rows);
		expect(ids(askingOf(rules, guide, first, [first], new Map([['com', 'no']])).questions)).toEqual([
			'gpu',
			'com'
		]);
	});
	test('names the rows without an answer in their order', () => {
		expect(ids(missingRows(asking, new Map([['msmq', 'not-sure']])))).toEqual(['gpu', 'com']);
	});
	test('"no to all the rest" leaves what was picked', () => {
		const picked = new Map([
			['gpu', 'yes'],
			['com', 'not-sure']
		]);
		expect(Object.fromEntries(noToTheRest(asking, picked))).toEqual({
			gpu: 'yes',
			msmq: 'no',
			com: 'not-sure'
		});
	});
	test('takes only the answers to its own rows', () => {
		const answers = new Map([
			['os', 'x'],
			['gpu', 'yes']
		]);
		expect([...answersOn(asking, answers)]).toEqual([['gpu', 'yes']]);
	});
	test('counts as one page', () => {
		expect(pagesOf(guide, ['os', ...rows])).toBe(2);
	});
});
