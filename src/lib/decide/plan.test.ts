import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { askingOf } from './asking';
import { factsOf, NOT_SURE, readAnswers } from './facts';
import { makeGuide, makeQuestion, makeRules, when } from './make';
import { type Plan, planOf } from './plan';
import { askingIn, planQuery, readPlanAddress, trailOf, unusedIn } from './plan-address';
import { planMarkdown } from './plan-markdown';
import { editionOf, planEvidence, planPage } from './plan-page';
import {
	conflictInWords,
	conflictsOf,
	linesOf,
	openQuestionsOf,
	planHeadline,
	risksOf,
	stepsOf
} from './plan-sheet';
import { GuideSolver } from './solver';

const TODAY = '2026-11-22';

// a scale, then two guides of which the second must fit the first
const scale = {
	...makeGuide('readiness', {
		asks: ['kind', 'needs-a', 'needs-b'],
		options: ['good', 'so-so', 'stop'],
		limits: [
			{
				id: 'readiness.desktop',
				when: when({ kind: 'desktop' }),
				out: ['good', 'so-so'],
				finding: { label: 'Desktop', mitigation: 'Leave it', effort: 'large' }
			},
			{
				id: 'readiness.a',
				when: when({ 'needs-a': 'yes' }),
				out: ['good'],
				finding: { label: 'Needs A', mitigation: 'Bring A', effort: 'small' }
			}
		],
		advice: [{ id: 'readiness.b', when: when({ 'needs-b': 'yes' }), kind: 'warning', note: 'B is heavy' }]
	}),
	isScale: true,
	checklists: [{ id: 'needs', asks: 'Needs?', short: 'Needs', why: '', questions: ['needs-a', 'needs-b'] }]
};
const mode = makeGuide('mode', {
	asks: ['trust', 'cluster'],
	options: ['light', 'heavy'],
	limits: [
		{
			id: 'mode.trust',
			when: when({ trust: 'none' }),
			out: ['light'],
			because: 'Strangers share no kernel.'
		},
		{ id: 'mode.cluster', when: when({ cluster: 'cloud' }), out: ['heavy'], because: 'The cloud cannot.' }
	],
	advice: [
		{ id: 'mode.later', when: when({ mode: 'light' }), note: 'Do this later' },
		{ id: 'mode.must', when: when({ mode: 'light' }), note: 'Do this at once', required: true }
	]
});
const driver = makeGuide('driver', {
	asks: ['cluster'],
	options: ['fast', 'safe'],
	limits: [{ id: 'driver.heavy', when: when({ mode: 'heavy' }), out: ['fast'], because: 'Too heavy.' }]
});
const rules = makeRules(
	[
		makeQuestion('kind', 'web', 'desktop'),
		makeQuestion('needs-a', 'yes', 'no'),
		makeQuestion('needs-b', 'yes', 'no'),
		makeQuestion('trust', 'full', 'none'),
		makeQuestion('cluster', 'own', 'cloud')
	],
	scale,
	mode,
	driver
);
const plan = (said: Readonly<Record<string, string>>, settings = {}) =>
	planOf(rules, new Map(Object.entries(said)), {}, settings);
const sound = { kind: 'web', 'needs-a': 'no', 'needs-b': 'no' };
const decidedIn = (one: Plan) => Object.fromEntries(one.decided);

describe('planOf', () => {
	test('asks one guide after the other and nothing twice', () => {
		expect(plan({}).ask?.question.id).toBe('kind');
		expect(plan(sound).ask).toMatchObject({ question: { id: 'trust' }, guide: { id: 'mode' } });
		const all = { ...sound, trust: 'full', cluster: 'own' };
		expect(plan(all).ask).toBeUndefined();
	});
	test('fixes what is chosen for the guides that come later', () => {
		expect(decidedIn(plan({ ...sound, trust: 'none', cluster: 'own' }))).toEqual({
			readiness: 'good',
			mode: 'heavy',
			driver: 'safe'
		});
	});
	test('ends where a scale has reached its end, unless told to go on', () => {
		const ended = plan({ kind: 'desktop' });
		expect([ended.endsWith?.guide.id, ended.ask]).toEqual(['readiness', undefined]);
		const anyway = plan({ kind: 'desktop' }, { anyway: true });
		expect([anyway.endsWith, anyway.warnsOf?.guide.id, anyway.ask?.guide.id]).toEqual([
			undefined,
			'readiness',
			'mode'
		]);
	});
});

