import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { searchEntries } from './entries';
import { PREVIEW_LENGTH } from './entry';
import { buildIndex } from './index';
import { openIndex, search } from './search';

const entries = searchEntries(content);

describe('entries of the real content', () => {
	test('have an address and an id each, and no two of a kind share one', () => {
		const keys = entries.map((entry) => `${entry.kind} ${entry.id}`);
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	});
	test('have a title, and a preview that fits', () => {
		expect(entries.filter((entry) => entry.title.trim() === '').map((entry) => entry.id)).toEqual([]);
		expect(entries.filter((entry) => entry.text.length > PREVIEW_LENGTH).map((entry) => entry.id)).toEqual(
			[]
		);
	});
	test('show no Markdown', () => {
		expect(
			entries.filter((entry) => /`|\[\^/.test(entry.title + entry.text)).map((entry) => entry.id)
		).toEqual([]);
	});
	test('leave out rules that were read from a table, because the rows are there', () => {
		const rules = entries.filter((entry) => entry.kind === 'rule');
		expect(rules.filter((entry) => entry.id.split('.').length !== 2).map((entry) => entry.id)).toEqual([]);
		expect(rules.length).toBeGreaterThan(0);
	});
	test('hold every symptom, term, misconception, row, option and lesson', () => {
		const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
		expect(count('symptom')).toBe(content.symptoms.length);
		expect(count('term')).toBe(content.terms.length);
		expect(count('misconception')).toBe(content.misconceptions.length);
		expect(count('row')).toBe(content.tables.flatMap((table) => table.rows).length);
		expect(count('option')).toBe(content.rules.guides.flatMap((guide) => guide.options).length);
		expect(count('lesson')).toBe(
			content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.sections).length
		);
	});
});

describe('what people type finds what they mean', () => {
	const searcher = openIndex(buildIndex(entries));
	const found = (query: string) => (searcher ? search(searcher, query, 5) : []).map((one) => one.address);

	test.each([
		['ltsc2019 on server 2022', /host-image\/#ws2022-ltsc2019$/],
		['windows server 2019 image on server 2022', /host-image\/|host-and-image|errors\/os-mismatch/],
		['static ip on the lan', /network-driver|transparent/],
		['l2bridge vs transparent', /network-driver/],
		['l2brige', /glossary\/#l2bridge$/],
		['hyperv', /glossary\/#hyper-v-isolation$/],
		['hyper v isolaton', /glossary\/#hyper-v-isolation$/],
		['25398', /#ws23h2/],
		['nat port localhost', /errors\/published-port-localhost\/$/],
		['which network driver', /^\/decide\/network-driver\/$/],
		['utility vm', /glossary\/#utility-vm$/],
		['xenon', /glossary\/#hyper-v-isolation$/],
		['gmsa', /glossary\/#gmsa$/],
		['netwrok driver', /network-driver/],
		['nested virtualization', /nested-virtualisation/]
	])('%s', (query, address) => expect(found(query)[0]).toMatch(address));

	test.each([
		'0xc0370101',
		'C0370101',
		'docker: Error response from daemon: hcs::CreateComputeSystem 4f1c: The container operating system does not match the host operating system.: unknown.',
		'Error response from daemon: container 9f encountered an error during CreateContainer: failure in a Windows system call: The operating system of the container does not match the operating system of the host. (0xc0370101).'
	])('pasted: %s', (query) => expect(found(query)[0]).toBe('/lookup/errors/os-mismatch/'));

	test.each(
		content.symptoms.flatMap((symptom) => symptom.messages.map((message) => [message, symptom.id] as const))
	)('the error text "%s" leads to %s or to a symptom with the same text', (message, id) => {
		const results = searcher ? search(searcher, message, 5) : [];
		expect(results.map((one) => one.id)).toContain(id);
		expect(results[0]?.kind).toBe('symptom');
	});
});
