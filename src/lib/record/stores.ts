/**
 * The one list of what a browser keeps. The database, the backup, import, merge, the page and "delete everything" all
 * go through it, so nothing can be stored and left out of a backup.
 */
import {
	mergeGuideRunMarks,
	mergeLessonMarks,
	mergeResponses,
	mergeSittings,
	mergeWorkloads,
	readAside,
	readGuideRunMark,
	readLessonMark,
	readResponse,
	readSitting,
	readWorkload,
	type MergeEntries,
	type ReadEntry
} from './entries';
import { canonical, END_OF_TIME, isId } from './guards';
import type { Aside, Entries, LearnerRecord, Stored, StoreName } from './record';

type Table<Name extends StoreName> = Readonly<Record<string, Entries[Name]>>;

interface Store<T> {
	readonly read: ReadEntry<T>;
	readonly merge: MergeEntries<T>;
	/** its name for the learner */
	readonly title: string;
	/** what one entry holds */
	readonly holds: string;
}

export const stores: { readonly [Name in StoreName]: Store<Entries[Name]> } = {
	lessons: {
		read: readLessonMark,
		merge: mergeLessonMarks,
		title: 'Lessons',
		holds: 'When you last opened a lesson and when you marked it read.'
	},
	responses: {
		read: readResponse,
		merge: mergeResponses,
		title: 'Answers',
		holds:
			'Your latest answer to a quiz item or a check in a lesson, whether it was right, and how often you tried.'
	},
	sittings: {
		read: readSitting,
		merge: mergeSittings,
		title: 'Sittings',
		holds: 'One run through a quiz: its items, your answers, when it began and ended.'
	},
	runs: {
		read: readGuideRunMark,
		merge: mergeGuideRunMarks,
		title: 'Guides',
		holds: 'The last answers you gave a guide, so that you can go on where you stopped.'
	},
	workloads: {
		read: readWorkload,
		merge: mergeWorkloads,
		title: 'Workloads',
		holds: 'A plan that you keep: its name, its answers, and when you saved it.'
	}
};
export const storeNames = Object.keys(stores) as StoreName[];
/** Names of all object stores that hold a learner's data; `aside` holds what could not be read. */
export const dataStores = [...storeNames, 'aside'] as const;
export type DataStore = (typeof dataStores)[number];

/** What stands in storage, before anything is believed of it: keys and values of each store. */
export type Raw = Partial<Record<DataStore, readonly (readonly [key: unknown, value: unknown])[]>>;

/** An entry that could not be read, with the key it had. */
export interface Damage<Store extends string = DataStore> {
	readonly store: Store;
	readonly key: unknown;
	readonly value: unknown;
	readonly why: string;
}

/**
 * The entries that are what they should be, and the others.
 * @param latest later times become this one (see `readTime`)
 */
export function readStored(raw: Raw, latest = END_OF_TIME): { stored: Stored; damage: readonly Damage[] } {
	const damage: Damage[] = [];
	const readAll = <T>(store: DataStore, read: ReadEntry<T>): [string, T][] =>
		(raw[store] ?? []).flatMap(([key, value]): [string, T][] => {
			// keys of things kept aside are made of other keys, which may be anything
			const readable = store === 'aside' ? typeof key === 'string' : isId(key);
			const entry = readable ? read(value, String(key), latest) : undefined;
			if (entry !== undefined) return [[String(key), entry]];
			damage.push({
				store,
				key,
				value,
				why: readable ? 'its content is not what it should be' : 'its id cannot be used'
			});
			return [];
		});
	const record = mapStores((name) => Object.fromEntries(readAll(name, stores[name].read)));
	const aside = readAll('aside', readAside).map(([, one]) => one);
	return { stored: { record, aside }, damage };
}

/** What is kept of damage: the values as text, so that they can be shown, saved and mended by hand. */
export function asideOf(damage: readonly Damage<string>[], at: string): readonly Aside[] {
	return damage.map(({ store, key, value, why }, index) => {
		const name = asText(key).slice(0, 200);
		return { id: `${at} ${index} ${store} ${name}`, store, key: name, text: asText(value), why, at };
	});
}

function asText(value: unknown): string {
	if (typeof value === 'string') return value;
	try {
		// undefined has no JSON, whatever the types say
		// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
		return JSON.stringify(value) ?? String(value);
	} catch {
		// cycles and big integers: a database can hold them, JSON cannot
		return String(value);
	}
}

/** Commutative, associative and idempotent; see each store's `merge` for what wins. */
export function mergeRecords(a: LearnerRecord, b: LearnerRecord): LearnerRecord {
	return mapStores((name) => mergeStore(name, a, b));
}

function mergeStore<Name extends StoreName>(name: Name, a: LearnerRecord, b: LearnerRecord): Table<Name> {
	const merge: MergeEntries<Entries[Name]> = stores[name].merge;
	const merged = new Map<string, Entries[Name]>(Object.entries(a[name]));
	for (const [id, entry] of entriesOf(b, name)) {
		const other = merged.get(id);
		merged.set(id, other === undefined ? entry : merge(other, entry));
	}
	return Object.fromEntries(merged);
}

/** The same, with what was kept aside on either side. */
export function mergeStored(a: Stored, b: Stored): Stored {
	const aside = new Map([...b.aside, ...a.aside].map((one) => [one.id, one]));
	return { record: mergeRecords(a.record, b.record), aside: [...aside.values()] };
}

/** A change of one entry in storage. */
export type Write =
	| { readonly kind: 'put'; readonly store: DataStore; readonly id: string; readonly value: unknown }
	| { readonly kind: 'delete'; readonly store: DataStore; readonly id: string };

/** What must be written to make `before` into `after`: nothing for entries that stayed the same. */
export function writesBetween(before: Stored, after: Stored): readonly Write[] {
	const tables = (stored: Stored): readonly (readonly [DataStore, ReadonlyMap<string, unknown>])[] => [
		...storeNames.map((name) => [name, new Map<string, unknown>(entriesOf(stored.record, name))] as const),
		['aside', new Map(stored.aside.map((one) => [one.id, one]))]
	];
	const old = new Map(tables(before));
	return tables(after).flatMap(([store, entries]) => {
		const was = old.get(store) ?? new Map<string, unknown>();
		return [
			...[...was.keys()].filter((id) => !entries.has(id)).map((id): Write => ({ kind: 'delete', store, id })),
			...[...entries]
				.filter(([id, value]) => was.get(id) !== value && canonical(was.get(id)) !== canonical(value))
				.map(([id, value]): Write => ({ kind: 'put', store, id, value }))
		];
	});
}

export function entriesOf<Name extends StoreName>(
	record: LearnerRecord,
	name: Name
): [string, Entries[Name]][] {
	return Object.entries(record[name]);
}

/** A record made store by store. */
export function mapStores(make: <Name extends StoreName>(name: Name) => Table<Name>): LearnerRecord {
	return {
		lessons: make('lessons'),
		responses: make('responses'),
		sittings: make('sittings'),
		runs: make('runs'),
		workloads: make('workloads')
	};
}
