/** Changes every rule in every small way and writes what nobody notices to docs/mutation.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as prettier from 'prettier';
import { stringify } from 'yaml';
import { blocks } from '../src/lib/blocks';
import type { Guide } from '../src/lib/content/model';
import { AS_OF, periodOf } from '../src/lib/content/periods';
import { formatProblems } from '../src/lib/content/problems';
import { readContent } from '../src/lib/content/read';
import type { Facts } from '../src/lib/decide/facts';
import { contentFiles } from './content-files';
import { type Fate, fateOfSurvivor, type Mutant, MutantKiller, mutantsOf } from './mutation';
import { randomFrom } from './random';
import { answersOf, BY_RULE, isMet, readSituations, type Situation, TODAY } from './situations';

const root = resolve(import.meta.dirname, '..');
const FILE = 'docs/mutation.md';
/** what takes all inputs to find out, for the test that counts */
const SETTLED = 'tests/fixtures/settled-mutants.yaml';
const BY_RULE_HEAD =
	'# Workloads made to notice changes of single rules (npm run mutate -- --add <guide>). What they expect was taken\n' +
	'# from the rules, so they keep a reviewed state; the workloads of situations.yaml are the independent ones.';
const { content, problems } = readContent(contentFiles(root), blocks);
if (problems.length > 0) {
	console.error(formatProblems(problems));
	process.exit(1);
}
const { rules } = content;
const args = process.argv.slice(2);
/** write situations that kill what survives, with what the rules say today as the expectation */
const isAdding = args.includes('--add');
const only = args.filter((arg) => arg !== '--add');
const unknown = only.filter((id) => !rules.guides.some((guide) => guide.id === id));
if (unknown.length > 0 || (isAdding && only.length === 0)) {
	console.error(
		`usage: npm run mutate [-- [--add] guide …]\nguides: ${rules.guides.map((guide) => guide.id).join(', ')}`
	);
	process.exit(1);
}
const situations = readSituations(root).filter((one) => {
	if (isMet(rules, one, answersOf(rules, one))) return true;
	console.error(`left out, the rules do not say what it expects: ${one.id}`);
	return false;
});
const killer = new MutantKiller(rules, situations);

interface Row {
	readonly mutant: Mutant;
	readonly fate: Fate;
}
const lines: string[] = [
	'# Mutation check of the rules',
	'',
	'Made by `npm run mutate`; not edited by hand. Every limit, preference and required step is changed in every small way:',
	'removed, an answer replaced, left out or added, a condition dropped or negated, a date a month earlier or later, another',
	'option. _Killed_: a golden situation or a promise of the content check notices it; the situations are those of',
	'`tests/fixtures/situations.yaml` and, made for this purpose, of `tests/fixtures/situations-by-rule.yaml`.',
	'_Equivalent_: nothing that the guide says for any input changes, so nobody could notice; those are listed in',
	'`tests/fixtures/settled-mutants.yaml`. What survives needs a situation, or is too small a difference for one to name.',
	'',
	'| Guide | Changes | Killed | Equivalent | Survive | Share of the others killed |',
	'| --- | --: | --: | --: | --: | --: |'
];
const details: string[] = [];
/** by fate and rule */
const settled: Record<string, Record<string, string[]>> = {};
for (const guide of rules.guides) {
	if (only.length > 0 && !only.includes(guide.id)) continue;
	const started = performance.now();
	const random = randomFrom(guide.id.length);
	const mutants = mutantsOf(rules, guide);
	const rows = mutants.map((mutant): Row => {
		const by = killer.killerOf(mutant);
		const fate: Fate =
			by === undefined ? fateOfSurvivor(rules, mutant, situations, random) : { kind: 'killed', by };
		return { mutant, fate };
	});
	const of = (kind: Fate['kind']) => rows.filter((row) => row.fate.kind === kind);
	const killed = of('killed').length;
	const share = (100 * killed) / Math.max(1, killed + of('survived').length);
	const seconds = (performance.now() - started) / 1000;
	console.log(
		`${guide.id}: ${mutants.length} changes, ${killed} killed, ${of('equivalent').length} equivalent, ` +
			`${of('survived').length} survive; ${share.toFixed(1)} % (${seconds.toFixed(0)} s)`
	);
	lines.push(
		`| ${guide.id} | ${mutants.length} | ${killed} | ${of('equivalent').length} | ${of('survived').length} | ${share.toFixed(1)} % |`
	);
	const survived = of('survived');
	if (survived.length > 0) details.push('', `## What survives in ${guide.id}`, '');
	for (const { mutant, fate } of survived) {
		if (fate.kind !== 'survived') continue;
		details.push(`- \`${mutant.rule}\`: ${mutant.change}`);
	}
	if (only.length > 0) {
		const skeletons = fewestSituations(guide, survived);
		console.log(`${skeletons.length} situations would kill them all`);
		if (isAdding) add(skeletons);
		else for (const one of skeletons) console.log(stringify([one], { lineWidth: 110 }));
	}
	for (const { mutant, fate } of rows) {
		const kind = fate.kind === 'killed' && fate.by.includes(' ') ? 'noticed by the content check' : fate.kind;
		if (kind === 'killed' || kind === 'survived') continue;
		((settled[kind] ??= {})[mutant.rule] ??= []).push(mutant.change);
	}
}
if (only.length === 0) {
	const path = resolve(root, FILE);
	const options = await prettier.resolveConfig(path);
	writeFileSync(
		path,
		await prettier.format([...lines, ...details, ''].join('\n'), { ...options, filepath: path })
	);
	const head =
		'# Made by npm run mutate: changes of rules that change nothing, or that the content check notices.';
	writeFileSync(
		resolve(root, SETTLED),
		await prettier.format(`${head}\n${stringify(settled)}`, { ...options, parser: 'yaml' })
	);
	console.log(
		`${FILE}: ${readFileSync(path, 'utf8').length} characters; situations for what survives: npm run mutate -- <guide>`
	);
}

