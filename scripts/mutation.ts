/**
 * Does anybody notice when a rule is wrong? Every rule is changed in every small way, one at a time, and the golden
 * situations are asked again. A change that none of them notices shows a situation that is missing.
 */
import type { Condition, Guide, Limit, Preference, RuleBase, Test } from '../src/lib/content/model';
import { AS_OF, periodOf } from '../src/lib/content/periods';
import { truthOfClause } from '../src/lib/decide/condition';
import { questionsOf } from '../src/lib/decide/diagram';
import { whyNot } from '../src/lib/decide/explain';
import type { Answers, Facts } from '../src/lib/decide/facts';
import { coupledWith } from '../src/lib/decide/outcome';
import { GuideSolver } from '../src/lib/decide/solver';
import { type Random, randomFrom } from './random';
import { answersOf, isMet, type Situation, TODAY } from './situations';

type Kind = 'limits' | 'preferences' | 'advice';
/** A rule that bears on the verdict: of the advice only what is required does. */
interface Rule {
	readonly id: string;
	readonly when: Condition;
	readonly out?: Limit['out'];
	readonly choose?: Preference['choose'];
}

export interface Mutant {
	readonly guide: string;
	readonly rule: string;
	/** what was changed, in words */
	readonly change: string;
	readonly before: Rule;
	/** undefined: the rule is gone */
	readonly after: Rule | undefined;
	/** the rule base with the change */
	make(): RuleBase;
}

export type Fate =
	| { readonly kind: 'killed'; readonly by: string }
	| { readonly kind: 'survived'; readonly input: Facts; readonly says: readonly string[] }
	| { readonly kind: 'equivalent' };

/** Every rule with every small change. */
export function mutantsOf(rules: RuleBase, guide: Guide): Mutant[] {
	const kinds: Kind[] = ['limits', 'preferences', 'advice'];
	return kinds.flatMap((kind) =>
		guide[kind].flatMap((rule) => {
			if ('required' in rule && !rule.required) return [];
			const seen = new Set([written(rule)]);
			return changesOf(rules, guide, rule).flatMap(({ change, after, splitAt }) => {
				const key = written(after);
				if (seen.has(key)) return [];
				seen.add(key);
				const make = () => {
					const base = splitAt === undefined ? rules : splitPeriods(rules, splitAt);
					const changed = (one: Guide): Guide => ({
						...one,
						[kind]: one[kind].flatMap((other) =>
							other.id !== rule.id ? [other] : after === undefined ? [] : [{ ...other, ...after }]
						)
					});
					return { ...base, guides: base.guides.map((one) => (one.id === guide.id ? changed(one) : one)) };
				};
				return [{ guide: guide.id, rule: rule.id, change, before: rule, after, make }];
			});
		})
	);
}

interface Changed {
	readonly change: string;
	readonly after: Rule | undefined;
	/** a day on which a new period begins */
	readonly splitAt?: string;
}

function changesOf(rules: RuleBase, guide: Guide, rule: Rule): Changed[] {
	const changes: Changed[] = [{ change: 'removed', after: undefined }];
	for (const [at, clause] of rule.when.entries()) {
		const withClause = (clauses: readonly (readonly Test[])[]): Condition =>
			rule.when.toSpliced(at, 1, ...clauses);
		const add = (change: string, tests: readonly Test[] | undefined) =>
			changes.push({ change, after: { ...rule, when: withClause(tests ? [tests] : []) } });
		if (rule.when.length > 1) add(`alternative ${at + 1} dropped`, undefined);
		for (const [place, test] of clause.entries()) {
			if (test.of === AS_OF) {
				changes.push(...shifts(rules, rule, at, place, test));
				add('dates dropped', clause.toSpliced(place, 1));
				continue;
			}
			const all =
				rules.questions[test.of]?.answers.map((answer) => answer.id) ??
				rules.guides.find((one) => one.id === test.of)?.options.map((option) => option.id) ??
				[];
			const others = all.filter((value) => !test.in.includes(value));
			const withValues = (values: readonly string[]) =>
				clause.toSpliced(place, 1, { of: test.of, in: all.filter((value) => values.includes(value)) });
			add(`${test.of} not looked at`, clause.toSpliced(place, 1));
			add(`${test.of} negated`, withValues(others));
			for (const value of test.in) {
				add(`${test.of} without ${value}`, withValues(test.in.filter((one) => one !== value)));
				for (const other of others)
					add(
						`${test.of}: ${other} instead of ${value}`,
						withValues([...test.in.filter((one) => one !== value), other])
					);
			}
			for (const other of others) add(`${test.of} with ${other}`, withValues([...test.in, other]));
		}
	}
	const options = guide.options.map((option) => option.id);
	const { out, choose } = rule;
	if (out) {
		const isFinding = guide.isScale && guide.limits.some((limit) => limit.id === rule.id && limit.finding);
		if (isFinding)
			for (const best of options.keys())
				changes.push({
					change: `at best ${options[best] ?? ''}`,
					after: { ...rule, out: options.slice(0, best) }
				});
		else
			for (const option of out)
				changes.push({
					change: `${option} not out`,
					after: { ...rule, out: out.filter((one) => one !== option) }
				});
	}
	if (choose) {
		for (const option of choose) {
			const left = choose.filter((one) => one !== option);
			if (left.length > 0) changes.push({ change: `${option} not chosen`, after: { ...rule, choose: left } });
			for (const other of options.filter((one) => !choose.includes(one)))
				changes.push({
					change: `chooses ${other} instead of ${option}`,
					after: { ...rule, choose: choose.map((one) => (one === option ? other : one)) }
				});
		}
		for (const at of choose.slice(1).keys())
			changes.push({
				change: `chooses ${choose[at + 1] ?? ''} before ${choose[at] ?? ''}`,
				after: { ...rule, choose: choose.toSpliced(at, 2, choose[at + 1] ?? '', choose[at] ?? '') }
			});
	}
	return changes;
}

