import { expect, test } from 'vitest';
import { commandText } from './command-text';

test('backslashes, braces and line continuations are copied as they stand', () => {
	const command = "docker run -v 'C:\\data:C:\\data:ro' `\n  --name x \\\\files\\share {{.Name}} ^";
	expect(commandText(`${command}\n`)).toBe(command);
});
test('prompts are left out, and so is output between them', () => {
	expect(commandText('PS C:\\apps> docker ps\nCONTAINER ID\nPS C:\\apps> docker info')).toBe(
		'docker ps\ndocker info'
	);
	expect(commandText('C:\\>ver')).toBe('ver');
});
test('a redirection to a drive is not taken for a prompt', () => {
	expect(commandText('docker inspect x > C:\\x.json')).toBe('docker inspect x > C:\\x.json');
});
