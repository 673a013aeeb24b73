/**
 * Which claims lessons, tables, guides, items and errors cite, and which no lesson and no table does. As a program it
 * writes docs/coverage.md; a test compares.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { blocks } from '../src/lib/blocks';
import type { Content } from '../src/lib/content/model';
import { formatProblems } from '../src/lib/content/problems';
import { readContent } from '../src/lib/content/read';
import { contentFiles } from './content-files';

export const COVERAGE_FILE = 'docs/coverage.md';
/** Why no lesson and no table cites a claim, by its id. */
export const reasons: Readonly<Record<string, string>> = {
	'iso-013': 'weighs one sponsored article of 2016; what it argues is cited as iso-104 and iso-114',
	'las-079': 'says for lift and shift what iso-002 and sec-005 say and lessons cite'
};

/** Ids of the claims that no lesson and no table cites. */
export function untaught(content: Content): readonly string[] {
	const { Lessons, Tables } = citingParts(content);
	return Object.keys(content.claims).filter((id) => !Lessons.has(id) && !Tables.has(id));
}

/** The report as Markdown. */
export async function coverageReport(content: Content, root: string): Promise<string> {
	const citing = citingParts(content);
	const ids = Object.keys(content.claims);
	const groups = [...new Set(ids.map(groupOf))].sort();
	const left = untaught(content);
	const elsewhere = (id: string) =>
		Object.entries(citing)
			.filter(([, part]) => part.has(id))
			.map(([name]) => name.toLowerCase())
			.join(', ') || 'nowhere';

	const lines = [
		'# Which claims are used',
		'',
		'Made by `npx tsx scripts/coverage.ts`; not edited by hand. Every numbered fact of the fact sheets is a claim. A claim is',
		'cited where its statement is taught, decided by or looked up. The rows are the beginnings of claim ids; numbers with an',
		'`r` are rules, the others facts. The last column counts claims that no lesson and no table cites.',
		'',
		`| Claims | All | ${Object.keys(citing).join(' | ')} | Neither lesson nor table |`,
		`| --- | --: |${' --: |'.repeat(Object.keys(citing).length + 1)}`,
		...groups.map((group) => {
			const own = ids.filter((id) => groupOf(id) === group);
			const counts = Object.values(citing).map((part) => own.filter((id) => part.has(id)).length);
			return `| ${group} | ${own.length} | ${counts.join(' | ')} | ${own.filter((id) => left.includes(id)).length} |`;
		}),
		'',
		'## In no lesson and no table',
		'',
		...(left.length === 0
			? ['None.']
			: left.map(
					(id) => `- \`${id}\` (cited by: ${elsewhere(id)}): ${reasons[id] ?? 'no reason is given yet'}`
				)),
		''
	];
	const path = resolve(root, COVERAGE_FILE);
	const options = await prettier.resolveConfig(path);
	return prettier.format(lines.join('\n'), { ...options, filepath: path });
}

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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const root = resolve(import.meta.dirname, '..');
	const { content, problems } = readContent(contentFiles(root), blocks);
	if (problems.length > 0) {
		console.error(formatProblems(problems));
		process.exit(1);
	}
	writeFileSync(resolve(root, COVERAGE_FILE), await coverageReport(content, root));
	console.log(`${COVERAGE_FILE}: ${untaught(content).length} claims in no lesson and no table`);
}
