/** Helpers of the tests in this folder. */
import fc from 'fast-check';
import type { LearnerRecord, Stored } from './record';
import { nothingStored } from './record';
import type { Storage } from './storage';

// few ids and few times, so that both sides of a merge often speak of the same entry at the same time
const id = fc.constantFrom('isolation/modes', 'images', 'x-1', 'é – odd id');
const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const time = fc
	.integer({ min: 0, max: 4 })
	.map((step) => new Date(Date.UTC(2026, 10, 22, 10, 0, step)).toISOString());
const mapOf = <T>(entry: fc.Arbitrary<T>) => fc.dictionary(id, entry, { maxKeys: 3, noNullPrototype: true });

const answered = { chosen: ids, right: fc.boolean() };
const lessonMark = fc.oneof(
	fc.record({ openedAt: time }),
	fc.record({ openedAt: time, readAt: time }),
	fc.record({ openedAt: time, unreadAt: time })
);
const sitting = fc.record(
	{
		quiz: id,
		startedAt: time,
		finishedAt: time,
		savedAt: time,
		items: ids,
		responses: fc.dictionary(id, fc.record(answered), { maxKeys: 2, noNullPrototype: true })
	},
	{ requiredKeys: ['quiz', 'startedAt', 'items', 'responses'] }
);

export const anyRecord: fc.Arbitrary<LearnerRecord> = fc.record({
	lessons: mapOf(lessonMark),
	responses: mapOf(fc.record({ ...answered, at: time, tries: fc.integer({ min: 1, max: 3 }) })),
	sittings: fc
		.dictionary(id, sitting, { maxKeys: 3, noNullPrototype: true })
		.map((sittings) =>
			Object.fromEntries(Object.entries(sittings).map(([key, one]) => [key, { ...one, id: key }]))
		),
	runs: mapOf(fc.record({ query: fc.string({ maxLength: 9 }), at: time })),
	workloads: mapOf(
		fc.record({ name: fc.constantFrom('shop', 'Shop', 'é'), query: fc.string({ maxLength: 9 }), at: time })
	)
});

/** A record with one entry in each store. */
export function makeRecord(parts: Partial<LearnerRecord> = {}): LearnerRecord {
	return {
		lessons: { 'isolation/two-modes': { openedAt: T1, readAt: T2 } },
		responses: { 'iso-count-kernels': { chosen: ['two'], right: true, at: T2, tries: 2 } },
		sittings: {
			s1: {
				id: 's1',
				quiz: 'isolation-quiz',
				startedAt: T1,
				finishedAt: T3,
				items: ['iso-default', 'iso-trust'],
				responses: { 'iso-default': { chosen: ['process'], right: true } }
			}
		},
		runs: { 'network-driver': { query: 'hosts=one', at: T2 } },
		workloads: { w1: { name: 'Web shop', query: 'hosts=many', at: T2 } },
		...parts
	};
}
export const T1 = '2026-11-22T10:00:01.000Z';
export const T2 = '2026-11-22T10:00:02.000Z';
export const T3 = '2026-11-22T10:00:03.000Z';

/** A storage that keeps its content in `stored` and fails with `fault` as long as that is set. */
export class MemoryStorage implements Storage {
	stored: Stored;
	fault: unknown;
	/** fails writes only */
	writeFault: unknown;
	/** called in the middle of a write */
	duringWrite: () => void = () => undefined;
	writes = 0;

	constructor(stored: Stored = nothingStored) {
		this.stored = stored;
	}
	load(): Promise<Stored> {
		return this.#answer(() => this.stored);
	}
	write({ apply, only }: Parameters<Storage['write']>[0]): Promise<Stored> {
		return this.#answer(() => {
			if (this.writeFault !== undefined) throw this.writeFault;
			this.writes++;
			this.duringWrite();
			this.stored = apply(this.stored);
			if (!only) return this.stored;
			const entry = this.stored.record[only.store][only.id];
			const one = entry === undefined ? {} : { [only.id]: entry };
			return { record: { ...nothingStored.record, [only.store]: one }, aside: [] };
		});
	}
	close(): void {
		// nothing to let go of
	}
	async #answer(work: () => Stored): Promise<Stored> {
		await Promise.resolve();
		if (this.fault !== undefined) throw this.fault;
		return work();
	}
}

/** An exception as IndexedDB throws it. */
export function fault(name: string): Error {
	return Object.assign(new Error(name), { name });
}
