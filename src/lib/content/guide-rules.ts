import type { InferOutput } from 'valibot';
import type { Advice, Checklist, Condition, Guide, Limit, Preference, Question, Table, Test } from './model';
import { formatDay } from './day';
import { Names } from './names';
import { AS_OF, dayAfter, isDay, periodsWithin } from './periods';
import type { Conjunction, guideFile, when } from './schema/guide';
import type { Path, YamlFile } from './yaml-file';

export type GuideFile = InferOutput<typeof guideFile>;
type When = InferOutput<typeof when>;
type Cells = Readonly<Record<string, string>>;
interface Dates {
	readonly from?: string | undefined;
	readonly until?: string | undefined;
}

/** What the rules of a guide may name. */
export interface RuleNames {
	readonly questions: Names;
	readonly guides: Names;
	readonly tables: Names;
	/** questions and guides */
	readonly variables: Names;
	/** variable → its values: answers of a question, options of a guide */
	readonly values: ReadonlyMap<string, Names>;
}

/** The days on which some rule begins to hold or no longer holds. */
export function boundariesOf(file: GuideFile, tables: ReadonlyMap<string, Table>): string[] {
	const dated = [...file.limits, ...file.findings, ...file.preferences, ...file.advice];
	return [
		...dated.flatMap(({ from, until }) => [
			...(from === undefined ? [] : [from]),
			...(until === undefined ? [] : [dayAfter(until)])
		]),
		...file.tableLimits.flatMap(({ table, option, after }) =>
			(tables.get(table)?.rows ?? []).flatMap((row) => {
				const last = row.cells[after ?? ''];
				const isOption = Object.hasOwn(file.options, row.cells[option ?? ''] ?? '');
				return isOption && last !== undefined && isDay(last) ? [dayAfter(last)] : [];
			})
		)
	];
}

/** Turns what an author wrote into rules, and reports every name in it that does not exist. */
export function compileGuide(
	yaml: YamlFile,
	file: GuideFile,
	names: RuleNames,
	questions: ReadonlyMap<string, Question>,
	tables: ReadonlyMap<string, Table>,
	periods: Question | undefined
): Guide {
	return new GuideCompiler(yaml, file, names, questions, tables, periods).compile();
}

class GuideCompiler {
	readonly #yaml: YamlFile;
	readonly #file: GuideFile;
	readonly #names: RuleNames;
	readonly #questions: ReadonlyMap<string, Question>;
	readonly #tables: ReadonlyMap<string, Table>;
	readonly #periods: Question | undefined;
	readonly #options: Names;
	readonly #ruleIds = new Set<string>();

	constructor(
		yaml: YamlFile,
		file: GuideFile,
		names: RuleNames,
		questions: ReadonlyMap<string, Question>,
		tables: ReadonlyMap<string, Table>,
		periods: Question | undefined
	) {
		this.#periods = periods;
		this.#yaml = yaml;
		this.#file = file;
		this.#names = names;
		this.#questions = questions;
		this.#tables = tables;
		this.#options = new Names('an option of this guide', Object.keys(file.options));
	}

	compile(): Guide {
		const { id, title, label, summary, module, place, asks, options } = this.#file;
		this.#checkAsks();
		this.#checkLastPreference();
		return {
			id,
			title,
			label,
			summary,
			...(module === undefined ? {} : { module }),
			place,
			asks,
			checklists: this.#checklists(),
			isScale: this.#file.scale,
			options: Object.entries(options).map(([option, { claim, ...rest }]) => ({
				id: option,
				...rest,
				claims: claim
			})),
			limits: [
				...this.#limits(),
				...this.#findings(),
				...this.#file.tableLimits.flatMap((_, index) => this.#tableLimits(index))
			],
			preferences: this.#preferences(),
			advice: this.#advice()
		};
	}

