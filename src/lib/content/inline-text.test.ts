import { expect, test } from 'vitest';
import { plainText, textParts } from './inline-text';

test('textParts tells code from prose and keeps every character between', () => {
	expect(textParts('Run `ver` on the host.')).toEqual([
		{ text: 'Run ', code: false },
		{ text: 'ver', code: true },
		{ text: ' on the host.', code: false }
	]);
});
test('textParts leaves a lone backtick and Windows paths alone', () => {
	expect(plainText('a ` b')).toBe('a ` b');
	expect(plainText('in `C:\\ProgramData\\docker`')).toBe('in C:\\ProgramData\\docker');
});
