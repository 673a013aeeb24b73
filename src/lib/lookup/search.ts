import Fuse from 'fuse.js/basic';
import type { EntryKind } from './entry';
import { entryAt, fields, type Found, INDEX_VERSION, type SearchIndex } from './index';
import { codesIn, tokens } from './words';

export interface Result extends Found {
	/** every word that was typed was found here */
	readonly whole: boolean;
	/** an error number or a whole error text of this symptom was typed */
	readonly sure: boolean;
}

/** An index made ready: made once, searched often. */
export interface Searcher {
	readonly index: SearchIndex;
	readonly fuse: Fuse<string>;
	readonly numberOf: ReadonlyMap<string, number>;
	/** distinct words of each title, so that a short title that was typed in full wins */
	readonly titleSizes: readonly number[];
}

/** More words than people type: somebody has pasted what a program printed, so nothing is misspelt or unfinished. */
const PASTED_FROM = 9;
/** Words of a pasted text that are looked at; error texts say what they mean early. */
const MOST_WORDS = 80;
/** Words below this length have too many neighbours to guess a misspelling. */
const FUZZY_FROM = 4;
/** Fuse's measure: the share of letters that may differ. 0.34 lets two letters of six be swapped. */
const FUZZY_THRESHOLD = 0.34;
const MOST_PREFIXES = 60;
const MOST_GUESSES = 6;

/** How much a word says about an entry, by the field it stands in; see {@link fields}. */
const FIELD_WEIGHTS = { body: 1, extra: 2.5, title: 4 };
/** What people come for first: an answer rather than a text about it. */
const KIND_WEIGHTS: Readonly<Record<EntryKind, number>> = {
	symptom: 1,
	row: 1,
	term: 1.15,
	guide: 1.1,
	option: 1.1,
	rule: 0.9,
	table: 1,
	lesson: 1,
	misconception: 0.9,
	question: 0.8
};
/** Somebody who compares wants things side by side, not what is said about one of them. */
const COMPARES = /\b(?:vs|versus|compare[ds]?|comparison|differences?|better)\b/i;
const COMPARING_KINDS: readonly EntryKind[] = ['guide', 'table'];
const COMPARING_WEIGHT = 2;
/** Where the word itself stands comes first, even deep in a text. */
const SYNONYM_QUALITY = 0.3;
/** Somebody who types how a title begins means that title. */
const BEGINNING_WEIGHT = 1.6;
/** Below this share of the best score a result only has some common word by chance. */
const FAINT = 0.1;
/** Share of an error text, weighted by how rare its words are, that must have been pasted to be sure of it. */
const SURE_FROM = 0.75;
/** More than the words of any error text can add up to. */
const SURENESS_OF_CODE = 1000;

/** What `/search.json` holds, or undefined where it is of another version or no index at all. */
export function openIndex(value: unknown): Searcher | undefined {
	if (!isIndex(value)) return undefined;
	return {
		index: value,
		fuse: new Fuse(value.words, { includeScore: true, threshold: FUZZY_THRESHOLD, distance: 24 }),
		numberOf: new Map(value.words.map((word, number) => [word, number])),
		titleSizes: value.entries.map(([, , title]) => Math.max(1, tokens(title).length))
	};
}

function isIndex(value: unknown): value is SearchIndex {
	return (
		typeof value === 'object' &&
		value !== null &&
		'version' in value &&
		value.version === INDEX_VERSION &&
		'entries' in value &&
		Array.isArray(value.entries) &&
		'words' in value &&
		Array.isArray(value.words)
	);
}

/** How well one thing that was typed is met by each entry that meets it at all: quality of the match times field. */
type Hits = Map<number, Hit>;
interface Hit {
	readonly score: number;
	readonly inTitle: boolean;
}

/** One or more typed words that mean one thing: `hyper v`, `server`, `utility vm`. */
interface Unit {
	readonly hits: Hits;
	/**
	 * How much the unit tells entries apart: few hits, much worth. It belongs to what was typed and not to the word that
	 * was found for it, or rare words that only look like it would come before the word itself.
	 */
	readonly worth: number;
}

/**
 * Entries for what somebody typed or pasted, the best first.
 * @param limit most results to give
 */
