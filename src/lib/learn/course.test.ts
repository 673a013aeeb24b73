import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { content, files } from '../../../scripts/content';
import { COVERAGE_FILE, coverageReport, reasons, untaught } from '../../../scripts/coverage';
import { readingEase } from '../../../scripts/reading-ease';

const lessons = content.modules.flatMap((module) => module.lessons);

test('the course has eight modules and 36 to 44 lessons', () => {
	expect(content.modules.map(({ id }) => id)).toEqual([
		'foundations',
		'isolation',
		'images',
		'security',
		'storage',
		'networking',
		'lift-and-shift',
		'operations'
	]);
	expect(lessons.length).toBeGreaterThanOrEqual(36);
	expect(lessons.length).toBeLessThanOrEqual(44);
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('lesson %s', (_, lesson) => {
	const text = (files.get(lesson.file) ?? '').replace(/^---[\s\S]*?\n---\n/, '');
	const headings = lesson.sections.map(({ heading }) => heading.toLowerCase());

	test('has an example with its output, the common mistake and a summary', () => {
		expect(headings.some((heading) => heading.startsWith('worked example'))).toBe(true);
		expect(headings).toContain('the common mistake');
		expect(headings.at(-1)).toBe('in short');
		expect(text).toMatch(/^```(?:powershell|cmd|dockerfile|yaml|json)/m);
		expect(text).toMatch(/^```text/m);
	});
	test('has a check, proof, and leads to a guide and a table', () => {
		expect(lesson.blocks.some(({ name }) => name === 'Check')).toBe(true);
		expect(lesson.claims.length).toBeGreaterThanOrEqual(5);
		expect((lesson.guides?.length ?? 0) + (lesson.tables?.length ?? 0)).toBeGreaterThan(0);
		expect(lesson.terms.length).toBeGreaterThan(0);
	});
	test('is short and plain enough for somebody who is busy', () => {
		const { words, sentence, flesch } = readingEase(text);
		expect(words).toBeGreaterThanOrEqual(450);
		expect(words).toBeLessThanOrEqual(900);
		// plain language guides ask for 15 to 20 words; 50 is the lower end of what they call fairly easy for adults
		expect(sentence).toBeLessThanOrEqual(16);
		expect(flesch).toBeGreaterThanOrEqual(50);
	});
});

describe.each(content.paths.map((path) => [path.id, path] as const))('path %s', (_, path) => {
	test('begins at the beginning of the course and keeps its order', () => {
		const places = path.lessons.map((id) => lessons.findIndex((lesson) => lesson.id === id));
		expect(places).not.toContain(-1);
		expect(path.lessons[0]).toMatch(/^foundations\//);
	});
});
test('there is a path for administrators, developers and architects', () => {
	expect(content.paths.map(({ id }) => id)).toEqual(['administrator', 'developer', 'architect']);
});

test('the glossary has 100 words and the list of misconceptions 30, spread over all modules', () => {
	expect(content.terms.length).toBeGreaterThanOrEqual(100);
	expect(content.misconceptions.length).toBeGreaterThanOrEqual(30);
	for (const { id } of content.modules)
		expect(
			content.misconceptions.some(({ lesson }) => lesson.startsWith(`${id}/`)),
			id
		).toBe(true);
});

test('every numbered rule of the facts is cited by a lesson or a table, or there is a word why not', () => {
	const cited = new Set([
		...lessons.flatMap((lesson) => lesson.claims),
		...content.tables.flatMap((table) => table.rows.flatMap((row) => row.claims))
	]);
	const missing = Object.keys(content.claims).filter((id) => /-r\d+$/.test(id) && !cited.has(id));
	expect(missing).toEqual([]);
});

describe('coverage', () => {
	test('every claim is in a lesson or a table, or somebody said why not', () => {
		expect(untaught(content).filter((id) => reasons[id] === undefined)).toEqual([]);
		expect(Object.keys(reasons).filter((id) => !untaught(content).includes(id))).toEqual([]);
	});
	test('its report is of today: `npx tsx scripts/coverage.ts` writes it', async () => {
		expect(readFileSync(COVERAGE_FILE, 'utf8')).toBe(await coverageReport(content, resolve('.')));
	});
});
