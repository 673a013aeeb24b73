import type { Advice, Condition, Limit, Option, Preference, Question } from '../content/model';
import { truthOf } from './condition';
import { type Change, type Given, smallestConflict, whatWouldChange, whyNot, type WhyNot } from './explain';
import { type Answers, factsOf } from './facts';
import type { Decisions } from './outcome';
import type { GuideSolver } from './solver';

export interface Loser {
	readonly option: Option;
	readonly why: WhyNot;
}

/** What a guide says for what is known so far. */
export type Verdict =
	| {
			readonly kind: 'chosen';
			readonly option: Option;
			/** the preferences that decide: one, or several where open answers only change the reason */
			readonly decidedBy: readonly Preference[];
			readonly losers: readonly Loser[];
			readonly changes: readonly Change[];
			/** steps, warnings and commands that apply for sure */
			readonly advice: readonly Advice[];
			/** advice that depends on something nobody is sure of */
			readonly maybeAdvice: readonly Advice[];
			/** on a scale: what was found, the worst first */
			readonly findings: readonly Limit[];
			/** findings that depend on something nobody is sure of */
			readonly maybeFindings: readonly Limit[];
	  }
	| {
			readonly kind: 'undecided';
			readonly possible: readonly Option[];
			/** true when some of the answers still to come would leave no option */
			readonly mayFitNothing: boolean;
			readonly losers: readonly Loser[];
			/** the next question; undefined when everything was asked and somebody was not sure */
			readonly ask: Question | undefined;
			/** questions answered with "not sure" that would settle it */
			readonly unsure: readonly Question[];
	  }
	| {
			readonly kind: 'none-fits';
			/** the smallest set of answers that contradict each other */
			readonly conflict: readonly Given[];
			readonly losers: readonly (Loser & {
				readonly why: { readonly kind: 'out'; readonly limits: readonly Limit[] };
			})[];
			/** changes of one answer after which something fits */
			readonly changes: readonly Change[];
	  };

/** Everything that is decided, this verdict included. */
export function decidedBy(solver: GuideSolver, verdict: Verdict): Decisions {
	const own = verdict.kind === 'chosen' ? [[solver.guide.id, verdict.option.id] as const] : [];
	return new Map([...solver.decided, ...own]);
}

/** A verdict without its reasons: what stands, and what to ask next. */
export interface Judgement {
	/** options that some completion of the facts chooses; one and no `mayFitNothing` is a choice */
	readonly possible: readonly Option[];
	readonly mayFitNothing: boolean;
	readonly ask: Question | undefined;
	readonly unsure: readonly Question[];
	/** set when it is decided */
	readonly chosen: Option | undefined;
}

export function judge(solver: GuideSolver, answers: Answers): Judgement {
	const facts = factsOf(answers);
	const { options: possible, mayFitNothing } = solver.possible(facts);
	const open = possible.length === 0 ? [] : solver.questionsToAsk(facts);
	const ask = open.find((question) => !answers.has(question.id));
	const [first, ...others] = possible;
	return {
		possible,
		mayFitNothing,
		ask,
		unsure: open.filter((question) => answers.has(question.id)),
		chosen: ask || others.length > 0 || mayFitNothing ? undefined : first
	};
}

/**
 * What a guide says for the answers given so far.
 * Answers are keyed by question, not by position, so changing an early one keeps the later ones.
 */
export function verdict(solver: GuideSolver, answers: Answers): Verdict {
	const facts = factsOf(answers);
	const { guide } = solver;
	const { possible, mayFitNothing, ask, unsure, chosen: option } = judge(solver, answers);
	const losers = guide.options.flatMap((loser) => {
		const why = whyNot(solver, facts, loser.id);
		return why ? [{ option: loser, why }] : [];
	});
	if (possible.length === 0) {
		return {
			kind: 'none-fits',
			conflict: smallestConflict(solver, facts) ?? [],
			losers: losers.flatMap(({ option: loser, why }) =>
				why.kind === 'out' ? [{ option: loser, why }] : []
			),
			changes: whatWouldChange(solver, facts)
		};
	}
	if (!option) return { kind: 'undecided', possible, mayFitNothing, losers, ask, unsure };

	const valueOf = (variable: string) =>
		variable === guide.id
			? option.id
			: (facts.get(variable) ?? solver.given.get(variable) ?? solver.decided.get(variable));
	// what was never asked could not change the choice; what somebody is not sure of may still add something
	const hangsOnDoubt = ({ when }: { readonly when: Condition }) =>
		when.some((clause) => clause.some((test) => answers.has(test.of) && !facts.has(test.of)));
	const thatAre = <T extends { readonly when: Condition }>(truth: 'true' | 'open', rules: readonly T[]) =>
		rules.filter((rule) => truthOf(rule.when, valueOf) === truth);
	const findings = guide.limits
		.filter((limit) => limit.finding)
		.toSorted((a, b) => b.out.length - a.out.length);
	return {
		kind: 'chosen',
		option,
		decidedBy: solver.deciding(facts),
		losers,
		changes: whatWouldChange(solver, facts),
		advice: thatAre('true', guide.advice),
		maybeAdvice: thatAre('open', guide.advice).filter(hangsOnDoubt),
		findings: thatAre('true', findings),
		maybeFindings: thatAre('open', findings).filter(hangsOnDoubt)
	};
}
