/** Changes every rule in every small way and writes what nobody notices to docs/mutation.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as prettier from 'prettier';
import { blocks } from '../src/lib/blocks';
import { AS_OF } from '../src/lib/content/periods';
import { formatProblems } from '../src/lib/content/problems';
import { readContent } from '../src/lib/content/read';
import { contentFiles } from './content-files';
import { type Fate, fateOfSurvivor, type Mutant, MutantKiller, mutantsOf } from './mutation';
import { randomFrom } from './random';
import { isMet, answersOf, readSituations } from './situations';

const root = resolve(import.meta.dirname, '..');
const FILE = 'docs/mutation.md';
const { content, problems } = readContent(contentFiles(root), blocks);
if (problems.length > 0) {
	console.error(formatProblems(problems));
	process.exit(1);
}
const { rules } = content;
const only = process.argv.slice(2);
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
	'option. _Killed_: a golden situation (`tests/fixtures/situations.yaml`) or a promise of the content check notices it.',
	'_Equivalent_: nothing that the guide says for any input changes, so nobody could notice. What survives needs a situation.',
	'',
	'| Guide | Changes | Killed | Equivalent | Survive | Share of the others killed |',
	'| --- | --: | --: | --: | --: | --: |'
];
const details: string[] = [];
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
	details.push('', `## ${guide.id}`);
	const survived = of('survived');
	if (survived.length > 0) details.push('', '### Survive', '');
	for (const { mutant, fate } of survived) {
		if (fate.kind !== 'survived') continue;
		details.push(`- \`${mutant.rule}\`: ${mutant.change}`);
		if (only.length > 0) console.log(skeleton(mutant, fate));
	}
	const equivalent = of('equivalent');
	if (equivalent.length > 0) details.push('', '### Equivalent', '');
	for (const { mutant } of equivalent)
		details.push(`- \`${mutant.rule}\`: ${mutant.change}. ${whyEquivalent(mutant)}`);
}
if (only.length === 0) {
	const path = resolve(root, FILE);
	const options = await prettier.resolveConfig(path);
	writeFileSync(
		path,
		await prettier.format([...lines, ...details, ''].join('\n'), { ...options, filepath: path })
	);
	console.log(
		`${FILE}: ${readFileSync(path, 'utf8').length} characters; skeletons: npm run mutate -- <guide>`
	);
}

function whyEquivalent({ before }: Mutant): string {
	return before.out
		? 'Wherever it makes a difference an earlier limit takes the same options out, or the choice and its reasons are the same.'
		: before.choose
			? 'Wherever it makes a difference another preference decides first, or what it would choose is out.'
			: 'The step applies with no choice that is reached.';
}

/** A situation to paste: what the rules say today. Whoever pastes it checks it against the facts first. */
function skeleton(
	{ guide, rule, change }: Mutant,
	{ input, says }: Extract<Fate, { kind: 'survived' }>
): string {
	const option = says.find((line) => line.startsWith('option: '))?.slice(8) ?? '-';
	const losers = says.filter((line) => /^[a-z0-9-]+: /.test(line) && !/^(option|required): /.test(line));
	const deciding = says.find((line) => line.startsWith('decided by: '))?.slice(12);
	const out = losers.map((line) => {
		const [loser = '', why = ''] = line.split(': ');
		return `${loser}: ${why === '-' ? (deciding ?? '') : (why.split(' + ')[0] ?? '')}`;
	});
	const answers = [...input].filter(([question]) => question !== AS_OF);
	const day = input.get(AS_OF);
	const isPlain = option !== '-' && !option.includes(' ');
	return [
		`# kills ${rule}: ${change}`,
		`- id: ${guide}-`,
		`  guide: ${guide}`,
		...(day === undefined ? [] : [`  asOf: ${day.startsWith('0000') ? '2000-01-01' : day}`]),
		'  says:',
		`  answers: { ${answers.map(([question, answer]) => `${question}: '${answer}'`).join(', ')} }`,
		'  expect:',
		`    verdict: ${option === '-' ? 'none-fits' : isPlain ? 'chosen' : 'undecided'}`,
		...(isPlain ? [`    option: ${option}`] : []),
		...(out.length > 0 ? [`    out: { ${out.join(', ')} }`] : []),
		'  because:',
		'  claims: []',
		''
	].join('\n');
}
