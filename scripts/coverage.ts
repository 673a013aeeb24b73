/** Writes docs/coverage.md: which claims lessons, tables, guides, items and errors cite, and which nobody does. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as prettier from 'prettier';
import { blocks } from '../src/lib/blocks';
import type { Content } from '../src/lib/content/model';
import { formatProblems } from '../src/lib/content/problems';
import { readContent } from '../src/lib/content/read';
import { contentFiles } from './content-files';

const root = resolve(import.meta.dirname, '..');
const FILE = 'docs/coverage.md';
/** why nothing cites a claim, by its id */
const REASONS: Readonly<Record<string, string>> = {
	'iso-013': 'a word that one sponsored article of 2016 uses and nobody else',
	'las-079': 'says for lift and shift what iso-002 and sec-005 say and lessons cite'
};

const { content, problems } = readContent(contentFiles(root), blocks);
if (problems.length > 0) {
	console.error(formatProblems(problems));
	process.exit(1);
}
const citing = citingParts(content);
const ids = Object.keys(content.claims);
const groups = [...new Set(ids.map(groupOf))].sort();
const nowhere = ids.filter((id) => Object.values(citing).every((part) => !part.has(id)));

const lines = [
	'# Which claims are used',
	'',
	'Made by `npx tsx scripts/coverage.ts`; not edited by hand. A claim is cited where its statement is taught, decided by or',
	'looked up. The rows are the beginnings of claim ids; numbers with an `r` are rules of thumb, the others facts.',
	'',
	`| Claims | All | ${Object.keys(citing).join(' | ')} | Nowhere |`,
	`| --- | --: |${' --: |'.repeat(Object.keys(citing).length + 1)}`,
	...groups.map((group) => {
		const own = ids.filter((id) => groupOf(id) === group);
		const counts = Object.values(citing).map((part) => own.filter((id) => part.has(id)).length);
		return `| ${group} | ${own.length} | ${counts.join(' | ')} | ${own.filter((id) => nowhere.includes(id)).length} |`;
	}),
	'',
	'## Cited nowhere',
	'',
	...(nowhere.length === 0
		? ['None.']
		: nowhere.map((id) => `- \`${id}\`: ${REASONS[id] ?? 'no reason is given yet'}`)),
	''
];
const path = resolve(root, FILE);
const options = await prettier.resolveConfig(path);
writeFileSync(path, await prettier.format(lines.join('\n'), { ...options, filepath: path }));
console.log(`${FILE}: ${ids.length} claims, ${nowhere.length} cited nowhere`);

function groupOf(id: string): string {
	return /^([a-z]+-r)\d+$/.exec(id)?.[1] ?? /^([a-z]+-)\d+$/.exec(id)?.[1] ?? 'named';
}

/** Claims by the part of the site that cites them. */
function citingParts({ modules, tables, rules, quizzes, symptoms, terms, misconceptions }: Content) {
	const reasoned = rules.guides.flatMap((guide) => [...guide.limits, ...guide.preferences, ...guide.advice]);
	return {
		Lessons: new Set(modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.claims))),
		Tables: new Set(tables.flatMap((table) => table.rows.flatMap((row) => row.claims))),
		Guides: new Set([
			...reasoned.flatMap((rule) => rule.claims),
			...rules.guides.flatMap((guide) => guide.options.flatMap((option) => option.claims))
		]),
		Items: new Set(
			quizzes.flatMap((quiz) => quiz.items.flatMap((item) => item.options.flatMap((o) => o.claims)))
		),
		Errors: new Set(symptoms.flatMap((symptom) => symptom.claim)),
		Words: new Set([
			...terms.flatMap((term) => term.claim ?? []),
			...misconceptions.flatMap((misconception) => misconception.claim)
		])
	};
}
