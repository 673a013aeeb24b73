import { resolve } from 'node:path';
import { blocks } from '../src/lib/blocks';
import { dayOf } from '../src/lib/content/day';
import { didYouMean, formatProblems } from '../src/lib/content/problems';
import { readContent } from '../src/lib/content/read';
import { describeDropped, factsOf, readAnswers } from '../src/lib/decide/facts';
import { type Plan, planOf } from '../src/lib/decide/plan';
import { readPlanAddress } from '../src/lib/decide/plan-address';
import {
	conflictInWords,
	conflictsOf,
	linesOf,
	openQuestionsOf,
	planHeadline,
	risksOf,
	stepsOf
} from '../src/lib/decide/plan-sheet';
import { GuideSolver } from '../src/lib/decide/solver';
import { decidedBy, verdict, type Verdict } from '../src/lib/decide/verdict';
import { givenInWords, headline, outcomeInWords, whyNotInWords, commandFor } from '../src/lib/decide/words';
import { contentFiles } from './content-files';

const EXIT = { chosen: 0, undecided: 2, 'none-fits': 3 } as const satisfies Record<Verdict['kind'], number>;
/** In place of a guide: all of them for one workload. */
const PLAN = 'plan';
const USAGE = 'usage: npm run --silent decide -- <guide>|plan key=value … [--json]';

process.exitCode = main(process.argv.slice(2));

/**
 * Prints a verdict, or a plan. Exit code: 0 chosen, 2 undecided, 3 none fits, 1 anything that cannot be read; of a
 * plan the worst of its parts.
 */
function main(args: readonly string[]): number {
	const { content, problems } = readContent(contentFiles(resolve(import.meta.dirname, '..')), blocks);
	if (problems.length > 0) return fail(formatProblems(problems));
	const { rules } = content;
	const guides = rules.guides.map((guide) => guide.id);
	const json = args.includes('--json');
	const unknownOption = args.find((arg) => arg.startsWith('-') && arg !== '--json');
	if (unknownOption !== undefined) return fail(`"${unknownOption}" is not an option.\n${USAGE}`);
	const [guideId, ...pairs] = args.filter((arg) => arg !== '--json');
	if (guideId === undefined) return fail(`${USAGE}\nguides: ${guides.join(', ')}`);
	if (guideId !== PLAN && !guides.includes(guideId))
		return fail(
			`"${guideId}" is not a guide.${didYouMean(guideId, [...guides, PLAN])}\nguides: ${guides.join(', ')}, or ${PLAN}`
		);

	const unpaired = pairs.filter((pair) => !/^[^=]+=[^=]+$/.test(pair));
	const known = pairs
		.filter((pair) => !unpaired.includes(pair))
		.map((pair) => pair.split('=') as [string, string]);
	const today = dayOf(new Date());
	const said =
		guideId === PLAN
			? readPlanAddress(rules, known, today)
			: { ...readAnswers(rules, known, today), anyway: false };
	const { answers, dropped } = said;
	if (unpaired.length > 0 || dropped.length > 0)
		return fail(
			[
				...unpaired.map((pair) => `"${pair}" is not of the form key=value.`),
				...dropped.map((one) => describeDropped(rules, one))
			].join('\n')
		);

	if (guideId === PLAN) {
		const plan = planOf(rules, answers, {}, { anyway: said.anyway });
		console.log(json ? JSON.stringify(planAsJson(plan), null, '\t') : planAsText(plan));
		const kinds = plan.parts.map(({ kind }) => kind);
		if (kinds.includes('none-fits')) return EXIT['none-fits'];
		return plan.ask || (kinds.includes('undecided') && !plan.endsWith) ? EXIT.undecided : EXIT.chosen;
	}
	const solver = new GuideSolver(rules, guideId, { given: factsOf(answers) });
	const result = verdict(solver, answers);
	console.log(json ? JSON.stringify(asJson(result), null, '\t') : asText(solver, answers, result));
	return EXIT[result.kind];
}

function fail(message: string): number {
	console.error(message);
	return 1;
}

