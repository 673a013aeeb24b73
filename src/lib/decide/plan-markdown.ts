/** A plan for a ticket or a wiki. */
import type { Evidence } from '../content/evidence';
import { formatDay } from '../content/day';
import { Citations } from './citations';
import type { Plan } from './plan';
import { trailOf } from './plan-address';
import {
	alternativesIn,
	conflictInWords,
	conflictsOf,
	linesOf,
	openQuestionsOf,
	planHeadline,
	riskAnswers,
	riskKinds,
	risksOf,
	stepsOf
} from './plan-sheet';
import { commandFor, givenInWords, outcomeInWords, whyNotInWords } from './words';

export interface Imprint {
	/** what the workload is called */
	readonly name?: string | undefined;
	/** where the plan can be opened again */
	readonly address: string;
	/** the day on which it is written, `YYYY-MM-DD` */
	readonly day: string;
	/** the day for which it holds */
	readonly asOf: string;
	/** see `PlanPage` */
	readonly edition: string;
}

export function planMarkdown(
	plan: Plan,
	evidence: readonly Evidence[],
	{ name, address, day, asOf, edition }: Imprint
): string {
	const { rules } = plan;
	const cited = new Citations(evidence);
	const lines = [`# ${name === undefined ? 'Plan' : `Plan for ${name}`}: ${planHeadline(plan)}`, ''];
	const section = (title: string, list: readonly string[]) => {
		if (list.length > 0) lines.push(`## ${title}`, '', ...list, '');
	};

	section(
		'Verdict',
		linesOf(plan).map(
			({ guide, says, level, why }) =>
				`- **${guide.label}: ${says}**${level ? ` (level ${level.at} of ${level.of}, 1 is best)` : ''}${why.length > 0 ? `. ${why.join(' ')}` : ''}`
		)
	);
	section(
		'Contradictions',
		conflictsOf(plan).flatMap((conflict) => [
			cited.bullet(`${conflict.part.guide.label}: ${conflictInWords(conflict)} Relax one of these.`),
			...conflict.causes.flatMap(({ limits }) =>
				limits.map((limit) => `  ${cited.bullet(limit.because, limit.claims)}`)
			)
		])
	);
	section(
		'Open questions',
		openQuestionsOf(plan).map(({ question }) => cited.bullet(`${question.asks} ${question.findOut.how}`))
	);
	section(
		'Risks',
		risksOf(plan, evidence).map((risk) =>
			cited.bullet(
				`${riskKinds[risk.kind]}${risk.isMaybe ? ', if it applies' : ''}: ${risk.says}${risk.then === undefined ? '' : ` ${riskAnswers[risk.kind]}: ${risk.then}${risk.effort === undefined || risk.effort === 'none' ? '' : ` Effort: ${risk.effort}.`}`}`,
				risk.claims
			)
		)
	);
	section(
		'First steps',
		stepsOf(plan).map(({ advice }) =>
			cited.bullet(`${advice.required ? '**Required.** ' : ''}${advice.note}`, advice.claims)
		)
	);
	section(
		'Answers',
		trailOf(rules, plan.answers).map(({ short, says }) => `- ${short}: ${says}`)
	);
	for (const part of plan.parts) {
		const { guide, verdict } = part;
		if (verdict.kind === 'undecided') continue;
		const details: string[] = [];
		if (verdict.kind === 'chosen') {
			details.push(...verdict.decidedBy.map((rule) => cited.bullet(rule.because, rule.claims)));
			for (const { option, why } of alternativesIn(part))
				details.push(...whyNotInWords(why).map((text) => `- Not ${option.label}: ${text}`));
		}
		for (const change of verdict.changes)
			details.push(
				`- ${change.to.map((given) => givenInWords(rules, given)).join(' and ')} → ${outcomeInWords({ guide }, change)}`
			);
		if (verdict.kind === 'chosen')
			for (const advice of verdict.advice) {
				const command = commandFor(rules, advice, plan.answers, plan.decided);
				if (command === undefined) continue;
				details.push(
					cited.bullet(advice.note, advice.claims),
					'',
					`  \`\`\`${advice.shell}`,
					...command.split('\n').map((line) => `  ${line}`),
					'  ```',
					''
				);
			}
		section(`${guide.label}: ${verdict.kind === 'chosen' ? verdict.option.label : 'nothing fits'}`, details);
	}
	section('Sources', cited.list());
	lines.push(
		`Made with Bulkhead on ${formatDay(day)}${asOf === day ? '' : `, for ${formatDay(asOf)}`}; rules as checked by ${formatDay(edition)}: ${address}`,
		''
	);
	return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}
