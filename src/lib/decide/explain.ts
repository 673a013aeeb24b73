/** Why a verdict is what it is: the smallest sets of rules and answers that make it so. */
import type { AnswerId, Limit, OptionId, Preference, QuestionId } from '../content/model';
import { AS_OF } from '../content/periods';
import { truthOf } from './condition';
import type { Facts } from './facts';
import { constraintsOf, standingOptions } from './outcome';
import { GuideSolver } from './solver';

/** Why an option is not the choice: limits took it out, or preferences put another one first. */
export type WhyNot =
	| { readonly kind: 'out'; readonly limits: readonly Limit[] }
	| { readonly kind: 'beaten'; readonly preferences: readonly Preference[] };

export interface Given {
	readonly question: QuestionId;
	readonly answer: AnswerId;
}

/** Answers whose change alone would change the choice, and what it would become. */
export interface Change {
	readonly to: readonly Given[];
	/** options that could be chosen then; several when a question would become open again */
	readonly options: readonly OptionId[];
	readonly mayFitNothing: boolean;
}

/**
 * Why the option is not among those that the facts can still lead to.
 * Under incomplete facts an option is out when every completion takes it out, even if by different limits.
 *
 * @returns undefined if some completion chooses it
 */
export function whyNot(solver: GuideSolver, facts: Facts, option: OptionId): WhyNot | undefined {
	if (solver.choices(facts).some((choice) => choice.option === option)) return undefined;
	const limits = smallestKillingLimits(solver, facts, option);
	return limits ? { kind: 'out', limits } : { kind: 'beaten', preferences: solver.deciding(facts) };
}

/** The smallest set of limits that takes the option out in every completion, or undefined if it stands in one. */
function smallestKillingLimits(
	solver: GuideSolver,
	facts: Facts,
	option: OptionId
): readonly Limit[] | undefined {
	const known = solver.relevant(facts);
	const valueOf = (variable: string) => known.get(variable) ?? solver.decided.get(variable);
	const isOwn = (limit: Limit) => limit.guide === solver.guide.id;
	const candidates = solver.coupled
		.flatMap((guide) => guide.limits)
		.filter(
			(limit) => (!isOwn(limit) || limit.out.includes(option)) && truthOf(limit.when, valueOf) !== 'false'
		);
	const kills = (limits: readonly Limit[]) => killsAlways(solver, known, option, limits);
	// nearly always one limit of the guide itself does it, so look there first
	const single = candidates.find(
		(limit) => isOwn(limit) && truthOf(limit.when, valueOf) === 'true' && kills([limit])
	);
	if (single) return [single];
	if (!kills(candidates)) return undefined;
	return smallestSubset(fewEnough(candidates, kills), kills) ?? candidates;
}

/**
 * A smaller list that still suffices, since trying all subsets of a hundred limits would take for ever: limits that
 * are not needed are dropped one by one until few are left.
 */
function fewEnough<T>(list: readonly T[], test: (subset: readonly T[]) => boolean): readonly T[] {
	if (list.length <= FEW) return list;
	let kept = list;
	for (const one of list) {
		const without = kept.filter((other) => other !== one);
		if (kept.length > FEW && test(without)) kept = without;
	}
	return kept;
}
const FEW = 14;
/** so many sets of answers are tried, roughly, where each has to be compiled */
const MOST_SETS = 150;

/** Do these limits alone leave the option without a joint assignment, whatever the answers still to come? */
function killsAlways(solver: GuideSolver, known: Facts, option: OptionId, limits: readonly Limit[]): boolean {
	const { rules, guide, decided } = solver;
	const isOwn = (limit: Limit) => limit.guide === guide.id && limit.out.includes(option);
	if (!limits.some(isOwn) && limits.length < 2) return false;
	const looked = new Set(limits.flatMap((limit) => limit.when.flat().map((test) => test.of)));
	const open = solver.variables.filter((question) => looked.has(question) && !known.has(question));
	const answers = new Map(known);
	const valueOf = (variable: string) => answers.get(variable) ?? decided.get(variable);
	const every = (index: number): boolean => {
		const question = rules.questions[open[index] ?? ''];
		if (!question) {
			const constraints = constraintsOf(rules, limits, valueOf);
			return !standingOptions(rules, guide, constraints, decided).some((one) => one.id === option);
		}
		const result = question.answers.every(({ id }) => {
			answers.set(question.id, id);
			return every(index + 1);
		});
		answers.delete(question.id);
		return result;
	};
	return every(0);
}

/**
 * The smallest set of answers that no option survives, whatever else is answered; the first such set in the order of
 * the facts.
 *
 * @returns undefined if something fits
 */
