import type { InferOutput } from 'valibot';
import type { Column, Row, Table } from './model';
import { Names } from './names';
import { nearest } from './problems';
import { checkFileName, type OneFile } from './read-entries';
import { answersOf, type Questions } from './read-questions';
import type { tableFile } from './schema/course';
import type { YamlFile } from './yaml-file';

type TableFile = InferOutput<typeof tableFile>;

/**
 * The reference tables by id, of the files that could be read. Guides read rules off them, so a cell that stands for an
 * answer is checked against the question.
 */
export function readTables(
	files: readonly OneFile<TableFile>[],
	questions: Questions,
	claims: Names
): Map<string, Table> {
	const tables = new Map<string, Table>();
	for (const { name, yaml, value } of files) {
		if (!value) continue;
		checkFileName(yaml, name, value.id);
		const columns = Object.entries(value.columns).map(([id, column]) => ({ id, ...column }));
		for (const column of columns) {
			if (column.answers !== undefined)
				yaml.check(['columns', column.id, 'answers'], column.answers, questions.entries.names);
		}
		const rows = Object.entries(value.rows).map(([id, row]): Row => {
			yaml.check(['rows', id, 'claim'], row.claim, claims);
			checkCells(yaml, id, row.cells, columns, questions);
			return {
				id,
				cells: Object.fromEntries(
					Object.entries(row.cells).map(([cell, written]) => [cell, String(written)])
				),
				...(row.note === undefined ? {} : { note: row.note }),
				claims: row.claim
			};
		});
		tables.set(value.id, { id: value.id, title: value.title, summary: value.summary, columns, rows });
	}
	return tables;
}

/** A row has one cell a column, and each says what its author typed: YAML would make 1.10 the number 1.1. */
function checkCells(
	yaml: YamlFile,
	row: string,
	cells: TableFile['rows'][string]['cells'],
	columns: readonly Column[],
	questions: Questions
): void {
	const path = ['rows', row, 'cells'];
	const columnIds = columns.map((column) => column.id);
	const columnNames = new Names('a column of this table', columnIds);
	for (const [cell, written] of Object.entries(cells)) {
		const at = [...path, cell];
		yaml.check(at, cell, columnNames);
		const question = columns.find((column) => column.id === cell)?.answers;
		const answers = question === undefined ? undefined : answersOf(question, questions);
		if (answers) yaml.check(at, String(written), answers);
		if (typeof written === 'number' && yaml.sourceOf(at) !== String(written))
			yaml.add(at, `is read as the number ${written}: write '${yaml.sourceOf(at) ?? ''}' in quotes`);
	}
	// a misspelt column is not also a missing cell
	const misspelt = Object.keys(cells).flatMap((cell) => nearest(cell, columnIds) ?? []);
	for (const id of columnIds) {
		if (!(id in cells) && !misspelt.includes(id)) yaml.add(path, `has no cell for column "${id}"`);
	}
}