describe('the address of a plan', () => {
	const read = (query: string) => readPlanAddress(rules, new URLSearchParams(query), TODAY);

	test('says again what it was read from', () => {
		const { answers, asOf, anyway } = read('trust=full&anyway=yes&cluster=not-sure&ask=trust');
		expect(planQuery(answers, { asOf, anyway, ask: 'trust' })).toBe(
			'trust=full&cluster=not-sure&anyway=yes&ask=trust'
		);
		expect(planQuery(new Map())).toBe('');
	});
	test('drops what is no question, no answer, or no yes', () => {
		const { dropped, anyway } = read('trsut=full&trust=half&anyway=no');
		expect(dropped.map(({ key, why }) => [key, why])).toEqual([
			['trsut', 'unknown-question'],
			['trust', 'unknown-answer'],
			['anyway', 'unknown-answer']
		]);
		expect(anyway).toBe(false);
	});
	test('shows a page again by the id of its question or of its checklist', () => {
		const all = plan({ ...sound, trust: 'full', cluster: 'own' });
		expect(askingIn(all, 'trust')?.questions.map(({ id }) => id)).toEqual(['trust']);
		for (const id of ['needs', 'needs-b'])
			expect(askingIn(all, id)).toMatchObject({
				id: 'needs',
				questions: [{ id: 'needs-a' }, { id: 'needs-b' }]
			});
		expect(askingIn(all, 'nothing')).toBeUndefined();
	});
	test('asks otherwise what the plan asks next', () => {
		const one = plan({ kind: 'web' });
		const next = one.ask;
		if (!next) throw new Error('nothing is asked');
		const open = one.partOf('readiness')?.solver.openQuestions(factsOf(one.answers)) ?? [];
		expect(askingIn(one, undefined)).toEqual(askingOf(rules, next.guide, next.question, open, one.answers));
	});
});

describe('the trail of a plan', () => {
	test('has one entry for a checklist, which says what was ticked', () => {
		const trail = (said: Readonly<Record<string, string>>) =>
			trailOf(rules, new Map(Object.entries(said))).map(({ page, says }) => [page, says]);
		expect(trail({ kind: 'web', 'needs-a': 'yes', trust: 'full', 'needs-b': NOT_SURE })).toEqual([
			['kind', 'WEB'],
			['needs', 'needs-a; not sure: needs-b'],
			['trust', 'FULL']
		]);
		expect(trail({ 'needs-a': 'no', 'needs-b': 'no' })).toEqual([['needs', 'None of these']]);
	});
	test('knows the answers that no guide needs now', () => {
		expect([...unusedIn(plan({ ...sound, kind: 'desktop' }, { anyway: true }))]).toContain('needs-a');
		expect([...unusedIn(plan({ ...sound, trust: 'none', cluster: 'own' }))]).not.toContain('trust');
	});
});

describe('the sheet of a plan', () => {
	test('gives a scale its level and its findings as reasons', () => {
		const [line] = linesOf(plan({ ...sound, 'needs-a': 'yes', trust: 'full', cluster: 'own' }));
		expect(line).toMatchObject({ says: 'SO-SO', level: { at: 2, of: 3 }, why: ['so it is'] });
	});
	test('passes over what is not asked', () => {
		const ended = plan({ kind: 'desktop' });
		expect(linesOf(ended).map(({ kind }) => kind)).toEqual(['chosen', 'passed-over', 'chosen']);
		expect(planHeadline(ended)).toContain('STOP');
		expect(planHeadline(plan({ kind: 'desktop' }, { anyway: true }))).toMatch(/STOP\. All the same: ./);
	});
	test('names which answer rules out which option', () => {
		const contradicting = plan({ ...sound, trust: 'none', cluster: 'cloud' });
		const [conflict, ...others] = conflictsOf(contradicting);
		if (!conflict) throw new Error('there is no conflict');
		expect(others).toEqual([]);
		expect(conflict.verdict.conflict).toEqual([
			{ question: 'trust', answer: 'none' },
			{ question: 'cluster', answer: 'cloud' }
		]);
		expect(conflictInWords(conflict)).toBe('trust: NONE rules out LIGHT. cluster: CLOUD rules out HEAVY.');
		expect(conflict.verdict.changes.map(({ to }) => to[0])).toEqual([
			{ question: 'trust', answer: 'full' },
			{ question: 'cluster', answer: 'own' }
		]);
	});
	test('lists what somebody is not sure of and what hangs on it', () => {
		const open = openQuestionsOf(plan({ ...sound, 'needs-b': NOT_SURE, trust: NOT_SURE, cluster: 'own' }));
		expect(open.map(({ question, decides, adds }) => [question.id, decides.length, adds.length])).toEqual([
			['needs-b', 0, 1],
			['trust', 1, 0]
		]);
	});
	test('puts findings before warnings, and required steps before the others', () => {
		const all = plan({ kind: 'web', 'needs-a': 'yes', 'needs-b': 'yes', trust: 'full', cluster: 'own' });
		expect(risksOf(all, []).map(({ id }) => id)).toEqual(['readiness.a', 'readiness.b']);
		expect(stepsOf(all).map(({ advice }) => advice.id)).toEqual(['mode.must', 'mode.later']);
	});
});

