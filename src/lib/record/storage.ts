import type { Stored, StoreName } from './record';

/**
 * One change of the record. It says how the record becomes another, not what it becomes: it is applied to what is
 * stored at that moment, inside one transaction, so that several tabs never overwrite each other.
 */
export interface Change {
	/** pure, and without trouble when applied a second time to something newer */
	readonly apply: (stored: Stored) => Stored;
	/** the single entry that it reads and writes; without it the change may look at everything */
	readonly only?: EntryPlace;
	/** must survive a power cut right after it */
	readonly isPrecious?: boolean;
}
export interface EntryPlace {
	readonly store: StoreName;
	readonly id: string;
}

/** Where a record is kept. Every call may reject; `failureOf` says what that means. */
export interface Storage {
	load(): Promise<Stored>;
	/** Applies a change in one transaction. With `only`, the answer holds that entry and what was put aside. */
	write(change: Change): Promise<Stored>;
	close(): void;
}

/** What a storage tells without having been asked. */
export interface StorageEvents {
	/** another tab has changed the record */
	changed(): void;
	/** `isWaiting`: it cannot be opened until another tab lets go of it */
	waiting(isWaiting: boolean): void;
	/** the storage can no longer be used */
	lost(why: 'closed' | 'newer'): void;
	/** so many entries could not be read and were put aside */
	putAside(count: number): void;
}

/** Why the record cannot be stored. */
export type Failure = 'absent' | 'blocked' | 'full' | 'newer' | 'closed' | 'strange' | 'unloaded' | 'failed';

/** A failure that no exception of the browser says. */
export class StorageFailure extends Error {
	readonly failure: Failure;
	constructor(failure: Failure) {
		super(failure);
		this.name = 'StorageFailure';
		this.failure = failure;
	}
}

/** What an exception of IndexedDB means. @see https://www.w3.org/TR/IndexedDB/#exceptions */
export function failureOf(error: unknown): Failure {
	if (error instanceof StorageFailure) return error.failure;
	const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
	switch (name) {
		case 'QuotaExceededError':
			return 'full';
		case 'VersionError':
			return 'newer';
		case 'SecurityError':
			return 'blocked';
		case 'InvalidStateError':
			// a closed connection; browsers without storage in private windows say it too, on opening
			return 'closed';
		case 'NotFoundError':
			return 'strange';
		default:
			return 'failed';
	}
}
