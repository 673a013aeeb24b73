import { describe, expect, test } from 'vitest';
import { makeGuide, makeQuestion, makeRules, when } from './make';
import { GuideSolver } from './solver';
import { verdict } from './verdict';

const hosts = makeQuestion('hosts', 'one', 'many');
const lan = makeQuestion('lan', 'no', 'yes');
const secret = makeQuestion('secret', 'no', 'yes');

const driver = makeGuide('driver', {
	asks: ['hosts', 'lan'],
	options: ['nat', 'transparent', 'overlay'],
	limits: [
		{ id: 'nat-one-host', when: when({ hosts: 'many' }), out: ['nat'] },
		{ id: 'hidden', when: when({ lan: 'yes' }), out: ['nat', 'overlay'] }
	],
	preferences: [{ id: 'spread', when: when({ hosts: 'many' }), choose: ['overlay'] }],
	advice: [{ id: 'spoofing', when: when({ driver: 'transparent', hosts: 'many' }), required: true }]
});
const say = (answers: Record<string, string>, rules = makeRules([hosts, lan], driver), given = {}) =>
	verdict(
		new GuideSolver(rules, 'driver', { given: new Map(Object.entries(given)) }),
		new Map(Object.entries(answers))
	);

describe('verdict', () => {
	test('asks the first question whose answer can still change the choice', () => {
		const result = say({});
		expect(result.kind === 'undecided' && result.ask?.id).toBe('hosts');
		const second = say({ hosts: 'one' });
		expect(second.kind === 'undecided' && second.ask?.id).toBe('lan');
	});

	test('asks on when only required advice is still open', () => {
		// with LAN addresses it is transparent in any case; whether spoofing is needed depends on the hosts
		const result = say({ lan: 'yes' });
		expect(result).toMatchObject({
			kind: 'undecided',
			ask: { id: 'hosts' },
			possible: [{ id: 'transparent' }]
		});
	});

	test('chooses with the preference that decides, and gives required advice', () => {
		expect(say({ hosts: 'many', lan: 'no' })).toMatchObject({
			kind: 'chosen',
			option: { id: 'overlay' },
			decidedBy: [{ id: 'spread' }],
			losers: [
				{ option: { id: 'nat' }, why: { kind: 'out', limits: [{ id: 'nat-one-host' }] } },
				{ option: { id: 'transparent' }, why: { kind: 'beaten', preferences: [{ id: 'spread' }] } }
			]
		});
		expect(say({ hosts: 'many', lan: 'yes' })).toMatchObject({
			kind: 'chosen',
			advice: [{ id: 'spoofing' }]
		});
	});

	test('stays undecided for somebody who is not sure, and names what to find out', () => {
		expect(say({ hosts: 'not-sure', lan: 'no' })).toMatchObject({
			kind: 'undecided',
			ask: undefined,
			unsure: [{ id: 'hosts' }],
			possible: [{ id: 'nat' }, { id: 'overlay' }]
		});
	});

	test('decides in spite of "not sure" where that answer changes only a step, and says that the step may apply', () => {
		expect(say({ hosts: 'not-sure', lan: 'yes' })).toMatchObject({
			kind: 'chosen',
			option: { id: 'transparent' },
			advice: [],
			maybeAdvice: [{ id: 'spoofing' }]
		});
	});

	test('names every single answer that would change it', () => {
		const result = say({ hosts: 'one', lan: 'no' });
		expect(result.kind === 'chosen' && result.changes.map((change) => [change.to, change.options])).toEqual([
			[[{ question: 'hosts', answer: 'many' }], ['overlay']],
			[[{ question: 'lan', answer: 'yes' }], ['transparent']]
		]);
	});

	test('names the smallest set of answers where no single one would change it', () => {
		const a = makeQuestion('a', 'x', 'y');
		const b = makeQuestion('b', 'x', 'y');
		const pair = makeGuide('driver', {
			asks: ['a', 'b'],
			options: ['nat', 'overlay'],
			preferences: [{ id: 'both', when: when({ a: 'y', b: 'y' }), choose: ['overlay'] }]
		});
		const result = say({ a: 'x', b: 'x' }, makeRules([a, b], pair));
		expect(result.kind === 'chosen' && result.changes.map((change) => change.to)).toEqual([
			[
				{ question: 'a', answer: 'y' },
				{ question: 'b', answer: 'y' }
			]
		]);
	});

	test('names the smallest contradiction and leaves the innocent answers out', () => {
		const strict = makeGuide('driver', {
			asks: ['hosts', 'lan', 'secret'],
			options: ['nat', 'overlay'],
			limits: [
				{ id: 'no-nat', when: when({ hosts: 'many' }), out: ['nat'] },
				{ id: 'no-overlay', when: when({ lan: 'yes' }), out: ['overlay'] }
			],
			preferences: [{ id: 'secretly', when: when({ secret: 'yes' }), choose: ['overlay'] }]
		});
		expect(
			say({ secret: 'yes', hosts: 'many', lan: 'yes' }, makeRules([hosts, lan, secret], strict))
		).toMatchObject({
			kind: 'none-fits',
			conflict: [
				{ question: 'hosts', answer: 'many' },
				{ question: 'lan', answer: 'yes' }
			]
		});
	});

	test('takes an option out when every completion does, each by another limit', () => {
		const split = makeGuide('driver', {
			asks: ['hosts', 'lan'],
			options: ['nat', 'overlay'],
			limits: [
				{ id: 'when-one', when: when({ hosts: 'one' }), out: ['nat'] },
				{ id: 'when-many', when: when({ hosts: 'many' }), out: ['nat'] }
			]
		});
		const result = say({}, makeRules([hosts, lan], split));
		expect(result).toMatchObject({
			kind: 'chosen',
			option: { id: 'overlay' },
			losers: [{ why: { kind: 'out', limits: [{ id: 'when-one' }, { id: 'when-many' }] } }]
		});
	});
});

