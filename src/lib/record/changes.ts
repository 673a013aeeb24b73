/** What a learner's doings change. Each is pure: the time comes in, the change comes out. */
import {
	emptyRecord,
	type Entries,
	type LearnerRecord,
	type Sitting,
	type Stored,
	type StoreName,
	type Unsaved
} from './record';
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

/** What makes of the one the other, entry by entry. Entries that are the same object are the same. */
export function differenceOf(saved: Stored, shown: Stored): Unsaved {
	const names = Object.keys(emptyRecord) as StoreName[];
	const changed = ({ record }: Stored, { record: before }: Stored, name: StoreName) =>
		Object.keys(record[name]).filter((id) => before[name][id] !== record[name][id]);
	const absent = ({ record }: Stored, { record: before }: Stored, name: StoreName) =>
		Object.keys(before[name]).filter((id) => record[name][id] === undefined);
	const asides = (stored: Stored, without: Stored) =>
		stored.aside.filter(({ id }) => !without.aside.some((other) => other.id === id));
	return {
		record: names.reduce(
			(record, name) =>
				changed(shown, saved, name).reduce(
					(so, id) => withEntry(so, name, id, shown.record[name][id]),
					record
				),
			emptyRecord
		),
		aside: asides(shown, saved),
		gone: [
			...names.flatMap((store) => absent(shown, saved, store).map((id) => ({ store, id }))),
			...asides(saved, shown).map(({ id }) => ({ store: 'aside' as const, id }))
		]
	};
}

/** A change that reads and writes one entry. */
export function changeEntry<Name extends StoreName>(
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
export function after(at: string, other: string | undefined): string {
	return other === undefined || at > other ? at : new Date(Date.parse(other) + 1).toISOString();
}
