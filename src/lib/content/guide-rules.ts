import type { InferOutput } from 'valibot';
import type { Advice, Condition, Guide, Limit, Preference, Question, Table, Test } from './model';
import { Names } from './names';
import type { Conjunction, guideFile, when } from './schema/guide';
import type { Path, YamlFile } from './yaml-file';

export type GuideFile = InferOutput<typeof guideFile>;
type When = InferOutput<typeof when>;

/** What the rules of a guide may name. */
export interface RuleNames {
	readonly questions: Names;
	readonly tables: Names;
	/** questions and guides */
	readonly variables: Names;
	/** variable → its values: answers of a question, options of a guide */
	readonly values: ReadonlyMap<string, Names>;
}

/** Turns what an author wrote into rules, and reports every name in it that does not exist. */
export function compileGuide(
	yaml: YamlFile,
	file: GuideFile,
	names: RuleNames,
	questions: ReadonlyMap<string, Question>,
	tables: ReadonlyMap<string, Table>
): Guide {
	const options = new Names('an option of this guide', Object.keys(file.options));
	const seen = new Set<string>();
	const unique = (id: string, path: Path) => {
		if (seen.has(id)) yaml.add(path, `"${id}" is already the id of another rule of this guide: rename one`);
		seen.add(id);
		return `${file.id}.${id}`;
	};
	const condition = (value: When | undefined, path: Path) => compileCondition(yaml, value, path, names);
	const depends = (
		on: Condition,
		path: Path,
		may: { guides: readonly string[] | 'all'; unasked: boolean }
	) => {
		for (const id of new Set(on.flat().map((test) => test.of))) {
			if (names.questions.ids.has(id)) {
				if (!may.unasked && !file.asks.includes(id))
					yaml.add(
						path,
						`looks at "${id}", which this guide never asks: add it to "asks", or the rule may never apply`
					);
			} else if (may.guides !== 'all' && !may.guides.includes(id)) {
				yaml.add(
					path,
					`looks at the decision of guide "${id}", which only limits can do: ask a question instead`
				);
			}
		}
	};

	yaml.check(['asks'], file.asks, names.questions);
	file.asks.forEach((id, index) => {
		if (file.asks.indexOf(id) < index) yaml.add(['asks', index], `"${id}" is asked twice: remove one`);
	});

	const limits: Limit[] = file.limits.map((one, index) => {
		const path: Path = ['limits', index];
		yaml.check([...path, 'out'], one.out, options);
		const on = condition(one.when, [...path, 'when']);
		depends(on, [...path, 'when'], { guides: 'all', unasked: false });
		return {
			id: unique(one.id, [...path, 'id']),
			guide: file.id,
			when: on,
			out: one.out,
			because: one.because,
			claims: one.claim
		};
	});
	const preferences: Preference[] = file.preferences.map((one, index) => {
		const path: Path = ['preferences', index];
		yaml.check([...path, 'choose'], one.choose, options);
		const on = condition(one.when, [...path, 'when']);
		depends(on, [...path, 'when'], { guides: [], unasked: false });
		return {
			id: unique(one.id, [...path, 'id']),
			guide: file.id,
			when: on,
			choose: one.choose,
			because: one.because,
			claims: one.claim
		};
	});
	const chosenAlways = new Set(
		file.preferences.filter((one) => one.when === undefined).flatMap((one) => one.choose)
	);
	const neverChosen = [...options.ids].filter((option) => !chosenAlways.has(option));
	if (neverChosen.length > 0)
		yaml.add(
			['preferences'],
			`nothing would choose ${quoted(neverChosen)} when every other option is out: end with a preference without "when" that lists all options`
		);
	const advice: Advice[] = file.advice.map((one, index) => {
		const path: Path = ['advice', index];
		const on = condition(one.when, [...path, 'when']);
		depends(on, [...path, 'when'], { guides: [file.id], unasked: !one.required });
		return {
			id: unique(one.id, [...path, 'id']),
			guide: file.id,
			when: on,
			kind: one.kind,
			note: one.note,
			...(one.command === undefined ? {} : { command: one.command }),
			shell: one.shell ?? 'powershell',
			required: one.required,
			claims: one.claim
		};
	});

	return {
		id: file.id,
		title: file.title,
		label: file.label,
		summary: file.summary,
		...(file.module === undefined ? {} : { module: file.module }),
		asks: file.asks,
		options: Object.entries(file.options).map(([id, { claim, ...option }]) => ({
			id,
			...option,
			claims: claim
		})),
		limits: [...limits, ...limitsFromTables(yaml, file, options, names, questions, tables)],
		preferences,
		advice
	};
}

const quoted = (ids: readonly string[]) => ids.map((id) => `"${id}"`).join(', ');