describe('plans by the rules of this site', () => {
	const evidence = planEvidence(content);
	const { compiled } = planPage(content);
	/** Every question answered with its answer at this place, or the last there is. */
	function walk(at: number | typeof NOT_SURE): Plan {
		let answers = readAnswers(content.rules, [], TODAY).answers;
		for (let pages = 0; pages < 99; pages++) {
			const one = planOf(content.rules, answers, compiled, { anyway: true });
			if (!one.ask) return one;
			const { question } = one.ask;
			const answer = at === NOT_SURE ? at : (question.answers[at] ?? question.answers.at(-1))?.id;
			answers = new Map(answers).set(question.id, answer ?? NOT_SURE);
		}
		throw new Error('it asks for ever');
	}
	const walks = ([0, 1, 2, 3, NOT_SURE] as const).map((at) => [at, walk(at)] as const);

	test.each(walks)('compiled beforehand or not, a plan is the same: answers %s', (_, one) => {
		const again = planOf(content.rules, one.answers, {}, { anyway: true });
		expect(decidedIn(again)).toEqual(decidedIn(one));
		expect(again.parts.map(({ kind }) => kind)).toEqual(one.parts.map(({ kind }) => kind));
	});
	test.each(walks)('nothing that is chosen breaks a limit together: answers %s', (_, one) => {
		const facts = factsOf(one.answers);
		const valueOf = (variable: string) => facts.get(variable) ?? one.decided.get(variable);
		const broken = content.rules.guides
			.flatMap((guide) => guide.limits)
			.filter(
				(limit) =>
					limit.out.includes(one.decided.get(limit.guide) ?? '') &&
					limit.when.some((clause) =>
						clause.every(({ of, in: values }) => values.includes(valueOf(of) ?? ''))
					)
			);
		expect(broken.map(({ id }) => id)).toEqual([]);
	});
	test.each(walks)('each change that is offered changes what it says: answers %s', (_, one) => {
		for (const part of one.parts) {
			const { verdict: said } = part;
			if (said.kind === 'undecided') continue;
			for (const change of said.changes.slice(0, 12)) {
				const facts = new Map(factsOf(part.answers));
				for (const { question, answer } of change.to) facts.set(question, answer);
				const solver = new GuideSolver(content.rules, part.guide.id, {
					given: facts,
					decided: part.solver.decided
				});
				expect(solver.possible(facts).options.map(({ id }) => id)).toEqual(change.options);
				const { possible, mayFitNothing } = part.judgement;
				expect([change.options, change.mayFitNothing]).not.toEqual([
					possible.map(({ id }) => id),
					mayFitNothing
				]);
			}
		}
	});
	test.each(walks)('the answers that contradict each other do so alone: answers %s', (_, one) => {
		for (const { part, verdict: said } of conflictsOf(one)) {
			const given = new Map(said.conflict.map(({ question, answer }) => [question, answer]));
			const solver = new GuideSolver(content.rules, part.guide.id, {
				given,
				decided: part.solver.decided
			});
			expect(solver.possible(given).options).toEqual([]);
		}
	});
	test.each(walks)('the Markdown has every choice, answer, risk and step: answers %s', (_, one) => {
		const text = planMarkdown(one, evidence, {
			address: 'https://example.org/?a=b',
			day: TODAY,
			asOf: TODAY,
			edition: editionOf(content)
		});
		for (const { guide, says } of linesOf(one)) expect(text).toContain(`${guide.label}: ${says}`);
		for (const { short, says } of trailOf(content.rules, one.answers))
			expect(text).toContain(`- ${short}: ${says}`);
		for (const { says } of risksOf(one, evidence)) expect(text).toContain(says);
		for (const { advice } of stepsOf(one)) expect(text).toContain(advice.note);
		for (const { question } of openQuestionsOf(one)) expect(text).toContain(question.findOut.how);
		expect(text).toContain('https://example.org/?a=b');
	});
});
