/** Why a verdict is what it is: the smallest sets of rules and answers that make it so. */
import type { AnswerId, Limit, OptionId, Preference, QuestionId } from '../content/model';
import { AS_OF } from '../content/periods';
import { truthOf } from './condition';
import type { Facts } from './facts';
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
	const mayHold = solver.coupled
		.flatMap((guide) => guide.limits)
		.filter((limit) => truthOf(limit.when, valueOf) !== 'false');
	const candidates = mayHold.filter((limit) => !isOwn(limit) || limit.out.includes(option));
	const kills = (limits: readonly Limit[]) => !solver.canStand(option, known, limits);
	// nearly always one limit of the guide itself does it, so look there first
	const single = candidates.find(
		(limit) => isOwn(limit) && truthOf(limit.when, valueOf) === 'true' && kills([limit])
	);
	if (single) return [single];
	// where guides cannot be decided together, what links this one with them may speak of its other options
	const sufficient = [candidates, mayHold].find(kills);
	return sufficient && smallestSufficient(fewEnough(sufficient, kills), kills);
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

/** The smallest sets contain everything without which the rest does not do, so only what else they need is tried. */
function smallestSufficient<T>(list: readonly T[], test: (subset: readonly T[]) => boolean): readonly T[] {
	const needed = new Set(list.filter((one) => !test(list.filter((other) => other !== one))));
	const others = list.filter((one) => !needed.has(one));
	const withNeeded = (some: readonly T[]) => list.filter((one) => needed.has(one) || some.includes(one));
	const found = smallestSubset(others, (some) => test(withNeeded(some)));
	return found ? withNeeded(found) : list;
}

/**
 * The smallest set of answers that no option survives, whatever else is answered; the first such set in the order of
 * the facts.
 *
 * @returns undefined if something fits
 */
export function smallestConflict(solver: GuideSolver, facts: Facts): readonly Given[] | undefined {
	const known = [...solver.relevant(facts)].map(([question, answer]) => ({ question, answer }));
	const solvers = solversByGiven(solver);
	return smallestSubset(known, (subset) => {
		const answers = new Map(subset.map(({ question, answer }) => [question, answer]));
		return solvers(answers).fitsNothing(answers);
	});
}

/**
 * Every single answer whose change makes the choice another one; if there is none, every smallest set of answers.
 * An answer that was not given is not changed, and the day only changes to a later one.
 */
export function whatWouldChange(solver: GuideSolver, facts: Facts): readonly Change[] {
	const known = [...solver.relevant(facts)];
	const before = solver.possible(facts);
	const solvers = solversByGiven(solver);
	for (let size = 1; size <= known.length; size++) {
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
			new GuideSolver(solver.rules, solver.guide.id, { given: facts, decided: solver.decided });
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
