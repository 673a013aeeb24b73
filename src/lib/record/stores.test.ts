import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRecord, type Sitting, type Stored } from './record';
import { readRecordFile } from './read-file';
import {
	asideOf,
	dataStores,
	mergeRecords,
	readStored,
	storeNames,
	stores,
	writesBetween,
	type Raw
} from './stores';
import { anyRecord, makeRecord, T1, T2, T3 } from './testing';
import { writeRecordFile } from './write-file';

const lesson = (mark: object) => ({ ...emptyRecord, lessons: { a: { openedAt: T1, ...mark } } });
const mark = (a: object, b: object) => mergeRecords(lesson(a), lesson(b)).lessons['a'];

describe('mergeRecords', () => {
	test('gives the same whichever side comes first', () => {
		fc.assert(
			fc.property(anyRecord, anyRecord, (a, b) => {
				expect(mergeRecords(a, b)).toEqual(mergeRecords(b, a));
			})
		);
	});
	test('gives the same however three records are grouped', () => {
		fc.assert(
			fc.property(anyRecord, anyRecord, anyRecord, (a, b, c) => {
				expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)));
			}),
			{ numRuns: 500 }
		);
	});
	test('changes nothing when a record is merged with itself or with an empty one', () => {
		fc.assert(
			fc.property(anyRecord, (a) => {
				expect(mergeRecords(a, a)).toEqual(a);
				expect(mergeRecords(a, emptyRecord)).toEqual(a);
			})
		);
	});
	test('loses no entry of either side', () => {
		fc.assert(
			fc.property(anyRecord, anyRecord, (a, b) => {
				const merged = mergeRecords(a, b);
				for (const name of storeNames)
					expect(Object.keys(merged[name]).sort()).toEqual(
						[...new Set([...Object.keys(a[name]), ...Object.keys(b[name])])].sort()
					);
			})
		);
	});
	test('keeps a lesson read that was read on either side', () => {
		expect(mark({ readAt: T1 }, { openedAt: T3 })).toEqual({ openedAt: T3, readAt: T1 });
	});
	test('takes "read" back only when that was said later', () => {
		expect(mark({ readAt: T1 }, { unreadAt: T2 })).toEqual({ openedAt: T1, unreadAt: T2 });
		expect(mark({ readAt: T3 }, { unreadAt: T2 })).toEqual({ openedAt: T1, readAt: T3 });
		expect(mark({ readAt: T2 }, { unreadAt: T2 })).toEqual({ openedAt: T1, readAt: T2 });
	});
	test('takes the newer response and the higher count of tries', () => {
		const answer = (at: string, right: boolean, tries: number) => ({
			...emptyRecord,
			responses: { q: { chosen: ['x'], right, at, tries } }
		});
		expect(mergeRecords(answer(T1, false, 4), answer(T2, true, 1)).responses['q']).toEqual({
			chosen: ['x'],
			right: true,
			at: T2,
			tries: 4
		});
	});
	test('takes the newer workload whole, name and answers', () => {
		const workload = (name: string, query: string, at: string) => ({
			...emptyRecord,
			workloads: { w: { name, query, at } }
		});
		const newer = workload('Web shop', 'hosts=many', T2);
		expect(mergeRecords(workload('Shop', 'hosts=one', T1), newer)).toEqual(newer);
	});
	test('takes a finished sitting over an unfinished one that was saved later', () => {
		const sitting = (more: Partial<Sitting>) => ({
			...emptyRecord,
			sittings: { s: { id: 's', quiz: 'q', startedAt: T1, items: ['a'], responses: {}, ...more } }
		});
		const finished = sitting({ finishedAt: T2, savedAt: T2 });
		expect(mergeRecords(sitting({ savedAt: T3 }), finished)).toEqual(finished);
	});
});

