/** A verdict in words: the same ones on the page, in Markdown and at a terminal. */
import type { Evidence } from '../content/evidence';
import type { Advice, Condition, Question, RuleBase } from '../content/model';
import type { Change, Given, WhyNot } from './explain';
import { type Answers, NOT_SURE, saidBy } from './facts';
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

/** `Orchestrator: AKS in Azure`. */
export function givenInWords(rules: RuleBase, given: Given): string {
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

/**
 * A verdict for a ticket or a wiki.
 * @param address where the verdict can be opened again
 * @param day today, as 2026-11-22
 */
export function verdictMarkdown(
	solver: GuideSolver,
	answers: Answers,
	verdict: Verdict,
	evidence: readonly Evidence[],
	{ address, day }: { readonly address: string; readonly day: string }
): string {
	const { rules, guide } = solver;
	/** source id → its number in the list at the end */
	const cited = new Map<string, { readonly number: number; readonly line: string }>();
	const cite = (claims: readonly string[]) => {
		const sources = evidence.filter((claim) => claims.includes(claim.id)).flatMap((claim) => claim.sources);
		const numbers = sources.map(({ id, publisher, title, url }) => {
			const known = cited.get(id) ?? { number: cited.size + 1, line: `${publisher}: ${title}, ${url}` };
			cited.set(id, known);
			return `[${known.number}]`;
		});
		return [...new Set(numbers)].join(' ');
	};
	const bullet = (text: string, claims: readonly string[] = []) =>
		`- ${text}${claims.length > 0 ? ` ${cite(claims)}` : ''}`;
	const lines: string[] = [`# ${guide.title} ${headline(solver, verdict)}`, ''];

	lines.push(
		'## Answers',
		'',
		...saidBy(answers).map(([question, answer]) => bullet(givenInWords(rules, { question, answer }))),
		''
	);
	if (verdict.kind === 'chosen') {
		lines.push('## Why', '');
		lines.push(...verdict.decidedBy.map((rule) => bullet(rule.because, rule.claims)));
		const limits = verdict.losers.flatMap(({ option, why }) =>
			why.kind === 'out'
				? why.limits.map((limit) => bullet(`${option.label} is out: ${limit.because}`, limit.claims))
				: []
		);
		const beaten = verdict.losers
			.filter(({ why }) => why.kind === 'beaten')
			.map(({ option }) => option.label);
		lines.push(...limits);
		if (beaten.length > 0) lines.push(bullet(`${listed(beaten, 'and')} would work too, but come after it.`));
		lines.push('');
	}
	if (verdict.kind === 'none-fits') {
		lines.push('## These answers contradict each other', '');
		lines.push(
			...verdict.conflict.map((given) => bullet(givenInWords(rules, given))),
			'',
			'## Why each option is out',
			''
		);
		for (const { option, why } of verdict.losers)
			lines.push(...why.limits.map((limit) => bullet(`${option.label}: ${limit.because}`, limit.claims)));
		lines.push('');
	}
	if (verdict.kind === 'undecided') {
		lines.push('## Still open', '');
		const open = verdict.ask ? [verdict.ask, ...verdict.unsure] : verdict.unsure;
		lines.push(...open.map((question) => bullet(`${question.asks} ${question.findOut.how}`)), '');
	} else if (verdict.changes.length > 0) {
		lines.push('## What would change it', '');
		for (const change of verdict.changes)
			lines.push(
				bullet(
					`${change.to.map((given) => givenInWords(rules, given)).join(' and ')} → ${outcomeInWords(solver, change)}`
				)
			);
		lines.push('');
	}
	if (verdict.kind === 'chosen' && verdict.advice.length > 0) {
		lines.push('## Do this', '');
		for (const advice of verdict.advice) {
			lines.push(bullet(advice.note, advice.claims));
			const command = commandFor(rules, advice, answers, solver.decided);
			if (command !== undefined)
				lines.push(
					'',
					`  \`\`\`${advice.shell}`,
					...command.split('\n').map((line) => `  ${line}`),
					'  ```',
					''
				);
		}
		lines.push('');
	}
	if (cited.size > 0)
		lines.push('## Sources', '', ...[...cited.values()].map(({ number, line }) => `${number}. ${line}`), '');
	lines.push(`Made with Bulkhead on ${day}: ${address}`, '');
	return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** `NAT`, `NAT or Transparent`, `None fits`. */
export function headline(solver: GuideSolver, verdict: Verdict): string {
	switch (verdict.kind) {
		case 'chosen':
			return verdict.option.label;
		case 'none-fits':
			return 'None fits';
		case 'undecided':
			return `Undecided: ${outcomeInWords(solver, { options: verdict.possible.map((option) => option.id), mayFitNothing: verdict.mayFitNothing })}`;
	}
}

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
