import { describe, expect, test } from 'vitest';
import { dayOf, formatDay } from './day';

describe('formatDay', () => {
	test('names the month and drops the leading zero', () => {
		expect(formatDay('2026-08-07')).toBe('7 Aug 2026');
		expect(formatDay('2025-12-31')).toBe('31 Dec 2025');
	});
	test('refuses what is not a day', () => {
		expect(() => formatDay('7.8.2026')).toThrow(RangeError);
		expect(() => formatDay('2026-13-01')).toThrow(RangeError);
	});
});

test('dayOf gives the day of the local calendar, whatever the hour', () => {
	expect(dayOf(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
	expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
