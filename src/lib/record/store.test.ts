import { describe, expect, test, vi } from 'vitest';
import { clearAll, removeEntries } from './parts';
import { emptyRecord, nothingStored, type LearnerRecord } from './record';
import { failureOf, StorageFailure, type Failure, type Storage, type StorageEvents } from './storage';
import { RecordStore } from './store.svelte';
import { fault, makeRecord, MemoryStorage, T1, T2 } from './testing';

/** A store on this storage; `open` may be replaced by one that fails. */
function makeStore(storage: MemoryStorage, open: () => Promise<Storage> = () => Promise.resolve(storage)) {
	const events: StorageEvents[] = [];
	const opened = vi.fn(open);
	const record = new RecordStore({
		open: (heard) => {
			events.push(heard);
			return opened();
		},
		now: () => new Date(T1)
	});
	return { record, opened, storage, event: () => events.at(-1) as StorageEvents };
}
const ids = (record: LearnerRecord) => Object.keys(record.lessons);
const noticeIds = (record: RecordStore) => record.notices.map(({ id }) => id);

describe('opening', () => {
	test('shows an empty record and says "loading" until then, as on a server', () => {
		const { record, opened } = makeStore(new MemoryStorage());
		expect([record.value, record.status, record.notices]).toEqual([emptyRecord, 'loading', []]);
		expect(opened).not.toHaveBeenCalled();
	});
	test('shows what was stored', async () => {
		const { record } = makeStore(new MemoryStorage({ record: makeRecord(), aside: [] }));
		record.start();
		await record.settled();
		expect([record.value, record.status]).toEqual([makeRecord(), 'saved']);
	});
	test('keeps and saves what was done before it was loaded, on top of what was stored', async () => {
		const before = { responses: { i: { chosen: ['x'], right: false, at: T1, tries: 1 } } };
		const { record, storage } = makeStore(new MemoryStorage({ record: makeRecord(before), aside: [] }));
		record.openLesson('a/early');
		record.respond('i', ['y'], true);
		expect(ids(record.value)).toEqual(['a/early']);
		record.start();
		record.openLesson('a/late');
		await record.settled();
		expect(ids(storage.stored.record).sort()).toEqual(['a/early', 'a/late', 'isolation/two-modes']);
		expect(storage.stored.record.responses['i']).toMatchObject({ right: true, tries: 2 });
		expect(record.value).toEqual(storage.stored.record);
	});
	test.each<[string, unknown, Failure]>([
		['there is no database', new StorageFailure('absent'), 'absent'],
		['the browser forbids it', fault('SecurityError'), 'blocked'],
		['a newer program wrote it', fault('VersionError'), 'newer'],
		['the disk is full', fault('QuotaExceededError'), 'full'],
		['a part of the program is missing', new StorageFailure('unloaded'), 'unloaded'],
		['the database lacks a store', fault('NotFoundError'), 'strange'],
		['anything else goes wrong', fault('UnknownError'), 'failed'],
		['something odd is thrown', undefined, 'failed']
	])('works from memory and says so when %s', async (_, error, id) => {
		const { record } = makeStore(new MemoryStorage(), () => Promise.reject(error));
		record.start();
		record.openLesson('a/b');
		record.markRead('a/b', true);
		await record.settled();
		expect(record.status).toBe('memory');
		expect(noticeIds(record)).toEqual([id]);
		expect(record.value.lessons).toEqual({ 'a/b': { openedAt: T1, readAt: T1 } });
	});
	test('saves everything once trying again succeeds', async () => {
		const { record, opened, storage } = makeStore(new MemoryStorage());
		opened.mockRejectedValueOnce(fault('UnknownError'));
		record.start();
		record.openLesson('a/b');
		await record.settled();
		record.retry();
		await record.settled();
		expect(ids(storage.stored.record)).toEqual(['a/b']);
		expect([record.status, record.notices]).toEqual(['saved', []]);
	});
	test('says while it waits for another tab, and stops saying so', () => {
		const { record, event } = makeStore(new MemoryStorage(), () => new Promise(() => undefined));
		record.start();
		return vi.waitFor(() => {
			event().waiting(true);
			expect([noticeIds(record), record.status]).toEqual([['waiting'], 'loading']);
			event().waiting(false);
			expect(noticeIds(record)).toEqual([]);
		});
	});
	test('opens nothing after it was stopped', async () => {
		const storage = new MemoryStorage();
		const { record, opened } = makeStore(storage);
		record.start()();
		await record.settled();
		expect(opened).not.toHaveBeenCalled();
		record.openLesson('a/b');
		await record.settled();
		expect(storage.writes).toBe(0);
	});
});

