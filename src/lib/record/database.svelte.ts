/** The record in IndexedDB. Loaded by need: it brings the readers of all entries and the `idb` library with it. */
import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { isFields } from './guards';
import { migrate, migrations, type Migrations } from './migrations';
import { emptyRecord, RECORD_VERSION, UNSAVED_KEY, type Stored } from './record';
import { StorageFailure, type Change, type EntryPlace, type Storage, type StorageEvents } from './storage';
import {
	asideOf,
	dataStores,
	readStored,
	storeNames,
	writesBetween,
	type Damage,
	type DataStore,
	type Raw
} from './stores';
import { applyUnsaved } from './unsaved';

/** Also told to learners, who may look it up in the browser's own tools. */
export const DATABASE_NAME = 'bulkhead';
/** Holds the version under which the record was last written. */
const META = 'meta';
/** After this time of silence the learner is told that something holds the database. */
const PATIENCE_MS = 5000;

interface Settings {
	readonly now: () => Date;
	/** the version of the database is the version of the record */
	readonly version?: number;
	readonly migrations?: Migrations;
}

/** @throws {StorageFailure | DOMException} see `failureOf`. A database of a newer version is left as it is. */
export async function openDatabase(
	events: StorageEvents,
	{ now, version = RECORD_VERSION, migrations: steps = migrations }: Settings
): Promise<Storage> {
	// access alone throws a SecurityError where storage is switched off
	const factory: unknown = globalThis.indexedDB;
	if (!factory) throw new StorageFailure('absent');

	const impatience = setTimeout(() => events.waiting(true), PATIENCE_MS);
	let database: IDBPDatabase;
	try {
		database = await openDB(DATABASE_NAME, version, {
			upgrade(db, oldVersion, _, transaction) {
				// a failure shows where the opening is awaited; it must not count as unhandled as well
				transaction.done.catch(() => undefined);
				makeStores(db);
				const writing = transaction.objectStore(META).put(version, 'version');
				writing.catch(() => undefined);
				if (oldVersion > 0) void migrateAll(transaction, oldVersion, version, steps);
			},
			blocked: () => events.waiting(true),
			blocking(_, wanted) {
				// let go, or the other tab waits for ever; without a wanted version the database is being deleted
				database.close();
				events.lost(wanted === null ? 'closed' : 'newer');
			},
			terminated: () => events.lost('closed')
		});
	} catch (error) {
		// some browsers say so in private windows
		if (error instanceof DOMException && error.name === 'InvalidStateError')
			throw new StorageFailure('blocked');
		throw error;
	} finally {
		clearTimeout(impatience);
		events.waiting(false);
	}
	if ([...dataStores, META].some((name) => !database.objectStoreNames.contains(name))) {
		database.close();
		throw new StorageFailure('strange');
	}
	const writtenBy: unknown = await database.get(META, 'version');
	if (typeof writtenBy === 'number' && writtenBy > version) {
		database.close();
		throw new StorageFailure('newer');
	}
	const storage = new Database(database, events, now);
	await storage.bringIn();
	return storage;
}

/** Makes the object stores that are not there yet: one for each kind of data, and one for the version. */
export function makeStores(database: {
	readonly objectStoreNames: { contains(name: string): boolean };
	createObjectStore(name: string): unknown;
}): void {
	for (const name of [...dataStores, META])
		if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
}

class Database implements Storage {
	readonly #database: IDBPDatabase;
	readonly #events: StorageEvents;
	readonly #now: () => Date;
	readonly #channel =
		typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('bulkhead.record');
	readonly #ears = new AbortController();

