import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId, Row } from '../content/model';

const thens = ['goes on', 'arrives', 'stops'] as const;
export type Then = (typeof thens)[number];

/** What a hop does to one thing of the packet. */
export interface Effect {
	readonly says: string;
	/** false on the first hop, which says what there is, and where the table says that nothing happens */
	readonly changes: boolean;
}
export const effects = ['ip', 'mac', 'encapsulation'] as const;
export type EffectName = (typeof effects)[number];

export interface Hop {
	/** row of the table */
	readonly id: string;
	readonly machine: string;
	/** which part of the machine */
	readonly part: string;
	readonly effects: Readonly<Record<EffectName, Effect>>;
	readonly then: Then;
	/** false: derived */
	readonly documented: boolean;
	/** a remark; where the packet stops, what to do instead */
	readonly note?: string;
	readonly claims: readonly ClaimId[];
}
/** One case of a way, from the first hop to where the packet arrives or stops. */
export interface Walk {
	/** "another subnet"; empty where the way has one case only */
	readonly name: string;
	readonly hops: readonly Hop[];
}
/** A cell of the traffic table with its walks. */
export interface Way {
	/** column of the traffic table */
	readonly id: string;
	readonly label: string;
	/** what the cell says */
	readonly says: string;
	readonly walks: readonly Walk[];
}
export interface DriverWays {
	/** row of the traffic table */
	readonly id: string;
	readonly label: string;
	readonly note?: string;
	readonly claims: readonly ClaimId[];
	readonly ways: readonly Way[];
}
/** Hops that follow each other on one machine, with the places they have in the walk, from 0. */
export interface Stretch {
	readonly machine: string;
	readonly hops: readonly { readonly at: number; readonly hop: Hop }[];
}

/** Columns of the traffic table that are no way of a packet. */
const NO_WAYS = ['driver', 'use'];

/**
 * Every cell of the traffic table with its walks, all in the order of the tables.
 * @throws {RangeError} if a row of the hops has no cell in the traffic table, or cannot be read
 */
export function packetWalks(traffic: BlockTable, hops: BlockTable): DriverWays[] {
	const left = new Set(hops.rows);
	const ways = traffic.columns.filter(({ id }) => !NO_WAYS.includes(id));
	const drivers = traffic.rows.map((driver) => ({
		id: driver.id,
		label: cell(driver, 'driver'),
		...(driver.note === undefined ? {} : { note: driver.note }),
		claims: driver.claims,
		ways: ways.map(({ id, label }) => {
			const rows = hops.rows.filter(
				(row) => cell(row, 'driver') === cell(driver, 'driver') && halves(cell(row, 'way'))[0] === label
			);
			for (const row of rows) left.delete(row);
			return { id, label, says: cell(driver, id), walks: walksOf(rows) };
		})
	}));
	for (const row of left)
		throw new RangeError(
			`row "${row.id}" of ${hops.id} says "${cell(row, 'driver')}" and "${cell(row, 'way')}": ${traffic.id} has no such cell`
		);
	return drivers;
}

/** The machines that a walk comes by, in its order; one that it comes back to stands there twice. */
export function stretchesOf({ hops }: Walk): Stretch[] {
	const stretches: { machine: string; hops: { at: number; hop: Hop }[] }[] = [];
	for (const [at, hop] of hops.entries()) {
		const last = stretches.at(-1);
		if (last?.machine === hop.machine) last.hops.push({ at, hop });
		else stretches.push({ machine: hop.machine, hops: [{ at, hop }] });
	}
	return stretches;
}

export const documentedWords = (hop: Pick<Hop, 'documented'>) => (hop.documented ? 'documented' : 'derived');

function walksOf(rows: readonly Row[]): Walk[] {
	const names = [...new Set(rows.map((row) => halves(cell(row, 'way'))[1]))];
	return names.map((name) => ({
		name,
		hops: rows.filter((row) => halves(cell(row, 'way'))[1] === name).map(hopOf)
	}));
}

function hopOf(row: Row, at: number): Hop {
	const [machine, part] = halves(cell(row, 'place'));
	const then = thens.find((one) => one === cell(row, 'then'));
	const documented = cell(row, 'documented');
	if (cell(row, 'step') !== String(at + 1))
		throw new RangeError(`row "${row.id}" is hop ${at + 1} of its walk, not "${cell(row, 'step')}"`);
	if (part === '')
		throw new RangeError(`row "${row.id}" says "${machine}": a place is a machine, a colon and a part`);
	if (!then) throw new RangeError(`row "${row.id}": "then" must be one of ${thens.join(', ')}`);
	if (documented !== 'yes' && documented !== 'no')
		throw new RangeError(`row "${row.id}": "documented" must be yes or no`);
	const effect = (name: EffectName): Effect => {
		const says = cell(row, name);
		const isSame = at === 0 || then === 'stops' || /^(Unchanged|None|Not stated)\b/.test(says);
		return { says, changes: !isSame };
	};
	return {
		id: row.id,
		machine,
		part,
		effects: { ip: effect('ip'), mac: effect('mac'), encapsulation: effect('encapsulation') },
		then,
		documented: documented === 'yes',
		...(row.note === undefined ? {} : { note: row.note }),
		claims: row.claims
	};
}

function cell(row: Row, column: string): string {
	const value = row.cells[column];
	if (value === undefined) throw new RangeError(`row "${row.id}" has no cell "${column}"`);
	return value;
}
/** "Host: vSwitch" → both halves; the second is empty where there is no colon. */
function halves(text: string): readonly [string, string] {
	const at = text.indexOf(': ');
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
}
