/** A plan as an architecture decision record, for a repository or a wiki. */
import { formatDay } from '../content/day';
import type { Evidence } from '../content/evidence';
import { Citations } from './citations';
import type { Plan } from './plan';
import { saidBy } from './facts';
import type { Imprint } from './plan-markdown';
import {
	alternativesIn,
	conflictInWords,
	conflictsOf,
	linesOf,
	openQuestionsOf,
	riskAnswers,
	riskKinds,
	risksOf,
	stepsOf
} from './plan-sheet';
import { decidingRules } from './decision-record';
import { answerLabel, commandFor, questionOf, whyNotInWords } from './words';

export const statuses = ['proposed', 'accepted', 'rejected', 'superseded'] as const;
export type Status = (typeof statuses)[number];

export interface Adr extends Omit<Imprint, 'name'> {
	readonly title: string;
	readonly status: Status;
}

/** @see https://cognitect.com/blog/2011/11/15/documenting-architecture-decisions (Nygard, for the form) */
export function adrMarkdown(plan: Plan, evidence: readonly Evidence[], adr: Adr): string {
	const { rules, answers } = plan;
	const cited = new Citations(evidence);
	const lines = [
		`# ${adr.title}`,
		'',
		`- Date: ${adr.day}`,
		`- Status: ${adr.status}`,
		`- Holds for: ${adr.asOf}`,
		`- Rules: Bulkhead, as checked by ${adr.edition}`,
		`- Open it again: ${adr.address}`,
		''
	];
	const section = (title: string, list: readonly string[]) => {
		if (list.length > 0) lines.push(`## ${title}`, '', ...list, '');
	};

	section(
		'Context',
		saidBy(answers).map(
			([question, answer]) =>
				`- ${questionOf(rules, question)?.asks ?? question} **${answerLabel(rules, { question, answer })}**`
		)
	);
	const decided = linesOf(plan).filter(({ kind }) => kind !== 'passed-over');
	section(
		'Decision',
		decided.flatMap(({ part: { guide, verdict }, says, level }) => [
			`### ${guide.label}: ${says}`,
			'',
			...(level ? [`Level ${level.at} of ${level.of}, where 1 is best.`, ''] : []),
			...(verdict.kind === 'chosen'
				? // what was found says more than "nothing worse was found"
					(verdict.findings.length > 0 ? verdict.findings : verdict.decidedBy).map((rule) =>
						cited.bullet(`${rule.because} (rule ${rule.id})`, rule.claims)
					)
				: []),
			...(verdict.kind === 'none-fits' ? ['- No option meets all of the answers.'] : []),
			...(verdict.kind === 'undecided' ? ['- Nothing is decided yet; see the open questions.'] : []),
			''
		])
	);
	section(
		'Contradictions',
		conflictsOf(plan).map(
			(conflict) => `- ${conflict.part.guide.label}: ${conflictInWords(conflict)} One of these must give way.`
		)
	);
	section('Consequences', [
		...stepsOf(plan).flatMap(({ part, advice }) => {
			const command = commandFor(rules, advice, answers, plan.decided);
			return [
				cited.bullet(
					`${advice.required ? '**Required**' : 'To do'}, ${part.guide.label}: ${advice.note}`,
					advice.claims
				),
				...(command === undefined
					? []
					: ['', `  \`\`\`${advice.shell}`, ...command.split('\n').map((line) => `  ${line}`), '  ```', ''])
			];
		}),
		...risksOf(plan, evidence).map(({ guide, kind, isMaybe, says, then, claims }) =>
			cited.bullet(
				`${riskKinds[kind]}${isMaybe ? ', if it applies' : ''}, ${guide.label}: ${says}${then === undefined ? '' : ` ${riskAnswers[kind]}: ${then}`}`,
				claims
			)
		)
	]);
	section(
		'Alternatives',
		decided.flatMap(({ part }) =>
			alternativesIn(part).flatMap(({ option, why }) =>
				whyNotInWords(why).map((text) =>
					cited.bullet(
						`${part.guide.label}, ${option.label}: ${text}`,
						(why.kind === 'out' ? why.limits : why.preferences).flatMap(({ claims }) => claims)
					)
				)
			)
		)
	);
	section(
		'Open questions',
		openQuestionsOf(plan).map(({ question }) => `- ${question.asks} ${question.findOut.how}`)
	);
	section('Sources', cited.list());
	section(
		'Rules that decided',
		decided.flatMap(({ part: { guide, verdict } }) => {
			const ids = decidingRules(verdict).map(({ id }) => id);
			return ids.length === 0 ? [] : [`- ${guide.label}: ${ids.join(', ')}`];
		})
	);
	lines.push(`Made with Bulkhead on ${formatDay(adr.day)}.`, '');
	return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** `decision-web-shop-2026-11-22`, without an ending. */
export function decisionFileName(title: string, day: string): string {
	const slug = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60);
	return ['decision', ...(slug === '' ? [] : [slug]), day].join('-');
}