/** The first or last day a month earlier or later. */
function shifts(rules: RuleBase, rule: Rule, at: number, place: number, test: Test): Changed[] {
	const periods = rules.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [];
	const first = periods.indexOf(test.in[0] ?? '');
	const end = first + test.in.length;
	const boundaries = [
		...(first > 0 ? [{ name: 'begins', at: first }] : []),
		...(end < periods.length ? [{ name: 'ends', at: end }] : [])
	];
	return boundaries.flatMap(({ name, at: boundary }) =>
		[-1, 1].map((months) => {
			const day = monthsAfter(periods[boundary] ?? '', months);
			const after = splitPeriods({ ...rules, guides: [] }, day);
			const all = after.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [];
			const begin = name === 'begins' ? day : (periods[first] ?? '');
			const stop = name === 'ends' ? day : periods[end];
			const within = all.filter((period) => period >= begin && (stop === undefined || period < stop));
			const when = rule.when.map((clause, index) =>
				clause.map((one, spot) =>
					index === at && spot === place ? { of: AS_OF, in: within } : splitTest(one, rules, day)
				)
			);
			return {
				change: `${name} a month ${months < 0 ? 'earlier' : 'later'}`,
				after: { ...rule, when },
				splitAt: day
			};
		})
	);
}

function monthsAfter(day: string, months: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCMonth(date.getUTCMonth() + months);
	return date.toISOString().slice(0, 10);
}

/** The same rules with one more boundary between periods. */
function splitPeriods(rules: RuleBase, day: string): RuleBase {
	const question = rules.questions[AS_OF];
	if (!question || question.answers.some((answer) => answer.id === day)) return rules;
	const split = <T extends { readonly when: Condition }>(list: readonly T[]): T[] =>
		list.map((rule) => ({
			...rule,
			when: rule.when.map((clause) => clause.map((test) => splitTest(test, rules, day)))
		}));
	return {
		questions: {
			...rules.questions,
			[AS_OF]: {
				...question,
				answers: [...question.answers, { id: day, label: `from ${day}`, fills: false }].sort((a, b) =>
					a.id < b.id ? -1 : 1
				)
			}
		},
		guides: rules.guides.map((guide) => ({
			...guide,
			limits: split(guide.limits),
			preferences: split(guide.preferences),
			advice: split(guide.advice)
		}))
	};
}

/** A test of the day holds in both halves of a period that is split. */
function splitTest(test: Test, rules: RuleBase, day: string): Test {
	const question = rules.questions[AS_OF];
	if (test.of !== AS_OF || question?.answers.some((answer) => answer.id === day)) return test;
	const halved = periodOf(question, day);
	return halved !== undefined && test.in.includes(halved)
		? { of: AS_OF, in: [...test.in, day].sort() }
		: test;
}

function written(rule: Rule | undefined): string {
	return rule === undefined
		? ''
		: JSON.stringify([
				rule.when.map((clause) => clause.map((test) => [test.of, [...test.in].sort()])),
				rule.out && [...rule.out].sort(),
				rule.choose
			]);
}