describe('readStored', () => {
	const rawOf = ({ record, aside }: Stored): Raw => ({
		...Object.fromEntries(storeNames.map((name) => [name, Object.entries(record[name])])),
		aside: aside.map((one) => [one.id, one])
	});

	test('reads back what was stored', () => {
		fc.assert(
			fc.property(anyRecord, (record) => {
				const { stored, damage } = readStored(rawOf({ record, aside: [] }));
				expect(stored.record).toEqual(record);
				expect(damage).toEqual([]);
			})
		);
	});
	test('never throws, and every value is either read or reported', () => {
		const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 's1'), fc.anything());
		const values = fc.array(fc.tuple(key, fc.anything()), { maxLength: 5 });
		fc.assert(
			fc.property(fc.constantFrom(...dataStores), values, (store, entries) => {
				const { stored, damage } = readStored({ [store]: entries });
				const read = store === 'aside' ? stored.aside.length : Object.keys(stored.record[store]).length;
				// equal keys cannot stand twice in a database
				if (new Set(entries.map(([one]) => one)).size === entries.length)
					expect(read + damage.length).toBe(entries.length);
				expect(asideOf(damage, T1)).toHaveLength(damage.length);
			}),
			{ numRuns: 1000 }
		);
	});
	test.each<[string, Raw]>([
		['a lesson without a time', { lessons: [['a/b', {}]] }],
		['a day that does not exist', { lessons: [['a/b', { openedAt: '2026-02-31T00:00:00.000Z' }]] }],
		['a time in another form', { runs: [['g', { query: '', at: '2026-11-22' }]] }],
		['zero tries', { responses: [['q', { chosen: [], right: true, at: T1, tries: 0 }]] }],
		['"right" as a word', { responses: [['q', { chosen: [], right: 'yes', at: T1, tries: 1 }]] }],
		['a sitting under another id', { sittings: [['s2', makeRecord().sittings['s1']]] }],
		['a list as an entry', { lessons: [['a/b', []]] }],
		['nothing as an entry', { lessons: [['a/b', null]] }],
		['a query without end', { runs: [['g', { query: 'x'.repeat(5000), at: T1 }]] }],
		['a workload without a name', { workloads: [['w', { name: ' ', query: '', at: T1 }]] }],
		['a name without end', { workloads: [['w', { name: 'x'.repeat(500), query: '', at: T1 }]] }],
		['a workload without answers', { workloads: [['w', { name: 'x', at: T1 }]] }],
		['an id without end', { lessons: [['x'.repeat(5000), { openedAt: T1 }]] }],
		['an inherited name as id', { lessons: [['__proto__', { openedAt: T1 }]] }],
		[
			'an inherited name as item',
			{ responses: [['q', { chosen: ['constructor'], right: true, at: T1, tries: 1 }]] }
		],
		['a number as id', { lessons: [[7, { openedAt: T1 }]] }]
	])('puts %s aside', (_, raw) => {
		const { stored, damage } = readStored(raw);
		expect(stored.record).toEqual(emptyRecord);
		expect(damage).toHaveLength(1);
	});
	test('keeps ids that the content no longer has', () => {
		const { stored } = readStored({ lessons: [['gone/long-ago', { openedAt: T1 }]] });
		expect(stored.record.lessons['gone/long-ago']).toEqual({ openedAt: T1 });
	});
	test('brings a time of a wrong clock down to the latest that can be', () => {
		const { stored } = readStored({ lessons: [['a/b', { openedAt: '2999-01-01T00:00:00.000Z' }]] }, T2);
		expect(stored.record.lessons['a/b']).toEqual({ openedAt: T2 });
	});
	test('gives each thing kept aside an id of its own and its content as text', () => {
		const cycle: Record<string, unknown> = {};
		cycle['self'] = cycle;
		const { damage } = readStored({
			lessons: [
				['a', { openedAt: 'never' }],
				[['a'], 1n],
				[3, cycle]
			]
		});
		const aside = asideOf(damage, T1);
		expect(new Set(aside.map(({ id }) => id)).size).toBe(3);
		expect(aside.map(({ text }) => text)).toEqual(['{"openedAt":"never"}', '1', '[object Object]']);
		const long = 'x'.repeat(300);
		const alike = readStored({
			runs: [
				[`${long}a`, {}],
				[`${long}b`, {}]
			]
		});
		expect(new Set(asideOf(alike.damage, T1).map(({ id }) => id)).size).toBe(2);
		// what was kept aside can be read again, or it would be put aside for ever
		expect(readStored({ aside: aside.map((one) => [one.id, one]) }).damage).toEqual([]);
	});
});

describe('writesBetween', () => {
	test('turns one record into the other and touches nothing else', () => {
		fc.assert(
			fc.property(anyRecord, anyRecord, (before, after) => {
				const now = structuredClone<Record<string, Record<string, unknown>>>(before);
				for (const write of writesBetween({ record: before, aside: [] }, { record: after, aside: [] })) {
					const table = now[write.store] ?? {};
					if (write.kind === 'put') {
						expect(table[write.id]).not.toEqual(write.value);
						table[write.id] = write.value;
					} else Reflect.deleteProperty(table, write.id);
				}
				expect(now).toEqual(after);
			})
		);
	});
});

describe('the list of stores', () => {
	test.each(storeNames)('has "%s" in the backup and brings it back', (name) => {
		const record = makeRecord();
		expect(Object.keys(record[name]), 'the helper makeRecord lacks an entry for this store').not.toEqual([]);
		const read = readRecordFile(writeRecordFile({ record, aside: [] }, new Date(T3)), new Date(T3));
		expect(read).toMatchObject({ kind: 'ok', record: { [name]: record[name] }, dropped: [] });
	});
	test('names every store that the database makes, besides the version', async () => {
		const made: string[] = [];
		const { makeStores } = await import('./database.svelte');
		makeStores({
			objectStoreNames: { contains: () => false },
			createObjectStore: (name: string) => made.push(name)
		});
		const file: unknown = JSON.parse(writeRecordFile({ record: makeRecord(), aside: [] }, new Date(T3)));
		const { record, ...envelope } = file as { record: object; version: number };
		const backedUp = [...Object.keys(record), ...Object.keys(envelope)];
		// "meta" holds the version, which the file says by itself
		expect(backedUp).toEqual(expect.arrayContaining(made.filter((name) => name !== 'meta')));
		expect(made).toEqual(expect.arrayContaining(Object.keys(stores)));
	});
});
