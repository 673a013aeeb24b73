import { expect, test } from 'vitest';
import { textFilter } from './filter';

test('textFilter wants every piece, in any order and case', () => {
	const matches = textFilter('  2022 SERVER ');
	expect(matches('Windows Server 2022')).toBe(true);
	expect(matches('Windows Server 2019')).toBe(false);
});
test('textFilter lets everything through while nothing is typed', () => {
	expect(textFilter(' ')('anything')).toBe(true);
});
test('textFilter takes pasted quotation marks for plain ones', () => {
	expect(textFilter('“exited”')('fails with "exited unexpectedly"')).toBe(true);
});
