import { formatDay } from '../content/day';
import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId, Row } from '../content/model';

export type Works = 'yes' | 'no' | 'uncertain';
export const worksWords: Readonly<Record<Works, string>> = {
	yes: 'works',
	no: 'does not run',
	uncertain: 'not certain'
};
export type Mode = 'process' | 'hyperv';

/** A host or an image, by the id that rules know and the words that people read. */
export interface Choice {
	readonly id: string;
	readonly label: string;
}
/** Whether somebody supports a pair in one mode, which is not the same as whether it works. */
export interface Support {
	readonly kind: Works | 'limited';
	/** as the table says it: "yes", or within which limits */
	readonly says: string;
}
/** The last day on which host and image are both supported, and which of the two ends on it. */
export interface LastDay {
	/** `YYYY-MM-DD` */
	readonly day: string;
	/** row of the lifecycle table, and what it calls the release */
	readonly row: string;
	readonly item: string;
	readonly claims: readonly ClaimId[];
}
/** What the table says of one host with one image. */
export interface Pair {
	readonly row: string;
	readonly process: Works;
	readonly hyperv: Works;
	readonly supported: Readonly<Record<Mode, Support>>;
	readonly why: string;
	readonly note?: string;
	readonly claims: readonly ClaimId[];
}
export interface HostImages {
	readonly hosts: readonly Choice[];
	readonly images: readonly Choice[];
}

/** The hosts and images that the table names, in the order of its rows. */
export function hostImages(table: BlockTable): HostImages {
	return { hosts: choices(table, 'host'), images: choices(table, 'image') };
}

/**
 * What the table says of this host with this image; undefined where it has no such row. Never a neighbouring row:
 * what holds for one version says nothing of the next.
 * @throws {RangeError} if a mode's cell is not yes, no or uncertain, or its support is empty
 */
export function pairOf(table: BlockTable, host: string, image: string): Pair | undefined {
	const row = table.rows.find((one) => one.cells['host'] === host && one.cells['image'] === image);
	if (!row) return undefined;
	return {
		row: row.id,
		process: works(row, 'process'),
		hyperv: works(row, 'hyperv'),
		supported: { process: support(row, 'process-supported'), hyperv: support(row, 'hyperv-supported') },
		why: row.cells['why'] ?? '',
		...(row.note === undefined ? {} : { note: row.note }),
		claims: row.claims
	};
}

/**
 * Until when host and image are supported, both by Windows' own lifecycle: the earlier end counts. A host of several
 * editions counts with the one that is supported longest.
 * @param lifecycle the table of that name; a platform's own dates (AKS) say nothing of a host elsewhere
 */
export function lastDayOf(lifecycle: BlockTable, host: string, image: string): LastDay | undefined {
	const windows = lifecycle.rows.filter((row) => row.cells['kind']?.startsWith('Windows'));
	const byEnd = (a: Row, b: Row) => (a.cells['support'] ?? '').localeCompare(b.cells['support'] ?? '');
	const last = (column: string, id: string) =>
		windows
			.filter((row) => row.cells[column] === id)
			.sort(byEnd)
			.at(-1);
	const ofHost = last('host', host);
	const ofImage = last('image', image);
	if (!ofHost || !ofImage) return undefined;
	const first = byEnd(ofImage, ofHost) < 0 ? ofImage : ofHost;
	const { item = '', support: day = '' } = first.cells;
	return { day, row: first.id, item, claims: first.claims };
}

/**
 * "yes, until 14 Oct 2031", "development and test, until 10 Oct 2028", "ended 12 May 2026", "no".
 * @param today `YYYY-MM-DD`; left out where nobody knows it, as on a page made before it is read
 */
export function supportWords({ kind, says }: Support, last: LastDay | undefined, today?: string): string {
	if (kind === 'no') return 'no';
	if (kind === 'uncertain') return 'not certain';
	if (!last) return says;
	if (isOver(last, today)) return `${kind === 'yes' ? '' : `${says}, `}ended ${formatDay(last.day)}`;
	return `${says}, until ${formatDay(last.day)}`;
}

/** True once the last day has passed; false where nobody knows which day it is. */
export function isOver(last: LastDay | undefined, today: string | undefined): boolean {
	return last !== undefined && today !== undefined && last.day < today;
}

function works(row: Row, column: Mode): Works {
	const value = row.cells[column];
	if (value !== 'yes' && value !== 'no' && value !== 'uncertain')
		throw new RangeError(
			`row "${row.id}" says "${value ?? ''}" under ${column}: it must be yes, no or uncertain`
		);
	return value;
}

function support(row: Row, column: `${Mode}-supported`): Support {
	const says = row.cells[column] ?? '';
	if (says === '') throw new RangeError(`row "${row.id}" says nothing under ${column}`);
	return { kind: says === 'yes' || says === 'no' || says === 'uncertain' ? says : 'limited', says };
}

function choices(table: BlockTable, column: string): Choice[] {
	const ids = new Set(table.rows.flatMap((row) => row.cells[column] ?? []));
	return [...ids].map((id) => ({ id, label: table.labels[column]?.[id] ?? id }));
}
