import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId, Row } from '../content/model';

/**
 * What a cell of the table means for a file: `kept` and `gone` without more words, `but` kept under the condition that
 * the words name, `depends` for words that say both or neither, `unsaid` for a dash.
 */
export type Fate = 'kept' | 'but' | 'depends' | 'gone' | 'unsaid';

/** A storage kind, by the id and the heading of its column. */
export interface Kind {
	readonly id: string;
	readonly label: string;
	readonly note?: string;
}
export interface Cell {
	readonly fate: Fate;
	/** as the table says it; `yes` and `no` begin with a capital */
	readonly words: string;
}
/** Something that happens: a row of the table. */
export interface Happening {
	readonly id: string;
	readonly label: string;
	readonly note?: string;
	readonly claims: readonly ClaimId[];
	/** by the id of the kind */
	readonly cells: Readonly<Record<string, Cell>>;
}
/** A file under one kind after some events. */
export interface FileState extends Cell {
	readonly kind: Kind;
	/** the event that brought it into this state; undefined while every event says no more than yes */
	readonly since?: Happening;
}

const EVENT = 'event';
const PLATFORM = 'platform';
const DASH = '–';
/** from harmless to final; a later event never makes a file better than an earlier one left it */
const SEVERITY: readonly Fate[] = ['unsaid', 'kept', 'but', 'depends', 'gone'];

/** Reads a cell by how it begins; what begins neither with yes nor with no is left to its words. */
export function fateOf(cell: string): Fate {
	if (cell === DASH) return 'unsaid';
	if (cell === 'yes') return 'kept';
	if (cell === 'no' || /^no, (?!if\b)/i.test(cell)) return 'gone';
	return /^(data )?yes\b/i.test(cell) ? 'but' : 'depends';
}

/** The platforms, in the order of the rows. */
export function platformsOf(table: BlockTable): string[] {
	return [...new Set(table.rows.flatMap((row) => row.cells[PLATFORM] ?? []))];
}

/** The kinds of which any row of the platform says something, in the order of the columns. */
export function kindsOf(table: BlockTable, platform: string): Kind[] {
	const rows = rowsOf(table, platform);
	return table.columns.filter(
		({ id }) => id !== EVENT && id !== PLATFORM && rows.some((row) => fateOf(cellOf(row, id)) !== 'unsaid')
	);
}

/** The events of the platform, in the order of the rows, with what each says of every kind. */
export function happeningsOf(table: BlockTable, platform: string): Happening[] {
	const columns = table.columns.filter(({ id }) => id !== EVENT && id !== PLATFORM);
	return rowsOf(table, platform).map((row) => ({
		id: row.id,
		label: cellOf(row, EVENT),
		...(row.note === undefined ? {} : { note: row.note }),
		claims: row.claims,
		cells: Object.fromEntries(
			columns.map(({ id }) => {
				const cell = cellOf(row, id);
				return [id, { fate: fateOf(cell), words: wordsOf(cell) }];
			})
		)
	}));
}

/** A row of events to begin with: the first one, and the first after which some file is gone. */
export function firstHappenings(happenings: readonly Happening[]): Happening[] {
	const loss = happenings.find(({ cells }) => Object.values(cells).some(({ fate }) => fate === 'gone'));
	return [...new Set([...happenings.slice(0, 1), ...(loss ? [loss] : [])])];
}

/**
 * The files after the events, one under each kind. What is gone stays gone, and a condition stays until something
 * worse happens: the table has nothing by which a file comes back.
 */
export function filesAfter(kinds: readonly Kind[], happenings: readonly Happening[]): FileState[] {
	return kinds.map((kind) => {
		let state: FileState = { kind, fate: 'kept', words: 'Yes' };
		for (const happening of happenings) {
			const cell = happening.cells[kind.id];
			if (!cell || cell.fate === 'kept' || state.fate === 'gone') continue;
			if (SEVERITY.indexOf(cell.fate) >= SEVERITY.indexOf(state.fate))
				state = { kind, ...cell, since: happening };
		}
		return state;
	});
}

/** "Scratch space: No, since `docker rm`." with `backticks` as in the table. */
export function describeFile({ kind, words, since }: FileState): string {
	return `${kind.label}: ${words}${since ? `, since “${since.label}”` : ''}.`;
}

function rowsOf(table: BlockTable, platform: string): Row[] {
	return table.rows.filter((row) => row.cells[PLATFORM] === platform);
}
function cellOf(row: Row, column: string): string {
	return row.cells[column] ?? DASH;
}
function wordsOf(cell: string): string {
	return cell === 'yes' ? 'Yes' : cell === 'no' ? 'No' : cell;
}
