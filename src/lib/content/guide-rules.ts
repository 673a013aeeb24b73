import type { InferOutput } from 'valibot';
import type { Advice, Condition, Guide, Limit, Preference, Question, Table, Test } from './model';
import { didYouMean } from './problems';
import type { guideFile, when } from './schema/guide';
import type { Path, YamlFile } from './yaml-file';

export type GuideFile = InferOutput<typeof guideFile>;
type When = InferOutput<typeof when>;

/** The values each variable can have: answers of a question, options of a guide. */
export type Domains = ReadonlyMap<string, readonly string[]>;

/** Turns what an author wrote into rules, and reports every name in it that does not exist. */
export function compileGuide(
	yaml: YamlFile,
	file: GuideFile,
	domains: Domains,
	questions: ReadonlyMap<string, Question>,
	tables: ReadonlyMap<string, Table>
): Guide {
	const options = Object.keys(file.options);
	const seen = new Set<string>();
	const unique = (id: string, path: Path) => {
		if (seen.has(id)) yaml.add(path, `"${id}" is already the id of another rule of this guide`);
		seen.add(id);
		return `${file.id}.${id}`;
	};
	const knownOption = (id: string, path: Path) => {
		if (!options.includes(id))
			yaml.add(path, `"${id}" is not an option of this guide.${didYouMean(id, options)}`);
	};
	const condition = (value: When | undefined, path: Path) => compileCondition(yaml, value, path, domains);

	file.asks.forEach((id, index) => {
		if (!questions.has(id))
			yaml.add(
				['asks', index],
				`"${id}" is not a question of content/questions.yaml.${didYouMean(id, questions.keys())}`
			);
		if (file.asks.indexOf(id) < index) yaml.add(['asks', index], `"${id}" is asked twice`);
	});

	const limits: Limit[] = file.limits.map((one, index) => {
		one.out.forEach((id, at) => knownOption(id, ['limits', index, 'out', at]));
		return {
			id: unique(one.id, ['limits', index, 'id']),
			guide: file.id,
			when: condition(one.when, ['limits', index, 'when']),
			out: one.out,
			because: one.because,
			claims: one.claim
		};
	});
	const preferences: Preference[] = file.preferences.map((one, index) => {
		one.choose.forEach((id) => knownOption(id, ['preferences', index, 'choose']));
		return {
			id: unique(one.id, ['preferences', index, 'id']),
			guide: file.id,
			when: condition(one.when, ['preferences', index, 'when']),
			choose: one.choose,
			because: one.because,
			claims: one.claim
		};
	});
	const fallback = new Set(file.preferences.filter((one) => one.when === undefined).flatMap((one) => one.choose));
	for (const option of options) {
		if (!fallback.has(option))
			yaml.add(
				['preferences'],
				`nothing would choose "${option}" when every other option is out: end with a preference without "when" that lists all options`
			);
	}
	const advice: Advice[] = file.advice.map((one, index) => ({
		id: unique(one.id, ['advice', index, 'id']),
		guide: file.id,
		when: condition(one.when, ['advice', index, 'when']),
		kind: one.kind,
		note: one.note,
		...(one.command === undefined ? {} : { command: one.command }),
		shell: one.shell ?? 'powershell',
		required: one.required,
		claims: one.claim
	}));

	return {
		id: file.id,
		title: file.title,
		label: file.label,
		summary: file.summary,
		...(file.module === undefined ? {} : { module: file.module }),
		asks: file.asks,
		options: Object.entries(file.options).map(([id, { claim, ...option }]) => ({ id, ...option, claims: claim })),
		limits: [...limits, ...limitsFromTables(yaml, file, questions, tables)],
		preferences,
		advice
	};
}

/** `{ hosts: many, platform: { not: azure-vm } }` → clauses; `not` becomes all the other values. */
function compileCondition(yaml: YamlFile, value: When | undefined, path: Path, domains: Domains): Condition {
	if (value === undefined) return [[]];
	// an id is never an array, so an array under "any" can only be a list of alternatives
	if ('any' in value && Array.isArray(value.any) && value.any.every((one) => typeof one === 'object')) {
		return value.any.map((one, index) => compileClause(yaml, one, [...path, 'any', index], domains));
	}
	return [compileClause(yaml, value as Record<string, Allowed>, path, domains)];
}

type Allowed = string | string[] | { not: string | string[] };

function compileClause(yaml: YamlFile, clause: Record<string, Allowed>, path: Path, domains: Domains): Test[] {
	return Object.entries(clause).flatMap(([variable, allowed]) => {
		const domain = domains.get(variable);
		if (!domain) {
			yaml.add(
				[...path, variable],
				`"${variable}" is neither a question nor a guide.${didYouMean(variable, domains.keys())}`
			);
			return [];
		}
		const negated = typeof allowed === 'object' && !Array.isArray(allowed);
		const named = [negated ? allowed.not : allowed].flat();
		for (const id of named) {
			if (!domain.includes(id))
				yaml.add([...path, variable], `"${id}" is not an answer of "${variable}".${didYouMean(id, domain)}`);
		}
		return [{ of: variable, in: negated ? domain.filter((id) => !named.includes(id)) : named }];
	});
}

/** One limit a row and option: a cell "no" takes the option out, so table and guide cannot disagree. */
function limitsFromTables(
	yaml: YamlFile,
	file: GuideFile,
	questions: ReadonlyMap<string, Question>,
	tables: ReadonlyMap<string, Table>
): Limit[] {
	return file.tableLimits.flatMap((from, index) => {
		const path = ['tableLimits', index];
		const table = tables.get(from.table);
		if (!table) {
			yaml.add([...path, 'table'], `"${from.table}" is not a table.${didYouMean(from.table, tables.keys())}`);
			return [];
		}
		const columns = table.columns.map((column) => column.id);
		const knownColumn = (id: string, at: Path) => {
			if (!columns.includes(id))
				yaml.add(at, `"${id}" is not a column of table "${table.id}".${didYouMean(id, columns)}`);
		};
		for (const [question, column] of Object.entries(from.match)) {
			if (!questions.has(question))
				yaml.add([...path, 'match', question], `"${question}" is not a question.${didYouMean(question, questions.keys())}`);
			knownColumn(column, [...path, 'match', question]);
		}
		for (const [option, column] of Object.entries(from.out)) {
			if (!(option in file.options))
				yaml.add(
					[...path, 'out', option],
					`"${option}" is not an option of this guide.${didYouMean(option, Object.keys(file.options))}`
				);
			knownColumn(column, [...path, 'out', option]);
		}
		return table.rows.flatMap((row) =>
			Object.entries(from.out).flatMap(([option, column]) =>
				row.cells[column] === 'no'
					? [
							{
								id: `${file.id}.${table.id}.${row.id}.${option}`,
								guide: file.id,
								when: [
									Object.entries(from.match).map(([question, by]) => ({ of: question, in: [row.cells[by] ?? ''] }))
								],
								out: [option],
								because: from.because.replace(/\{([\w-]+)\}/g, (_, id: string) => labelOf(table, row.cells, id, questions)),
								claims: row.claims
							}
						]
					: []
			)
		);
	});
}

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
