import { createContext, untrack } from 'svelte';
import { differenceOf, markRead, openLesson, respond, saveRun, saveSitting, withWritten } from './changes';
import { asideNotice, noticeOf, type Notice } from './notices';
import {
	nothingStored,
	RECORD_VERSION,
	UNSAVED_KEY,
	type Aside,
	type LearnerRecord,
	type Sitting,
	type Stored,
	type Unsaved
} from './record';
import { failureOf, StorageFailure, type Change, type Storage, type StorageEvents } from './storage';

interface Settings {
	/** rejects when nothing can be stored; see `failureOf` */
	readonly open: (events: StorageEvents) => Promise<Storage>;
	readonly now: () => Date;
}
/** `memory`: nothing is kept after the tab closes, or the latest changes are not saved. */
export type RecordStatus = 'loading' | 'saved' | 'memory';

/** How often a lost connection is opened again without being asked. */
const REOPENINGS = 3;

/**
 * The record as pages see it. Changes show at once and are saved behind the scenes; those made before the storage is
 * open, or while it fails, wait in the order in which they were made.
 *
 * What is shown is always `#saved` with `#waiting` applied to it, so that news from another tab and changes that are
 * still on their way here cannot overwrite each other.
 */
export class RecordStore {
	readonly #open: Settings['open'];
	readonly #now: Settings['now'];
	#storage: Storage | undefined;
	/** what the storage holds, as far as is known */
	#saved: Stored = nothingStored;
	#waiting: readonly Change[] = [];
	/** all work with the storage, one after the other */
	#work: Promise<void> = Promise.resolve();
	#isStopped = false;
	#reopenings = 0;
	#dismissed = new Set<Notice['id']>();

	#shown = $state.raw(nothingStored);
	#status = $state<RecordStatus>('loading');
	#notices = $state.raw<readonly Notice[]>([]);

	constructor({ open, now }: Settings) {
		this.#open = open;
		this.#now = now;
	}

	/** Empty until loaded: look at `status` before saying that something has not been done. */
	get value(): LearnerRecord {
		return this.#shown.record;
	}
	/** What could not be read and was kept. */
	get aside(): readonly Aside[] {
		return this.#shown.aside;
	}
	/** All that a backup must hold. */
	get stored(): Stored {
		return this.#shown;
	}
	get status(): RecordStatus {
		return this.#status;
	}
	get notices(): readonly Notice[] {
		return this.#notices;
	}

