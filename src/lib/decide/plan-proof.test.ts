/**
 * What docs/proofs.md says of plans, checked: by every joint assignment of the guides, and by seeded random workloads
 * against an evaluation that shares no code with the solver.
 */
import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { type Random, randomFrom } from '../../../scripts/random';
import type { Guide, Limit, Test } from '../content/model';
import { AS_OF } from '../content/periods';
import { NOT_SURE } from './facts';
import { planOf } from './plan';

const { rules } = content;
const { guides } = rules;
const limits = guides.flatMap((guide) => guide.limits);
const isAsked = (one: Test) => one.of in rules.questions;
type Values = ReadonlyMap<string, string>;

/** A test on a value that is not there fails: nothing that nobody said can bind. */
const holds = (tests: readonly Test[], values: Values) =>
	tests.every((one) => {
		const value = values.get(one.of);
		return value !== undefined && one.in.includes(value);
	});
const takesOut = (limit: Limit, values: Values) => limit.when.some((clause) => holds(clause, values));

const SEED = 20261122;
const SHOWN = 5;

/** The product of the options of these guides. */
function assignmentsOf(these: readonly Guide[]): ReadonlyMap<string, string>[] {
	return these.reduce<Map<string, string>[]>(
		(all, guide) =>
			all.flatMap((one) => guide.options.map((option) => new Map(one).set(guide.id, option.id))),
		[new Map<string, string>()]
	);
}

/** Guides that limits link, in groups: whether one group can be met says nothing of another. */
function groups(): (readonly Guide[])[] {
	const left = new Set(guides);
	const found: Guide[][] = [];
	for (const first of left) {
		const group = new Set([first]);
		for (const guide of group) {
			for (const other of guides) {
				const looks = (from: Guide, to: Guide) =>
					from.limits.some((limit) => limit.when.flat().some((one) => one.of === to.id));
				if (looks(guide, other) || looks(other, guide)) group.add(other);
			}
		}
		for (const guide of group) left.delete(guide);
		found.push(guides.filter((guide) => group.has(guide)));
	}
	return found;
}

/** Facts under which no limit forbids this assignment, or undefined if there are none: depth first over the questions. */
function factsFor(group: readonly Guide[], assignment: Values): Values | undefined {
	/** each is a set of answers that must not all be given */
	const forbidden = group
		.flatMap((guide) => guide.limits.filter((limit) => limit.out.includes(assignment.get(guide.id) ?? '')))
		.flatMap((limit) => limit.when)
		.filter((clause) =>
			holds(
				clause.filter((one) => !isAsked(one)),
				assignment
			)
		)
		.map((clause) => clause.filter(isAsked));
	const questions = [...new Set(forbidden.flat().map((one) => one.of))];
	const facts = new Map<string, string>();
	const meet = (level: number, alive: readonly (readonly Test[])[]): boolean => {
		if (alive.some((clause) => clause.every((one) => facts.has(one.of)))) return false;
		const question = rules.questions[questions[level] ?? ''];
		if (!question) return true;
		for (const { id } of question.answers) {
			facts.set(question.id, id);
			const left = alive.filter((clause) =>
				clause.every((one) => one.of !== question.id || one.in.includes(id))
			);
			if (meet(level + 1, left)) return true;
		}
		facts.delete(question.id);
		return false;
	};
	return meet(0, forbidden) ? facts : undefined;
}

test('every joint assignment of the guides is feasible under some facts, or under none, and is told apart', () => {
	const started = performance.now();
	let all = 1;
	let feasible = 1;
	for (const group of groups()) {
		const assignments = assignmentsOf(group);
		let met = 0;
		for (const assignment of assignments) {
			const facts = factsFor(group, assignment);
			if (!facts) continue;
			met++;
			const values = new Map([...facts, ...assignment]);
			const broken = group
				.flatMap((guide) => guide.limits)
				.filter((limit) => limit.out.includes(assignment.get(limit.guide) ?? '') && takesOut(limit, values));
			expect(broken.map((limit) => limit.id)).toEqual([]);
		}
		console.log(`${group.map((guide) => guide.id).join(' + ')}: ${met} of ${assignments.length} feasible`);
		all *= assignments.length;
		feasible *= met;
		// a group in which anything goes would mean that its limits were not read
		expect(met).toBeGreaterThan(0);
		if (group.length > 1) expect(met).toBeLessThan(assignments.length);
	}
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const memory = Math.round(process.memoryUsage().heapUsed / 1e6);
	console.log(`${feasible} of ${all} joint assignments feasible; ${seconds} s, heap ${memory} MB`);
	expect(all).toBe(guides.reduce((product, guide) => product * guide.options.length, 1));
});

/** A day and an answer to every question. */
function randomFacts(random: Random): Map<string, string> {
	return new Map(
		Object.values(rules.questions).map((question) => [question.id, random.pick(question.answers).id])
	);
}

