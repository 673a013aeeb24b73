import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId, Row } from '../content/model';

export type Works = 'yes' | 'no' | 'uncertain';
export const worksWords: Readonly<Record<Works, string>> = {
	yes: 'works',
	no: 'does not run',
	uncertain: 'not certain'
};

/** A host or an image, by the id that rules know and the words that people read. */
export interface Choice {
	readonly id: string;
	readonly label: string;
}
/** What the table says of one host with one image. */
export interface Pair {
	readonly process: Works;
	readonly hyperv: Works;
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
 * @throws {RangeError} if a mode's cell is not yes, no or uncertain
 */
export function pairOf(table: BlockTable, host: string, image: string): Pair | undefined {
	const row = table.rows.find((one) => one.cells['host'] === host && one.cells['image'] === image);
	if (!row) return undefined;
	return {
		process: works(row, 'process'),
		hyperv: works(row, 'hyperv'),
		why: row.cells['why'] ?? '',
		...(row.note === undefined ? {} : { note: row.note }),
		claims: row.claims
	};
}

function works(row: Row, column: 'process' | 'hyperv'): Works {
	const value = row.cells[column];
	if (value !== 'yes' && value !== 'no' && value !== 'uncertain')
		throw new RangeError(
			`row "${row.id}" says "${value ?? ''}" under ${column}: it must be yes, no or uncertain`
		);
	return value;
}

function choices(table: BlockTable, column: string): Choice[] {
	const ids = new Set(table.rows.flatMap((row) => row.cells[column] ?? []));
	return [...ids].map((id) => ({ id, label: table.labels[column]?.[id] ?? id }));
}
