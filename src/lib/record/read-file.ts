/** Reading a file that a learner brings in. Writing one is in `write-file.ts`, which every page loads. */
import { isCount, isFields, type Fields } from './guards';
import { migrate } from './migrations';
import { RECORD_VERSION, type Stored } from './record';
import { dataStores, readStored, storeNames, type Damage, type Raw } from './stores';

/** Largest file that is read: 5 MB, some thousand sittings. */
export const LARGEST_FILE = 5 * 1024 * 1024;
/** Clocks of two computers may differ; a time further ahead than this is wrong. */
const CLOCK_TOLERANCE_MS = 24 * 60 * 60 * 1000;

/** What a file holds. `dropped` names what could not be read and is left out. */
interface Contents extends Stored {
	readonly dropped: readonly string[];
}
export type RecordFile =
	| ({ readonly kind: 'ok' } & Contents)
	| { readonly kind: 'newer'; readonly version: number }
	| { readonly kind: 'foreign'; readonly why: string }
	| { readonly kind: 'damaged'; readonly why: string; readonly salvaged?: Contents };

/**
 * Reads a file that may be anything.
 * @param now times more than a day after it become that: see `readTime`
 */
export function readRecordFile(text: string, now: Date): RecordFile {
	if (text.length > LARGEST_FILE)
		return { kind: 'foreign', why: 'It is larger than 5 MB, and a record never is.' };
	const json = parse(text.replace(/^\uFEFF/, ''));
	if (json.value === undefined) return { kind: 'foreign', why: 'It is not JSON.' };
	const file = json.value;
	if (!isFields(file) || file['app'] !== 'bulkhead' || file['kind'] !== 'record')
		return { kind: 'foreign', why: 'It is JSON, but not a record of Bulkhead.' };

	const version = file['version'];
	if (isCount(version) && version > RECORD_VERSION) return { kind: 'newer', version };
	if (!isCount(version)) return damaged('It does not say its version.', file, now);
	if (json.isCut) return damaged('It ends too early.', file, now, version);
	const record = file['record'];
	if (!isFields(record)) return { kind: 'damaged', why: 'It holds no record.' };
	// a part that did not exist in the version of the file is not missing
	const migrated = migratedRecord(file, version);
	const contents = contentsOf(file, version, now);
	if (!migrated || !contents) return { kind: 'damaged', why: 'It could not be brought up to date.' };
	const broken = storeNames.filter((name) => !isFields(migrated[name]));
	if (broken.length > 0)
		return damaged(`It lacks a readable part: ${broken.join(', ')}.`, file, now, version);
	return { kind: 'ok', ...contents };
}

function migratedRecord(file: Fields, version: number): Fields | undefined {
	try {
		const record = migrate(file['record'], version);
		return isFields(record) ? record : undefined;
	} catch {
		return undefined;
	}
}

function damaged(why: string, file: Fields, now: Date, version = RECORD_VERSION): RecordFile {
	const salvaged = contentsOf(file, version, now);
	return salvaged && hasAnything(salvaged) ? { kind: 'damaged', why, salvaged } : { kind: 'damaged', why };
}

function hasAnything({ record, aside }: Stored): boolean {
	return aside.length > 0 || storeNames.some((name) => Object.keys(record[name]).length > 0);
}

function contentsOf(file: Fields, version: number, now: Date): Contents | undefined {
	const record = migratedRecord(file, version);
	if (!record) return undefined;
	const aside = Array.isArray(file['aside']) ? file['aside'] : [];
	const raw: Raw = {
		...Object.fromEntries(storeNames.map((name) => [name, Object.entries(record[name] ?? {})])),
		aside: aside.map((one: unknown) => [isFields(one) ? one['id'] : undefined, one])
	};
	const latest = new Date(now.getTime() + CLOCK_TOLERANCE_MS).toISOString();
	const { stored, damage } = readStored(raw, latest);
	return { ...stored, dropped: [...damage.map(sayDropped), ...unknownParts(record)] };
}

function sayDropped({ store, key, why }: Damage): string {
	return `${store}: “${String(key).slice(0, 80)}”: ${why}`;
}

/** A part without a store is left out too: it must be said, not passed over. */
function unknownParts(record: Fields): readonly string[] {
	return Object.keys(record)
		.filter((name) => !(dataStores as readonly string[]).includes(name))
		.map((name) => `“${name.slice(0, 80)}”: this part is not known`);
}

/** JSON as it is, or what is whole in a file that was cut off. */
function parse(text: string): { readonly value?: unknown; readonly isCut: boolean } {
	for (const [isCut, candidate] of [
		[false, text],
		[true, closeCutRecord(text)]
	] as const) {
		try {
			return { value: JSON.parse(candidate) as unknown, isCut };
		} catch {
			// the next candidate
		}
	}
	return { isCut: true };
}

/** Depth of braces inside which the entries of a store stand: file, record, store. */
const ENTRY_DEPTH = 3;

/** Drops what follows the last whole entry of a store and closes what was left open. */
function closeCutRecord(text: string): string {
	const closers: string[] = [];
	let inString = false;
	let whole = '';
	for (let at = 0; at < text.length; at++) {
		const char = text[at];
		if (inString) {
			if (char === '\\') at++;
			else if (char === '"') inString = false;
		} else if (char === '"') inString = true;
		else if (char === '{') closers.unshift('}');
		else if (char === '[') closers.unshift(']');
		else if (char === '}' || char === ']') closers.shift();
		else if (char === ',' && closers.length <= ENTRY_DEPTH) whole = text.slice(0, at) + closers.join('');
	}
	return whole;
}
