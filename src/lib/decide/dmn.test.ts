/**
 * A second evaluation by means that were not written here: every guide as DMN decision tables, their cells evaluated
 * by a FEEL engine. Which options can be decided together with other guides is no matter of FEEL; that part tries
 * every joint assignment and shares no code with the solver.
 */
import { evaluate, unaryTest } from 'feelin';
import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { AS_OF } from '../content/periods';
import type { Node } from './diagram';
import { type DecisionRow, type DecisionTable, type GuideTables, tablesOf } from './dmn';
import { GuideSolver } from './solver';

const { rules } = content;
const SHOWN = 5;
/** a diagram has fewer nodes, so two nodes' ids make one number */
const MOST_NODES = 2 ** 26;

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
	/** its place among all rows */
	readonly number: number;
	readonly guide: string;
	readonly table: 'out' | 'choose' | 'required';
	readonly tests: ReadonlyMap<string, string>;
	/** those of the tests that look at another guide's decision */
	readonly links: readonly (readonly [guide: string, cell: string])[];
}
const guideIds = new Set(rules.guides.map((guide) => guide.id));
const rowsOf = (table: DecisionTable, kind: Row['table'], guide: string): Omit<Row, 'number'>[] =>
	table.rows.map((row) => {
		const tests = row.cells.flatMap((cell, at) =>
			cell === '-' ? [] : [[table.inputs[at] ?? '', cell] as const]
		);
		return {
			...row,
			guide,
			table: kind,
			tests: new Map(tests),
			links: tests.filter(([variable]) => guideIds.has(variable))
		};
	});

interface Said {
	readonly option: string | null;
	readonly required: string;
	readonly by: string | null;
}

/** A set of rows that match so far. */
interface Matched {
	readonly level: number;
	/** rows that match: bit n of word w is row 32w + n */
	readonly rows: Int32Array;
	readonly next: Map<string, Matched>;
	/** combinations from here on, by the solver's two nodes */
	readonly counts: Map<number, number>;
	said?: Said;
}

/** One guide's tables, evaluated for all full combinations of its questions. */
class Tables {
	readonly #tables: GuideTables;
	readonly #rows: readonly Row[];
	readonly #sets = new Map<string, Matched>();
	readonly #passed = new Map<string, Int32Array>();
	readonly #standing = new Map<string, ReadonlySet<string>>();
	readonly #standingBySet = new Map<string, ReadonlySet<string>>();

	constructor(tables: GuideTables) {
		this.#tables = tables;
		const { guide, out, choose, required } = tables;
		this.#rows = [
			...[...out].flatMap(([id, table]) => rowsOf(table, 'out', id)),
			...rowsOf(choose, 'choose', guide.id),
			...rowsOf(required, 'required', guide.id)
		].map((row, number) => ({ ...row, number }));
	}

	/** Rows that can match on this day: one that looks at a question which nobody asks here has no input. */
	start(day: string): Matched {
		const { guide } = this.#tables;
		const hasInput = (variable: string) =>
			variable === AS_OF || guide.asks.includes(variable) || guideIds.has(variable);
		const rows = this.#rowsThat(({ tests }) => {
			const cell = tests.get(AS_OF);
			return (cell === undefined || passes(cell, AS_OF, day)) && [...tests.keys()].every(hasInput);
		});
		return this.#matched(0, rows);
	}

	after(before: Matched, question: string, answer: string): Matched {
		const known = before.next.get(answer);
		if (known) return known;
		const passing = this.#passing(question, answer);
		const rows = before.rows.map((word, at) => word & (passing[at] ?? 0));
		const next = this.#matched(before.level + 1, rows);
		before.next.set(answer, next);
		return next;
	}

	/** The rows that do not speak against the answer, by FEEL. */
	#passing(question: string, answer: string): Int32Array {
		const key = `${question}=${answer}`;
		const known = this.#passed.get(key);
		if (known) return known;
		const passing = this.#rowsThat(({ tests }) => {
			const cell = tests.get(question);
			return cell === undefined || passes(cell, question, answer);
		});
		this.#passed.set(key, passing);
		return passing;
	}

	#rowsThat(test: (row: Row) => boolean): Int32Array {
		const words = new Int32Array(Math.ceil(this.#rows.length / 32));
		for (const row of this.#rows)
			if (test(row)) words[row.number >> 5] = (words[row.number >> 5] ?? 0) | (1 << (row.number & 31));
		return words;
	}

	#matched(level: number, rows: Int32Array): Matched {
		const key = `${level}:${String.fromCharCode(...new Uint16Array(rows.buffer))}`;
		const known = this.#sets.get(key);
		if (known) return known;
		const set: Matched = { level, rows, next: new Map(), counts: new Map() };
		this.#sets.set(key, set);
		return set;
	}

	says(matched: Matched): Said {
		matched.said ??= this.#decide(
			this.#rows.filter(({ number }) => ((matched.rows[number >> 5] ?? 0) & (1 << (number & 31))) !== 0)
		);
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

	/** The same limits match in many combinations, so each set of them is tried once. */
	#standTogether(limits: readonly Row[]): ReadonlySet<string> {
		const key = String.fromCharCode(...limits.map((row) => row.number));
		const standing = this.#standingBySet.get(key) ?? this.#tryTogether(limits);
		this.#standingBySet.set(key, standing);
		return standing;
	}

	#tryTogether(limits: readonly Row[]): ReadonlySet<string> {
		const own = this.#tables.guide.id;
		const left = new Map(
			[...this.#tables.out.keys()].map((id) => {
				const gone = new Set(
					limits.filter((row) => row.guide === id && row.links.length === 0).flatMap((row) => row.outputs)
				);
				const all = rules.guides.find((one) => one.id === id)?.options ?? [];
				return [id, all.map((one) => one.id).filter((one) => !gone.has(one))] as const;
			})
		);
		const leftOf = (id: string) => left.get(id) ?? [];
		// only what can still be broken binds; a guide of which nothing is left takes no part
		const binding = limits.filter(
			(row) =>
				row.links.length > 0 &&
				leftOf(row.guide).some((option) => row.outputs.includes(option)) &&
				row.links.every(([id, cell]) => leftOf(id).some((option) => passes(cell, id, option)))
		);
		const key = JSON.stringify([[...left], binding.map((row) => row.number)]);
		const known = this.#standing.get(key);
		if (known) return known;

		const linked = [own];
		for (const id of linked) {
			for (const row of binding) {
				const touched = [row.guide, ...row.links.map(([other]) => other)];
				if (touched.includes(id)) linked.push(...touched.filter((other) => !linked.includes(other)));
			}
		}
		const isBroken = (chosen: ReadonlyMap<string, string>) =>
			binding.some(
				(row) =>
					row.outputs.includes(chosen.get(row.guide) ?? '') &&
					row.links.every(([id, cell]) => passes(cell, id, chosen.get(id) ?? ''))
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
			path: string[]
		): number => {
			const key = choice.id * MOST_NODES + reason.id;
			const known = rows.counts.get(key);
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
				for (const { id } of rules.questions[question]?.answers ?? []) {
					path.push(`${question}=${id}`);
					count += walk(
						evaluated.after(rows, question, id),
						follow(choice, question, id),
						follow(reason, question, id),
						path
					);
					path.pop();
				}
			}
			rows.counts.set(key, count);
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
