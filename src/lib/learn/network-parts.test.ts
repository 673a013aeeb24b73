import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import type { BlockTable } from '../content/lesson-blocks';
import { caption, countParts, networkParts, partsIn, places, type Part } from './network-parts';

const table = content.tables.find(({ id }) => id === 'network-parts');
if (!table) throw new Error('the content has no table of network parts');
const read: BlockTable = {
	id: table.id,
	title: table.title,
	columns: table.columns.map(({ id, label }) => ({ id, label })),
	rows: table.rows,
	labels: {}
};
const parts = networkParts(read);

/** where the view keeps what each column says */
const fields: Readonly<Record<string, keyof Part>> = {
	part: 'name',
	where: 'place',
	what: 'what',
	process: 'process',
	hyperv: 'hyperv',
	see: 'see'
};

describe('the table of network parts', () => {
	test('has no column that the figure does not show', () => {
		expect(table.columns.map(({ id }) => id)).toEqual(Object.keys(fields));
	});
	test.each(table.rows)('row "$id" reaches the figure cell by cell, with its remark and its proof', (row) => {
		const part = parts.find(({ id }) => id === row.id);
		for (const [column, field] of Object.entries(fields)) expect(part?.[field]).toBe(row.cells[column]);
		expect(Object.keys(row.cells)).toHaveLength(Object.keys(fields).length);
		expect(part?.note).toBe(row.note);
		expect(part?.claims).toEqual(row.claims);
	});
	test('fills every place of the drawing in at least one mode', () => {
		expect(new Set(parts.map(({ place }) => place))).toEqual(new Set(places));
	});
	test('gives the box of a utility VM to Hyper-V isolation alone', () => {
		const inVm = (part: Part) => part.place === 'Utility VM';
		expect(partsIn(parts, 'process').filter(inVm)).toEqual([]);
		expect(partsIn(parts, 'hyperv')).toHaveLength(parts.length);
		expect(partsIn(parts, 'process')).toHaveLength(parts.filter((part) => !inVm(part)).length);
	});
});

test('a place that the drawing does not have is refused, with the row that names it', () => {
	const row = { id: 'cable', cells: { part: 'Cable', where: 'Cellar' }, claims: [] };
	expect(() => networkParts({ ...read, rows: [row] })).toThrow(/cable.*Cellar/);
});
test('a caption is the first sentence, and dots inside names do not end it', () => {
	const part = parts[0];
	if (!part) throw new Error('no parts');
	expect(caption({ ...part, hyperv: 'A NIC. More.' }, 'hyperv')).toBe('A NIC');
	expect(caption({ ...part, hyperv: 'See daemon.json. More.' }, 'hyperv')).toBe('See daemon.json');
	expect(caption({ ...part, hyperv: 'No stop' }, 'hyperv')).toBe('No stop');
});
test('the count names what a mode does not have', () => {
	expect(countParts(parts, 'process')).toMatch(/^\d+ of \d+ .*Utility VM/);
	expect(countParts(parts, 'hyperv')).toBe(`All ${parts.length} parts.`);
});
