/**
 * A second evaluation by means that were not written here: every guide as DMN decision tables, their cells evaluated
 * by a FEEL engine. Which options can be decided together with other guides is no matter of FEEL; that part tries
 * every joint assignment and shares no code with the solver.
 */
import { resolve } from 'node:path';
import { evaluate, unaryTest } from 'feelin';
import { describe, expect, test } from 'vitest';
import { contentFiles } from '../../../scripts/content-files';
import { blocks } from '../blocks';
import { AS_OF } from '../content/periods';
import { readContent } from '../content/read';
import type { Node } from './diagram';
import { type DecisionRow, type DecisionTable, type GuideTables, tablesOf } from './dmn';
import { GuideSolver } from './solver';

const { content } = readContent(contentFiles(resolve('.')), blocks);
const { rules } = content;
const SHOWN = 5;

/** FEEL answers are kept by cell and value: a rule is evaluated once for each value of its own variables. */
const evaluated = new Map<string, boolean>();
const dates = new Map<string, unknown>();
function passes(cell: string, variable: string, value: string): boolean {
	const key = `${cell}|${variable === AS_OF ? 'day' : ''}|${value}`;
	const known = evaluated.get(key);
	if (known !== undefined) return known;
	const { value: result, warnings } = unaryTest(cell, { '?': variable === AS_OF ? dateOf(value) : value });
	if (warnings.length > 0) throw new Error(`${cell} on ${value}: ${JSON.stringify(warnings)}`);
	evaluated.set(key, result === true);
	return result === true;
}
function dateOf(day: string): unknown {
	const known = dates.get(day) ?? evaluate(`date("${day}")`).value;
	dates.set(day, known);
	return known;
}

/** A row with its cells by variable. */
interface Row extends DecisionRow {
	readonly guide: string;
	readonly table: 'out' | 'choose' | 'required';
	readonly tests: ReadonlyMap<string, string>;
}
const rowsOf = (table: DecisionTable, kind: Row['table'], guide: string): Row[] =>
	table.rows.map((row) => ({
		...row,
		guide,
		table: kind,
		tests: new Map(
			row.cells.flatMap((cell, at) => (cell === '-' ? [] : [[table.inputs[at] ?? '', cell] as const]))
		)
	}));

interface Said {
	readonly option: string | null;
	readonly required: string;
	readonly by: string | null;
}

/** A set of rows that match so far. */
interface Matched {
	readonly id: number;
	readonly level: number;
	/** by row: 1 if it matches */
	readonly rows: Uint8Array;
	readonly next: Map<string, Matched>;
	said?: Said;
}

/** One guide's tables, evaluated for all full combinations of its questions. */
class Tables {
	readonly #tables: GuideTables;
	readonly #rows: readonly Row[];
	readonly #sets = new Map<string, Matched>();
	readonly #passed = new Map<string, Uint8Array>();
	readonly #standing = new Map<string, ReadonlySet<string>>();

