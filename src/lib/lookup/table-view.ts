import { evidenceOf, type Evidence } from '../content/evidence';
import type { Column, Content, Row, RuleBase, Table } from '../content/model';

/** Cells that get a shape, a word and a hue. */
export const markWords = { yes: 'Yes', no: 'No', uncertain: 'Not certain' } as const;
export type MarkWord = keyof typeof markWords;

export interface CellView {
	readonly text: string;
	readonly mark?: MarkWord;
}
export interface RowView {
	readonly id: string;
	/** in the order of the columns */
	readonly cells: readonly CellView[];
	readonly note?: string;
	/** 1-based numbers in {@link TableView.evidence} */
	readonly proof: readonly number[];
}
/** A table as its page shows it. */
export interface TableView {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly columns: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
	readonly rows: readonly RowView[];
	/** numbered by position, in the order in which the rows cite it */
	readonly evidence: readonly Evidence[];
}

export function visibleColumns(table: Table): Column[] {
	return table.columns.filter((column) => !column.hidden);
}

/** What stands in a cell: the label of an answer where the column holds answer ids, else the value itself. */
export function cellLabel(rules: RuleBase, column: Column, row: Row): string {
	const value = row.cells[column.id] ?? '';
	const answers = column.answers === undefined ? undefined : rules.questions[column.answers]?.answers;
	return answers?.find((answer) => answer.id === value)?.label ?? (isMark(value) ? markWords[value] : value);
}

const isMark = (value: string): value is MarkWord => Object.hasOwn(markWords, value);

export function tableView(content: Content, table: Table): TableView {
	const columns = visibleColumns(table);
	const claims = [...new Set(table.rows.flatMap((row) => row.claims))];
	return {
		id: table.id,
		title: table.title,
		summary: table.summary,
		columns: columns.map(({ id, label, note }) => ({ id, label, ...(note === undefined ? {} : { note }) })),
		rows: table.rows.map((row) => ({
			id: row.id,
			cells: columns.map((column) => cellView(content.rules, column, row)),
			...(row.note === undefined ? {} : { note: row.note }),
			proof: row.claims.map((claim) => claims.indexOf(claim) + 1)
		})),
		evidence: evidenceOf(content, claims)
	};
}

function cellView(rules: RuleBase, column: Column, row: Row): CellView {
	const value = row.cells[column.id] ?? '';
	const text = cellLabel(rules, column, row);
	return column.answers === undefined && isMark(value) ? { text, mark: value } : { text };
}
