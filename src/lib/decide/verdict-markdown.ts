import { formatDay } from '../content/day';
import type { Evidence } from '../content/evidence';
import { Citations } from './citations';
import { type Answers, saidBy } from './facts';
import { betterLosers, findingsOf, type Found } from './scale';
import type { GuideSolver } from './solver';
import { decidedBy, type Verdict } from './verdict';
import {
	changeInWords,
	commandFor,
	efforts,
	givenInWords,
	headline,
	listed,
	tieInWords,
	tiesOf
} from './words';

/**
 * A verdict for a ticket or a wiki.
 * @param address where the verdict can be opened again
 * @param day today, as 2026-11-22
 * @param asOf the day it holds for, where that is not today
 */
export function verdictMarkdown(
	solver: GuideSolver,
	answers: Answers,
	verdict: Verdict,
	evidence: readonly Evidence[],
	{
		address,
		day,
		asOf
	}: { readonly address: string; readonly day: string; readonly asOf?: string | undefined }
): string {
	const { rules, guide } = solver;
	const citations = new Citations(evidence);
	const used = new Set<string>();
	const cite = (claims: readonly string[]) => {
		for (const claim of claims) used.add(claim);
		return citations.cite(claims);
	};
	const bullet = (text: string, claims: readonly string[] = []) =>
		`- ${text}${claims.length > 0 ? ` ${cite(claims)}` : ''}`;
	const lines: string[] = [`# ${guide.title} ${headline(solver, verdict)}`, ''];
	if (asOf !== undefined) lines.push(`Answered for ${formatDay(asOf)}, not for ${formatDay(day)}.`, '');

	lines.push(
		'## Answers',
		'',
		...saidBy(answers).map(([question, answer]) => bullet(givenInWords(rules, { question, answer }))),
		''
	);
	if (guide.isScale) {
		const { sure, maybe } = findingsOf(solver, answers, verdict);
		lines.push(`From best to worst: ${guide.options.map(({ label }) => label).join(' > ')}`, '');
		lines.push('## What was found', '', ...findingsTable(sure, cite), '');
		if (maybe.length > 0)
			lines.push('## What may be found, once every answer is sure', '', ...findingsTable(maybe, cite), '');
	}
	if (verdict.kind === 'chosen') {
		lines.push('## Why', '');
		const ties = guide.isScale ? [] : tiesOf(verdict);
		for (const rule of verdict.decidedBy) {
			lines.push(bullet(rule.because, rule.claims));
			lines.push(...ties.filter((tie) => tie.preference === rule).map((tie) => bullet(tieInWords(tie))));
		}
		const losers = guide.isScale ? betterLosers(solver, verdict) : verdict.losers;
		const limits = losers.flatMap(({ option, why }) =>
			why.kind === 'out'
				? why.limits.map((limit) => bullet(`${option.label} is out: ${limit.because}`, limit.claims))
				: []
		);
		const beaten = losers.filter(({ why }) => why.kind === 'beaten').map(({ option }) => option.label);
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
		lines.push(...verdict.changes.map((change) => bullet(changeInWords(solver, change))));
		lines.push('');
	}
	if (verdict.kind === 'chosen' && verdict.advice.length > 0) {
		lines.push(guide.isScale ? '## Next steps' : '## Do this', '');
		for (const advice of verdict.advice) {
			lines.push(bullet(advice.note, advice.claims));
			const command = commandFor(rules, advice, answers, decidedBy(solver, verdict));
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
	const disputed = evidence.flatMap(({ id, says, dispute }) =>
		dispute && used.has(id) ? [{ says, dispute }] : []
	);
	if (disputed.length > 0) {
		lines.push('## Where sources differ', '');
		for (const { says, dispute } of disputed) {
			lines.push(bullet(says), ...dispute.positions.map((position) => `  - ${position.says}`));
			lines.push(`  - **This verdict goes by the cautious reading:** ${dispute.teach}`);
		}
		lines.push('');
	}
	const sources = citations.list();
	if (sources.length > 0) lines.push('## Sources', '', ...sources, '');
	lines.push(`Made with Bulkhead on ${day}: ${address}`, '');
	return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

function findingsTable(found: readonly Found[], cite: (claims: readonly string[]) => string): string[] {
	if (found.length === 0) return ['Nothing that stands in the way.'];
	const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
	return [
		'| Found | At best | Why | What to do | Effort | Proof |',
		'| --- | --- | --- | --- | --- | --- |',
		...found.map(({ limit, finding, atBest, decides }) => {
			const cells = [
				`${finding.label}${decides ? ' (decides)' : ''}`,
				atBest?.label ?? 'nothing',
				limit.because,
				finding.mitigation,
				efforts[finding.effort],
				cite(limit.claims)
			];
			return `| ${cells.map(cell).join(' | ')} |`;
		})
	];
}