export function search(searcher: Searcher, query: string, limit: number): Result[] {
	const typed = tokens(query).slice(0, MOST_WORDS);
	const codes = codesIn(query);
	if (typed.length === 0 && codes.size === 0) return [];

	const units = unitsOf(searcher, typed);
	const totals = new Map<number, { score: number; worth: number; met: number; titled: number }>();
	for (const { hits, worth } of units) {
		for (const [entry, hit] of hits) {
			const total = totals.get(entry) ?? { score: 0, worth: 0, met: 0, titled: 0 };
			total.score += hit.score * worth;
			total.worth += worth;
			total.met += 1;
			if (hit.inTitle) total.titled += 1;
			totals.set(entry, total);
		}
	}
	const fullWorth = units.reduce((sum, unit) => sum + unit.worth, 0);
	const compares = COMPARES.test(query);
	const sure = sureEntries(searcher, typed, codes);
	for (const entry of sure.keys()) {
		if (!totals.has(entry)) totals.set(entry, { score: 0, worth: 0, met: 0, titled: 0 });
	}

	const ranked = [...totals].map(([position, { score, worth, met, titled }]) => {
		const entry = entryAt(searcher.index, position);
		const coverage = fullWorth === 0 ? 0 : worth / fullWorth;
		const kindWeight =
			KIND_WEIGHTS[entry.kind] *
			(compares && COMPARING_KINDS.includes(entry.kind) ? COMPARING_WEIGHT : 1) *
			(beginsWith(entry.title, query.trim()) ? BEGINNING_WEIGHT : 1);
		const titleShare = Math.min(1, titled / (searcher.titleSizes[position] ?? 1));
		return {
			entry,
			position,
			whole: met === units.length,
			sure: sure.get(position) ?? 0,
			score: score * coverage ** 2 * (1 + titleShare) * kindWeight
		};
	});
	ranked.sort((a, b) => b.sure - a.sure || b.score - a.score || a.position - b.position);
	const least = Math.max(...ranked.map((one) => one.score)) * FAINT;
	return ranked
		.filter((one) => one.sure > 0 || one.score >= (one.whole ? least / 4 : least))
		.slice(0, limit)
		.map(({ entry, whole, sure }) => ({ ...entry, whole, sure: sure > 0 }));
}

/** Whole words only, in any case. */
function beginsWith(title: string, beginning: string): boolean {
	return (
		title.toLowerCase().startsWith(beginning.toLowerCase()) &&
		!/[\p{L}\p{N}]/u.test(title.charAt(beginning.length))
	);
}

function unitsOf(searcher: Searcher, typed: ReturnType<typeof tokens>): Unit[] {
	const pasted = typed.length >= PASTED_FROM;
	const units: Unit[] = [];
	const seen = new Set<string>();
	for (let at = 0; at < typed.length;) {
		const run = longestName(searcher, typed, at);
		const token = typed[at];
		if (!token) break;
		const key = run ? run.words.join(' ') : token.whole;
		at += run?.length ?? 1;
		if (seen.has(key)) continue;
		seen.add(key);
		units.push(run ? nameUnit(searcher, run) : tokenUnit(searcher, token, pasted));
	}
	return units;
}

/** Several typed words that the content writes as one word, or that are another name of a term. */
interface Name {
	/** how many tokens it takes */
	readonly length: number;
	readonly words: readonly string[];
	readonly joined?: string;
	readonly means?: readonly string[];
}

function longestName(
	{ index, numberOf }: Searcher,
	typed: ReturnType<typeof tokens>,
	at: number
): Name | undefined {
	for (let length = 4; length >= 1; length--) {
		const words = typed.slice(at, at + length).map((token) => token.whole);
		if (words.length < length) continue;
		const joined = length === 2 ? words.join('') : undefined;
		const isJoined = joined !== undefined && numberOf.has(joined);
		const spoken = words.join(' ');
		const means = Object.hasOwn(index.synonyms, spoken) ? index.synonyms[spoken] : undefined;
		if (isJoined || means !== undefined)
			return {
				length,
				words,
				...(isJoined ? { joined } : {}),
				...(means === undefined ? {} : { means: means.split(' ') })
			};
	}
	return undefined;
}

function nameUnit(searcher: Searcher, { words, joined, means }: Name): Unit {
	const typed = allOf(words.map((word) => exactHits(searcher, word)));
	const ways: Hits[] = [typed];
	if (joined !== undefined) ways.push(exactHits(searcher, joined));
	if (means) ways.push(weaken(allOf(means.map((word) => exactHits(searcher, word))), SYNONYM_QUALITY));
	return unit(searcher, bestOf(ways), words.length, typed.size);
}

function tokenUnit(searcher: Searcher, token: ReturnType<typeof tokens>[number], pasted: boolean): Unit {
	// `ltsc2019` means that word where it exists, not everything that speaks of LTSC and of 2019
	const inParts = token.parts.length > 1 && !searcher.numberOf.has(token.whole);
	const hits = inParts
		? allOf(token.parts.map((part) => wordHits(searcher, part, pasted)))
		: wordHits(searcher, token.whole, pasted);
	return unit(searcher, hits, 1);
}

/** @param having how many entries have the words themselves; 0 counts those that have their synonyms */
function unit({ index }: Searcher, hits: Hits, size: number, having = 0): Unit {
	return { hits, worth: rarity(index.entries.length, having || hits.size) * size };
}

