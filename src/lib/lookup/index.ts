import { type Entry, type EntryKind, entryKinds } from './entry';
import { codesIn, tokens, wordsOf } from './words';

/** Where a word stands in an entry; the number is part of a posting, see {@link SearchIndex.postings}. */
export const fields = ['body', 'extra', 'title'] as const;

/** An entry as the browser gets it: kind as position in {@link entryKinds}, then what is shown. */
type StoredEntry = readonly [
	kind: number,
	id: string,
	title: string,
	place: string,
	text: string,
	address: Entry['address']
];

/** Raise it when the shape below changes: a page from before an update must not read the new file. */
export const INDEX_VERSION = 1;

/** What `/search.json` holds. Arrays instead of objects and differences instead of numbers keep it small. */
export interface SearchIndex {
	readonly version: typeof INDEX_VERSION;
	readonly entries: readonly StoredEntry[];
	/** distinct words, sorted by code unit */
	readonly words: readonly string[];
	/**
	 * For each word the entries that have it, ascending: `position of the entry * 3 + best field`, each number as the
	 * difference from the one before.
	 */
	readonly postings: readonly (readonly number[])[];
	/** error number, eight hexadecimal digits → entries */
	readonly codes: Readonly<Record<string, readonly number[]>>;
	/** error texts: the entry, then its words as positions in `words` */
	readonly messages: readonly (readonly number[])[];
	/** another name → the term it stands for, both as words with spaces between */
	readonly synonyms: Readonly<Record<string, string>>;
}

/** Turns entries into what the browser searches. The same entries give the same index, byte for byte. */
export function buildIndex(entries: readonly Entry[]): SearchIndex {
	const postings = new Map<string, number[]>();
	const codes = new Map<string, number[]>();
	const synonyms = new Map<string, string>();
	entries.forEach((entry, position) => {
		const best = new Map<string, number>();
		const texts = {
			body: `${entry.body} ${entry.text}`,
			extra: `${entry.extra} ${entry.place}`,
			title: entry.title
		};
		fields.forEach((field, weight) => {
			for (const word of wordsOf(texts[field])) best.set(word, weight);
		});
		for (const [word, field] of best) append(postings, word, position * fields.length + field);
		for (const code of codesIn((entry.codes ?? []).join(' '))) append(codes, code, position);
		for (const name of entry.aka ?? []) {
			const [from, to] = [spoken(name), spoken(entry.title)];
			if (from !== to && from !== '') synonyms.set(from, to);
		}
	});

	const words = [...postings.keys()].sort();
	const numberOf = new Map(words.map((word, number) => [word, number]));
	const messages = entries.flatMap((entry, position) =>
		(entry.messages ?? []).map((message) => [
			position,
			...[...wordsOf(message)].flatMap((word) => numberOf.get(word) ?? []).sort((a, b) => a - b)
		])
	);
	return {
		version: INDEX_VERSION,
		entries: entries.map(({ id, kind, title, place, text, address }) => [
			entryKinds.indexOf(kind),
			id,
			title,
			place,
			text,
			address
		]),
		words,
		postings: words.map((word) => differences(postings.get(word) ?? [])),
		codes: Object.fromEntries(codes),
		messages,
		synonyms: Object.fromEntries(synonyms)
	};
}

/** A name as the words somebody would type for it. */
const spoken = (name: string) =>
	tokens(name)
		.map((token) => token.whole)
		.join(' ');

function append(lists: Map<string, number[]>, key: string, value: number): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}

const differences = (values: readonly number[]) =>
	values.map((value, index) => value - (values[index - 1] ?? 0));

/** An entry as a result shows it. */
export interface Found {
	readonly id: string;
	readonly kind: EntryKind;
	readonly title: string;
	readonly place: string;
	readonly text: string;
	readonly address: Entry['address'];
}

/** The entry at a position. @throws {RangeError} when there is none */
export function entryAt(index: SearchIndex, position: number): Found {
	const [kind = -1, id, title, place, text, address] = index.entries[position] ?? [];
	const name = entryKinds[kind];
	if (name === undefined || id === undefined || title === undefined || address === undefined)
		throw new RangeError(`no entry ${position}`);
	return { id, kind: name, title, place: place ?? '', text: text ?? '', address };
}