/**
 * What a rule still says to a guide for these facts; two rules that say the same have the same effect.
 * What looks at a question that nobody answered and the guide does not ask does not bind.
 */
function leftOf(rule: Rule | undefined, rules: RuleBase, asks: ReadonlySet<string>, facts: Facts): string {
	if (!rule || rule.out?.length === 0) return '';
	const valueOf = (variable: string) => facts.get(variable);
	const left = rule.when.flatMap((clause) => {
		const isDead =
			truthOfClause(clause, valueOf) === 'false' ||
			clause.some((test) => test.of in rules.questions && !facts.has(test.of) && !asks.has(test.of));
		return isDead ? [] : [clause.filter((test) => !facts.has(test.of))];
	});
	return left.length === 0 ? '' : written({ ...rule, when: left });
}

/** Kills mutants with situations and with the promises that all content keeps. */
export class MutantKiller {
	readonly #rules: RuleBase;
	readonly #situations: readonly Situation[];
	readonly #coupled: ReadonlyMap<string, ReadonlySet<string>>;
	readonly #witnesses = new Map<string, Witness[]>();
	readonly #orders = new Map<string, readonly Situation[]>();
	readonly #answers = new WeakMap<RuleBase['questions'], Map<Situation, Answers>>();

	/** @throws {RangeError} if a situation is not met by the rules as they are */
	constructor(rules: RuleBase, situations: readonly Situation[]) {
		this.#rules = rules;
		const wrong = situations.filter((one) => !isMet(rules, one, answersOf(rules, one)));
		if (wrong.length > 0)
			throw new RangeError(`not met by the rules as they are: ${wrong.map((one) => one.id).join(', ')}`);
		this.#situations = situations;
		this.#coupled = new Map(
			rules.guides.map(({ id }) => [id, new Set(coupledWith(rules, id).map((guide) => guide.id))])
		);
	}

	/** The situation or promise that notices the change. */
	killerOf(mutant: Mutant): string | undefined {
		return this.situationFor(mutant)?.id ?? this.#brokenPromise(mutant, mutant.make());
	}

	/** A situation that notices the change. */
	situationFor(mutant: Mutant): Situation | undefined {
		let made: RuleBase | undefined;
		for (const situation of this.#inOrderFor(mutant)) {
			const rules = (made ??= mutant.make());
			const answers = this.#answersOf(rules, situation);
			if (!isAffected(mutant, situation.guide, this.#rules, rules, answers)) continue;
			if (!isMet(rules, situation, answers)) {
				this.#first(mutant, situation);
				return situation;
			}
		}
		return undefined;
	}

	/** What noticed one change of a rule is likely to notice the next, so it is asked first from now on. */
	#first({ rule }: Mutant, situation: Situation): void {
		const order = this.#orders.get(rule) ?? [];
		if (order[0] !== situation)
			this.#orders.set(rule, [situation, ...order.filter((other) => other !== situation)]);
	}

	/** Those that may notice it: first what names the rule, then what is about the same guide. */
	#inOrderFor({ guide, rule }: Mutant): readonly Situation[] {
		const known = this.#orders.get(rule);
		if (known) return known;
		const short = rule.slice(guide.length + 1);
		const rank = ({ guide: of, expect }: Situation) =>
			of !== guide
				? 2
				: [...Object.values(expect.out ?? {}), ...(expect.advice ?? [])].includes(short)
					? 0
					: 1;
		const order = this.#situations
			.filter((situation) => this.#coupled.get(guide)?.has(situation.guide) === true)
			.sort((a, b) => rank(a) - rank(b));
		this.#orders.set(rule, order);
		return order;
	}

	/** Answers differ between rule bases only where the days are divided in another way. */
	#answersOf(rules: RuleBase, situation: Situation): Answers {
		const known = this.#answers.get(rules.questions) ?? new Map<Situation, Answers>();
		this.#answers.set(rules.questions, known);
		const answers = known.get(situation) ?? answersOf(rules, situation);
		known.set(situation, answers);
		return answers;
	}

	/** A promise is kept if its witness still bears it out; if not, another input may. */
	#brokenPromise(mutant: Mutant, made: RuleBase): string | undefined {
		const guide = this.#rules.guides.find((one) => one.id === mutant.guide);
		if (!guide) return undefined;
		const witnesses = this.#witnesses.get(guide.id) ?? witnessesOf(this.#rules, guide);
		this.#witnesses.set(guide.id, witnesses);
		const isLost = ({ cases, holds }: Witness) =>
			cases.length > 0 &&
			cases.every(
				(inputs) =>
					inputs.some((facts) => isAffected(mutant, guide.id, this.#rules, made, facts)) &&
					!holds(inputs.map((facts) => briefly(made, guide.id, facts)))
			);
		return witnesses.some(isLost) ? brokenPromise(made, guide.id) : undefined;
	}
}