describe('saving', () => {
	async function started(storage = new MemoryStorage()) {
		const made = makeStore(storage);
		made.record.start();
		await made.record.settled();
		return made;
	}

	test('shows a change at once and stores it', async () => {
		const { record, storage } = await started();
		record.saveRun('network-driver', 'hosts=one');
		expect(record.value.runs).toEqual({ 'network-driver': { query: 'hosts=one', at: T1 } });
		await record.settled();
		expect(storage.stored.record.runs).toEqual(record.value.runs);
	});
	test('says what waits to be saved, entry by entry, as it is shown', async () => {
		const { record, storage } = await started(new MemoryStorage({ record: makeRecord(), aside: [] }));
		expect(record.unsaved).toBeUndefined();
		record.openLesson('a/b');
		record.respond('iso-count-kernels', ['x'], false);
		expect(record.unsaved).toEqual({
			record: {
				...emptyRecord,
				lessons: { 'a/b': { openedAt: T1 } },
				responses: { 'iso-count-kernels': record.value.responses['iso-count-kernels'] }
			},
			aside: [],
			gone: []
		});
		record.change(removeEntries([{ store: 'runs', id: 'network-driver' }]));
		expect(record.unsaved?.gone).toEqual([{ store: 'runs', id: 'network-driver' }]);
		await record.settled();
		expect(record.unsaved).toBeUndefined();
		// then the learner is told that it is kept in this tab
		storage.fault = fault('QuotaExceededError');
		record.openLesson('a/c');
		await record.settled();
		expect(record.unsaved).toBeUndefined();
	});
	test('loses nothing when the disk is full, and saves it when there is space', async () => {
		const { record, storage } = await started();
		storage.fault = fault('QuotaExceededError');
		record.openLesson('a/one');
		await record.settled();
		expect([record.status, noticeIds(record)]).toEqual(['memory', ['full']]);
		record.openLesson('a/two');
		await record.settled();
		expect(ids(record.value)).toEqual(['a/one', 'a/two']);
		storage.fault = undefined;
		record.openLesson('a/three');
		await record.settled();
		expect(ids(storage.stored.record)).toEqual(['a/one', 'a/two', 'a/three']);
		expect([record.status, record.notices]).toEqual(['saved', []]);
	});
	test('does not show a notice again that was closed, until the cause has gone', async () => {
		const { record, storage } = await started();
		const fail = async (name: string | undefined, lesson: string) => {
			storage.fault = name === undefined ? undefined : fault(name);
			record.openLesson(lesson);
			await record.settled();
		};
		await fail('QuotaExceededError', 'a/one');
		record.dismiss('full');
		await fail('QuotaExceededError', 'a/two');
		expect([record.status, record.notices]).toEqual(['memory', []]);
		await fail(undefined, 'a/three');
		await fail('QuotaExceededError', 'a/four');
		expect(noticeIds(record)).toEqual(['full']);
	});
	test('builds on what another tab stored meanwhile', async () => {
		const { record, storage, event } = await started();
		const response = { chosen: ['x'], right: false, at: T2, tries: 5 };
		storage.stored = { record: { ...emptyRecord, responses: { i: response } }, aside: [] };
		record.respond('i', ['y'], true);
		await record.settled();
		expect(record.value.responses['i']).toMatchObject({ right: true, tries: 6 });
		storage.stored = { record: makeRecord(), aside: [] };
		event().changed();
		await record.settled();
		expect(record.value).toEqual(makeRecord());
	});
	test('saves what is done while something else is being saved', async () => {
		const { record, storage } = await started();
		storage.duringWrite = () => {
			storage.duringWrite = () => undefined;
			record.openLesson('a/during');
		};
		record.openLesson('a/first');
		await record.settled();
		expect(ids(storage.stored.record)).toEqual(['a/first', 'a/during']);
		expect(record.value).toEqual(storage.stored.record);
	});
	test('shows news from another tab together with what is not saved yet', async () => {
		const { record, storage, event } = await started();
		storage.writeFault = fault('QuotaExceededError');
		record.openLesson('a/unsaved');
		storage.stored = { record: makeRecord(), aside: [] };
		event().changed();
		await record.settled();
		expect(ids(record.value).sort()).toEqual(['a/unsaved', 'isolation/two-modes']);
		expect(record.status).toBe('memory');
	});
	test('deletes everything, also what still waits to be saved', async () => {
		const { record, storage } = await started(new MemoryStorage({ record: makeRecord(), aside: [] }));
		record.openLesson('a/b');
		record.change(clearAll);
		await record.settled();
		expect([storage.stored, record.stored]).toEqual([nothingStored, nothingStored]);
	});
	test('opens a lost connection again and goes on', async () => {
		const { record, storage, event, opened } = await started();
		event().lost('closed');
		record.openLesson('a/b');
		await record.settled();
		expect(opened).toHaveBeenCalledTimes(2);
		expect([ids(storage.stored.record), record.status, record.notices]).toEqual([['a/b'], 'saved', []]);
	});
	test('gives up with a notice when the connection is lost again and again', async () => {
		const { record, storage, opened } = await started();
		storage.fault = fault('InvalidStateError');
		record.openLesson('a/b');
		await record.settled();
		expect(opened.mock.calls.length).toBeLessThan(10);
		expect([record.status, noticeIds(record), ids(record.value)]).toEqual(['memory', ['closed'], ['a/b']]);
	});
	test('keeps its hands off when a newer program takes over', async () => {
		const { record, storage, event, opened } = await started();
		event().lost('newer');
		record.openLesson('a/b');
		await record.settled();
		expect([opened.mock.calls.length, storage.writes]).toEqual([1, 0]);
		expect([record.status, noticeIds(record), ids(record.value)]).toEqual(['memory', ['newer'], ['a/b']]);
	});
	test('tells what was put aside, and goes on saving', async () => {
		const { record, event } = await started();
		event().putAside(2);
		record.openLesson('a/b');
		await record.settled();
		expect([record.status, noticeIds(record)]).toEqual(['saved', ['aside']]);
		record.dismiss('aside');
		expect(record.notices).toEqual([]);
	});
});

test('failureOf knows every exception by its name', () => {
	expect(failureOf(new StorageFailure('unloaded'))).toBe('unloaded');
	expect(failureOf(fault('InvalidStateError'))).toBe('closed');
	expect(failureOf('a word')).toBe('failed');
});
