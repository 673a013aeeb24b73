import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import type { BlockTable } from '../content/lesson-blocks';
import type { Table } from '../content/model';
import { cardsIn, decks, STARTS, triage, triageTables } from './triage';

const { questions, guides } = content.rules;
const readiness = guides.find(({ id }) => id === 'readiness');

const tableOf = (id: string): Table => {
	const table = content.tables.find((one) => one.id === id);
	if (!table) throw new Error(`no table ${id}`);
	return table;
};
const answersOf = (question: string | undefined) =>
	Object.fromEntries((questions[question ?? '']?.answers ?? []).map(({ id, label }) => [id, label]));
const blockTable = (table: Table): BlockTable => ({
	id: table.id,
	title: table.title,
	columns: table.columns.map(({ id, label }) => ({ id, label })),
	rows: table.rows,
	labels: Object.fromEntries(
		table.columns.flatMap(({ id, answers }) => (answers === undefined ? [] : [[id, answersOf(answers)]]))
	)
});
const tables = Object.fromEntries(triageTables.map((id) => [id, blockTable(tableOf(id))]));
const groups = triage(tables);
const cards = groups.flatMap((group) => group.cards);
const words: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', uncertain: 'Not certain' };

describe.each(triageTables.map(tableOf))('table "$id"', (table) => {
	test('has its title and every row, in its order', () => {
		const group = groups.find((one) => one.table === table.id);
		expect(group?.title).toBe(table.title);
		expect(group?.cards.map(({ row }) => row)).toEqual(table.rows.map(({ id }) => id));
	});
	test.each(table.rows)('row "$id" keeps what every cell says, under its heading, and its remark', (row) => {
		const card = cards.find(({ id }) => id === `${table.id}.${row.id}`);
		const [first, ...rest] = table.columns;
		expect(card?.title).toBe(row.cells[first?.id ?? '']);
		expect(card?.note).toBe(row.note);
		const shown = [...(card?.sorted ? [card.sorted] : []), ...(card?.parts ?? [])];
		expect(shown).toHaveLength(rest.length);
		for (const column of rest) {
			const value = row.cells[column.id] ?? '';
			const label = column.answers === undefined ? undefined : answersOf(column.answers)[value];
			if (column.answers !== undefined) expect(label).toBeDefined();
			expect(shown.find(({ id }) => id === column.id)).toEqual({
				id: column.id,
				label: column.label,
				text: label ?? words[value] ?? value
			});
		}
	});
});

describe('the decks', () => {
	test('hold every card once, and none is empty', () => {
		const sorted = decks.map((deck) => cardsIn(groups, deck));
		expect(
			sorted
				.flat()
				.map(({ id }) => id)
				.sort()
		).toEqual(cards.map(({ id }) => id).sort());
		for (const deck of sorted) expect(deck).not.toEqual([]);
	});
	test('keep what the table answers with no from moving, and nothing that it answers otherwise', () => {
		for (const { id, cells } of tableOf('not-supported').rows) {
			const deck = cards.find((card) => card.id === `not-supported.${id}`)?.deck;
			expect(deck === 'stays').toBe(['no', 'Should not'].includes(cells['moves'] ?? ''));
			expect(deck).not.toBe('fine');
		}
	});
	test('call an MSMQ scenario fine only where it is validated without a doubt', () => {
		for (const { id, cells } of tableOf('msmq-scenarios').rows) {
			const deck = cards.find((card) => card.id === `msmq-scenarios.${id}`)?.deck;
			expect(deck === 'fine').toBe(cells['validated'] === 'yes');
			expect(deck === 'stays').toBe(cells['answer'] === 'unsupported');
		}
	});
	test('never call an MSMQ answer fine that the guide holds something against', () => {
		const against = readiness?.limits.flatMap(({ when }) =>
			when.flatMap((tests) => (tests.length === 1 && tests[0]?.of === 'msmq' ? tests[0].in : []))
		);
		expect(against).toContain('unsupported');
		for (const { id, cells } of tableOf('msmq-scenarios').rows)
			if (['unsupported', 'unvalidated'].includes(cells['answer'] ?? ''))
				expect(cards.find((card) => card.id === `msmq-scenarios.${id}`)?.deck).not.toBe('fine');
	});
	test('give every MSMQ scenario that is not fine what the table of components says to do', () => {
		const handling = tableOf('special-components').rows.find(({ id }) => id === 'msmq')?.cells['handling'];
		for (const card of cards)
			expect(card.wayOut?.text).toBe(
				card.table === 'msmq-scenarios' && card.deck !== 'fine' ? handling : undefined
			);
	});
});

test('the example that the figure begins with has a card in each deck', () => {
	const example = STARTS.map((start) => cards.find(({ id }) => id === start)?.deck);
	expect(new Set(example)).toEqual(new Set(decks));
});
test.each([
	['not-supported', 'moves', 'Perhaps'],
	['msmq-scenarios', 'validated', 'partly']
])('a word of %s under %s that no deck is known for is refused, with its row', (id, column, word) => {
	const table = tables[id];
	const row = table?.rows[0];
	if (!table || !row) throw new Error(`no row in ${id}`);
	const odd = { ...table, rows: [{ ...row, cells: { ...row.cells, [column]: word } }] };
	expect(() => triage({ ...tables, [id]: odd })).toThrow(new RegExp(`${row.id}.*${word}`));
});
test('a table that is missing is named', () => {
	const without = Object.fromEntries(Object.entries(tables).filter(([id]) => id !== 'msmq-scenarios'));
	expect(() => triage(without)).toThrow(/msmq-scenarios/);
});
