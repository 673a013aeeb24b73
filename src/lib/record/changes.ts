/** What a learner's doings change. Each is pure: the time comes in, the change comes out. */
import { NAME_LENGTH } from './record';
import type { Entries, LearnerRecord, Sitting, Stored, StoreName } from './record';
import type { Change, EntryPlace } from './storage';

export function openLesson(id: string, at: string): Change {
	return changeEntry('lessons', id, (mark) => ({
		...mark,
		openedAt: mark === undefined || at > mark.openedAt ? at : mark.openedAt
	}));
}

export function markRead(id: string, read: boolean, at: string): Change {
	return changeEntry('lessons', id, (mark) => {
		const openedAt = mark?.openedAt ?? at;
		if (read) return mark?.readAt === undefined ? { openedAt, readAt: after(at, mark?.unreadAt) } : mark;
		return mark?.readAt === undefined ? mark : { openedAt, unreadAt: after(at, mark.readAt) };
	});
}

/** @param chosen ids of the chosen options */
export function respond(item: string, chosen: readonly string[], right: boolean, at: string): Change {
	return changeEntry('responses', item, (before) => ({
		chosen: [...chosen],
		right,
		at: after(at, before?.at),
		tries: (before?.tries ?? 0) + 1
	}));
}

/** A finished sitting is never made unfinished again: a tab that was left open may still hold it so. */
export function saveSitting(sitting: Sitting, at: string): Change {
	const change = changeEntry('sittings', sitting.id, (before) =>
		before?.finishedAt !== undefined && sitting.finishedAt === undefined
			? before
			: { ...sitting, savedAt: after(at, before?.savedAt) }
	);
	return { ...change, isPrecious: sitting.finishedAt !== undefined };
}

/** @param query the guide's address after `?` */
export function saveRun(guide: string, query: string, at: string): Change {
	return changeEntry('runs', guide, (before) => ({ query, at: after(at, before?.at) }));
}

/** Keeps a plan under a name; one with this id is replaced. */
export function saveWorkload(id: string, name: string, query: string, at: string): Change {
	const change = changeEntry('workloads', id, (before) => ({
		name: nameOf(name),
		query,
		at: after(at, before?.at)
	}));
	return { ...change, isPrecious: true };
}

/** Does nothing to a workload that is gone. */
export function renameWorkload(id: string, name: string, at: string): Change {
	return changeEntry('workloads', id, (before) =>
		before ? { ...before, name: nameOf(name), at: after(at, before.at) } : before
	);
}

/** A name that a workload can have: what somebody typed may be blank or too long. */
function nameOf(typed: string): string {
	return typed.trim().slice(0, NAME_LENGTH).trim() || 'Without a name';
}

/** An id for a new workload; two browsers will hardly make the same one. @param random from 0 to below 1 */
export function newWorkloadId(at: string, random: () => number): string {
	const part = (number: number) => Math.floor(number).toString(36);
	return `w-${part(Date.parse(at))}-${part(random() * 36 ** 6)}`;
}

/** The same record with this entry, or without it when `entry` is undefined. */
export function withEntry<Name extends StoreName>(
	record: LearnerRecord,
	store: Name,
	id: string,
	entry: Entries[Name] | undefined
): LearnerRecord {
	const others = Object.fromEntries(Object.entries(record[store]).filter(([other]) => other !== id));
	return { ...record, [store]: entry === undefined ? others : { ...others, [id]: entry } };
}

/** What is known after a change of one entry: everything else stays as it was known. */
export function withWritten(known: Stored, { store, id }: EntryPlace, written: Stored): Stored {
	return {
		record: withEntry(known.record, store, id, written.record[store][id]),
		aside: written.aside.length === 0 ? known.aside : [...known.aside, ...written.aside]
	};
}

function changeEntry<Name extends StoreName>(
	store: Name,
	id: string,
	next: (before: Entries[Name] | undefined) => Entries[Name] | undefined
): Change {
	return {
		only: { store, id },
		apply: ({ record, aside }) => ({ record: withEntry(record, store, id, next(record[store][id])), aside })
	};
}

/**
 * A time for something that happens after something else. If the clock was set back in between, the time is just
 * after the other one: what is done now must win over what was done before.
 */
function after(at: string, other: string | undefined): string {
	return other === undefined || at > other ? at : new Date(Date.parse(other) + 1).toISOString();
}
