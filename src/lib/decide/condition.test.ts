import { expect, test } from 'vitest';
import { truthOf } from './condition';
import { when } from './make';

const given = (values: Record<string, string>) => (variable: string) => values[variable];

test.each([
	['no condition is always true', when(), {}, 'true'],
	['no clause is never true', [], {}, 'false'],
	['true once all tests hold', when({ a: 'x', b: ['y', 'z'] }), { a: 'x', b: 'z' }, 'true'],
	['open while a value is missing', when({ a: 'x', b: 'y' }), { a: 'x' }, 'open'],
	['false as soon as one test fails, whatever is missing', when({ a: 'x', b: 'y' }), { a: 'w' }, 'false'],
	['true by any clause, whatever is open in another', when({ a: 'x' }, { b: 'y' }), { b: 'y' }, 'true'],
	['open by any clause, when no other is true', when({ a: 'x' }, { b: 'y' }), { a: 'w' }, 'open']
] as const)('%s', (_, condition, values, truth) => {
	expect(truthOf(condition, given(values))).toBe(truth);
});
