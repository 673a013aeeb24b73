import { describe, expect, test } from 'vitest';
import { codesIn, tokens, wordsOf } from './words';

describe('wordsOf', () => {
	test('writes a name with and without its separators', () => {
		expect([...wordsOf('Hyper-V')]).toEqual(['hyperv', 'hyper']);
		expect([...wordsOf('ContainerAdministrator')]).toEqual([
			'containeradministrator',
			'container',
			'administrator'
		]);
	});
	test('finds the year of a tag', () => {
		expect([...wordsOf('ltsc2019')]).toEqual(['ltsc2019', 'ltsc', '2019']);
		expect([...wordsOf('23H2 l2bridge')]).toEqual(['23h2', 'l2bridge']);
	});
	test('keeps a version as a whole and finds its build', () => {
		expect([...wordsOf('10.0.20348')]).toEqual(['10020348', '10', '20348']);
	});
	test('finds the same word in singular and plural, and leaves DNS, process and status alone', () => {
		expect(wordsOf('volumes policies processes')).toEqual(wordsOf('volume policy process'));
		expect([...wordsOf('DNS process status')]).toEqual(['dns', 'process', 'status']);
	});
	test('drops empty words, quotation marks, ellipses and container ids', () => {
		expect([...wordsOf(`“the” 'image' … of ${'3f'.repeat(32)}`)]).toEqual(['image']);
	});
	test('treats an error number with and without 0x as one word', () => {
		expect(wordsOf('0xC0370101')).toEqual(wordsOf('c0370101'));
	});
	test('splits Windows paths at their backslashes', () => {
		expect([...wordsOf('C:\\ProgramData\\docker')]).toEqual(['programdata', 'program', 'data', 'docker']);
	});
});

test('tokens keep their order', () => {
	expect(tokens('static IP on the LAN').map((token) => token.whole)).toEqual(['static', 'ip', 'lan']);
});

describe('codesIn', () => {
	test('reads every way a program prints a number', () => {
		for (const text of ['0xc0370101', '(0xC0370101)', 'hr=C0370101:', '3224830209', 'exit code -1070137087'])
			expect([...codesIn(text)], text).toEqual(['c0370101']);
	});
	test('fills short numbers up, if 0x marks them', () => {
		expect([...codesIn('error 0x6be, 6be')]).toEqual(['000006be']);
	});
	test('takes no word, build, date or part of an id for a number', () => {
		expect(codesIn('deadbeef facade 20348 10.0.20348.2113 2026-08-07 3fa5c1d2e3').size).toBe(0);
	});
});