/** Entries that have a word, a word that begins with it, or, where there is none, a word that looks like it. */
function wordHits(searcher: Searcher, word: string, exactOnly: boolean): Hits {
	const { index, fuse } = searcher;
	const exact = exactHits(searcher, word);
	if (exactOnly) return exact;
	const beginning = exact.size > 0 ? 0.4 : 0.85;
	const prefixed = wordsWithPrefix(index.words, word).map((number) =>
		weaken(hitsOf(index, number), beginning * likeness(word, index.words[number] ?? ''))
	);
	if (exact.size > 0 || prefixed.length > 0) return bestOf([exact, ...prefixed]);
	// a number that is nearly right is another number: versions and error codes are never guessed, and a name with a
	// digit (l2bridge) only by names with the same digit
	if (word.length < FUZZY_FROM || /^(?:0x)?[\da-f]*\d[\da-f]*$/.test(word)) return exact;
	return bestOf(
		fuse
			.search(word, { limit: MOST_GUESSES })
			.filter(({ item }) => digitsOf(item) === digitsOf(word))
			.map(({ item, refIndex, score = 1 }) =>
				weaken(hitsOf(index, refIndex), 0.6 * (1 - score) * likeness(word, item))
			)
	);
}

const digitsOf = (word: string) => word.replace(/\D/g, '');

/** From 0.5 to 1: words of about one length are rather the same word than a short and a long one. */
const likeness = (a: string, b: string) =>
	0.5 + (0.5 * Math.min(a.length, b.length)) / Math.max(a.length, b.length);

function exactHits({ index, numberOf }: Searcher, word: string): Hits {
	const number = numberOf.get(word);
	return number === undefined ? new Map<number, Hit>() : hitsOf(index, number);
}

function hitsOf(index: SearchIndex, word: number): Hits {
	const differences = index.postings[word] ?? [];
	const hits: Hits = new Map();
	let posting = 0;
	for (const difference of differences) {
		posting += difference;
		const field = fields[posting % fields.length] ?? 'body';
		hits.set(Math.floor(posting / fields.length), {
			score: FIELD_WEIGHTS[field],
			inTitle: field === 'title'
		});
	}
	return hits;
}

/** Inverse document frequency, as in BM25: how much a word tells entries apart. */
const rarity = (entries: number, having: number) => Math.log(1 + (entries - having + 0.5) / (having + 0.5));

/** Positions of the words that begin with a prefix and are longer; they stand together because words are sorted. */
function wordsWithPrefix(words: readonly string[], prefix: string): number[] {
	let low = 0;
	let high = words.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((words[middle] ?? '') <= prefix) low = middle + 1;
		else high = middle;
	}
	const found: number[] = [];
	for (let at = low; found.length < MOST_PREFIXES && words[at]?.startsWith(prefix); at++) found.push(at);
	return found;
}

function bestOf(ways: readonly Hits[]): Hits {
	const best: Hits = new Map();
	for (const hits of ways) {
		for (const [entry, hit] of hits) {
			const other = best.get(entry);
			if (!other || other.score < hit.score) best.set(entry, hit);
		}
	}
	return best;
}

/** Entries that have all of the words. */
function allOf([first, ...others]: readonly Hits[]): Hits {
	if (!first) return new Map();
	const all: Hits = new Map();
	for (const [entry, hit] of first) {
		const hits = others.map((one) => one.get(entry));
		if (hits.some((one) => one === undefined)) continue;
		all.set(entry, {
			score: hits.reduce((sum, one) => sum + (one?.score ?? 0), hit.score) / (hits.length + 1),
			inTitle: hit.inTitle && hits.every((one) => one?.inTitle)
		});
	}
	return all;
}

function weaken(hits: Hits, quality: number): Hits {
	return new Map([...hits].map(([entry, hit]) => [entry, { score: hit.score * quality, inTitle: false }]));
}

/**
 * Symptoms that were named beyond doubt, by error number or by their text, and how sure that is: a long text with rare
 * words is surer than a short common one, and a number surer than any text.
 */
function sureEntries(
	{ index, numberOf }: Searcher,
	typed: ReturnType<typeof tokens>,
	codes: ReadonlySet<string>
): Map<number, number> {
	const sure = new Map<number, number>();
	const have = new Set(
		typed.flatMap(({ whole, parts }) => [whole, ...parts]).flatMap((word) => numberOf.get(word) ?? [])
	);
	for (const [entry, ...words] of index.messages) {
		if (entry === undefined) continue;
		const weights = words.map((word) => rarity(index.entries.length, index.postings[word]?.length ?? 0));
		const all = weights.reduce((sum, weight) => sum + weight, 0);
		const met = words.reduce((sum, word, at) => sum + (have.has(word) ? (weights[at] ?? 0) : 0), 0);
		if (words.length > 1 && met / all >= SURE_FROM) sure.set(entry, Math.max(sure.get(entry) ?? 0, met));
	}
	for (const code of codes) {
		for (const entry of index.codes[code] ?? []) sure.set(entry, SURENESS_OF_CODE + (sure.get(entry) ?? 0));
	}
	return sure;
}
