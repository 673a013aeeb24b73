/**
 * Brings in what a page had not saved when it was left. A database answers later, and a page that goes takes its
 * unfinished writes with it; `RecordStore.unsaved` says what they were, and the next page applies it.
 */
import { withEntry } from './changes';
import { isCount, isFields, type Fields } from './guards';
import { migrate } from './migrations';
import type { Stored } from './record';
import type { Change } from './storage';
import { asideOf, dataStores, mergeStored, readStored, storeNames, type DataStore } from './stores';

/**
 * @param text as written by this version of the program or an earlier one. It may be anything: what cannot be read is
 *   kept aside
 * @param at the time that things kept aside get
 */
export function applyUnsaved(text: string, at: string): Change['apply'] {
	const file = readFile(text);
	if (!file) {
		const whole = {
			store: 'unsaved',
			key: 'unsaved',
			value: text,
			why: 'its content is not what it should be'
		};
		return ({ record, aside }) => ({ record, aside: [...aside, ...asideOf([whole], at)] });
	}
	const { record, aside, gone } = file;
	const { stored, damage } = readStored({
		...Object.fromEntries(storeNames.map((name) => [name, Object.entries(record[name] ?? {})])),
		aside: aside.map((one) => [isFields(one) ? one['id'] : undefined, one])
	});
	const unsaved = { record: stored.record, aside: [...stored.aside, ...asideOf(damage, at)] };
	const places = gone.flatMap((place) => (isFields(place) ? readPlace(place) : []));
	return (before) => mergeStored(places.reduce(without, before), unsaved);
}

interface File {
	readonly record: Fields;
	readonly aside: readonly unknown[];
	readonly gone: readonly unknown[];
}
function readFile(text: string): File | undefined {
	try {
		const file: unknown = JSON.parse(text);
		if (!isFields(file) || !isCount(file['version'])) return undefined;
		const record = migrate(file['record'], file['version']);
		const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
		return isFields(record) ? { record, aside: list(file['aside']), gone: list(file['gone']) } : undefined;
	} catch {
		return undefined;
	}
}

interface Place {
	readonly store: DataStore;
	readonly id: string;
}
function readPlace({ store, id }: Fields): readonly Place[] {
	const known = dataStores.find((name) => name === store);
	return known && typeof id === 'string' ? [{ store: known, id }] : [];
}
function without({ record, aside }: Stored, { store, id }: Place): Stored {
	if (store === 'aside') return { record, aside: aside.filter((one) => one.id !== id) };
	return { record: withEntry(record, store, id, undefined), aside };
}
