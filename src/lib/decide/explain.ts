/** Why a verdict is what it is: the smallest sets of rules and answers that make it so. */
import type { AnswerId, Limit, OptionId, Preference, QuestionId } from '../content/model';
import { AS_OF } from '../content/periods';
import { truthOf } from './condition';
import { Expansion, type State } from './expansion';
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
	const fitsNothing = (subset: readonly Given[]) => {
		const answers = new Map(subset.map(({ question, answer }) => [question, answer]));
		return solvers(answers).fitsNothing(answers);
	};
	return fitsNothing(known) ? smallestSufficient(known, fitsNothing) : undefined;
}

/**
 * Every single answer whose change makes the choice another one; if there is none, every smallest set of answers.
 * An answer that was not given is not changed, and the day only changes to a later one.
 */
export function whatWouldChange(solver: GuideSolver, facts: Facts): readonly Change[] {
	const { rules, guide } = solver;
	const relevant = [...solver.relevant(facts)];
	const isOwn = (question: QuestionId) => solver.variables.includes(question);
	const answersOf = (question: QuestionId) => rules.questions[question]?.answers ?? [];
	// own answers first: most of them leave nothing for which other guides' answers matter
	const known: readonly (readonly [QuestionId, AnswerId])[] = [
		...solver.variables.flatMap((question) => relevant.filter((one) => one[0] === question)),
		...relevant.filter(([question]) => !isOwn(question))
	];
	const expansion = Expansion.inOrder(rules, guide, [
		...known.map(([question]) => question),
		...solver.variables.filter((question) => !known.some((one) => one[0] === question))
	]);
	const results = new Map<State, Omit<Change, 'to'> & { readonly key: string }>();
	const resultOf = (state: State) => {
		const before = results.get(state);
		if (before) return before;
		const chosen = new Set<OptionId | null>();
		expansion.someEnd(state, NOTHING, (end) => {
			chosen.add(expansion.outcome(end).option);
			return false;
		});
		const options = guide.options.map((option) => option.id).filter((option) => chosen.has(option));
		const mayFitNothing = chosen.has(null);
		const result = { options, mayFitNothing, key: `${options.join()};${String(mayFitNothing)}` };
		results.set(state, result);
		return result;
	};

	let state = expansion.start(NOTHING, solver.decided);
	const start = state;
	for (const [level, [, answer]] of known.entries())
		if (!state.isEnd && state.level === level) state = expansion.after(state, answer);
	const present = resultOf(state).key;

	const changes: Change[] = [];
	/** by state: so many changes do not suffice from here */
	const inVain = new Map<State, number>();
	const search = (from: State, to: readonly Given[], left: number): boolean => {
		if (from.isEnd || from.level >= known.length) {
			const { key, ...result } = resultOf(from);
			// what needs fewer changes would have been found before
			if (left === 0 && key !== present) changes.push({ to, ...result });
			return key !== present;
		}
		if ((inVain.get(from) ?? -1) >= left) return false;
		const [question, answer] = known[from.level] ?? ['', ''];
		const stay = expansion.after(from, answer);
		let isFound = search(stay, to, left);
		for (const other of left > 0 ? answersOf(question) : []) {
			if (other.id === answer || (question === AS_OF && other.id < answer)) continue;
			const next = expansion.after(from, other.id);
			// an answer that makes no difference belongs to no smallest set
			if (next !== stay && search(next, [...to, { question, answer: other.id }], left - 1)) isFound = true;
		}
		if (!isFound) inVain.set(from, left);
		return isFound;
	};
	for (let size = 1; size <= known.length && changes.length === 0; size++) search(start, [], size);

	// in the order of the facts and of their answers
	const places = new Map(relevant.map(([question], place) => [question, place]));
	const placeOf = ({ question }: Given) => places.get(question) ?? 0;
	const answerOf = ({ question, answer }: Given) => answersOf(question).findIndex((one) => one.id === answer);
	return changes
		.map(({ to, ...result }) => {
			const sorted = to.toSorted((a, b) => placeOf(a) - placeOf(b));
			return { change: { to: sorted, ...result }, order: [...sorted.map(placeOf), ...sorted.map(answerOf)] };
		})
		.sort((a, b) => byNumbers(a.order, b.order))
		.map(({ change }) => change);
}

function byNumbers(a: readonly number[], b: readonly number[]): number {
	const at = a.findIndex((number, index) => number !== b[index]);
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

const NOTHING: Facts = new Map();

/** Facts of other guides are given to a solver, so other such facts need another one; each is made once. */
function solversByGiven(solver: GuideSolver): (facts: Facts) => GuideSolver {
	const questions = [...solver.relevant(NOTHING).keys()];
	if (questions.length === 0) return () => solver;
	const keyOf = (facts: Facts) => questions.map((question) => facts.get(question) ?? '').join();
	const made = new Map([[keyOf(solver.given), solver]]);
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
