/** Every rule of a guide as one table: a line a rule, a column a question, and what the rule does. */
import { formatDay } from '../content/day';
import type {
	Advice,
	AnswerId,
	ClaimId,
	Condition,
	Guide,
	Limit,
	OptionId,
	Preference,
	RuleBase,
	Test,
	VariableId
} from '../content/model';
import { AS_OF, dayBefore } from '../content/periods';
import { type Lookup, truthOf } from './condition';
import { efforts, listed, questionOf } from './words';

/** In the order of the table. */
export const rowKinds = ['limit', 'finding', 'preference', 'advice', 'limit-elsewhere'] as const;
export type RowKind = (typeof rowKinds)[number];

export interface DecisionColumn {
	readonly id: VariableId;
	readonly label: string;
	/** the question in full; undefined for what a guide decides */
	readonly asks: string | undefined;
}
/** One alternative of a rule's condition. */
export interface DecisionLine {
	/** by column: the answers it accepts, in words; a column that is missing is not looked at */
	readonly cells: ReadonlyMap<VariableId, string>;
	/** `from 11 Nov 2026`; empty where it holds on every day */
	readonly dates: string;
}
export interface DecisionRow {
	/** `guide.rule`, unique in the whole rule base */
	readonly id: string;
	readonly kind: RowKind;
	/** its place among the rows of its kind; 1 is the first */
	readonly number: number;
	readonly guide: Guide;
	readonly when: Condition;
	/** one at least */
	readonly lines: readonly DecisionLine[];
	readonly effect: string;
	readonly because: string;
	/** what can be done about it */
	readonly remedy: string;
	readonly command: string;
	/** options of this guide that it takes out, chooses or comes with */
	readonly options: readonly OptionId[];
	/** the reference table from whose row it was read */
	readonly table: string | undefined;
	readonly claims: readonly ClaimId[];
}
export interface DecisionTable {
	readonly columns: readonly DecisionColumn[];
	readonly rows: readonly DecisionRow[];
}

/** The rules of a guide in their order, then the limits of other guides that look at its decision. */
export function decisionTable(rules: RuleBase, guide: Guide): DecisionTable {
	const elsewhere = rules.guides
		.filter((one) => one !== guide)
		.flatMap((one) => one.limits)
		.filter((limit) => testsOn(limit.when, guide.id).length > 0);
	const rows = [
		...numbered(guide.limits.filter((limit) => !limit.finding).map((limit) => limitRow(rules, guide, limit))),
		...numbered(guide.limits.filter((limit) => limit.finding).map((limit) => limitRow(rules, guide, limit))),
		...numbered(guide.preferences.map((preference) => preferenceRow(rules, guide, preference))),
		...numbered(guide.advice.map((advice) => adviceRow(rules, guide, advice))),
		...numbered(elsewhere.map((limit) => limitRow(rules, guide, limit)))
	];
	const looked = new Set(rows.flatMap((row) => row.when.flat().map((test) => test.of)));
	// its own questions as it asks them, then those of others, then what is decided
	const questions = [...guide.asks, ...Object.keys(rules.questions)].filter(
		(id) => id !== AS_OF && looked.has(id)
	);
	const columns = [
		...[...new Set(questions)].flatMap((id): DecisionColumn[] => {
			const question = questionOf(rules, id);
			return question ? [{ id, label: question.short, asks: question.asks }] : [];
		}),
		...rules.guides
			.filter(({ id }) => looked.has(id))
			.map(({ id, label }) => ({ id, label, asks: undefined }))
	];
	return { columns, rows };
}

/** Does the rule hold for what is known? Open where it hangs on something that is not. */
export function firedBy(row: DecisionRow, valueOf: Lookup): 'fired' | 'open' | 'not' {
	const truth = truthOf(row.when, valueOf);
	return truth === 'true' ? 'fired' : truth === 'open' ? 'open' : 'not';
}

type Unnumbered = Omit<DecisionRow, 'number'>;
function numbered(rows: readonly Unnumbered[]): readonly DecisionRow[] {
	return rows.map((row, index) => ({ ...row, number: index + 1 }));
}