describe('decisions that constrain each other', () => {
	const mode = makeGuide('mode', {
		asks: ['secret'],
		options: ['process', 'hyper-v'],
		limits: [{ id: 'own-kernel', when: when({ secret: 'yes' }), out: ['process'] }]
	});
	const joined = makeGuide('driver', {
		asks: ['hosts', 'lan'],
		options: ['nat', 'transparent', 'overlay'],
		limits: [{ id: 'rules', when: when({ mode: 'hyper-v', lan: 'no' }), out: ['nat'] }]
	});
	const rules = makeRules([hosts, lan, secret], mode, joined);

	test('an option stands as long as the other guide can still be decided to suit it', () => {
		expect(say({ hosts: 'one', lan: 'no' }, rules)).toMatchObject({ kind: 'chosen', option: { id: 'nat' } });
	});

	test('a fact of the other guide takes it out, and both limits are named', () => {
		expect(say({ hosts: 'one', lan: 'no' }, rules, { secret: 'yes' })).toMatchObject({
			kind: 'chosen',
			option: { id: 'transparent' },
			losers: [
				{ option: { id: 'nat' }, why: { kind: 'out', limits: [{ id: 'own-kernel' }, { id: 'rules' }] } },
				{ option: { id: 'overlay' }, why: { kind: 'beaten' } }
			]
		});
	});

	test('such a fact is among what would change the choice', () => {
		const result = say({ hosts: 'one', lan: 'no' }, rules, { secret: 'yes' });
		expect(result.kind === 'chosen' && result.changes.map((change) => change.to)).toContainEqual([
			{ question: 'secret', answer: 'no' }
		]);
	});
});

test('a solver for a guide that does not exist is our own bug', () => {
	expect(() => new GuideSolver(makeRules([hosts, lan], driver), 'storage')).toThrow(RangeError);
});