	constructor(database: IDBPDatabase, events: StorageEvents, now: () => Date) {
		this.#database = database;
		this.#events = events;
		this.#now = now;
		if (this.#channel) this.#channel.onmessage = () => events.changed();
		const { signal } = this.#ears;
		// a page that was frozen has missed messages
		addEventListener('pageshow', ({ persisted }) => persisted && events.changed(), { signal });
		// a page may be left while the next one has already begun
		const bringIn = async () => {
			await this.bringIn();
			events.changed();
		};
		addEventListener(
			'storage',
			({ key, newValue }) => newValue && key?.startsWith(UNSAVED_KEY) && void bringIn(),
			{
				signal
			}
		);
		if (!this.#channel)
			addEventListener('visibilitychange', () => document.visibilityState === 'visible' && events.changed(), {
				signal
			});
	}

	/** Saves what pages had not saved when they were left. What cannot be saved now stays for the next time. */
	async bringIn(): Promise<void> {
		try {
			const keys = Object.keys(localStorage).filter((key) => key.startsWith(UNSAVED_KEY));
			const at = this.#now().toISOString();
			// one after the other: each is kept until what it holds is saved
			for (const key of keys) {
				await this.write({ apply: applyUnsaved(localStorage.getItem(key) ?? '', at) });
				localStorage.removeItem(key);
			}
		} catch {
			// no storage, or no place in it: whoever changes the record is told
		}
	}

	async load(): Promise<Stored> {
		const transaction = this.#database.transaction([...dataStores]);
		// a failure shows where the reading is awaited; it must not count as unhandled as well
		transaction.done.catch(() => undefined);
		const { stored, damage } = readStored(await readAll(transaction));
		// the usual case changes nothing and need not wait for a place among the writers
		return damage.length === 0 ? stored : this.write({ apply: (same) => same });
	}

	async write({ apply, only, isPrecious = false }: Change): Promise<Stored> {
		const transaction = this.#database.transaction(
			only ? [only.store, 'aside'] : [...dataStores],
			'readwrite',
			{
				durability: isPrecious ? 'strict' : 'default'
			}
		);
		// its end is awaited below; a failure before that must not count as unhandled as well
		transaction.done.catch(() => undefined);
		let after: Stored;
		let damage: readonly Damage[];
		try {
			const raw = only ? await readOne(transaction, only) : await readAll(transaction);
			const read = readStored(raw);
			damage = read.damage;
			const kept = asideOf(damage, this.#now().toISOString());
			after = apply({ record: read.stored.record, aside: [...read.stored.aside, ...kept] });
			for (const { store, key } of damage) await transaction.objectStore(store).delete(key as IDBValidKey);
			for (const write of writesBetween(read.stored, after)) {
				const store = transaction.objectStore(write.store);
				if (write.kind === 'put') await store.put(write.value, write.id);
				else await store.delete(write.id);
			}
			await transaction.done;
		} catch (error) {
			abort(transaction);
			throw transaction.error ?? error;
		}
		this.#channel?.postMessage('changed');
		if (damage.length > 0) this.#events.putAside(damage.length);
		return after;
	}

	close(): void {
		this.#ears.abort();
		this.#channel?.close();
		this.#database.close();
	}
}

type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<unknown, string[], Mode>;

async function readAll(transaction: Transaction<IDBTransactionMode>): Promise<Raw> {
	const read = async (name: DataStore) => {
		const store = transaction.objectStore(name);
		const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
		return [name, keys.map((key, index) => [key, values[index] as unknown] as const)] as const;
	};
	return Object.fromEntries(await Promise.all(dataStores.map(read)));
}

async function readOne(transaction: Transaction<'readwrite'>, { store, id }: EntryPlace): Promise<Raw> {
	const value: unknown = await transaction.objectStore(store).get(id);
	return value === undefined ? {} : { [store]: [[id, value]] };
}

/** Brings what is stored to this version, or leaves all as it was: then opening fails. */
async function migrateAll(
	transaction: Transaction<'versionchange'>,
	from: number,
	to: number,
	steps: Migrations
): Promise<void> {
	try {
		const raw = await readAll(transaction);
		const old = Object.fromEntries(storeNames.map((name) => [name, Object.fromEntries(raw[name] ?? [])]));
		const migrated = migrate(old, from, steps, to);
		for (const name of storeNames) {
			const store = transaction.objectStore(name);
			await store.clear();
			const entries = isFields(migrated) ? migrated[name] : undefined;
			for (const [id, entry] of Object.entries(entries ?? emptyRecord[name])) await store.put(entry, id);
		}
	} catch {
		abort(transaction);
	}
}

function abort(transaction: { abort(): void }): void {
	try {
		transaction.abort();
	} catch {
		// it has ended already
	}
}
