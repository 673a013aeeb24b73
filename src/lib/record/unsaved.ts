/**
 * Reads what a page had not saved when it was left. A database answers later, and a page that goes takes its
 * unfinished writes with it; `RecordStore.unsaved` says what they were, and the next page brings it in.
 */
import { isCount, isFields } from './guards';
import { migrate } from './migrations';
import type { Stored } from './record';
import { asideOf, readStored, storeNames } from './stores';

/**
 * @param text as written by this version of the program or an earlier one; it may be anything
 * @param at the time that things kept aside get
 */
export function readUnsaved(text: string, at: string): Stored {
	let record: unknown;
	try {
		const file: unknown = JSON.parse(text);
		if (isFields(file) && isCount(file['version'])) record = migrate(file['record'], file['version']);
	} catch {
		// it is kept aside below
	}
	const whole = [
		{ store: 'unsaved', key: 'unsaved', value: text, why: 'its content is not what it should be' }
	];
	if (!isFields(record)) return { ...readStored({}).stored, aside: asideOf(whole, at) };
	const parts = record;
	const { stored, damage } = readStored(
		Object.fromEntries(storeNames.map((name) => [name, Object.entries(parts[name] ?? {})]))
	);
	return { record: stored.record, aside: asideOf(damage, at) };
}
