/** A verdict in words: the same ones on the page, in Markdown and at a terminal. */
import { formatDay } from '../content/day';
import type { Advice, Condition, Option, Preference, Question, RuleBase } from '../content/model';
import { AS_OF } from '../content/periods';
import type { Change, Given, WhyNot } from './explain';
import { type Answers, NOT_SURE } from './facts';
import type { Decisions } from './outcome';
import type { GuideSolver } from './solver';
import type { Verdict } from './verdict';

export function questionOf(rules: RuleBase, id: string): Question | undefined {
	return Object.hasOwn(rules.questions, id) ? rules.questions[id] : undefined;
}

export function answerLabel(rules: RuleBase, { question, answer }: Given): string {
	if (answer === NOT_SURE) return 'Not sure';
	return questionOf(rules, question)?.answers.find((one) => one.id === answer)?.label ?? answer;
}

/** `Orchestrator: AKS in Azure`; a day reads `from 13 Jan 2027`. */
export function givenInWords(rules: RuleBase, given: Given): string {
	if (given.question === AS_OF) return answerLabel(rules, given);
	return `${questionOf(rules, given.question)?.short ?? given.question}: ${answerLabel(rules, given)}`;
}

/** `NAT`, `NAT or Overlay`, `nothing fits`, in the order of the guide. */
export function outcomeInWords(
	solver: Pick<GuideSolver, 'guide'>,
	change: Pick<Change, 'options' | 'mayFitNothing'>
): string {
	const labels = solver.guide.options
		.filter((option) => change.options.includes(option.id))
		.map((option) => option.label);
	if (labels.length === 0) return 'nothing fits';
	return `${listed(labels, 'or')}${change.mayFitNothing ? ', or nothing fits' : ''}`;
}

export function whyNotInWords(why: WhyNot): readonly string[] {
	return why.kind === 'out'
		? why.limits.map((limit) => limit.because)
		: why.preferences.map((preference) => `Possible, but another option comes first: ${preference.because}`);
}

/** `Orchestrator: Swarm → Overlay`, `From 13 Jan 2027: nothing fits`. */
export function changeInWords(solver: GuideSolver, change: Change): string {
	const becomes = outcomeInWords(solver, change);
	const [first, ...others] = change.to;
	if (first?.question === AS_OF && others.length === 0) return `${fromDay(first)}: ${becomes}`;
	return `${change.to.map((given) => givenInWords(solver.rules, given)).join(' and ')} → ${becomes}`;
}

/** `From 13 Jan 2027`: a period by the day on which it begins. */
export function fromDay({ answer }: Given): string {
	return `From ${formatDay(answer)}`;
}

/** `None`, `Small`: what a mitigation takes. */
export const efforts = { none: 'None', small: 'Small', medium: 'Medium', large: 'Large' } as const;

/** Why one of several options that remain comes first. */
export interface Tie {
	readonly preference: Preference;
	/** in the order of the preference; the first is what is chosen */
	readonly options: readonly Option[];
}

/** The preferences that decide although more than one of their options stands: the order they list decides then. */
export function tiesOf(verdict: Verdict): readonly Tie[] {
	if (verdict.kind !== 'chosen') return [];
	const isOut = new Set(verdict.losers.flatMap(({ option, why }) => (why.kind === 'out' ? [option.id] : [])));
	const known = [verdict.option, ...verdict.losers.map(({ option }) => option)];
	return verdict.decidedBy.flatMap((preference) => {
		const options = preference.choose
			.filter((id) => !isOut.has(id))
			.flatMap((id) => known.find((option) => option.id === id) ?? []);
		return options.length > 1 && options[0] === verdict.option ? [{ preference, options }] : [];
	});
}

/** `NAT and Overlay both remain; NAT comes first because this reason names it first.` */
export function tieInWords({ options }: Tie): string {
	const labels = options.map((option) => option.label);
	return `${listed(labels, 'and')} ${labels.length === 2 ? 'both' : 'all'} remain; ${labels[0] ?? ''} comes first because this reason names it first.`;
}

/** `a, b and c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/**
 * A command with what is known in it: `{image-version|base-version}` becomes the first of these that has an answer or
 * a decision, or the first name in capitals when none is known, as a value that somebody has to fill in.
 */
export function commandFor(
	rules: RuleBase,
	advice: Advice,
	answers: Answers,
	decided: Decisions = new Map()
): string | undefined {
	const valueOf = (id: string) => {
		const answer = questionOf(rules, id)?.answers.find((one) => one.id === answers.get(id));
		return answer?.fills === true ? answer.id : decided.get(id);
	};
	return advice.command?.replace(PLACEHOLDER, (_, names: string) => {
		const ids = names.split('|');
		return ids.map(valueOf).find((value) => value !== undefined) ?? (ids[0] ?? '').toUpperCase();
	});
}
const PLACEHOLDER = /\{([a-z]+(?:-[a-z]+)*(?:\|[a-z]+(?:-[a-z]+)*)*)\}/g;

/** `NAT`, `NAT or Transparent`, `None fits`. */
export function headline(solver: GuideSolver, verdict: Verdict): string {
	switch (verdict.kind) {
		case 'chosen':
			return verdict.option.label;
		case 'none-fits':
			return 'None fits';
		case 'undecided':
			return `${solver.guide.isScale ? NOT_ENOUGH : 'Undecided'}: ${outcomeInWords(solver, { options: verdict.possible.map((option) => option.id), mayFitNothing: verdict.mayFitNothing })}`;
	}
}

/** What a scale says while it could come out in more than one way. */
export const NOT_ENOUGH = 'Not enough known';

/** `Orchestrator: None or Docker Swarm; Across hosts: No`. Alternatives stand in a list. */
export function conditionInWords(rules: RuleBase, condition: Condition): readonly string[] {
	return condition.map((clause) =>
		clause
			.map(({ of, in: values }) => {
				const guide = rules.guides.find((one) => one.id === of);
				const name = questionOf(rules, of)?.short ?? guide?.label ?? of;
				const labels = values.map(
					(value) =>
						guide?.options.find((option) => option.id === value)?.label ??
						answerLabel(rules, { question: of, answer: value })
				);
				return `${name}: ${listed(labels, 'or')}`;
			})
			.join('; ')
	);
}
