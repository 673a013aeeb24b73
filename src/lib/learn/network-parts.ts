import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId } from '../content/model';
import type { Mode } from './kernels';

/** Where the drawing has a place for parts, as the table's column "Where" says it. */
export const places = [
	'Service',
	'Host',
	'Stack of the host',
	'Utility VM',
	'Stack of the container',
	'Switch',
	'Outside'
] as const;
export type Place = (typeof places)[number];

/** What stands in a mode's cell where the mode has no such part. */
export const ABSENT = 'None';

/** A part of a container's network, as one row of the table describes it. */
export interface Part {
	readonly id: string;
	readonly name: string;
	readonly place: Place;
	readonly what: string;
	readonly process: string;
	readonly hyperv: string;
	readonly see: string;
	readonly note?: string;
	readonly claims: readonly ClaimId[];
}

/**
 * The parts, in the order of the rows.
 * @throws {RangeError} if a row stands in a place that the drawing does not have
 */
export function networkParts(table: BlockTable): Part[] {
	return table.rows.map(({ id, cells, note, claims }) => {
		const cell = (column: string) => cells[column] ?? '';
		const place = places.find((one) => one === cell('where'));
		if (!place)
			throw new RangeError(`row "${id}" stands in "${cell('where')}": it must be ${places.join(', ')}`);
		return {
			id,
			name: cell('part'),
			place,
			what: cell('what'),
			process: cell('process'),
			hyperv: cell('hyperv'),
			see: cell('see'),
			...(note === undefined ? {} : { note }),
			claims
		};
	});
}

/** The parts that there are in a mode. */
export function partsIn(parts: readonly Part[], mode: Mode): Part[] {
	return parts.filter((part) => part[mode] !== ABSENT);
}

/** What a mode makes of a part, in the few words that a box has room for: its first sentence. */
export function caption(part: Part, mode: Mode): string {
	return /^.*?(?=\.(?: |$))/.exec(part[mode])?.[0] ?? part[mode];
}

/** "11 of 13 parts; not there: Utility VM, Windows Firewall of the utility VM." */
export function countParts(parts: readonly Part[], mode: Mode): string {
	const there = partsIn(parts, mode);
	const missing = parts.filter((part) => !there.includes(part)).map(({ name }) => name);
	return missing.length === 0
		? `All ${parts.length} parts.`
		: `${there.length} of ${parts.length} parts; not there: ${missing.join(', ')}.`;
}
