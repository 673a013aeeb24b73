import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './guards';

test('canonical gives equal text for values that differ only in the order of keys', () => {
	const turned = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(turned);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.reverse()
				.map(([key, part]) => [key, turned(part)])
		);
	};
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(canonical(turned(value))).toBe(canonical(value));
			expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
		})
	);
});
