import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId } from '../content/model';

/** `half`: within limits, or it depends on what the words say; `none`: there is no such door. */
export type Door = 'open' | 'half' | 'shut' | 'none';
export const doorWords: Readonly<Record<Door, string>> = {
	open: 'open',
	half: 'half open',
	shut: 'shut',
	none: 'not there'
};
const DOORS = ['open', 'half', 'shut', 'none'] as const satisfies readonly Door[];

export type Mode = 'process' | 'hyperv';
export const modeWords: Readonly<Record<Mode, string>> = {
	process: 'Process isolation',
	hyperv: 'Hyper-V isolation'
};
/** The rooms of the plan. */
export type Place = 'container' | 'folder' | 'host' | 'network';

export interface DoorView {
	/** the column that the state of the door stands in */
	readonly id: string;
	readonly place: Place;
	/** where the door is there in one isolation mode only */
	readonly mode?: Mode;
	/** heading of the column with the words */
	readonly label: string;
	readonly state: Door;
	/** as the table says it */
	readonly words: string;
}
export interface AccountView {
	readonly id: string;
	readonly account: string;
	readonly doors: readonly DoorView[];
	/** cells that are no door, under their headings */
	readonly facts: readonly { readonly id: string; readonly label: string; readonly words: string }[];
	readonly note?: string;
	readonly claims: readonly ClaimId[];
}

/** Which column speaks of which door. A break-out has one cell with words, and a door in each isolation mode. */
const plan: readonly { place: Place; words: string; door: string; mode?: Mode }[] = [
	{ place: 'container', words: 'inside', door: 'inside-door' },
	{ place: 'folder', words: 'mount-process', door: 'mount-process-door', mode: 'process' },
	{ place: 'folder', words: 'mount-hyperv', door: 'mount-hyperv-door', mode: 'hyperv' },
	{ place: 'host', words: 'escape', door: 'escape-process-door', mode: 'process' },
	{ place: 'host', words: 'escape', door: 'escape-hyperv-door', mode: 'hyperv' },
	{ place: 'network', words: 'network', door: 'network-door' }
];
const FACTS = ['default-of', 'how'] as const;

/** The accounts of the table, in the order of its rows. */
export function accountsOf(table: BlockTable): { readonly id: string; readonly label: string }[] {
	return table.rows.map(({ id, cells }) => ({ id, label: cells['account'] ?? id }));
}

/**
 * What the table says of an account; undefined where it has no such row.
 * @throws {RangeError} if a door is neither open, half, shut nor none
 */
export function accountView(table: BlockTable, id: string): AccountView | undefined {
	const row = table.rows.find((one) => one.id === id);
	if (!row) return undefined;
	const labelOf = (column: string) => table.columns.find((one) => one.id === column)?.label ?? column;
	return {
		id,
		account: row.cells['account'] ?? id,
		doors: plan.map(({ place, words, door, mode }) => ({
			id: door,
			place,
			...(mode === undefined ? {} : { mode }),
			label: labelOf(words),
			state: doorOf(row.cells[door], `row "${id}", ${door}`),
			words: row.cells[words] ?? ''
		})),
		facts: FACTS.map((column) => ({
			id: column,
			label: labelOf(column),
			words: row.cells[column] ?? ''
		})),
		...(row.note === undefined ? {} : { note: row.note }),
		claims: row.claims
	};
}

/** What the table says of how the doors were derived, under the headings of their columns. */
export function doorNotes(table: BlockTable): { readonly label: string; readonly note: string }[] {
	return table.columns.flatMap(({ id, label, note }) =>
		note !== undefined && plan.some(({ door }) => door === id) ? [{ label, note }] : []
	);
}

/** "Open: Mounted folders, Hyper-V isolation. Half open: …" for each state that occurs, with the doors that are in it. */
export function describeDoors({ doors }: AccountView): string {
	return DOORS.flatMap((state) => {
		const names = doors.filter((door) => door.state === state).map(doorName);
		const word = doorWords[state];
		return names.length === 0
			? []
			: [`${word.charAt(0).toUpperCase()}${word.slice(1)}: ${names.join('; ')}.`];
	}).join(' ');
}

/** The heading of the words, with the mode where it does not have it already. */
function doorName({ label, mode }: DoorView): string {
	const name = mode && modeWords[mode];
	return name === undefined || label.includes(name.toLowerCase()) || label.includes(name)
		? label
		: `${label}, ${mode === 'hyperv' ? name : name.toLowerCase()}`;
}

function doorOf(value: string | undefined, where: string): Door {
	const door = DOORS.find((one) => one === value);
	if (!door) throw new RangeError(`${where} says "${value ?? ''}": it must be open, half, shut or none`);
	return door;
}
