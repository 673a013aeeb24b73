import type { Advice, Limit, Option, Preference, Question } from '../content/model';
import { truthOf } from './condition';
import { type Change, type Given, smallestConflict, whatWouldChange, whyNot, type WhyNot } from './explain';
import { type Answers, factsOf } from './facts';
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

/**
 * What a guide says for the answers given so far.
 * Answers are keyed by question, not by position, so changing an early one keeps the later ones.
 */
export function verdict(solver: GuideSolver, answers: Answers): Verdict {
	const facts = factsOf(answers);
	const { options: possible, mayFitNothing } = solver.possible(facts);
	const losers = solver.guide.options.flatMap((option) => {
		const why = whyNot(solver, facts, option.id);
		return why ? [{ option, why }] : [];
	});
	if (possible.length === 0) {
		return {
			kind: 'none-fits',
			conflict: smallestConflict(solver, facts) ?? [],
			losers: losers.flatMap(({ option, why }) => (why.kind === 'out' ? [{ option, why }] : [])),
			changes: whatWouldChange(solver, facts)
		};
	}
	const open = solver.openQuestions(facts);
	const ask = open.find((question) => !answers.has(question.id));
	const [option, ...others] = possible;
	if (ask || !option || others.length > 0 || mayFitNothing) {
		return {
			kind: 'undecided',
			possible,
			mayFitNothing,
			losers,
			ask,
			unsure: open.filter((question) => answers.has(question.id))
		};
	}
	const valueOf = (variable: string) =>
		variable === solver.guide.id ? option.id : (facts.get(variable) ?? solver.given.get(variable));
	const adviceThatIs = (truth: 'true' | 'open') =>
		solver.guide.advice.filter((advice) => truthOf(advice.when, valueOf) === truth);
	return {
		kind: 'chosen',
		option,
		decidedBy: solver.deciding(facts),
		losers,
		changes: whatWouldChange(solver, facts),
		advice: adviceThatIs('true'),
		// what was never asked could not change the choice; what somebody is not sure of may still add a step
		maybeAdvice: adviceThatIs('open').filter((advice) =>
			advice.when.some((clause) => clause.some((test) => answers.has(test.of) && !facts.has(test.of)))
		)
	};
}