/** `{ hosts: many, platform: { not: azure-vm } }` → clauses; `not` becomes all the other values. */
function compileCondition(yaml: YamlFile, value: When | undefined, path: Path, names: RuleNames): Condition {
	if (value === undefined) return [[]];
	return hasAlternatives(value)
		? value.any.map((one, index) => compileClause(yaml, one, [...path, 'any', index], names))
		: [compileClause(yaml, value, path, names)];
}

/** The answers of a question are never maps, so a list of maps under "any" can only be alternatives. */
function hasAlternatives(value: When): value is { any: Conjunction[] } {
	return Array.isArray(value['any']) && value['any'].some((one) => typeof one === 'object');
}

function compileClause(yaml: YamlFile, clause: Conjunction, path: Path, names: RuleNames): Test[] {
	return Object.entries(clause).flatMap(([variable, allowed]) => {
		const fault = names.variables.fault(variable);
		if (fault !== undefined) yaml.add([...path, variable], fault);
		const values = names.values.get(variable);
		if (!values) return [];
		const at = [...path, variable];
		if (Array.isArray(allowed)) {
			yaml.check(at, allowed, values);
			return [{ of: variable, in: allowed }];
		}
		yaml.check([...at, 'not'], allowed.not, values);
		const left = [...values.ids].filter((id) => !allowed.not.includes(id));
		if (left.length === 0)
			yaml.add(at, `leaves no answer of "${variable}" over, so the rule would never apply`);
		return [{ of: variable, in: left }];
	});
}

/** What a cell can say about an option that a guide reads from it. */
const VERDICTS = ['yes', 'no', 'uncertain'];

/** One limit a row and option: a cell "no" takes the option out, so table and guide cannot disagree. */
function limitsFromTables(
	yaml: YamlFile,
	file: GuideFile,
	options: Names,
	names: RuleNames,
	questions: ReadonlyMap<string, Question>,
	tables: ReadonlyMap<string, Table>
): Limit[] {
	return file.tableLimits.flatMap((from, index) => {
		const path = ['tableLimits', index];
		yaml.check([...path, 'table'], from.table, names.tables);
		const table = tables.get(from.table);
		if (!table) return [];
		const columns = new Names(
			`a column of table "${table.id}"`,
			table.columns.map((column) => column.id)
		);
		for (const [question, columnId] of Object.entries(from.match)) {
			const at = [...path, 'match', question];
			const fault = names.questions.fault(question);
			if (fault !== undefined) yaml.add(at, fault);
			yaml.check(at, columnId, columns);
			const column = table.columns.find((one) => one.id === columnId);
			const answers = column?.answers;
			const areChecked = answers === question || (answers !== undefined && !names.questions.ids.has(answers));
			if (column && fault === undefined && !areChecked)
				yaml.add(
					at,
					`column "${columnId}" of table "${table.id}" needs "answers: ${question}", so that its cells are checked`
				);
			if (fault === undefined && !file.asks.includes(question))
				yaml.add(
					at,
					`looks at "${question}", which this guide never asks: add it to "asks", or the rule may never apply`
				);
		}
		for (const [option, columnId] of Object.entries(from.out)) {
			const at = [...path, 'out', option];
			const fault = options.fault(option);
			if (fault !== undefined) yaml.add(at, fault);
			yaml.check(at, columnId, columns);
			for (const row of table.rows) {
				const cell = row.cells[columnId];
				if (cell !== undefined && !VERDICTS.includes(cell))
					yaml.add(
						at,
						`reads "${cell}" in row "${row.id}" of table "${table.id}": only yes, no and uncertain mean something to a guide`
					);
			}
		}
		for (const [, columnId = ''] of from.because.matchAll(PLACEHOLDER))
			yaml.check([...path, 'because'], columnId, columns);

		return table.rows.flatMap((row) =>
			Object.entries(from.out).flatMap(([option, column]) =>
				row.cells[column] === 'no'
					? [
							{
								id: `${file.id}.${table.id}.${row.id}.${option}`,
								guide: file.id,
								when: [
									Object.entries(from.match).map(([question, by]) => ({
										of: question,
										in: [row.cells[by] ?? '']
									}))
								],
								out: [option],
								table: table.id,
								because: from.because.replace(PLACEHOLDER, (_, id: string) =>
									labelOf(table, row.cells, id, questions)
								),
								claims: row.claims
							}
						]
					: []
			)
		);
	});
}

/** `{image}` in a reason stands for that cell of the row. */
const PLACEHOLDER = /\{([\w-]+)\}/g;

function labelOf(
	table: Table,
	cells: Readonly<Record<string, string>>,
	columnId: string,
	questions: ReadonlyMap<string, Question>
): string {
	const value = cells[columnId] ?? '';
	const column = table.columns.find((one) => one.id === columnId);
	const answers = column?.answers === undefined ? undefined : questions.get(column.answers)?.answers;
	return answers?.find((answer) => answer.id === value)?.label ?? value;
}
