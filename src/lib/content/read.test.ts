import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { contentFiles } from '../../../scripts/content-files';
import type { Block } from '../blocks';
import { formatProblems } from './problems';
import { readContent } from './read';

/**
 * Each folder is one content tree with something wrong in it: the files that differ from `_base`, the paths that are
 * gone (`deleted.txt`), and what an author is told (`expected.txt`). To take over a changed wording, run this test
 * with WRITE_EXPECTED=1 and read the difference.
 */
const fixtures = resolve('tests/fixtures/broken-content');
const base = contentFiles(join(fixtures, '_base'));
const cases = readdirSync(fixtures).filter((name) => name !== '_base');

const blocks: Readonly<Record<string, Block>> = {
	Check: { from: '$lib/quiz/Check.svelte', id: 'item' },
	KernelFigure: { from: '$lib/learn/KernelFigure.svelte' },
	HostImageExplorer: { from: '$lib/lookup/HostImageExplorer.svelte', tables: ['host-image'] }
};
const textOf = (files: ReadonlyMap<string, string>) => formatProblems(readContent(files, blocks).problems);

function filesOf(name: string): Map<string, string> {
	const folder = join(fixtures, name);
	const files = new Map(base);
	if (existsSync(join(folder, 'content')))
		for (const [path, text] of contentFiles(folder)) files.set(path, text);
	const deleted = join(folder, 'deleted.txt');
	if (existsSync(deleted))
		for (const path of readFileSync(deleted, 'utf8').trim().split('\n')) files.delete(path);
	return files;
}

function withWindowsLineEnds(files: ReadonlyMap<string, string>): Map<string, string> {
	return new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
}

test('the tree that the broken ones are made from has no problem', () => {
	expect(textOf(base)).toBe('');
	expect(textOf(withWindowsLineEnds(base))).toBe('');
});

test('paths and misconceptions may be missing', () => {
	const rest = new Map(base);
	rest.delete('content/misconceptions.yaml');
	rest.delete('content/paths.yaml');
	expect(rest.size).toBe(base.size - 2);
	expect(textOf(rest)).toBe('');
});

test('there are enough broken trees', () => {
	console.log(`broken content: ${cases.length} trees`);
	expect(cases.length).toBeGreaterThanOrEqual(136);
});

describe.each(cases)('broken content "%s"', (name) => {
	const files = filesOf(name);
	const expected = join(fixtures, name, 'expected.txt');
	if (process.env['WRITE_EXPECTED']) writeFileSync(expected, `${textOf(files)}\n`);

	test('is reported in full, and nothing else is', () => {
		// the YAML library would warn there
		const printed = vi.spyOn(process, 'emitWarning');
		expect(`${textOf(files)}\n`).toBe(readFileSync(expected, 'utf8'));
		expect(printed).not.toHaveBeenCalled();
		printed.mockRestore();
	});
	test('is reported alike where lines end as on Windows', () => {
		expect(textOf(withWindowsLineEnds(files))).toBe(textOf(files));
	});
});