type Skeleton = Situation & {
	readonly says: string;
	readonly because: string;
	readonly claims: readonly string[];
};

/** One situation after the other, until each survivor is killed by one of them. */
function fewestSituations(guide: Guide, survived: readonly Row[]): Skeleton[] {
	const made: Skeleton[] = [];
	let left = survived;
	for (let first = left[0]; first; first = left[0]) {
		const { mutant, fate } = first;
		const situation = fate.kind === 'survived' ? skeleton(guide, mutant, fate.input, fate.says) : undefined;
		const isKilled = (one: Mutant) => {
			const changed = one.make();
			return situation !== undefined && !isMet(changed, situation, answersOf(changed, situation));
		};
		if (situation && isMet(rules, situation, answersOf(rules, situation)) && isKilled(mutant)) {
			made.push(situation);
			left = left.filter((row) => !isKilled(row.mutant));
		} else {
			console.error(`no situation kills ${mutant.rule}: ${mutant.change}`);
			left = left.slice(1);
		}
	}
	return made;
}

/** What the rules say today. It is to be checked against the claims before it is called golden. */
function skeleton(guide: Guide, mutant: Mutant, input: Facts, says: readonly string[]): Skeleton {
	const option = says.find((line) => line.startsWith('option: '))?.slice(8) ?? '-';
	const deciding = says.find((line) => line.startsWith('decided by: '))?.slice(12) ?? '';
	const out = says.flatMap((line) => {
		const [loser = '', why = ''] = line.split(': ');
		if (!guide.options.some((one) => one.id === loser)) return [];
		return [
			[loser, why === '-' ? deciding : (why.split(' + ').find((one) => own(guide, one)) ?? '')] as const
		];
	});
	const day = input.get(AS_OF);
	const asked = [...input].filter(([question]) => question !== AS_OF);
	const rule = [...guide.limits, ...guide.preferences].find((one) => one.id === mutant.rule);
	const advice = guide.advice.find((one) => one.id === mutant.rule);
	const by = says
		.filter((line) => line.startsWith('decided by: '))
		.map((line) => shortId(line.slice('decided by: '.length)));
	const required = says
		.filter((line) => line.startsWith('required: '))
		.map((line) => shortId(line.slice(10)));
	return {
		id: `${guide.id}-${shortId(mutant.rule)}-${mutant.change}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
		guide: guide.id,
		...(day === undefined || day === periodOf(rules.questions[AS_OF], TODAY)
			? {}
			: { asOf: day.startsWith('0000') ? '2000-01-01' : day }),
		says: asked
			.map(([question, answer]) => {
				const { short, answers } = rules.questions[question] ?? { short: question, answers: [] };
				return `${short}: ${answers.find((one) => one.id === answer)?.label ?? answer}`;
			})
			.join('; '),
		answers: Object.fromEntries(asked),
		expect: {
			verdict: option === '-' ? 'none-fits' : option.includes(' ') ? 'undecided' : 'chosen',
			...(option === '-' || option.includes(' ') ? {} : { option }),
			...(rule && 'choose' in rule ? { by } : {}),
			...(out.length > 0 ? { out: Object.fromEntries(out.filter(([, why]) => why !== '')) } : {}),
			...(advice ? { required } : {})
		},
		because: rule?.because ?? advice?.note ?? '',
		claims: rule?.claims ?? advice?.claims ?? []
	};
}

function shortId(rule: string): string {
	return rule.slice(rule.indexOf('.') + 1);
}
function own(guide: Guide, rule: string): boolean {
	return guide.limits.some((limit) => limit.id === `${guide.id}.${rule}`);
}

function add(skeletons: readonly Skeleton[]): void {
	if (skeletons.length === 0) return;
	const path = resolve(root, BY_RULE);
	const before = existsSync(path) ? readFileSync(path, 'utf8') : BY_RULE_HEAD;
	writeFileSync(
		path,
		`${before.trimEnd()}\n\n${stringify(skeletons, { lineWidth: 110, singleQuote: true })}`
	);
	console.log(
		`${skeletons.length} situations added to ${BY_RULE}: format it, and check them against their claims`
	);
}
