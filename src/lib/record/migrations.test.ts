import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { migrate, migrations } from './migrations';
import { RECORD_VERSION } from './record';

const steps = {
	1: (content: unknown) => [content, 'to 2'],
	2: (content: unknown) => [content, 'to 3']
};

describe('migrate', () => {
	test('takes every step from the version of the content, in order', () => {
		expect(migrate('content', 1, steps, 3)).toEqual([['content', 'to 2'], 'to 3']);
		expect(migrate('content', 2, steps, 3)).toEqual(['content', 'to 3']);
	});
	test('leaves content of this version alone', () => {
		expect(migrate('content', RECORD_VERSION)).toBe('content');
	});
	test('refuses to skip a step', () => {
		expect(() => migrate('content', 1, { 2: steps[2] }, 3)).toThrow(/version 1/);
	});
});

describe('migrations', () => {
	test('leads from every older version to this one', () => {
		const older = Array.from({ length: RECORD_VERSION - 1 }, (_, index) => index + 1);
		expect(Object.keys(migrations).map(Number)).toEqual(older);
	});
	test('has a frozen file of every version', () => {
		const versions = Array.from({ length: RECORD_VERSION }, (_, index) => `record-v${index + 1}.json`);
		expect(readdirSync('tests/fixtures')).toEqual(expect.arrayContaining(versions));
	});
});