	#checkAsks(): void {
		const { asks } = this.#file;
		this.#yaml.check(['asks'], asks, this.#names.questions);
		asks.forEach((id, index) => {
			if (asks.indexOf(id) < index) this.#yaml.add(['asks', index], `"${id}" is asked twice: remove one`);
		});
	}

	#checkLastPreference(): void {
		const chosenAlways = this.#file.preferences.filter((one) => one.when === undefined);
		const left = [...this.#options.ids].filter((id) => !chosenAlways.some((one) => one.choose.includes(id)));
		if (left.length > 0)
			this.#yaml.add(
				['preferences'],
				`nothing would choose ${left.map((id) => `"${id}"`).join(', ')} when every other option is out: end with a preference without "when" that lists all options`
			);
	}

	#checklists(): Checklist[] {
		const { asks, checklists } = this.#file;
		return Object.entries(checklists).map(([id, checklist]) => {
			const at: Path = ['checklists', id, 'questions'];
			const { questions } = checklist;
			this.#yaml.check(at, questions, new Names('a question that this guide asks', asks));
			const first = asks.indexOf(questions[0] ?? '');
			if (questions.every((one) => asks.includes(one)) && questions.some((one, n) => asks[first + n] !== one))
				this.#yaml.add(at, 'must stand in "asks" next to each other and in this order');
			for (const question of questions) {
				const answers = this.#questions.get(question)?.answers.map((answer) => answer.id) ?? [];
				if (answers.length > 0 && answers.toSorted().join() !== 'no,yes')
					this.#yaml.add(at, `"${question}" can be no row: its answers must be 'yes' and 'no'`);
			}
			return { id, ...checklist };
		});
	}

	#findings(): Limit[] {
		const { findings, options, scale, id } = this.#file;
		if (findings.length > 0 && !scale)
			this.#yaml.add(['findings'], 'need a scale: add "scale: true" and list the options from best to worst');
		const order = Object.keys(options);
		return findings.map((rule, index) => {
			const path: Path = ['findings', index];
			this.#yaml.check([...path, 'atBest'], rule.atBest, this.#options);
			return {
				id: this.#ruleId(rule.id, path),
				guide: id,
				when: this.#condition(rule.when, path, { guides: 'all', mustBeAsked: true }, rule),
				out: order.slice(0, Math.max(0, order.indexOf(rule.atBest))),
				because: rule.because,
				finding: { label: rule.label, mitigation: rule.mitigation, effort: rule.effort },
				claims: rule.claim
			};
		});
	}

	#limits(): Limit[] {
		return this.#file.limits.map((rule, index) => {
			const path: Path = ['limits', index];
			this.#yaml.check([...path, 'out'], rule.out, this.#options);
			return {
				id: this.#ruleId(rule.id, path),
				guide: this.#file.id,
				when: this.#condition(rule.when, path, { guides: 'all', mustBeAsked: true }, rule),
				out: rule.out,
				because: rule.because,
				claims: rule.claim
			};
		});
	}

	#preferences(): Preference[] {
		return this.#file.preferences.map((rule, index) => {
			const path: Path = ['preferences', index];
			this.#yaml.check([...path, 'choose'], rule.choose, this.#options);
			return {
				id: this.#ruleId(rule.id, path),
				guide: this.#file.id,
				when: this.#condition(rule.when, path, { guides: 'none', mustBeAsked: true }, rule),
				choose: rule.choose,
				because: rule.because,
				claims: rule.claim
			};
		});
	}

	#advice(): Advice[] {
		return this.#file.advice.map((rule, index) => {
			const path: Path = ['advice', index];
			return {
				id: this.#ruleId(rule.id, path),
				guide: this.#file.id,
				when: this.#condition(rule.when, path, { guides: 'own', mustBeAsked: rule.required }, rule),
				kind: rule.kind,
				note: rule.note,
				...(rule.command === undefined ? {} : { command: rule.command }),
				shell: rule.shell ?? 'powershell',
				required: rule.required,
				claims: rule.claim
			};
		});
	}

	#ruleId(id: string, path: Path): string {
		if (this.#ruleIds.has(id))
			this.#yaml.add([...path, 'id'], `"${id}" is already the id of another rule of this guide: rename one`);
		this.#ruleIds.add(id);
		return `${this.#file.id}.${id}`;
	}

	/**
	 * `{ hosts: many, platform: { not: azure-vm } }` → clauses; `not` becomes all the other values.
	 * @param may which decisions the rule can look at, and whether it is lost where nobody asks the question
	 * @param dates the first and last day on which the rule holds
	 */
	#condition(
		value: When | undefined,
		rule: Path,
		may: { guides: 'all' | 'own' | 'none'; mustBeAsked: boolean },
		dates: Dates
	): Condition {
		if (value === undefined) return this.#during(dates, [[]], rule);
		const path = [...rule, 'when'];
		const condition = hasAlternatives(value)
			? value.any.map((one, index) => this.#clause(one, [...path, 'any', index]))
			: [this.#clause(value, path)];
		for (const id of new Set(condition.flat().map((test) => test.of))) {
			const isQuestion = this.#names.questions.ids.has(id);
			// a guide that has the id of a question is reported; nobody knows which of the two this rule looks at
			if (isQuestion && this.#names.guides.ids.has(id)) continue;
			if (isQuestion) {
				if (may.mustBeAsked) this.#checkIsAsked(id, path);
			} else if (may.guides === 'none' || (may.guides === 'own' && id !== this.#file.id)) {
				this.#yaml.add(
					path,
					`looks at the decision of guide "${id}", which only limits can do: ask a question instead`
				);
			}
		}
		return this.#during(dates, condition, rule);
	}

	/** The same condition, in the periods between two days only. */
	#during(dates: Dates, condition: Condition, rule: Path): Condition {
		const periods = this.#periods;
		if (!periods || (dates.from === undefined && dates.until === undefined)) return condition;
		const within = periodsWithin(periods, dates);
		if (within.length === 0)
			this.#yaml.add([...rule, 'until'], 'is before "from", so the rule would never hold');
		return condition.map((clause) => [{ of: AS_OF, in: within }, ...clause]);
	}

	#clause(clause: Conjunction, path: Path): Test[] {
		return Object.entries(clause).flatMap(([variable, allowed]) => {
			const at = [...path, variable];
			this.#yaml.checkKey(at, this.#names.variables);
			const values = this.#names.values.get(variable);
			if (!values) return [];
			if (Array.isArray(allowed)) {
				this.#yaml.check(at, allowed, values);
				return [{ of: variable, in: allowed }];
			}
			this.#yaml.check([...at, 'not'], allowed.not, values);
			const left = [...values.ids].filter((id) => !allowed.not.includes(id));
			if (left.length === 0)
				this.#yaml.add(at, `leaves no answer of "${variable}" over, so the rule would never apply`);
			return [{ of: variable, in: left }];
		});
	}

	#checkIsAsked(question: string, path: Path): void {
		const { asks } = this.#file;
		// a misspelt question in "asks" is not also a missing one
		const areAsksKnown = asks.every((id) => this.#names.questions.fault(id) === undefined);
		if (areAsksKnown && !asks.includes(question))
			this.#yaml.add(
				path,
				`looks at "${question}", which this guide never asks: add it to "asks", or the rule may never apply`
			);
	}

	/** One limit a row and option: a cell "no" takes the option out, so table and guide cannot disagree. */
	#tableLimits(index: number): Limit[] {
		const from = this.#file.tableLimits[index];
		if (!from) return [];
		this.#yaml.check(['tableLimits', index, 'table'], from.table, this.#names.tables);
		const table = this.#tables.get(from.table);
		if (!table) return [];
		this.#checkTableLimit(from, table, ['tableLimits', index]);
		const reason = (cells: Cells) =>
			from.because.replace(PLACEHOLDER, (_, column: string) => this.#labelOf(table, cells, column));
		const matches = (cells: Cells) =>
			Object.entries(from.match).map(([question, by]) => ({ of: question, in: [cells[by] ?? ''] }));
		const { option: column, out } = from;
		if (column !== undefined) return this.#limitsOfRows(from, table, column, index, { reason, matches });
		return table.rows.flatMap((row) =>
			Object.entries(out ?? {})
				.filter(([, by]) => row.cells[by] === 'no')
				.map(([option]) => ({
					id: `${this.#file.id}.${table.id}.${row.id}.${option}`,
					guide: this.#file.id,
					when: [matches(row.cells)],
					out: [option],
					table: table.id,
					because: reason(row.cells),
					claims: row.claims
				}))
		);
	}

	/** One limit a row: the row names the option, and `no` and `after` say whether and from when it is out. */
	#limitsOfRows(
		from: GuideFile['tableLimits'][number],
		table: Table,
		column: string,
		index: number,
		{ reason, matches }: { reason: (cells: Cells) => string; matches: (cells: Cells) => Test[] }
	): Limit[] {
		const path: Path = ['tableLimits', index];
		const may = { guides: 'all', mustBeAsked: true } as const;
		const also = from.when === undefined ? [[]] : this.#condition(from.when, path, may, {});
		return table.rows.flatMap((row) => {
			const option = row.cells[column] ?? '';
			if (!this.#options.ids.has(option)) return [];
			if (from.no !== undefined && row.cells[from.no] !== 'no') return [];
			const last = from.after === undefined ? undefined : row.cells[from.after];
			if (from.after !== undefined && (last === undefined || !isDay(last))) return [];
			const dates = last === undefined ? {} : { from: dayAfter(last) };
			return [
				{
					id: `${this.#file.id}.${table.id}.${row.id}.${from.no ?? from.after ?? option}`,
					guide: this.#file.id,
					when: this.#during(
						dates,
						also.map((clause) => [...matches(row.cells), ...clause]),
						path
					),
					out: [option],
					table: table.id,
					because: reason(row.cells),
					claims: row.claims
				}
			];
		});
	}

	#checkTableLimit(from: GuideFile['tableLimits'][number], table: Table, path: Path): void {
		const yaml = this.#yaml;
		const { questions } = this.#names;
		const columns = new Names(
			`a column of table "${table.id}"`,
			table.columns.map((column) => column.id)
		);
		for (const [question, columnId] of Object.entries(from.match)) {
			const at = [...path, 'match', question];
			yaml.checkKey(at, questions);
			yaml.check(at, columnId, columns);
			if (!questions.ids.has(question)) continue;
			this.#checkIsAsked(question, at);
			const column = table.columns.find((one) => one.id === columnId);
			const isChecked =
				column?.answers === question || (column?.answers !== undefined && !questions.ids.has(column.answers));
			if (column && !isChecked)
				yaml.add(
					at,
					`column "${columnId}" of table "${table.id}" needs "answers: ${question}", so that its cells are checked`
				);
		}
		for (const key of ['option', 'no', 'after'] as const) {
			const column = from[key];
			if (column !== undefined) yaml.check([...path, key], column, columns);
		}
		if (
			from.option !== undefined &&
			table.rows.every((row) => !this.#options.ids.has(row.cells[from.option ?? ''] ?? ''))
		)
			yaml.add([...path, 'option'], `no cell of column "${from.option}" is an option of this guide`);
		for (const [option, columnId] of Object.entries(from.out ?? {})) {
			const at = [...path, 'out', option];
			yaml.checkKey(at, this.#options);
			yaml.check(at, columnId, columns);
			for (const row of table.rows) {
				const cell = row.cells[columnId];
				if (cell !== undefined && !CELL_VERDICTS.includes(cell))
					yaml.add(
						at,
						`reads "${cell}" in row "${row.id}" of table "${table.id}": only yes, no and uncertain mean something to a guide`
					);
			}
		}
		for (const [, column = ''] of from.because.matchAll(PLACEHOLDER))
			yaml.check([...path, 'because'], column, columns);
	}

	#labelOf(table: Table, cells: Cells, columnId: string): string {
		const value = cells[columnId] ?? '';
		if (isDay(value)) return formatDay(value);
		const column = table.columns.find((one) => one.id === columnId);
		const question = column?.answers === undefined ? undefined : this.#questions.get(column.answers);
		return question?.answers.find((answer) => answer.id === value)?.label ?? value;
	}
}

/** `{image}` in a reason stands for that cell of the row. */
const PLACEHOLDER = /\{([\w-]+)\}/g;
/** What a cell can say about an option that a guide reads from it. */
const CELL_VERDICTS = ['yes', 'no', 'uncertain'];

/** The answers of a question are never maps, so a list of maps under "any" can only be alternatives. */
function hasAlternatives(value: When): value is { any: Conjunction[] } {
	return Array.isArray(value['any']) && value['any'].some((one) => typeof one === 'object');
}