/** Can the change make a difference for these facts? The day is named as the changed rules name it. */
function isAffected(mutant: Mutant, guide: string, rules: RuleBase, made: RuleBase, facts: Facts): boolean {
	if (guide !== mutant.guide && !mutant.before.out) return false;
	const asks = new Set(rules.guides.find((one) => one.id === guide)?.asks);
	const old = periodAdjusted(rules, facts);
	return (
		leftOf(mutant.before, rules, asks, old) !== leftOf(mutant.after, made, asks, facts) ||
		differs(mutant, old, facts)
	);
}

/** Inputs that show that an option is reached, a preference used, or that a question matters. */
interface Witness {
	/** each is one input, or several that differ in one answer and must differ in the choice */
	readonly cases: readonly (readonly Facts[])[];
	readonly holds: (
		says: readonly { readonly choice: string; readonly option: string; readonly by: string }[]
	) => boolean;
}
const WITNESSES = 6;

function witnessesOf(rules: RuleBase, guide: Guide): Witness[] {
	const random = randomFrom(guide.asks.length);
	const solver = new GuideSolver(rules, guide.id);
	const period = periodOf(rules.questions[AS_OF], TODAY);
	const day: Facts = new Map(period === undefined ? [] : [[AS_OF, period]]);
	const find = (test: (facts: Facts) => boolean, without?: string): Facts[] =>
		Array.from({ length: WITNESSES }, () => {
			const asks = random.shuffled(guide.asks.filter((one) => one !== without));
			return completion(rules, rules, { ...guide, asks }, day, test, random);
		}).filter((facts) => facts !== undefined);
	return [
		...guide.options.map(({ id }) => ({
			cases: find((facts) => solver.choices(facts).some((choice) => choice.option === id)).map((one) => [
				one
			]),
			holds: ([says]: readonly { readonly option: string }[]) => says?.option === id
		})),
		...guide.preferences.map((preference) => ({
			cases: find((facts) => solver.deciding(facts).includes(preference)).map((one) => [one]),
			holds: ([says]: readonly { readonly by: string }[]) => says?.by === preference.id
		})),
		...guide.asks.map((id) => ({
			cases: find((known) => solver.openQuestions(known).some((question) => question.id === id), id).map(
				(facts) => (rules.questions[id]?.answers ?? []).map((answer) => new Map(facts).set(id, answer.id))
			),
			holds: (says: readonly { readonly choice: string }[]) => new Set(says.map((one) => one.choice)).size > 1
		}))
	];
}

function briefly(rules: RuleBase, id: string, facts: Facts) {
	const solver = new GuideSolver(rules, id, { given: facts });
	const choices = solver.choices(facts);
	return {
		choice: JSON.stringify(choices),
		option: choices[0]?.option ?? '',
		by: solver.deciding(facts)[0]?.id ?? ''
	};
}

/** On the day of the facts every option is reached, every preference used and every question matters. */
function brokenPromise(rules: RuleBase, id: string): string | undefined {
	const solver = new GuideSolver(rules, id);
	const period = periodOf(rules.questions[AS_OF], TODAY);
	const facts: Facts = new Map(period === undefined ? [] : [[AS_OF, period]]);
	const { guide } = solver;
	const { options } = solver.possible(facts);
	const option = guide.options.find((one) => !options.includes(one));
	if (option) return `option ${option.id} is not reached`;
	const used = solver.deciding(facts);
	const preference = guide.preferences.find((one) => !used.includes(one));
	if (preference) return `preference ${preference.id} is not used`;
	const open = questionsOf(solver.after(facts));
	const question = guide.asks.find((one) => !open.has(one));
	return question === undefined ? undefined : `question ${question} does not matter`;
}