/** Ids only, so that a script can rely on them. */
function asJson(result: Verdict): unknown {
	const losers = result.losers.map(({ option, why }) => ({
		option: option.id,
		because: (why.kind === 'out' ? why.limits : why.preferences).map((rule) => rule.id)
	}));
	switch (result.kind) {
		case 'chosen':
			return {
				verdict: result.kind,
				option: result.option.id,
				decidedBy: result.decidedBy.map((rule) => rule.id),
				losers,
				changes: result.changes,
				advice: result.advice.map((advice) => advice.id)
			};
		case 'undecided':
			return {
				verdict: result.kind,
				possible: result.possible.map((option) => option.id),
				mayFitNothing: result.mayFitNothing,
				ask: result.ask?.id ?? null,
				notSure: result.unsure.map((question) => question.id),
				losers
			};
		case 'none-fits':
			return { verdict: result.kind, conflict: result.conflict, losers, changes: result.changes };
	}
}

function asText(solver: GuideSolver, answers: ReadonlyMap<string, string>, result: Verdict): string {
	const { rules } = solver;
	const lines = [`${solver.guide.title} ${headline(solver, result)}`];
	if (result.kind === 'chosen')
		lines.push('', 'Why:', ...result.decidedBy.map((rule) => `  ${rule.because}`));
	if (result.kind === 'none-fits')
		lines.push(
			'',
			'These answers contradict each other:',
			...result.conflict.map((given) => `  ${givenInWords(rules, given)}`)
		);
	if (result.kind === 'undecided') {
		if (result.ask)
			lines.push(
				'',
				`Next question: ${result.ask.asks}`,
				...result.ask.answers.map((answer) => `  ${result.ask?.id ?? ''}=${answer.id}  ${answer.label}`)
			);
		if (result.unsure.length > 0)
			lines.push(
				'',
				'To find out:',
				...result.unsure.map((question) => `  ${question.asks} ${question.findOut.how}`)
			);
	}
	if (result.losers.length > 0) {
		lines.push('', 'Not:');
		for (const { option, why } of result.losers)
			lines.push(...whyNotInWords(why).map((text) => `  ${option.label}: ${text}`));
	}
	if (result.kind !== 'undecided' && result.changes.length > 0) {
		lines.push('', 'What would change it:');
		for (const change of result.changes)
			lines.push(
				`  ${change.to.map((given) => givenInWords(rules, given)).join(' and ')} -> ${outcomeInWords(solver, change)}`
			);
	}
	if (result.kind === 'chosen' && result.advice.length > 0) {
		lines.push('', 'Do this:');
		for (const advice of result.advice) {
			lines.push(`  ${advice.note}`);
			const command = commandFor(rules, advice, answers, decidedBy(solver, result));
			if (command !== undefined) lines.push(...command.split('\n').map((line) => `    ${line}`));
		}
	}
	return lines.join('\n');
}

/** Ids only, as for one guide. */
function planAsJson(plan: Plan): unknown {
	return {
		ask: plan.ask ? { guide: plan.ask.guide.id, question: plan.ask.question.id } : null,
		endsWith: plan.endsWith?.guide.id ?? null,
		decided: Object.fromEntries(plan.decided),
		guides: Object.fromEntries(plan.parts.map(({ guide, verdict: result }) => [guide.id, asJson(result)])),
		risks: risksOf(plan, []).map(({ id }) => id),
		steps: stepsOf(plan).map(({ advice }) => advice.id)
	};
}

function planAsText(plan: Plan): string {
	const lines = [planHeadline(plan), ''];
	for (const { guide, says, why } of linesOf(plan))
		lines.push(`${guide.label}: ${says}`, ...why.map((text) => `  ${text}`));
	const section = (title: string, list: readonly string[]) => {
		if (list.length > 0) lines.push('', `${title}:`, ...list.map((text) => `  ${text}`));
	};
	if (plan.endsWith) lines.push('', 'The rest is not asked. Add anyway=yes to plan it all the same.');
	section(
		'Contradictions',
		conflictsOf(plan).map(
			(conflict) => `${conflict.part.guide.label}: ${conflictInWords(conflict)} Relax one of these.`
		)
	);
	if (plan.ask) {
		const { question, guide } = plan.ask;
		section(`Next question, for ${guide.label}`, [
			question.asks,
			...question.answers.map((answer) => `${question.id}=${answer.id}  ${answer.label}`)
		]);
	}
	section(
		'To find out',
		openQuestionsOf(plan).map(({ question }) => `${question.asks} ${question.findOut.how}`)
	);
	section(
		'Risks',
		risksOf(plan, []).map(
			({ guide, says, isMaybe }) => `${guide.label}${isMaybe ? ', if it applies' : ''}: ${says}`
		)
	);
	section(
		'First steps',
		stepsOf(plan).map(({ advice }) => advice.note)
	);
	return lines.join('\n');
}
