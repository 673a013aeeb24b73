/** Bringing a record in: what it would change, and the two ways to do it. */
import { canonical } from './guards';
import type { LearnerRecord, Stored, StoreName } from './record';
import type { Change } from './storage';
import { entriesOf, mergeRecords, mergeStored, storeNames } from './stores';

/** What a record that comes in holds of one store, counted in entries. */
export interface Comparison {
	readonly store: StoreName;
	readonly held: number;
	/** not here yet */
	readonly added: number;
	/** here, and different after a merge */
	readonly changed: number;
}

export function compareRecords(here: LearnerRecord, incoming: LearnerRecord): readonly Comparison[] {
	const merged = mergeRecords(here, incoming);
	return storeNames.map((store) => {
		const ids = entriesOf(incoming, store).map(([id]) => id);
		const known = ids.filter((id) => here[store][id] !== undefined);
		return {
			store,
			held: ids.length,
			added: ids.length - known.length,
			changed: known.filter((id) => canonical(here[store][id]) !== canonical(merged[store][id])).length
		};
	});
}

/** The newer of each entry; nothing that is only here goes away. */
export function mergeIn(incoming: Stored): Change {
	return { apply: (stored) => mergeStored(stored, incoming), isPrecious: true };
}

/** The record becomes the incoming one. What was kept aside here stays: nobody asked to delete it. */
export function replaceBy(incoming: Stored): Change {
	return {
		apply: (stored) => ({ record: incoming.record, aside: mergeStored(stored, incoming).aside }),
		isPrecious: true
	};
}