export function smallestConflict(solver: GuideSolver, facts: Facts): readonly Given[] | undefined {
	if (solver.isSettled) return conflictOfLimits(solver, facts);
	const known = [...solver.relevant(facts)].map(([question, answer]) => ({ question, answer }));
	const solvers = solversByGiven(solver);
	return smallestSubset(known, (subset) => {
		const answers = new Map(subset.map(({ question, answer }) => [question, answer]));
		return solvers(answers)
			.choices(answers)
			.every((choice) => choice.option === null);
	});
}

/**
 * The same for a solver of one state, where every other set of answers would have to be compiled: only answers that
 * the limits look at are tried, and the limits that hold take every option out by themselves.
 */
function conflictOfLimits(solver: GuideSolver, facts: Facts): readonly Given[] | undefined {
	if (solver.choices(facts).some((choice) => choice.option !== null)) return undefined;
	const known = solver.relevant(facts);
	const { options, limits: own } = solver.guide;
	const valueOf = (variable: string) => known.get(variable) ?? solver.decided.get(variable);
	const needed = options.flatMap(({ id }) => smallestKillingLimits(solver, facts, id) ?? []);
	const holding = own.filter((limit) => truthOf(limit.when, valueOf) === 'true');
	const givenTo = (limits: readonly Limit[]) => {
		const looked = new Set(limits.flatMap((limit) => limit.when.flat().map((test) => test.of)));
		return [...known].flatMap(([question, answer]) => (looked.has(question) ? [{ question, answer }] : []));
	};
	const all = [...new Set([...holding, ...needed])];
	const limits = givenTo(all).length <= FEW ? all : [...new Set(needed)];
	const given = givenTo(limits);
	return (
		smallestSubset(given, (subset) => {
			const answers = new Map(subset.map(({ question, answer }) => [question, answer]));
			return options.every(({ id }) => killsAlways(solver, answers, id, limits));
		}) ?? given
	);
}

/**
 * Every single answer whose change makes the choice another one; if there is none, every smallest set of answers.
 * An answer that was not given is not changed, and the day only changes to a later one. A solver of one state looks
 * at sets only while there are few, since it compiles each.
 */
export function whatWouldChange(solver: GuideSolver, facts: Facts): readonly Change[] {
	const known = [...solver.relevant(facts)];
	const before = solver.possible(facts);
	const solvers = solversByGiven(solver);
	for (let size = 1; size <= known.length; size++) {
		if (solver.isSettled && size > 1 && known.length ** size > MOST_SETS) return [];
		const changes = subsetsOf(known, size).flatMap((subset) =>
			otherAnswers(solver, subset).flatMap((to) => {
				const answers = new Map(known);
				for (const { question, answer } of to) answers.set(question, answer);
				const after = solvers(answers).possible(answers);
				const same =
					after.mayFitNothing === before.mayFitNothing &&
					after.options.length === before.options.length &&
					after.options.every((option, index) => option === before.options[index]);
				return same
					? []
					: [{ to, options: after.options.map((option) => option.id), mayFitNothing: after.mayFitNothing }];
			})
		);
		if (changes.length > 0) return changes;
	}
	return [];
}

function otherAnswers(solver: GuideSolver, subset: readonly (readonly [QuestionId, AnswerId])[]): Given[][] {
	return subset.reduce<Given[][]>(
		(sets, [question, present]) =>
			sets.flatMap((set) =>
				(solver.rules.questions[question]?.answers ?? [])
					.filter((answer) => answer.id !== present && !(question === AS_OF && answer.id < present))
					.map((answer) => [...set, { question, answer: answer.id }])
			),
		[[]]
	);
}

/** Facts of other guides are compiled into a solver, so other such facts need another one; each is made once. */
function solversByGiven(solver: GuideSolver): (facts: Facts) => GuideSolver {
	const outside = (facts: Facts) => [...facts].filter(([question]) => !solver.variables.includes(question));
	const keyOf = (facts: Facts) => outside(facts).sort().join(';');
	const start = solver.relevant(new Map());
	if (start.size === 0) return () => solver;
	const made = new Map([[keyOf(start), solver]]);
	return (facts) => {
		const key = keyOf(facts);
		const solverFor =
			made.get(key) ??
			new GuideSolver(solver.rules, solver.guide.id, {
				given: facts,
				decided: solver.decided,
				isSettled: solver.isSettled
			});
		made.set(key, solverFor);
		return solverFor;
	};
}

/** The first subset of the smallest size that meets the test; subsets keep the order of the list. */
function smallestSubset<T>(
	list: readonly T[],
	test: (subset: readonly T[]) => boolean
): readonly T[] | undefined {
	for (let size = 0; size <= list.length; size++) {
		const found = subsetsOf(list, size).find(test);
		if (found) return found;
	}
	return undefined;
}

/** All subsets of one size, in lexicographic order of positions. */
export function subsetsOf<T>(list: readonly T[], size: number): T[][] {
	if (size === 0) return [[]];
	return list.flatMap((first, index) =>
		subsetsOf(list.slice(index + 1), size - 1).map((rest) => [first, ...rest])
	);
}