/** The plan in the plainest words: all assignments, then each guide in its turn takes what it prefers. */
function plainPlan(facts: Values): ReadonlyMap<string, string | undefined> {
	const plan = new Map<string, string | undefined>();
	for (const group of groups()) {
		const outAnyhow = (guide: Guide) =>
			new Set(
				guide.limits
					.filter((limit) => limit.when.some((clause) => clause.every(isAsked) && holds(clause, facts)))
					.flatMap((limit) => limit.out)
			);
		// a guide that fits nothing whatever the others decide is set aside
		const taking = group.filter((guide) => outAnyhow(guide).size < guide.options.length);
		let left = assignmentsOf(taking).filter((assignment) => {
			const values = new Map([...facts, ...assignment]);
			return taking.every((guide) =>
				guide.limits.every(
					(limit) => !limit.out.includes(assignment.get(guide.id) ?? '') || !takesOut(limit, values)
				)
			);
		});
		const standing = new Map(
			taking.map((guide) => {
				const out = outAnyhow(guide);
				return [guide.id, guide.options.map((option) => option.id).filter((id) => !out.has(id))];
			})
		);
		// only what a guide is linked with under these facts can leave it without an option
		const looks = (from: Guide, to: Guide) =>
			from.limits.some(
				(limit) =>
					limit.out.some((id) => standing.get(from.id)?.includes(id)) &&
					limit.when.some(
						(clause) =>
							clause.some((one) => one.of === to.id) &&
							holds(clause.filter(isAsked), facts) &&
							clause.every((one) => isAsked(one) || standing.get(one.of)?.some((id) => one.in.includes(id)))
					)
			);
		const linked = (guide: Guide) => {
			const reached = new Set([guide]);
			for (const one of reached)
				for (const other of taking) if (looks(one, other) || looks(other, one)) reached.add(other);
			return taking.filter((one) => reached.has(one));
		};
		for (const guide of group) {
			if (!taking.includes(guide)) {
				plan.set(guide.id, undefined);
				continue;
			}
			const near = linked(guide);
			const pool =
				left.length > 0
					? left
					: assignmentsOf(near).filter((assignment) => {
							const values = new Map([...facts, ...assignment]);
							const fixed = [...plan].every(
								([id, option]) => option === undefined || !assignment.has(id) || assignment.get(id) === option
							);
							return (
								fixed &&
								near.every((one) =>
									one.limits.every(
										(limit) => !limit.out.includes(assignment.get(one.id) ?? '') || !takesOut(limit, values)
									)
								)
							);
						});
			const possible = new Set(pool.map((assignment) => assignment.get(guide.id)));
			const option = guide.preferences
				.filter((one) => one.when.some((clause) => holds(clause, facts)))
				.flatMap((one) => one.choose)
				.find((id) => possible.has(id));
			plan.set(guide.id, option);
			if (option !== undefined) left = left.filter((assignment) => assignment.get(guide.id) === option);
		}
	}
	return plan;
}

describe('random workloads', () => {
	test('no two recommendations break a limit together, whatever is known', () => {
		const random = randomFrom(SEED);
		const wrong: string[] = [];
		const COUNT = 5_000;
		for (let n = 0; n < COUNT; n++) {
			const facts = randomFacts(random);
			// every other workload is known in part only
			const share = n % 2 === 0 ? 1 : random.number();
			const known = new Map([...facts].filter(([id]) => id === AS_OF || random.number() < share));
			const { decided } = planOf(rules, known);
			const values = new Map([...known, ...decided]);
			for (const limit of limits)
				if (limit.out.includes(decided.get(limit.guide) ?? '') && takesOut(limit, values))
					wrong.push(`${limit.id}: ${JSON.stringify([...values])}`);
		}
		console.log(`${COUNT} random workloads`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('the plan is what the plain evaluation says', () => {
		const random = randomFrom(SEED + 1);
		const wrong: string[] = [];
		for (let n = 0; n < 300; n++) {
			const facts = randomFacts(random);
			const { decided } = planOf(rules, facts);
			for (const [guide, option] of plainPlan(facts))
				if (decided.get(guide) !== option)
					wrong.push(
						`${guide}: ${decided.get(guide) ?? '-'}, not ${option ?? '-'}: ${JSON.stringify([...facts])}`
					);
		}
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('a plan asks nothing twice, and in the end nothing is left that could change a decision', () => {
		const random = randomFrom(SEED + 2);
		const wrong: string[] = [];
		let asked = 0;
		let compares = 0;
		const WALKS = 300;
		for (let n = 0; n < WALKS; n++) {
			const facts = randomFacts(random);
			const answers = new Map([...facts].filter(([id]) => id === AS_OF));
			let plan = planOf(rules, answers);
			while (plan.ask) {
				const { id } = plan.ask.question;
				if (answers.has(id)) wrong.push(`${id} is asked again`);
				answers.set(id, facts.get(id) ?? NOT_SURE);
				asked++;
				plan = planOf(rules, answers);
			}
			if (plan.endsWith) continue;
			const others = randomFacts(random);
			const completed = planOf(rules, new Map([...others, ...answers]));
			// where something fits nothing, another answer may set it aside and free what hung on it
			const contradicts = (group: readonly Guide[]) =>
				[plan, completed].some(({ parts }) =>
					parts.some((part) => part.kind === 'none-fits' && group.includes(part.guide))
				);
			const compared = groups().filter((group) => !contradicts(group));
			compares += compared.flat().length;
			for (const { id } of compared.flat())
				if (plan.decided.get(id) !== completed.decided.get(id))
					wrong.push(
						`${id}: ${plan.decided.get(id) ?? '-'}, then ${completed.decided.get(id) ?? '-'}: ${JSON.stringify([...answers])}`
					);
		}
		console.log(
			`${WALKS} walks, ${(asked / WALKS).toFixed(1)} questions each, ${compares} decisions compared`
		);
		expect(compares).toBeGreaterThan(WALKS / 2);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});
});
