import { describe, expect, test } from 'vitest';
import type { Content, Table } from '../content/model';
import { tableView } from './table-view';

const column = (id: string, rest: { answers?: string; hidden?: boolean } = {}) => ({
	id,
	label: id.toUpperCase(),
	hidden: false,
	...rest
});
const table: Table = {
	id: 'pairs',
	title: 'Pairs',
	summary: 'Which fits.',
	columns: [column('host', { answers: 'host-os' }), column('key', { hidden: true }), column('fits')],
	rows: [
		{ id: 'a', cells: { host: 'ws', key: 'k', fits: 'uncertain' }, claims: ['two', 'one'] },
		{ id: 'b', cells: { host: 'gone', key: 'k', fits: 'with care' }, note: 'Old.', claims: ['two'] },
		{ id: 'c', cells: { host: 'yes', key: 'k', fits: 'yes' }, claims: ['one'] }
	]
};
const claim = (id: string) => ({ id, says: id, sources: ['docs'], checked: '2026-08-07' });
const content: Content = {
	sources: {
		docs: { id: 'docs', title: 'Docs', publisher: 'P', url: 'https://a.example/', checked: '2026-08-07' }
	},
	claims: { one: claim('one'), two: claim('two') },
	terms: [],
	misconceptions: [],
	symptoms: [],
	paths: [],
	modules: [],
	quizzes: [],
	tables: [table],
	rules: {
		guides: [],
		questions: {
			'host-os': {
				id: 'host-os',
				asks: 'Which?',
				short: 'Host',
				why: 'Because.',
				findOut: { how: 'Look.' },
				answers: [
					{ id: 'ws', label: 'Windows Server', fills: true },
					{ id: 'yes', label: 'Any host', fills: true }
				]
			}
		}
	}
};

describe('tableView', () => {
	const view = tableView(content, table);
	test('leaves out columns that only rules read', () => {
		expect(view.columns.map((one) => one.label)).toEqual(['HOST', 'FITS']);
		expect(view.rows.map((row) => row.cells.length)).toEqual([2, 2, 2]);
	});
	test('shows the labels of answers, and an unknown id as it is', () => {
		expect(view.rows.map((row) => row.cells[0]?.text)).toEqual(['Windows Server', 'gone', 'Any host']);
	});
	test('marks yes, no and uncertain and nothing else, not even an answer of that id', () => {
		expect(view.rows.map((row) => row.cells[1])).toEqual([
			{ text: 'Not certain', mark: 'uncertain' },
			{ text: 'with care' },
			{ text: 'Yes', mark: 'yes' }
		]);
		expect(view.rows[2]?.cells[0]).toEqual({ text: 'Any host' });
	});
	test('numbers each claim once, in the order of the rows', () => {
		expect(view.evidence.map((one) => one.id)).toEqual(['two', 'one']);
		expect(view.rows.map((row) => row.proof)).toEqual([[1, 2], [1], [2]]);
	});
});
