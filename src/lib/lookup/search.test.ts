import { describe, expect, test } from 'vitest';
import type { Entry } from './entry';
import { buildIndex, type SearchIndex } from './index';
import { groupResults } from './result-groups';
import { openIndex, search } from './search';

function makeEntry(id: string, rest: Partial<Entry>): Entry {
	return {
		id,
		kind: 'lesson',
		title: id,
		place: '',
		text: '',
		address: `/learn/${id}/`,
		extra: '',
		body: '',
		...rest
	};
}
function makeSearcher(entries: readonly Entry[]) {
	const stored: unknown = JSON.parse(JSON.stringify(buildIndex(entries)));
	const searcher = openIndex(stored);
	if (!searcher) throw new Error('index cannot be opened');
	return searcher;
}
const entries = [
	makeEntry('modes', {
		title: 'Two modes',
		body: 'Process isolation shares the kernel; Hyper-V isolation does not.'
	}),
	makeEntry('isolation', {
		kind: 'term',
		title: 'Hyper-V isolation',
		aka: ['xenon', 'hypervisor container'],
		extra: 'xenon'
	}),
	makeEntry('hypervisor', { kind: 'term', title: 'Hypervisor' }),
	makeEntry('nat', { kind: 'option', title: 'NAT', body: 'Published ports on localhost.' }),
	makeEntry('native', { title: 'Native overlay', body: 'Nothing about ports.' }),
	makeEntry('mismatch', {
		kind: 'symptom',
		title: 'The image does not fit the host',
		extra:
			'The operating system of the container does not match the operating system of the host. (0xc0370101)',
		messages: [
			'The operating system of the container does not match the operating system of the host. (0xc0370101)'
		],
		codes: ['0xc0370101']
	}),
	makeEntry('timeout', {
		kind: 'symptom',
		title: 'No answer',
		messages: ['Element not found'],
		extra: 'Element not found'
	}),
	makeEntry('reading', {
		title: 'Read 0xc0370101 and its host',
		body: 'container operating system host image'
	})
];
const searcher = makeSearcher(entries);
const first = (query: string) => search(searcher, query, 10)[0]?.id;

describe('search', () => {
	test('gives nothing for nothing, and nothing for words that nobody wrote', () => {
		expect(search(searcher, '  ', 10)).toEqual([]);
		expect(search(searcher, 'of the', 10)).toEqual([]);
		expect(search(searcher, 'zzzz qqqq', 10)).toEqual([]);
	});
	test('puts the exact word before one that begins with it', () => {
		expect(first('nat')).toBe('nat');
		expect(first('hyperv')).toBe('isolation');
	});
	test('finds a word while it is being typed', () => {
		expect(first('overl')).toBe('native');
	});
	test('finds a misspelt word', () => {
		expect(first('hyper v isolaton')).toBe('isolation');
		expect(first('ovrelay')).toBe('native');
	});
	test('never guesses a number', () => {
		expect(search(searcher, '0xc0370102', 10)).toEqual([]);
	});
	test('finds a term by another name, also of several words', () => {
		expect(first('xenon')).toBe('isolation');
		expect(first('hypervisor container')).toBe('isolation');
	});
	test('ranks entries with all words before entries with some, and says which are which', () => {
		const results = search(searcher, 'nat ports localhost', 10);
		expect(results[0]).toMatchObject({ id: 'nat', whole: true });
		expect(results.slice(1).every((result) => !result.whole)).toBe(true);
	});
	test('prefers all words somewhere to one word in a title', () => {
		const others = ['beta', 'gamma', 'beta gamma'].map((body, at) => makeEntry(`other-${at}`, { body }));
		const some = makeSearcher([
			...others,
			makeEntry('one', { title: 'Alpha' }),
			makeEntry('all', { title: 'Other', body: 'alpha beta gamma' })
		]);
		expect(search(some, 'alpha beta gamma', 10)[0]?.id).toBe('all');
	});
	test('drops what has only one common word by chance', () => {
		const common = Array.from({ length: 30 }, (_, at) => makeEntry(`common-${at}`, { body: 'container' }));
		const some = makeSearcher([...common, makeEntry('rare', { title: 'Quota of a container' })]);
		expect(search(some, 'container quota', 50).map((result) => result.id)).toEqual(['rare']);
	});
	test('is sure of an error number, however it is written', () => {
		for (const query of [
			'0xC0370101',
			'c0370101',
			'exit code 3224830209',
			'hcs failed: (0xc0370101): unknown'
		])
			expect(search(searcher, query, 10)[0], query).toMatchObject({ id: 'mismatch', sure: true });
	});
	test('finds a pasted error text whatever stands around it and whichever quotation marks it has', () => {
		const pasted =
			'docker: Error response from daemon: hcsshim::CreateComputeSystem 9a2f: “The operating system of the container does not match the operating system of the host.”…';
		expect(search(searcher, pasted, 10)[0]).toMatchObject({ id: 'mismatch', sure: true });
		expect(search(searcher, "docker: Error: 'Element not found'.", 10)[0]).toMatchObject({
			id: 'timeout',
			sure: true
		});
	});
	test('gives no more than asked for', () => {
		expect(search(searcher, 'isolation', 1)).toHaveLength(1);
	});
	test('survives whatever is pasted', () => {
		for (const query of [
			'constructor __proto__ toString',
			'\u0000\ud800',
			'((([[[***',
			'-'.repeat(5000),
			'a1 '.repeat(5000)
		])
			expect(() => search(searcher, query, 10)).not.toThrow();
	});
});

test('groupResults puts the kind of the best result first and keeps the order within a kind', () => {
	const groups = groupResults(search(searcher, '0xc0370101 host', 10));
	expect(groups.map((group) => group.kind)).toEqual(['symptom', 'lesson']);
});
test('groupResults keeps the best of each kind when a kind has too many', () => {
	const results = search(searcher, 'isolation hypervisor host', 10);
	const groups = groupResults(results, 1);
	expect(groups.every((group) => group.results.length === 1)).toBe(true);
	expect(groups[0]?.results[0]).toBe(results[0]);
});

describe('index', () => {
	test('is the same for the same entries', () => {
		expect(JSON.stringify(buildIndex(entries))).toBe(JSON.stringify(buildIndex([...entries])));
	});
	test('of another version is not opened', () => {
		expect(openIndex({ ...buildIndex(entries), version: 0 })).toBeUndefined();
		expect(openIndex(null)).toBeUndefined();
		expect(openIndex('<!doctype html>')).toBeUndefined();
	});
	test('names words once and in order, so that prefixes stand together', () => {
		const { words }: SearchIndex = buildIndex(entries);
		expect(words).toEqual([...new Set(words)].sort());
	});
});
