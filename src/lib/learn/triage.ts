import type { BlockTable } from '../content/lesson-blocks';
import type { Row } from '../content/model';

/** Where the rows of the tables are put. Three heaps, no verdict: what they come to together the guide decides. */
export const decks = ['stays', 'changes', 'fine'] as const;
export type Deck = (typeof decks)[number];

/** The tables, in the order in which they are shown. */
export const triageTables = [
	'not-supported',
	'ideal-candidates',
	'special-components',
	'msmq-scenarios'
] as const;
type TableId = (typeof triageTables)[number];

/** What is ticked at first: a web application that writes into its own folders and whose queues check users. */
export const STARTS: readonly string[] = [
	'not-supported.stateful',
	'ideal-candidates.web',
	'special-components.iis',
	'msmq-scenarios.ad-authentication'
];

/** What a cell says, under the heading of its column. */
export interface Part {
	readonly id: string;
	readonly label: string;
	readonly text: string;
}
/** A row of one of the tables. */
export interface Card {
	/** `table.row` */
	readonly id: string;
	readonly table: TableId;
	readonly row: string;
	readonly title: string;
	readonly deck: Deck;
	/** the cell that put it into its deck; without it the whole table belongs there */
	readonly sorted?: Part;
	/** all other cells, in the order of the columns */
	readonly parts: readonly Part[];
	/** the way out that another table has for it */
	readonly wayOut?: Part;
	readonly note?: string;
}
export interface CardGroup {
	readonly table: TableId;
	readonly title: string;
	readonly cards: readonly Card[];
}

/** The words that the tables use, and where each puts its row. */
const movesDecks: Readonly<Record<string, Deck>> = {
	no: 'stays',
	'Should not': 'stays',
	'With changes': 'changes',
	'Test it': 'changes',
	'Ask the vendor': 'changes'
};
const markWords: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', uncertain: 'Not certain' };
/** the column that sorts the rows of a table */
const sortedBy: Readonly<Partial<Record<TableId, string>>> = {
	'not-supported': 'moves',
	'msmq-scenarios': 'validated'
};
/** the row that says what to do about MSMQ, whatever the scenario */
const MSMQ = { table: 'special-components', row: 'msmq', column: 'handling' } as const;

/**
 * Every row of the four tables as a card in its deck.
 * @throws {RangeError} if a table is missing, or a row says something that no deck is known for
 */
export function triage(tables: Readonly<Record<string, BlockTable>>): CardGroup[] {
	const wayOut = msmqWayOut(tableOf(tables, MSMQ.table));
	return triageTables.map((id) => {
		const table = tableOf(tables, id);
		return {
			table: id,
			title: table.title,
			cards: table.rows.map((row) => cardOf(table, id, row, wayOut))
		};
	});
}

/** The cards of a deck, in the order of tables and rows. */
export function cardsIn(groups: readonly CardGroup[], deck: Deck): Card[] {
	return groups.flatMap(({ cards }) => cards.filter((card) => card.deck === deck));
}

function tableOf(tables: Readonly<Record<string, BlockTable>>, id: TableId): BlockTable {
	const table = tables[id];
	if (!table) throw new RangeError(`no table "${id}" among the blocks of this lesson`);
	return table;
}

function cardOf(table: BlockTable, id: TableId, row: Row, wayOut: Part): Card {
	const [title, ...rest] = table.columns.map((column) => partOf(table, column, row));
	const sorted = rest.find((part) => part.id === sortedBy[id]);
	const deck = deckOf(id, row);
	return {
		id: `${id}.${row.id}`,
		table: id,
		row: row.id,
		title: title?.text ?? row.id,
		deck,
		...(sorted ? { sorted } : {}),
		parts: rest.filter((part) => part !== sorted),
		...(id === 'msmq-scenarios' && deck !== 'fine' ? { wayOut } : {}),
		...(row.note === undefined ? {} : { note: row.note })
	};
}

function partOf(table: BlockTable, column: BlockTable['columns'][number], row: Row): Part {
	const value = row.cells[column.id] ?? '';
	const text = table.labels[column.id]?.[value] ?? markWords[value] ?? value;
	return { id: column.id, label: column.label, text };
}

function deckOf(id: TableId, row: Row): Deck {
	const cell = (column: string) => row.cells[column] ?? '';
	const refuse = (column: string) =>
		new RangeError(
			`row "${row.id}" of ${id} says "${cell(column)}" under ${column}: no deck is known for it`
		);
	switch (id) {
		case 'ideal-candidates':
			return 'fine';
		case 'special-components':
			return 'changes';
		case 'not-supported': {
			const deck = movesDecks[cell('moves')];
			if (!deck) throw refuse('moves');
			return deck;
		}
		case 'msmq-scenarios': {
			if (!['yes', 'no', 'uncertain'].includes(cell('validated'))) throw refuse('validated');
			if (cell('answer') === 'unsupported') return 'stays';
			return cell('validated') === 'yes' ? 'fine' : 'changes';
		}
	}
}

function msmqWayOut(table: BlockTable): Part {
	const row = table.rows.find(({ id }) => id === MSMQ.row);
	const column = table.columns.find(({ id }) => id === MSMQ.column);
	if (!row || !column) throw new RangeError(`${MSMQ.table} does not say what to do about ${MSMQ.row}`);
	return partOf(table, column, row);
}
