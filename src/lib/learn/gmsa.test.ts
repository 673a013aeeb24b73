import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { blocks } from '../blocks';
import { describeStep, handoffOf, routeOf, waysOf } from './gmsa';
import { lessonPage } from './lesson-page';

const tables = lessonPage(content, 'security/gmsa', blocks)?.blocks.tables;
const handoffs = tables?.['gmsa-handoff'];
const steps = tables?.['gmsa-steps'];
if (!handoffs || !steps) throw new Error('the lesson does not read the tables');
const view = (id: string) => handoffOf(handoffs, steps, id);

describe('every cell of the hand-over table', () => {
	test('no way is left out', () => {
		expect(waysOf(handoffs).map(({ id }) => id)).toEqual(handoffs.rows.map(({ id }) => id));
	});
	for (const row of handoffs.rows) {
		for (const { id: column, label } of handoffs.columns)
			test(`${row.id}, ${column}: stands in the figure as it stands in the table`, () => {
				const cell = row.cells[column];
				expect(cell).toBeTruthy();
				if (column === 'way') expect(view(row.id)?.way.label).toBe(cell);
				else if (column === 'hosts') expect(view(row.id)?.way.hint).toBe(cell);
				else {
					const words = cell === 'yes' ? 'Yes' : cell === 'no' ? 'No' : cell;
					expect(view(row.id)?.facts.find(({ id }) => id === column)).toEqual({ id: column, label, words });
				}
			});
		test(`${row.id}: note and claims are those of the row`, () => {
			expect(view(row.id)?.note).toBe(row.note);
			expect(view(row.id)?.claims).toEqual(expect.arrayContaining([...row.claims]));
		});
		test(`${row.id}: what works has steps, what does not has none`, () => {
			expect((view(row.id)?.steps.length ?? 0) > 0).toBe(row.cells['works'] === 'yes');
		});
	}
});

describe('every cell of the table of steps', () => {
	const shown = waysOf(handoffs).flatMap(({ id }) => view(id)?.steps ?? []);
	test('each row is a step of one way, in the order of the rows', () => {
		expect(shown.map(({ id }) => id)).toEqual(steps.rows.map(({ id }) => id));
	});
	for (const row of steps.rows) {
		const handoff = view(row.cells['handoff'] ?? '');
		const step = handoff?.steps.find(({ id }) => id === row.id);
		for (const { id: column } of steps.columns)
			test(`${row.id}, ${column}: stands in the figure as it stands in the table`, () => {
				const cell = row.cells[column];
				expect(cell).toBeTruthy();
				if (column === 'handoff') expect(handoff?.way.id).toBe(cell);
				// the table names the way in its own words, beginning with those of the hand-over table
				else if (column === 'way') expect(cell?.startsWith(handoff?.way.label ?? '?')).toBe(true);
				else expect(step).toMatchObject({ [column]: cell });
			});
		test(`${row.id}: its claims are shown, and both its ends are lanes`, () => {
			expect(step?.claims).toBe(row.claims);
			expect(handoff?.claims).toEqual(expect.arrayContaining([...row.claims]));
			expect(handoff?.lanes).toEqual(expect.arrayContaining([row.cells['from'], row.cells['to']]));
			expect(['Documented', 'Derived']).toContain(row.cells['basis']);
		});
	}
});

test('the lanes are those who take part, each once, the container last', () => {
	expect(view('docker-plug-in')?.lanes).toEqual([
		'Domain controller',
		'Secret store',
		'Host',
		'Docker',
		'Container'
	]);
	expect(view('aks-azure-local')?.lanes).toEqual([]);
});
test('the sentence of a step names its number, its ends and what happens', () => {
	const docker = view('docker-member');
	if (!docker) throw new Error('no such way');
	expect(describeStep(docker, 2)).toMatch(/^Step 3 of 6, Hand-over, Docker to Host: `--security-opt`/);
	expect(describeStep(docker, 99)).toBe('');
	expect(routeOf({ from: 'Host', to: 'Host' })).toBe('at Host');
});
test('a way that the table does not have has no view', () => {
	expect(view('nothing')).toBeUndefined();
});