	/**
	 * What waits to be saved, for a page that is left before it is. Undefined when nothing waits, or when the learner was
	 * told that it is not kept.
	 */
	get unsaved(): Unsaved | undefined {
		if (this.#waiting.length === 0 || this.#status === 'memory') return undefined;
		return differenceOf(this.#saved, this.#shown);
	}

	/** Opens the storage. Only in a browser: a server has nothing to open. */
	start(): () => void {
		this.#isStopped = false;
		this.#do(() => this.#connect());
		return () => {
			this.#isStopped = true;
			this.#disconnect();
		};
	}

	openLesson(id: string): void {
		this.change(openLesson(id, this.#time()));
	}
	markRead(id: string, read: boolean): void {
		this.change(markRead(id, read, this.#time()));
	}
	/** @param chosen ids of the chosen options */
	respond(item: string, chosen: readonly string[], right: boolean): void {
		this.change(respond(item, chosen, right, this.#time()));
	}
	/** Saves a sitting as it is now, finished or not. The responses in it are not counted as `respond`. */
	saveSitting(sitting: Sitting): void {
		// a proxy of $state cannot be stored, and must not change afterwards
		this.change(saveSitting($state.snapshot(sitting), this.#time()));
	}
	/** @param query the guide's address after `?` */
	saveRun(guide: string, query: string): void {
		this.change(saveRun(guide, query, this.#time()));
	}

	/** Applies any change, at once to what is shown and then to what is stored. */
	change(change: Change): void {
		this.#waiting = [...this.#waiting, change];
		// an effect that changes the record must not run again because of it
		this.#shown = change.apply(untrack(() => this.#shown));
		this.#do(() => this.#save());
	}

	/** When everything that was asked for has been done or has failed. */
	async settled(): Promise<void> {
		let work: Promise<void>;
		do await (work = this.#work);
		while (work !== this.#work);
	}

	/** Tries again to open the storage and to save what waits. */
	retry(): void {
		this.#dismissed.clear();
		this.#reopenings = 0;
		this.#do(() => (this.#storage ? this.#save() : this.#connect()));
	}

	/** Takes a notice away. It does not come back while its cause lasts. */
	dismiss(id: Notice['id']): void {
		this.#dismissed.add(id);
		this.#withdraw(id);
	}

	#time(): string {
		return this.#now().toISOString();
	}

	#do(task: () => Promise<void>): void {
		this.#work = this.#work.then(task).catch((error: unknown) => this.#fail(error));
	}

	async #connect(): Promise<void> {
		if (this.#storage || this.#isStopped) return;
		const storage = await this.#open({
			changed: () => this.#do(() => this.#load()),
			waiting: (isWaiting) => (isWaiting ? this.#notify(noticeOf('waiting')) : this.#withdraw('waiting')),
			lost: (why) => this.#lose(why),
			putAside: (count) => {
				this.#dismissed.delete('aside');
				this.#notify(asideNotice(count));
			}
		});
		// it may have been stopped while it was opening, which the compiler cannot see
		if (this.#isStopped as boolean) {
			storage.close();
			return;
		}
		this.#storage = storage;
		await this.#load();
		await this.#save();
	}

	async #load(): Promise<void> {
		if (!this.#storage) return;
		this.#take(await this.#storage.load());
		if (this.#waiting.length === 0) this.#succeed();
	}

	async #save(): Promise<void> {
		while (this.#storage && this.#waiting.length > 0) {
			const batch = this.#waiting;
			const change = together(batch);
			const written = await this.#storage.write(change);
			// more may have come while this was written
			this.#waiting = this.#waiting.slice(batch.length);
			this.#take(change.only ? withWritten(this.#saved, change.only, written) : written);
			this.#reopenings = 0;
			this.#succeed();
		}
	}

	#take(saved: Stored): void {
		this.#saved = saved;
		this.#shown = this.#waiting.reduce((shown, change) => change.apply(shown), saved);
	}

	#succeed(): void {
		this.#status = 'saved';
		this.#dismissed.clear();
		this.#notices = this.#notices.filter(({ id }) => id === 'aside');
	}

	#fail(error: unknown): void {
		const failure = failureOf(error);
		if (failure === 'closed') {
			this.#lose('closed');
			return;
		}
		this.#status = 'memory';
		this.#notify(noticeOf(failure));
	}

	#lose(why: 'closed' | 'newer'): void {
		this.#disconnect();
		if (this.#isStopped) return;
		if (why === 'closed' && this.#reopenings < REOPENINGS) {
			this.#reopenings++;
			this.#do(() => this.#connect());
		} else {
			this.#status = 'memory';
			this.#notify(noticeOf(why));
		}
	}

	#disconnect(): void {
		this.#storage?.close();
		this.#storage = undefined;
	}

	#notify(notice: Notice): void {
		if (this.#dismissed.has(notice.id)) return;
		this.#notices = [...this.#notices.filter(({ id }) => id !== notice.id), notice];
	}

	#withdraw(id: Notice['id']): void {
		this.#notices = this.#notices.filter((notice) => notice.id !== id);
	}
}

/** One change that does what these do in turn: all of them are stored, or none. */
function together(changes: readonly Change[]): Change {
	const [first, ...others] = changes;
	if (first && others.length === 0) return first;
	return {
		apply: (stored) => changes.reduce((before, change) => change.apply(before), stored),
		isPrecious: changes.some((change) => change.isPrecious)
	};
}

export const [getRecord, setRecord] = createContext<RecordStore>();

/** The record of this browser, not started yet. */
function browserRecord(): RecordStore {
	const now = () => new Date();
	return new RecordStore({
		now,
		open: async (events) => {
			const { openDatabase } = await import('./database.svelte').catch(() => {
				throw new StorageFailure('unloaded');
			});
			return openDatabase(events, { now });
		}
	});
}

/** Keeps what is not saved when the page is left, where it is stored at once. The next page brings it in. */
function keepUnsaved({ unsaved }: RecordStore): void {
	if (!unsaved) return;
	try {
		const text = JSON.stringify({ version: RECORD_VERSION, ...unsaved });
		localStorage.setItem(`${UNSAVED_KEY}${Math.random()}`, text);
	} catch {
		// there is no other place, and nobody is left to tell
	}
}

/** For a page without the framework's client: the record of this browser, which opens at once. */
export function openRecord(): RecordStore {
	const record = browserRecord();
	addEventListener('pagehide', () => keepUnsaved(record));
	record.start();
	return record;
}

/** For the root layout: the record of this browser, for all components below. It opens after the first paint. */
export function provideRecord(): RecordStore {
	const record = setRecord(browserRecord());
	$effect(() => {
		let stop: (() => void) | undefined;
		const timer = setTimeout(() => (stop = record.start()));
		const keep = () => keepUnsaved(record);
		addEventListener('pagehide', keep);
		return () => {
			removeEventListener('pagehide', keep);
			clearTimeout(timer);
			stop?.();
		};
	});
	return record;
}
