import { describe, expect, test } from 'vitest';
import { makeGuide, makeQuestion, makeRules, when } from './make';
import { outlineOf } from './outline';
import { GuideSolver } from './solver';
import { wayThrough } from './tree-drawing';
import { layOut } from './tree-layout.server';

const guide = makeGuide('driver', {
	asks: ['a', 'b', 'c'],
	options: ['nat', 'overlay'],
	limits: [
		{ id: 'one', when: when({ a: 'x', c: 'x' }, { a: 'y', b: 'x', c: 'x' }), out: ['nat'] },
		{ id: 'two', when: when({ a: 'z' }), out: ['nat', 'overlay'] }
	]
});
const solver = new GuideSolver(
	makeRules(
		[makeQuestion('a', 'x', 'y', 'z'), makeQuestion('b', 'x', 'y'), makeQuestion('c', 'x', 'y')],
		guide
	),
	'driver'
);
const outline = outlineOf(solver);
if (!outline) throw new Error('no tree');
const drawing = layOut(outline);

describe('a drawn tree', () => {
	test('has every step once, and every answer of its question in one row', () => {
		expect(drawing.steps.map(({ number }) => number)).toEqual([1, 2, 3]);
		for (const step of drawing.steps)
			expect(step.rows.flatMap(({ answers }) => answers).toSorted()).toEqual(
				solver.rules.questions[step.question]?.answers.map(({ id }) => id)
			);
	});
	test('keeps boxes apart, inside of the sheet, and rows inside of their box', () => {
		for (const step of drawing.steps) {
			expect(step.x).toBeGreaterThanOrEqual(0);
			expect(step.y).toBeGreaterThanOrEqual(0);
			expect(step.x + step.width).toBeLessThanOrEqual(drawing.width);
			expect(step.y + step.height).toBeLessThanOrEqual(drawing.height);
			for (const other of drawing.steps) {
				const isApart =
					step.x + step.width <= other.x ||
					other.x + other.width <= step.x ||
					step.y + step.height <= other.y ||
					other.y + other.height <= step.y;
				expect(other === step || isApart).toBe(true);
			}
			const last = step.rows.at(-1);
			expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(step.y + step.height);
		}
	});
	test('leads every line from its row to the box it names', () => {
		for (const step of drawing.steps)
			for (const { to, y, height } of step.rows) {
				if (to.kind !== 'step') continue;
				const target = drawing.steps.find(({ number }) => number === to.number);
				expect(to.path).toMatch(new RegExp(`^M${step.x + step.width} ${Math.round(y + height / 2)}C`));
				expect(to.path).toMatch(new RegExp(` ${target?.x ?? '?'} \\d+$`));
			}
	});
	test('ends the way of full answers at the verdict of the solver', () => {
		const answers = ['x', 'y', 'z'];
		for (const a of answers)
			for (const b of answers.slice(0, 2))
				for (const c of answers.slice(0, 2)) {
					const facts = new Map(Object.entries({ a, b, c }));
					const end = [...wayThrough(drawing, facts).values()].at(-1);
					const option = end?.to.kind === 'option' ? end.to.option : null;
					expect(end?.to.kind).not.toBe('step');
					expect([option]).toEqual(solver.choices(facts).map((choice) => choice.option));
				}
	});
	test('ends the way at the first question without an answer', () => {
		const way = wayThrough(drawing, new Map([['a', 'y']]));
		expect([...way]).toMatchObject([
			[1, { answers: ['y'] }],
			[3, undefined]
		]);
	});
});
