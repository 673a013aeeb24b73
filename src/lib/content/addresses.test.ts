import { describe, expect, test } from 'vitest';
import { addressOf, linkKinds, parseReference } from './addresses';

describe('addressOf', () => {
	test('gives paths that begin and end with a slash, or end with a place on the page', () => {
		for (const path of [
			addressOf.lesson('isolation/two-modes'),
			addressOf.module('isolation'),
			addressOf.guide('network-driver'),
			addressOf.quiz('isolation'),
			addressOf.table('hosts'),
			addressOf.row('hosts', 'ws2025'),
			addressOf.symptom('no-hypervisor'),
			addressOf.term('kernel'),
			addressOf.source('docs')
		])
			expect(path).toMatch(/^\/[a-z/-]+\/(#[a-z0-9-]+)?$/);
	});
	test('puts each kind on a place of its own', () => {
		const paths = linkKinds.map((kind) => addressOf[kind]('x'));
		expect(new Set(paths).size).toBe(linkKinds.length);
	});
	test('leads from a link to a row to the same place as the address of the row', () => {
		const { id, fragment } = parseReference('table:hosts#ws2025') ?? {};
		expect(`${addressOf.table(id ?? '')}#${fragment ?? ''}`).toBe(addressOf.row('hosts', 'ws2025'));
	});
});

describe('parseReference', () => {
	test.each(linkKinds)('reads a link to a %s', (kind) => {
		expect(parseReference(`${kind}:an-id`)).toEqual({ kind, id: 'an-id' });
	});
	test('reads the id of a lesson with its module, and a heading', () => {
		expect(parseReference('lesson:isolation/two-modes#in-short')).toEqual({
			kind: 'lesson',
			id: 'isolation/two-modes',
			fragment: 'in-short'
		});
	});
	test.each([
		'https://example.com/',
		'http://example.com/',
		'mailto:somebody@example.com',
		'javascript:alert(1)',
		'/decide/network-driver/',
		'#in-short',
		'02-modes.md',
		'glossary:kernel',
		'guide:',
		'guide:#in-short',
		'guide: network-driver',
		'guide:network-driver or so',
		'lesson:isolation/two-modes#',
		'guide:/network-driver',
		'GUIDE:network-driver',
		'toString:x',
		''
	])('does not take "%s" for a reference', (url) => {
		expect(parseReference(url)).toBeUndefined();
	});
});
