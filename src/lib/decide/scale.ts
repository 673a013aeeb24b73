/** A guide whose options run from best to worst: what was found, and what each finding leaves at best. */
import type { Condition, Finding, Limit, Option } from '../content/model';
import { truthOf } from './condition';
import { type Answers, factsOf } from './facts';
import type { GuideSolver } from './solver';
import type { Loser, Verdict } from './verdict';

export interface Found {
	readonly limit: Limit;
	readonly finding: Finding;
	/** the best option that is left with it */
	readonly atBest: Option | undefined;
	/** true where what was chosen is what it leaves at best */
	readonly decides: boolean;
}

export interface Findings {
	/** the worst first */
	readonly sure: readonly Found[];
	/** those that depend on something nobody is sure of */
	readonly maybe: readonly Found[];
}

/** What the answers have brought to light, whether or not the guide has come to an end. */
export function findingsOf(solver: GuideSolver, answers: Answers, verdict: Verdict): Findings {
	const { guide } = solver;
	const { sure, maybe } =
		verdict.kind === 'chosen'
			? { sure: verdict.findings, maybe: verdict.maybeFindings }
			: findingsSoFar(solver, answers);
	const chosen = verdict.kind === 'chosen' ? verdict.option : undefined;
	const found = (limit: Limit): Found[] => {
		if (!limit.finding) return [];
		const atBest = guide.options.find((option) => !limit.out.includes(option.id));
		return [{ limit, finding: limit.finding, atBest, decides: atBest !== undefined && atBest === chosen }];
	};
	return {
		sure: sure.flatMap(found),
		maybe: maybe.flatMap((limit) => found(limit).map((one) => ({ ...one, decides: false })))
	};
}

function findingsSoFar(solver: GuideSolver, answers: Answers) {
	const facts = factsOf(answers);
	const valueOf = (variable: string) =>
		facts.get(variable) ?? solver.given.get(variable) ?? solver.decided.get(variable);
	const hangsOnDoubt = ({ when }: { readonly when: Condition }) =>
		when.some((clause) => clause.some((test) => answers.has(test.of) && !facts.has(test.of)));
	const findings = solver.guide.limits
		.filter((limit) => limit.finding)
		.toSorted((a, b) => b.out.length - a.out.length);
	return {
		sure: findings.filter((limit) => truthOf(limit.when, valueOf) === 'true'),
		maybe: findings.filter((limit) => truthOf(limit.when, valueOf) === 'open' && hangsOnDoubt(limit))
	};
}

/** The losers that stand above what was chosen or can still be chosen: what lies below is no news. */
export function betterLosers(solver: GuideSolver, verdict: Verdict): readonly Loser[] {
	const best = bestPossible(solver, verdict);
	const { options } = solver.guide;
	return best === undefined
		? verdict.losers
		: verdict.losers.filter(({ option }) => options.indexOf(option) < options.indexOf(best));
}

function bestPossible(solver: GuideSolver, verdict: Verdict): Option | undefined {
	if (verdict.kind === 'chosen') return verdict.option;
	return verdict.kind === 'undecided'
		? solver.guide.options.find((option) => verdict.possible.includes(option))
		: undefined;
}

/** How a step of the scale stands. */
export type StepState = 'chosen' | 'possible' | 'better' | 'worse';

/** Every step of the scale, from best to worst. */
export function stepsOf(
	solver: GuideSolver,
	verdict: Verdict
): readonly { readonly option: Option; readonly state: StepState }[] {
	const { options } = solver.guide;
	const best = bestPossible(solver, verdict);
	return options.map((option) => {
		const isOpen = verdict.kind === 'undecided' && verdict.possible.includes(option);
		const isChosen = verdict.kind === 'chosen' && verdict.option === option;
		const isBetter = best === undefined || options.indexOf(option) < options.indexOf(best);
		return { option, state: isChosen ? 'chosen' : isOpen ? 'possible' : isBetter ? 'better' : 'worse' };
	});
}
