/**
 * A guide as decision tables of DMN (Decision Model and Notation), with FEEL unary tests in their cells: a form that
 * other people's programs evaluate, so that the rules can be checked by something that was not written here.
 *
 * @see https://www.omg.org/spec/DMN/1.5/ (clause 8 decision tables, clause 10 FEEL)
 */
import type { Condition, Guide, OptionId, RuleBase, Test, VariableId } from '../content/model';
import { AS_OF } from '../content/periods';
import { coupledWith } from './outcome';

export interface DecisionTable {
	readonly name: string;
	/** COLLECT: all rows that match; FIRST: the first of them */
	readonly hitPolicy: 'COLLECT' | 'FIRST';
	/** questions and guides */
	readonly inputs: readonly VariableId[];
	readonly rows: readonly DecisionRow[];
}
export interface DecisionRow {
	/** the rule it was made from */
	readonly rule: string;
	/** one unary test for each input; `-` is always true */
	readonly cells: readonly string[];
	/** options taken out, or to be tried in this order; none for required advice */
	readonly outputs: readonly OptionId[];
}

/** The tables of one guide. `out` of every guide that limits link with it is needed to decide together. */
export interface GuideTables {
	readonly guide: Guide;
	readonly out: ReadonlyMap<string, DecisionTable>;
	readonly choose: DecisionTable;
	readonly required: DecisionTable;
}

export function tablesOf(rules: RuleBase, guide: Guide): GuideTables {
	return {
		guide,
		out: new Map(
			coupledWith(rules, guide.id).map((one) => [
				one.id,
				tableOf(rules, `${one.id}: what is out`, 'COLLECT', one.limits, (limit) => limit.out)
			])
		),
		choose: tableOf(rules, `${guide.id}: what is chosen`, 'FIRST', guide.preferences, (one) => one.choose),
		required: tableOf(
			rules,
			`${guide.id}: what it requires`,
			'COLLECT',
			guide.advice.filter((advice) => advice.required),
			() => []
		)
	};
}

function tableOf<T extends { readonly id: string; readonly when: Condition }>(
	rules: RuleBase,
	name: string,
	hitPolicy: DecisionTable['hitPolicy'],
	list: readonly T[],
	outputsOf: (rule: T) => readonly OptionId[]
): DecisionTable {
	const inputs = [...new Set(list.flatMap((rule) => rule.when.flat().map((test) => test.of)))];
	const rows = list.flatMap((rule) =>
		rule.when.map((clause) => ({
			rule: rule.id,
			cells: inputs.map((input) =>
				cellOf(
					rules,
					clause.filter((test) => test.of === input)
				)
			),
			outputs: outputsOf(rule)
		}))
	);
	return { name, hitPolicy, inputs, rows };
}

function cellOf(rules: RuleBase, tests: readonly Test[]): string {
	const [first, ...others] = tests;
	if (!first) return '-';
	const values = first.in.filter((value) => others.every((test) => test.in.includes(value)));
	if (values.length === 0) return 'false';
	return first.of === AS_OF ? daysOf(rules, values) : values.map((value) => `"${value}"`).join(', ');
}

/** Periods as ranges of days, so that the calendar is asked and not our names for its parts. */
function daysOf(rules: RuleBase, periods: readonly string[]): string {
	const all = rules.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [];
	return periods
		.map((period) => {
			const at = all.indexOf(period);
			const end = all[at + 1];
			if (at === 0) return end === undefined ? '-' : `< date("${end}")`;
			return end === undefined ? `>= date("${period}")` : `[date("${period}")..date("${end}"))`;
		})
		.join(', ');
}