	constructor(tables: GuideTables) {
		this.#tables = tables;
		const { guide, out, choose, required } = tables;
		this.#rows = [
			...[...out].flatMap(([id, table]) => rowsOf(table, 'out', id)),
			...rowsOf(choose, 'choose', guide.id),
			...rowsOf(required, 'required', guide.id)
		];
	}

	/** Rows that can match on this day: one that looks at a question which nobody asks here has no input. */
	start(day: string): Matched {
		const { guide } = this.#tables;
		const hasInput = (variable: string) =>
			variable === AS_OF || guide.asks.includes(variable) || rules.guides.some((one) => one.id === variable);
		return this.#matched(0, (at) => {
			const tests = this.#rows[at]?.tests ?? new Map<string, string>();
			const cell = tests.get(AS_OF);
			return (cell === undefined || passes(cell, AS_OF, day)) && [...tests.keys()].every(hasInput);
		});
	}

	after(before: Matched, question: string, answer: string): Matched {
		const known = before.next.get(answer);
		if (known) return known;
		const passing = this.#passing(question, answer);
		const next = this.#matched(before.level + 1, (at) => before.rows[at] === 1 && passing[at] === 1);
		before.next.set(answer, next);
		return next;
	}

	/** The rows that do not speak against the answer, by FEEL. */
	#passing(question: string, answer: string): Uint8Array {
		const key = `${question}=${answer}`;
		const known = this.#passed.get(key);
		if (known) return known;
		const passing = Uint8Array.from(this.#rows, ({ tests }) => {
			const cell = tests.get(question);
			return Number(cell === undefined || passes(cell, question, answer));
		});
		this.#passed.set(key, passing);
		return passing;
	}

	#matched(level: number, isMatched: (at: number) => boolean): Matched {
		const rows = Uint8Array.from(this.#rows, (_, at) => Number(isMatched(at)));
		let key = String(level);
		for (let at = 0; at < rows.length; at += 8) {
			let byte = 0;
			for (let bit = 0; bit < 8; bit++) byte |= (rows[at + bit] ?? 0) << bit;
			key += String.fromCharCode(byte);
		}
		const known = this.#sets.get(key);
		if (known) return known;
		const set: Matched = { id: this.#sets.size, level, rows, next: new Map() };
		this.#sets.set(key, set);
		return set;
	}

	says(matched: Matched): Said {
		matched.said ??= this.#decide(this.#rows.filter((_, at) => matched.rows[at] === 1));
		return matched.said;
	}

	#decide(rows: readonly Row[]): Said {
		const { guide } = this.#tables;
		const standing = this.#standTogether(rows.filter((row) => row.table === 'out'));
		for (const { table, rule, outputs } of rows) {
			const option = table === 'choose' ? outputs.find((one) => standing.has(one)) : undefined;
			if (option === undefined) continue;
			const required = rows.filter((row) => {
				const cell = row.tests.get(guide.id);
				return row.table === 'required' && (cell === undefined || passes(cell, guide.id, option));
			});
			return { option, required: [...new Set(required.map((row) => row.rule))].join(), by: rule };
		}
		return { option: null, required: '', by: null };
	}

	#standTogether(limits: readonly Row[]): ReadonlySet<string> {
		const own = this.#tables.guide.id;
		const linksOf = (row: Row) =>
			[...row.tests].filter(([variable]) => rules.guides.some((one) => one.id === variable));
		const left = new Map(
			[...this.#tables.out.keys()].map((id) => {
				const gone = new Set(
					limits.filter((row) => row.guide === id && linksOf(row).length === 0).flatMap((row) => row.outputs)
				);
				const all = rules.guides.find((one) => one.id === id)?.options ?? [];
				return [id, all.map((one) => one.id).filter((one) => !gone.has(one))] as const;
			})
		);
		const leftOf = (id: string) => left.get(id) ?? [];
		// only what can still be broken binds; a guide of which nothing is left takes no part
		const binding = limits.filter(
			(row) =>
				linksOf(row).length > 0 &&
				leftOf(row.guide).some((option) => row.outputs.includes(option)) &&
				linksOf(row).every(([id, cell]) => leftOf(id).some((option) => passes(cell, id, option)))
		);
		const key = JSON.stringify([[...left], binding.map((row) => this.#rows.indexOf(row))]);
		const known = this.#standing.get(key);
		if (known) return known;

		const linked = [own];
		for (const id of linked) {
			for (const row of binding) {
				const touched = [row.guide, ...linksOf(row).map(([other]) => other)];
				if (touched.includes(id)) linked.push(...touched.filter((other) => !linked.includes(other)));
			}
		}
		const isBroken = (chosen: ReadonlyMap<string, string>) =>
			binding.some(
				(row) =>
					row.outputs.includes(chosen.get(row.guide) ?? '') &&
					linksOf(row).every(([id, cell]) => passes(cell, id, chosen.get(id) ?? ''))
			);
		const fits = (at: number, chosen: Map<string, string>): boolean => {
			const id = linked[at];
			if (id === undefined) return !isBroken(chosen);
			return leftOf(id).some((option) => fits(at + 1, chosen.set(id, option)));
		};
		const standing = new Set(leftOf(own).filter((option) => fits(1, new Map([[own, option]]))));
		this.#standing.set(key, standing);
		return standing;
	}
}

/**
 * Compares all full combinations. Combinations after which the same rows match and the solver is at the same nodes go
 * on alike, so they are followed once and counted.
 */
function compare(tables: GuideTables, most = Infinity): { combinations: number; wrong: string[] } {
	const { guide } = tables;
	const solver = new GuideSolver(rules, guide.id);
	const evaluated = new Tables(tables);
	const wrong: string[] = [];
	const periods = rules.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [''];
	let combinations = 0;
	const counts = new Map<string, number>();
	for (const [at, period] of periods.entries()) {
		// a day within the period: the first one, or the day before the second period
		const day = at === 0 && periods[1] !== undefined ? dayBefore(periods[1]) : period;
		const facts = new Map([[AS_OF, period]]);
		type Reason = ReturnType<typeof solver.reasonAfter>;
		const follow = <T>(node: Node<T>, question: string, answer: string): Node<T> =>
			node.kind === 'branch' && node.question === question ? (node.next.get(answer) ?? node) : node;
		const walk = (
			rows: Matched,
			choice: ReturnType<typeof solver.after>,
			reason: Reason,
			path: readonly string[]
		): number => {
			const key = `${rows.id};${choice.id};${reason.id}`;
			const known = counts.get(key);
			if (known !== undefined) return known;
			if (wrong.length >= most) return 0;
			const question = guide.asks[rows.level];
			let count = 0;
			if (question === undefined) {
				count = 1;
				const { option, required, by } = evaluated.says(rows);
				const isSame =
					choice.kind === 'leaf' &&
					reason.kind === 'leaf' &&
					choice.value.option === option &&
					choice.value.required.join() === required &&
					(reason.value?.id ?? null) === by;
				if (!isSame) wrong.push(`${period} ${path.join(' ')}: ${option ?? 'nothing'} by ${by ?? '-'}`);
			} else {
				for (const { id } of rules.questions[question]?.answers ?? [])
					count += walk(
						evaluated.after(rows, question, id),
						follow(choice, question, id),
						follow(reason, question, id),
						[...path, `${question}=${id}`]
					);
			}
			counts.set(key, count);
			return count;
		};
		combinations += walk(evaluated.start(day), solver.after(facts), solver.reasonAfter(facts), []);
	}
	return { combinations, wrong };
}

function dayBefore(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() - 1);
	return date.toISOString().slice(0, 10);
}

describe.each(rules.guides.map((guide) => [guide.id, guide] as const))('guide "%s" as DMN', (id, guide) => {
	const tables = tablesOf(rules, guide);

	test('says the same as the solver for every full combination on every day', () => {
		const { combinations, wrong } = compare(tables);
		const product = guide.asks.reduce(
			(count, question) => count * (rules.questions[question]?.answers.length ?? 0),
			rules.questions[AS_OF]?.answers.length ?? 1
		);
		console.log(
			`${id}: ${combinations} full combinations, ${[...tables.out.values()].reduce((sum, table) => sum + table.rows.length, 0)} rows of limits, ` +
				`${tables.choose.rows.length} of preferences; ${evaluated.size} FEEL tests evaluated so far`
		);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
		expect(combinations).toBe(product);
	});

	test('would say something else if a row were missing', () => {
		const { choose } = tables;
		const { wrong } = compare({ ...tables, choose: { ...choose, rows: choose.rows.slice(1) } }, 1);
		expect(wrong.length).toBeGreaterThan(0);
	});
});