/** One line for each thing a guide says: the choice, what decides it and why each other option is not it. */
export function saysFor(rules: RuleBase, id: string, facts: Facts): string[] {
	const solver = new GuideSolver(rules, id, { given: facts });
	const { options, mayFitNothing } = solver.possible(facts);
	const short = (rule: { readonly id: string }) => rule.id.slice(rule.id.indexOf('.') + 1);
	const required = solver.choices(facts).flatMap((choice) => choice.required);
	return [
		`option: ${[...options.map((one) => one.id), ...(mayFitNothing ? ['-'] : [])].join(' ')}`,
		...solver.deciding(facts).map((rule) => `decided by: ${short(rule)}`),
		...[...new Set(required)].map((one) => `required: ${one}`),
		...solver.guide.options.flatMap((option) => {
			const why = whyNot(solver, facts, option.id);
			const rules = why?.kind === 'out' ? why.limits : [];
			return why ? [`${option.id}: ${rules.length > 0 ? rules.map(short).join(' + ') : '-'}`] : [];
		})
	];
}

/**
 * An input for which the mutant says something else: the variables of the rule go through all their values, and the
 * others are taken from situations and at random. None found: the diagrams are compared, and if they are the same,
 * reasons can differ only where the limit is the first to take an option out, which is looked for as well.
 */
export function fateOfSurvivor(
	rules: RuleBase,
	mutant: Mutant,
	situations: readonly Situation[],
	random: Random,
	tries = 24
): Fate {
	const made = mutant.make();
	const guide = rules.guides.find((one) => one.id === mutant.guide);
	if (!guide) return { kind: 'equivalent' };
	const days = made.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [];
	const looked = [
		...new Set([...mutant.before.when.flat(), ...(mutant.after?.when.flat() ?? [])].map((test) => test.of))
	].filter((variable) => variable in rules.questions);
	const domainOf = (variable: string) => made.questions[variable]?.answers.map((answer) => answer.id) ?? [];
	const combinations = looked.reduce<Map<string, string>[]>(
		(list, variable) =>
			list.flatMap((facts) => domainOf(variable).map((value) => new Map(facts).set(variable, value))),
		[new Map<string, string>()]
	);
	const differing = combinations.filter((facts) => isAffected(mutant, guide.id, rules, made, facts));
	const tryOut = (facts: Facts): Fate | undefined => {
		const before = saysFor(rules, guide.id, periodAdjusted(rules, facts));
		const after = saysFor(made, guide.id, facts);
		return before.join('\n') === after.join('\n')
			? undefined
			: { kind: 'survived', input: facts, says: before };
	};
	const own = situations.filter((one) => one.guide === guide.id);
	for (let round = 0; round < tries; round++) {
		const base = round % 2 === 0 && own.length > 0 ? answersOf(made, random.pick(own)) : undefined;
		const start = differing.length > 0 ? random.pick(differing) : undefined;
		if (!start) break;
		const facts = new Map<string, string>();
		if (days.length > 0) facts.set(AS_OF, start.get(AS_OF) ?? periodOf(made.questions[AS_OF], TODAY) ?? '');
		for (const question of guide.asks) {
			const said = base?.get(question);
			const usable = said !== undefined && domainOf(question).includes(said);
			facts.set(question, start.get(question) ?? (usable ? said : random.pick(domainOf(question))));
		}
		const fate = tryOut(facts);
		if (fate) return fate;
	}
	const found =
		firstToTakeOut(rules, made, mutant, guide, differing) ?? differentLeaf(rules, made, mutant, guide);
	return (found && tryOut(found)) ?? { kind: 'equivalent' };
}

function differs({ before, after }: Mutant, old: Facts, facts: Facts): boolean {
	const isDated = (rule: Rule | undefined, known: Facts) =>
		rule?.when.some((clause) =>
			clause.every((test) => test.of !== AS_OF || test.in.includes(known.get(AS_OF) ?? ''))
		) === true;
	return isDated(before, old) !== isDated(after, facts);
}

/** The same facts, with the day named as the unchanged rules name it. */
function periodAdjusted(rules: RuleBase, facts: Facts): Facts {
	const day = facts.get(AS_OF);
	const period = day === undefined ? undefined : periodOf(rules.questions[AS_OF], day);
	return period === undefined ? facts : new Map(facts).set(AS_OF, period);
}