function limitRow(rules: RuleBase, guide: Guide, limit: Limit): Unnumbered {
	const owner = rules.guides.find(({ id }) => id === limit.guide) ?? guide;
	const out = labelsOf(owner, limit.out);
	const atBest = owner.options.find((option) => !limit.out.includes(option.id));
	const { finding } = limit;
	return {
		...whenOf(rules, limit),
		kind: owner !== guide ? 'limit-elsewhere' : finding ? 'finding' : 'limit',
		guide: owner,
		effect: finding
			? `${finding.label}: at best ${atBest?.label ?? 'nothing'}`
			: `${owner === guide ? '' : `${owner.label}: `}${listed(out, 'and')} out`,
		because: limit.because,
		remedy: finding ? `${finding.mitigation} Effort: ${efforts[finding.effort].toLowerCase()}.` : '',
		command: '',
		options: owner === guide ? limit.out : testsOn(limit.when, guide.id).flatMap((test) => test.in),
		table: limit.table
	};
}

function preferenceRow(rules: RuleBase, guide: Guide, preference: Preference): Unnumbered {
	return {
		...whenOf(rules, preference),
		kind: 'preference',
		guide,
		effect: labelsOf(guide, preference.choose).join(', then '),
		because: preference.because,
		remedy: '',
		command: '',
		options: preference.choose,
		table: undefined
	};
}

const adviceWords = { step: 'Step', warning: 'Look out', command: 'Run' } as const;
function adviceRow(rules: RuleBase, guide: Guide, advice: Advice): Unnumbered {
	const options = testsOn(advice.when, guide.id).flatMap((test) => test.in);
	return {
		...whenOf(rules, advice),
		kind: 'advice',
		guide,
		effect: `${adviceWords[advice.kind]}${advice.required ? ', required' : ''}`,
		because: advice.note,
		remedy: '',
		command: advice.command ?? '',
		options: options.length > 0 ? options : guide.options.map(({ id }) => id),
		table: undefined
	};
}

function whenOf(rules: RuleBase, { id, when, claims }: Limit | Preference | Advice) {
	return { id, when, claims, lines: when.map((clause) => lineOf(rules, clause)) };
}

function testsOn(condition: Condition, variable: VariableId): readonly Test[] {
	return condition.flat().filter((test) => test.of === variable);
}

function labelsOf(guide: Guide, ids: readonly OptionId[]): string[] {
	return ids.map((id) => guide.options.find((option) => option.id === id)?.label ?? id);
}

function lineOf(rules: RuleBase, clause: readonly Test[]): DecisionLine {
	const accepted = new Map<VariableId, readonly string[]>();
	for (const test of clause) {
		const before = accepted.get(test.of);
		accepted.set(test.of, before ? before.filter((value) => test.in.includes(value)) : test.in);
	}
	const periods = accepted.get(AS_OF);
	accepted.delete(AS_OF);
	return {
		cells: new Map([...accepted].map(([of, values]) => [of, acceptedInWords(rules, of, values)])),
		dates: periods ? datesInWords(rules, periods) : ''
	};
}

/** `Swarm or AKS`; `not Swarm` where that is shorter. */
function acceptedInWords(rules: RuleBase, of: VariableId, values: readonly string[]): string {
	const all = questionOf(rules, of)?.answers ?? rules.guides.find(({ id }) => id === of)?.options ?? [];
	const named = all.filter(({ id }) => values.includes(id)).map(({ label }) => label);
	const others = all.filter(({ id }) => !values.includes(id)).map(({ label }) => label);
	if (named.length === 0) return 'never';
	if (others.length === 0) return 'any';
	return named.length > 2 && others.length < named.length
		? `not ${listed(others, 'or')}`
		: listed(named, 'or');
}

/** `from 11 Nov 2026`, `until 13 Oct 2026`, `from … until …`: periods are named after their first days. */
function datesInWords(rules: RuleBase, periods: readonly AnswerId[]): string {
	const all = questionOf(rules, AS_OF)?.answers.map(({ id }) => id) ?? [];
	const first = all.findIndex((id) => periods.includes(id));
	const after = all[all.findLastIndex((id) => periods.includes(id)) + 1];
	const from = first > 0 ? `from ${formatDay(all[first] ?? '')}` : '';
	const until = after === undefined ? '' : `until ${formatDay(dayBefore(after))}`;
	return [from, until].filter((words) => words !== '').join(' ');
}
