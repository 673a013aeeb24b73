import { describe, expect, test } from 'vitest';
import { markRead, openLesson, respond, saveRun, saveSitting, withWritten } from './changes';
import { newWorkloadId, renameWorkload, saveWorkload } from './workloads';
import { readWorkload } from './entries';
import { isId } from './guards';
import { nothingStored, type Sitting } from './record';
import { forgetAside, removeEntries } from './parts';
import type { Change } from './storage';
import { makeRecord, T1, T2, T3 } from './testing';

const after = (...changes: Change[]) =>
	changes.reduce((stored, { apply }) => apply(stored), nothingStored).record;
const sitting: Sitting = { id: 's', quiz: 'q', startedAt: T1, items: ['a'], responses: {} };

describe('a lesson', () => {
	test('stays read when it is opened again', () => {
		expect(after(openLesson('a/b', T1), markRead('a/b', true, T2), openLesson('a/b', T3)).lessons).toEqual({
			'a/b': { openedAt: T3, readAt: T2 }
		});
	});
	test('keeps the day on which it was first marked read', () => {
		expect(after(markRead('a/b', true, T1), markRead('a/b', true, T3)).lessons['a/b']?.readAt).toBe(T1);
	});
	test('can be marked unread and read again', () => {
		const unread = [markRead('a/b', true, T1), markRead('a/b', false, T2)];
		expect(after(...unread).lessons['a/b']).toEqual({ openedAt: T1, unreadAt: T2 });
		expect(after(...unread, markRead('a/b', true, T3)).lessons['a/b']).toEqual({ openedAt: T1, readAt: T3 });
	});
	test('is not made up by marking it unread', () => {
		expect(after(markRead('a/b', false, T1)).lessons).toEqual({});
	});
	test('obeys the latest word even when the clock was set back', () => {
		const mark = after(markRead('a/b', true, T3), markRead('a/b', false, T1)).lessons['a/b'];
		expect(mark).toEqual({ openedAt: T3, unreadAt: '2026-11-22T10:00:03.001Z' });
	});
});

describe('a response', () => {
	test('counts its tries and keeps the latest', () => {
		expect(after(respond('i', ['x'], false, T1), respond('i', ['y', 'z'], true, T2)).responses['i']).toEqual({
			chosen: ['y', 'z'],
			right: true,
			at: T2,
			tries: 2
		});
	});
});

describe('a workload', () => {
	test('is replaced when it is saved again, and renamed without its answers', () => {
		const saved = [saveWorkload('w', 'Shop', 'hosts=one', T1), saveWorkload('w', 'Shop', 'hosts=many', T2)];
		expect(after(...saved, renameWorkload('w', ' Web shop ', T3)).workloads).toEqual({
			w: { name: 'Web shop', query: 'hosts=many', at: T3 }
		});
	});
	test('is not made up by renaming it', () => {
		expect(after(renameWorkload('w', 'Shop', T1)).workloads).toEqual({});
	});
	test('has a name that can be read back, whatever was typed', () => {
		for (const typed of ['', '   ', 'x'.repeat(999)]) {
			const { workloads } = after(saveWorkload('w', typed, '', T1));
			expect(readWorkload(workloads['w'], 'w', T3)).toEqual(workloads['w']);
		}
	});
	test('gets an id of its own', () => {
		expect(newWorkloadId(T1, () => 0.3)).not.toBe(newWorkloadId(T1, () => 0.7));
		expect(isId(newWorkloadId(T1, () => 0.999_999_999))).toBe(true);
	});
});

describe('a sitting', () => {
	test('is replaced by its newer state', () => {
		const answers = { a: { chosen: ['x'], right: false } };
		expect(
			after(saveSitting(sitting, T1), saveSitting({ ...sitting, responses: answers }, T2)).sittings['s']
		).toEqual({
			...sitting,
			responses: answers,
			savedAt: T2
		});
	});
	test('stays finished when an old tab saves it unfinished', () => {
		const finished = { ...sitting, finishedAt: T2 };
		expect(after(saveSitting(finished, T2), saveSitting(sitting, T3)).sittings['s']?.finishedAt).toBe(T2);
	});
	test('must survive a power cut once it is finished', () => {
		expect(saveSitting({ ...sitting, finishedAt: T2 }, T2).isPrecious).toBe(true);
		expect(saveSitting(sitting, T2).isPrecious).toBe(false);
	});
});

test('a change of one entry touches only the entry that it names', () => {
	const changes = [
		openLesson('x', T3),
		markRead('x', true, T3),
		respond('x', [], true, T3),
		saveRun('x', '', T3)
	];
	for (const { apply, only } of changes) {
		const record = makeRecord();
		const { record: changed } = apply({ record, aside: [] });
		expect(only).toBeDefined();
		if (only) expect(removeEntries([only]).apply({ record: changed, aside: [] }).record).toEqual(record);
	}
});

test('withWritten takes over the written entry, or its absence, and leaves the rest', () => {
	const place = { store: 'lessons', id: 'isolation/two-modes' } as const;
	const known = { record: makeRecord(), aside: [] };
	expect(withWritten(known, place, nothingStored).record).toEqual(makeRecord({ lessons: {} }));
	const written = { ...nothingStored, record: after(openLesson(place.id, T3)) };
	expect(withWritten(known, place, written).record.lessons).toEqual({ [place.id]: { openedAt: T3 } });
});

test('forgetAside deletes only what it names', () => {
	const one = { store: 'lessons', key: 'a', text: '', why: '', at: T1 };
	const stored = {
		record: makeRecord(),
		aside: [
			{ id: 'a', ...one },
			{ id: 'b', ...one }
		]
	};
	const left = forgetAside(['a']).apply(stored);
	expect(left.aside.map(({ id }) => id)).toEqual(['b']);
	expect(left.record).toBe(stored.record);
});
