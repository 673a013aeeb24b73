import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { blocks } from '../blocks';
import { accountsOf, accountView, describeDoors, doorNotes } from './accounts';
import { lessonPage } from './lesson-page';

const table = lessonPage(content, 'security/accounts', blocks)?.blocks.tables['accounts'];
if (!table) throw new Error('the lesson does not read the table');

/** column of words → the doors it speaks of */
const doorsOf: Readonly<Record<string, readonly string[]>> = {
	inside: ['inside-door'],
	'mount-process': ['mount-process-door'],
	'mount-hyperv': ['mount-hyperv-door'],
	network: ['network-door'],
	escape: ['escape-process-door', 'escape-hyperv-door']
};

describe('every cell of the table', () => {
	test('no account is left out', () => {
		expect(accountsOf(table)).toEqual(table.rows.map(({ id, cells }) => ({ id, label: cells['account'] })));
	});
	for (const { id, cells, note, claims } of table.rows) {
		const view = accountView(table, id);
		for (const { id: column, label } of table.columns)
			test(`${id}, ${column}: stands in the figure as it stands in the table`, () => {
				const cell = cells[column];
				expect(cell).toBeTruthy();
				if (column === 'account') expect(view?.account).toBe(cell);
				else if (column.endsWith('-door'))
					expect(view?.doors.filter((door) => door.id === column).map(({ state }) => state)).toEqual([cell]);
				else if (doorsOf[column])
					for (const door of doorsOf[column])
						expect(view?.doors.find((one) => one.id === door)).toMatchObject({ label, words: cell });
				else
					expect(view?.facts.find((fact) => fact.id === column)).toEqual({ id: column, label, words: cell });
			});
		test(`${id}: note and claims are those of the row`, () => {
			expect(view?.note).toBe(note);
			expect(view?.claims).toBe(claims);
		});
		test(`${id}: a door agrees with the words beside it where they leave no choice`, () => {
			for (const door of view?.doors ?? []) {
				if (door.words === 'Not possible') expect(door.state).toBe('none');
				if (door.words === 'No identity in the domain') expect(door.state).toBe('shut');
				if (door.words.startsWith('As `LocalSystem`')) expect(door.state).toBe('open');
				if (door.words.startsWith('With')) expect(door.state).toBe('half');
				if (door.words.startsWith('Nothing to break out of')) expect(door.state).not.toBe('shut');
			}
		});
	}
});
test('a mode of isolation is named at the doors that differ by mode, and nowhere else', () => {
	const doors = accountView(table, 'container-user')?.doors ?? [];
	expect(doors.map(({ place, mode }) => [place, mode])).toEqual([
		['container', undefined],
		['folder', 'process'],
		['folder', 'hyperv'],
		['host', 'process'],
		['host', 'hyperv'],
		['network', undefined]
	]);
});
test('each note on the doors stands in the figure', () => {
	const notes = table.columns.flatMap(({ id, label, note }) =>
		id.endsWith('-door') && note ? [{ label, note }] : []
	);
	expect(notes.length).toBeGreaterThan(0);
	expect(doorNotes(table)).toEqual(notes);
});
for (const { id } of table.rows)
	test(`${id}: the sentence names every door once, under its state, with its mode`, () => {
		const view = accountView(table, id);
		const says = view ? describeDoors(view) : '';
		for (const [state, word] of [
			['open', 'Open'],
			['half', 'Half open'],
			['shut', 'Shut'],
			['none', 'Not there']
		]) {
			const part = says.split(/\. ?/).find((one) => one.startsWith(`${word ?? ''}: `));
			const doors = view?.doors.filter((door) => door.state === state) ?? [];
			const names = part?.slice((word ?? '').length + 2).split('; ') ?? [];
			expect(names).toHaveLength(doors.length);
			for (const [at, { label, mode }] of doors.entries()) {
				expect(names[at]).toContain(label);
				if (mode === 'process') expect(names[at]?.match(/process isolation/gi)).toHaveLength(1);
				if (mode === 'hyperv') expect(names[at]?.match(/Hyper-V isolation/g)).toHaveLength(1);
			}
		}
	});
test('an account that the table does not have has no view, and an unknown state of a door is refused', () => {
	expect(accountView(table, 'nobody')).toBeUndefined();
	const [row] = table.rows;
	if (!row) throw new Error('no rows');
	const wrong = { ...table, rows: [{ ...row, cells: { ...row.cells, 'inside-door': 'ajar' } }] };
	expect(() => accountView(wrong, row.id)).toThrow(/inside-door.*ajar/);
});
