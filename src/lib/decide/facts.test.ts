import { describe, expect, test } from 'vitest';
import { describeDropped, factsOf, readAnswers, toQuery } from './facts';
import { makeQuestion, makeRules } from './make';

const rules = makeRules([
	makeQuestion('orchestrator', 'none', 'swarm'),
	makeQuestion('hosts', 'one', 'many')
]);
const read = (query: string) => readAnswers(rules, new URLSearchParams(query), '2026-11-22');

describe('readAnswers', () => {
	test('keeps what fits, in the order of the address, "not sure" included', () => {
		const { answers, dropped } = read('hosts=many&orchestrator=not-sure');
		expect([...answers]).toEqual([
			['hosts', 'many'],
			['orchestrator', 'not-sure']
		]);
		expect(dropped).toEqual([]);
		expect([...factsOf(answers)]).toEqual([['hosts', 'many']]);
	});

	test('drops unknown questions and answers, and names the nearest right ones', () => {
		const { answers, dropped } = read('orchestrater=none&hosts=mamy');
		expect(answers.size).toBe(0);
		expect(dropped).toEqual([
			{ key: 'orchestrater', value: 'none', why: 'unknown-question', near: 'orchestrator' },
			{ key: 'hosts', value: 'mamy', why: 'unknown-answer', near: 'many' }
		]);
		for (const one of dropped) expect(describeDropped(rules, one)).toContain(one.near);
	});

	test('takes the first of two answers to one question, and says so', () => {
		const { answers, dropped } = read('hosts=one&hosts=many');
		expect(answers.get('hosts')).toBe('one');
		expect(dropped).toMatchObject([{ why: 'said-twice', value: 'many' }]);
	});

	test('is not fooled by names that every object has', () => {
		expect(read('constructor=x&__proto__=y&toString=z').dropped).toHaveLength(3);
	});
});

test('toQuery writes what readAnswers reads', () => {
	const query = 'orchestrator=swarm&hosts=not-sure';
	expect(toQuery(read(query).answers)).toBe(query);
});