/** Facts under which a changed limit takes out, or no longer does, what no limit before it takes out. */
function firstToTakeOut(
	rules: RuleBase,
	made: RuleBase,
	mutant: Mutant,
	guide: Guide,
	differing: readonly Facts[]
): Facts | undefined {
	const at = guide.limits.findIndex((limit) => limit.id === mutant.rule);
	if (at < 0) return undefined;
	const earlier = guide.limits.slice(0, at);
	const solver = new GuideSolver(rules, guide.id);
	const options = new Set([...(mutant.before.out ?? []), ...(mutant.after?.out ?? [])]);
	for (const facts of differing) {
		for (const option of options) {
			if (!solver.canStand(option, periodAdjusted(rules, facts), earlier)) continue;
			const full = completion(rules, made, guide, facts, (known) =>
				solver.canStand(option, periodAdjusted(rules, known), earlier)
			);
			if (full) return full;
		}
	}
	return undefined;
}

const NOTHING: Facts = new Map();
const wholes = new WeakMap<RuleBase, Map<string, string>>();

/** Facts under which the choice or the deciding preference is another one. */
function differentLeaf(rules: RuleBase, made: RuleBase, mutant: Mutant, guide: Guide): Facts | undefined {
	const before = new GuideSolver(rules, guide.id);
	const after = new GuideSolver(made, guide.id);
	const says = (solver: GuideSolver, facts: Facts) =>
		JSON.stringify([solver.choices(facts), solver.deciding(facts).map((preference) => preference.id)]);
	// the same days: the functions are compared as wholes, and the one before the change is written once
	if (rules.questions === made.questions) {
		const whole = wholes.get(rules)?.get(guide.id) ?? JSON.stringify(plainOf(before, NOTHING));
		wholes.set(rules, (wholes.get(rules) ?? new Map<string, string>()).set(guide.id, whole));
		if (whole === JSON.stringify(plainOf(after, NOTHING))) return undefined;
	}
	const today = periodOf(made.questions[AS_OF], TODAY);
	const days = [today, ...(made.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [])];
	for (const day of days) {
		const facts: Facts = new Map(day === undefined ? [] : [[AS_OF, day]]);
		const old = periodAdjusted(rules, facts);
		// where the days are divided anew, most of them keep their rules
		if (rules.questions !== made.questions && !differs(mutant, old, facts)) continue;
		const same =
			JSON.stringify(plainOf(before, old)) === JSON.stringify(plainOf(after, facts)) &&
			JSON.stringify(before.deciding(old).map((one) => one.id)) ===
				JSON.stringify(after.deciding(facts).map((one) => one.id));
		if (same) continue;
		const found = completion(rules, made, guide, facts, (known) => {
			const oldKnown = periodAdjusted(rules, known);
			return (
				JSON.stringify(plainOf(before, oldKnown)) !== JSON.stringify(plainOf(after, known)) ||
				says(before, oldKnown) !== says(after, known)
			);
		});
		if (found) return found;
	}
	return undefined;
}

/** The two diagrams under facts, so that equal functions are equal data. */
function plainOf(solver: GuideSolver, facts: Facts): unknown {
	const numbers = new Map<unknown, number>();
	const list: unknown[] = [];
	const visit = (node: ReturnType<GuideSolver['after']> | ReturnType<GuideSolver['reasonAfter']>): number => {
		const known = numbers.get(node);
		if (known !== undefined) return known;
		const entry =
			node.kind === 'leaf'
				? node.value && ('option' in node.value ? node.value : node.value.id)
				: [node.question, [...node.next].map(([answer, next]) => [answer, visit(next)])];
		numbers.set(node, list.length);
		list.push(entry);
		return list.length - 1;
	};
	visit(solver.after(facts));
	visit(solver.reasonAfter(facts));
	return list;
}

/** Fills in the guide's other answers one by one so that the test still holds. */
function completion(
	rules: RuleBase,
	made: RuleBase,
	guide: Guide,
	facts: Facts,
	test: (facts: Facts) => boolean,
	random?: Random
): Facts | undefined {
	const known = new Map(facts);
	const period = periodOf(made.questions[AS_OF], TODAY);
	if (!known.has(AS_OF) && period !== undefined) {
		const days = [period, ...(made.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [])];
		const day = days.find((one) => test(new Map(known).set(AS_OF, one)));
		if (day === undefined) return undefined;
		known.set(AS_OF, day);
	}
	for (const question of guide.asks) {
		if (known.has(question)) continue;
		const answers = rules.questions[question]?.answers ?? [];
		const answer = (random?.shuffled(answers) ?? answers).find(({ id }) =>
			test(new Map(known).set(question, id))
		);
		if (!answer) return undefined;
		known.set(question, answer.id);
	}
	return known;
}
