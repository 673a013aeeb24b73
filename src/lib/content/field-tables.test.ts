import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocks } from '../blocks';
import { linkKinds } from './addresses';
import { describedKinds, withFieldTables } from './field-tables';
import { calloutKinds, codeLanguages } from './lesson-text';

const readme = readFileSync('content/README.md', 'utf8');

describe("the author's guide", () => {
	test('has the field tables that the schemas give (npx tsx scripts/field-tables.ts)', () => {
		expect(readme).toBe(withFieldTables(readme));
	});
	test.each(describedKinds)('describes the fields of a %s', (kind) => {
		expect(readme).toContain(`<!-- fields:${kind} -->`);
	});
	test.each([
		...Object.keys(blocks).map((name) => `<${name} `),
		...linkKinds.map((kind) => `(${kind}:`),
		...calloutKinds.map((kind) => `\`${kind}\``),
		...codeLanguages.map((language) => `\`${language}\``)
	])('names %s', (name) => {
		expect(readme).toContain(name);
	});
});

describe('withFieldTables', () => {
	const table = (kind: string) => withFieldTables(`<!-- fields:${kind} -->old<!-- /fields -->`);
	const row = (kind: string, field: string) =>
		table(kind)
			.split('\n')
			.find((line) => line.startsWith(`| \`${field}\` |`))
			?.split(' | ')
			.slice(1, 3);

	test('replaces what stands between the markers and leaves the rest alone', () => {
		const text = `above\n${table('source')}\nbelow`;
		expect(text).not.toContain('old');
		expect(withFieldTables(text)).toBe(text);
	});
	test('names fields inside lists and maps', () => {
		expect(row('guide', 'limits[].when')).toEqual(['conditions', 'yes']);
		expect(row('guide', 'options.<id>.label')).toEqual(['text', 'yes']);
		expect(row('claim', 'dispute.positions[].sources')).toEqual(['id or list of ids', 'yes']);
		expect(row('quiz', 'items.<id>.options.<id>.because')).toEqual(['text', 'yes']);
	});
	test('says what is optional and what stands in for it', () => {
		expect(row('claim', 'reviewBy')).toEqual(['day', 'no']);
		expect(row('guide', 'preferences[].when')).toEqual(['conditions', 'no']);
		expect(row('guide', 'limits')).toEqual(['list of entries', 'no']);
		expect(row('quiz', 'use')).toEqual(['`quiz` or `lessons`', 'no, then `quiz`']);
	});
	test('says what a value may be', () => {
		expect(row('lesson', 'minutes')?.[0]).toBe('number');
		expect(row('table', 'columns.<id>.hidden')?.[0]).toBe('`true` or `false`');
		expect(row('guide', 'advice[].kind')?.[0]).toBe('`step`, `warning` or `command`');
		expect(row('guide', 'tableLimits[].match')?.[0]).toBe('map from ids to ids');
		expect(row('module', 'objectives')?.[0]).toBe('map from ids to texts');
	});
	test('has a sentence about every field', () => {
		const silent = describedKinds.flatMap((kind) =>
			table(kind)
				.split('\n')
				.filter((line) => line.endsWith('|  |'))
		);
		expect(silent).toEqual([]);
	});
	test('refuses a marker for something that has no fields', () => {
		expect(() => table('nothing')).toThrow(RangeError);
	});
});
