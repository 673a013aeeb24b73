/**
 * What was decided, on which facts and by which rules: a file that can be opened again when rules and days have
 * changed. It holds the wordings too, so that it can be read where an id is gone.
 */
import { AS_OF, isDay, periodOf } from '../content/periods';
import type { Limit, Preference, Question, RuleBase } from '../content/model';
import { type Fields, isFields, isId, isText } from '../record/guards';
import { type Answers, NOT_SURE, readAnswers, saidBy } from './facts';
import { type Plan, planOf, type PlanPart } from './plan';
import { planQuery } from './plan-address';
import { sayChoice } from './plan-sheet';
import type { CompiledGuide } from './solver';
import type { Verdict } from './verdict';
import { answerLabel, questionOf } from './words';

/** A change that an older program cannot read raises it. */
export const DECISION_RECORD_VERSION = 1;
/** Largest file that is read, in UTF-16 units: many times what all guides together can fill. */
export const LARGEST_DECISION_RECORD = 500_000;
const LONGEST_TEXT = 2000;
const LONGEST_LIST = 500;

export interface RecordedFact {
	readonly question: string;
	readonly asks: string;
	/** `not-sure` too */
	readonly answer: string;
	readonly says: string;
}
export interface RecordedDecision {
	readonly guide: string;
	readonly label: string;
	readonly verdict: Verdict['kind'];
	/** null where nothing was chosen */
	readonly option: string | null;
	/** the choice in words */
	readonly says: string;
	/** preferences that decided and limits that took other options out */
	readonly rules: readonly { readonly id: string; readonly because: string }[];
}
export interface DecisionRecord {
	readonly title: string;
	/** the day on which it was written, `YYYY-MM-DD` */
	readonly writtenOn: string;
	/** the day for which it was decided */
	readonly asOf: string;
	/** the newest check behind the rules of that time: see `PlanPage` */
	readonly edition: string;
	readonly facts: readonly RecordedFact[];
	readonly decisions: readonly RecordedDecision[];
}

export function decisionRecord(
	plan: Plan,
	about: Pick<DecisionRecord, 'title' | 'writtenOn' | 'asOf' | 'edition'>
): DecisionRecord {
	return {
		...about,
		facts: saidBy(plan.answers).map(([question, answer]) => ({
			question,
			asks: questionOf(plan.rules, question)?.asks ?? question,
			answer,
			says: answerLabel(plan.rules, { question, answer })
		})),
		decisions: plan.parts.map((part) => ({
			guide: part.guide.id,
			label: part.guide.label,
			verdict: part.kind,
			option: part.judgement.chosen?.id ?? null,
			says: sayChoice(part),
			rules: decidingRules(part.verdict).map(({ id, because }) => ({ id, because }))
		}))
	};
}

/** The rules that make a verdict: preferences that decide, and limits that take the other options out. */
export function decidingRules(verdict: Verdict): readonly (Limit | Preference)[] {
	if (verdict.kind === 'undecided') return [];
	const limits = verdict.losers.flatMap(({ why }) => (why.kind === 'out' ? why.limits : []));
	return [...new Set(verdict.kind === 'chosen' ? [...verdict.decidedBy, ...limits] : limits)];
}

export function writeDecisionRecord(record: DecisionRecord): string {
	const file = { app: 'bulkhead', kind: 'decision-record', version: DECISION_RECORD_VERSION, ...record };
	return `${JSON.stringify(file, undefined, '\t')}\n`;
}

export type DecisionRecordFile =
	| { readonly kind: 'ok'; readonly record: DecisionRecord }
	| { readonly kind: 'newer'; readonly version: number }
	| { readonly kind: 'foreign' | 'damaged'; readonly why: string };

/** Reads a text that may be anything. */
export function readDecisionRecord(text: string): DecisionRecordFile {
	if (text.length > LARGEST_DECISION_RECORD)
		return { kind: 'foreign', why: 'It is larger than 500 kB, and a decision record never is.' };
	let file: unknown;
	try {
		file = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return { kind: 'foreign', why: 'It is not JSON. It may have been cut off.' };
	}
	if (!isFields(file) || file['app'] !== 'bulkhead' || file['kind'] !== 'decision-record')
		return { kind: 'foreign', why: 'It is JSON, but not a decision record of Bulkhead.' };
	const { version } = file;
	if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
		return { kind: 'damaged', why: 'It does not say its version.' };
	if (version > DECISION_RECORD_VERSION) return { kind: 'newer', version };
	const faults: string[] = [];
	const record = readFields(file, faults);
	return faults.length === 0
		? { kind: 'ok', record }
		: { kind: 'damaged', why: faults.slice(0, 3).join(' ') };
}

const KINDS: readonly string[] = ['chosen', 'undecided', 'none-fits'] satisfies Verdict['kind'][];
const isKind = (value: unknown): value is Verdict['kind'] =>
	typeof value === 'string' && KINDS.includes(value);

/** Faults are named; what is returned beside them is not to be used. */
function readFields(file: Fields, faults: string[]): DecisionRecord {
	const text = (fields: Fields, key: string, place = key): string => {
		const value = fields[key];
		if (isText(value, LONGEST_TEXT)) return value;
		faults.push(`${place} is no text.`);
		return '';
	};
	const id = (fields: Fields, key: string, place: string): string => {
		const value = fields[key];
		if (isId(value)) return value;
		faults.push(`${place} is no id.`);
		return '';
	};
	const day = (key: string): string => {
		const value = text(file, key);
		if (!isDay(value)) faults.push(`${key} is no day such as 2026-11-22.`);
		return value;
	};
	const list = <T>(
		fields: Fields,
		key: string,
		place: string,
		read: (one: Fields, at: string) => T
	): readonly T[] => {
		const value = fields[key];
		if (!Array.isArray(value) || value.length > LONGEST_LIST) {
			faults.push(`${place} is no list.`);
			return [];
		}
		return value.flatMap((one: unknown, index) => {
			const at = `${place}[${index}]`;
			if (isFields(one)) return [read(one, at)];
			faults.push(`${at} is not what it should be.`);
			return [];
		});
	};
	const once = (place: string, ids: readonly string[]) => {
		const twice = ids.find((one, index) => ids.indexOf(one) !== index);
		if (twice !== undefined) faults.push(`${place} names "${twice.slice(0, 80)}" twice.`);
	};

	const facts = list(file, 'facts', 'facts', (fact, at) => ({
		question: id(fact, 'question', `${at}.question`),
		asks: text(fact, 'asks', `${at}.asks`),
		answer: id(fact, 'answer', `${at}.answer`),
		says: text(fact, 'says', `${at}.says`)
	}));
	const decisions = list(file, 'decisions', 'decisions', (decision, at) => {
		const verdict = decision['verdict'];
		if (!isKind(verdict)) faults.push(`${at}.verdict is none of ${KINDS.join(', ')}.`);
		const option = decision['option'] === null ? null : id(decision, 'option', `${at}.option`);
		if ((option === null) === (verdict === 'chosen'))
			faults.push(`${at} must have an option if it is chosen, and only then.`);
		return {
			guide: id(decision, 'guide', `${at}.guide`),
			label: text(decision, 'label', `${at}.label`),
			verdict: isKind(verdict) ? verdict : 'undecided',
			option,
			says: text(decision, 'says', `${at}.says`),
			rules: list(decision, 'rules', `${at}.rules`, (rule, place) => ({
				id: id(rule, 'id', `${place}.id`),
				because: text(rule, 'because', `${place}.because`)
			}))
		};
	});
	once(
		'facts',
		facts.map(({ question }) => question)
	);
	once(
		'decisions',
		decisions.map(({ guide }) => guide)
	);
	return {
		title: text(file, 'title'),
		writtenOn: day('writtenOn'),
		asOf: day('asOf'),
		edition: day('edition'),
		facts,
		decisions
	};
}

/** Why a decision is another one today. */
export type ReviewCause =
	/** a rule with a date holds since then, or holds no more */
	| {
			readonly kind: 'day-passed';
			readonly rule: Limit | Preference;
			readonly since: string;
			readonly holds: boolean;
	  }
	| { readonly kind: 'rule-gone'; readonly id: string; readonly because: string }
	/** a rule that did not decide then */
	| { readonly kind: 'rule-decides'; readonly rule: Limit | Preference }
	| { readonly kind: 'answer-gone'; readonly fact: RecordedFact }
	| { readonly kind: 'option-gone' }
	/** something is asked today that was not */
	| { readonly kind: 'asks-more'; readonly question: Question };

export interface ReviewLine {
	readonly guide: string;
	readonly label: string;
	/** undefined where the guide is new */
	readonly before: RecordedDecision | undefined;
	/** undefined where the guide is gone */
	readonly now: PlanPart | undefined;
	readonly state: 'same' | 'other' | 'gone' | 'new';
	/** the same choice, but a rule behind it is gone or others decide */
	readonly otherReasons: boolean;
	readonly causes: readonly ReviewCause[];
}

export interface Review {
	readonly plan: Plan;
	readonly lines: readonly ReviewLine[];
	/** facts whose question or answer is no longer known */
	readonly gone: readonly { readonly fact: RecordedFact; readonly what: 'question' | 'answer' }[];
	/** of the plan's address, by the facts that are still known */
	readonly query: string;
}

/**
 * Decides again, by today's rules and for today.
 * @param today `YYYY-MM-DD`
 */
export function reviewOf(
	rules: RuleBase,
	compiled: Readonly<Record<string, CompiledGuide>>,
	record: DecisionRecord,
	today: string
): Review {
	const pairs = record.facts.map(({ question, answer }) => [question, answer] as const);
	const answersOn = (day: string): Answers =>
		readAnswers(
			rules,
			pairs.filter(([question]) => question !== AS_OF),
			day
		).answers;
	const answers = answersOn(today);
	const plan = planOf(rules, answers, compiled);
	/** today's rules on the day of the record: what differs between the two is the calendar's doing */
	const then = planOf(rules, answersOn(record.asOf), compiled);
	const gone = record.facts.flatMap((fact) => {
		if (answers.has(fact.question)) return [];
		return [{ fact, what: questionOf(rules, fact.question) ? ('answer' as const) : ('question' as const) }];
	});

	const lines = record.decisions.map((before): ReviewLine => {
		const now = plan.partOf(before.guide);
		const { guide, label } = before;
		if (!now) return { guide, label, before, now, state: 'gone', otherReasons: false, causes: [] };
		const isSame = isAsBefore(now, before);
		const causes = causesOf({ now, then: then.partOf(guide), before, gone, rules, record, answers });
		const reasons = causes.filter(({ kind }) => kind === 'rule-gone' || kind === 'day-passed');
		return {
			guide,
			label: now.guide.label,
			before,
			now,
			state: isSame ? 'same' : 'other',
			otherReasons: isSame && reasons.length > 0,
			causes: isSame ? reasons : causes
		};
	});
	const known = new Set(record.decisions.map(({ guide }) => guide));
	const added = plan.parts
		.filter(({ guide }) => !known.has(guide.id))
		.map((now): ReviewLine => ({
			guide: now.guide.id,
			label: now.guide.label,
			before: undefined,
			now,
			state: 'new',
			otherReasons: false,
			causes: []
		}));
	return { plan, lines: [...lines, ...added], gone, query: planQuery(answers) };
}

function isAsBefore(part: PlanPart, { verdict, option }: RecordedDecision): boolean {
	return part.kind === verdict && (part.judgement.chosen?.id ?? null) === option;
}

interface Circumstances {
	readonly now: PlanPart;
	readonly then: PlanPart | undefined;
	readonly before: RecordedDecision;
	readonly gone: Review['gone'];
	readonly rules: RuleBase;
	readonly record: DecisionRecord;
	readonly answers: Answers;
}

function causesOf({
	now,
	then,
	before,
	gone,
	rules,
	record,
	answers
}: Circumstances): readonly ReviewCause[] {
	const { guide, verdict } = now;
	const everyRule = new Map(
		rules.guides
			.flatMap((one): readonly (Limit | Preference)[] => [...one.limits, ...one.preferences])
			.map((rule) => [rule.id, rule] as const)
	);
	const period = periodOf(rules.questions[AS_OF], record.asOf) ?? '';
	const present = answers.get(AS_OF) ?? '';
	const causes: ReviewCause[] = [];
	const isOptionGone = before.option !== null && !guide.options.some(({ id }) => id === before.option);
	if (isOptionGone) causes.push({ kind: 'option-gone' });
	for (const { fact } of gone) {
		// which guide asked a question that is gone, nobody knows any more
		const isOwn = !questionOf(rules, fact.question) || guide.asks.includes(fact.question);
		if (isOwn && fact.answer !== NOT_SURE) causes.push({ kind: 'answer-gone', fact });
	}
	for (const rule of before.rules) if (!everyRule.has(rule.id)) causes.push({ kind: 'rule-gone', ...rule });
	// rules that hold no more because their day has passed
	for (const { id } of before.rules) {
		const rule = everyRule.get(id);
		const since = rule && dayOfChange(rules, rule, period, present, false);
		if (rule && since !== undefined) causes.push({ kind: 'day-passed', rule, since, holds: false });
	}
	const known = new Set(before.rules.map(({ id }) => id));
	const byTheCalendar = then !== undefined && isAsBefore(then, before);
	for (const rule of rulesAgainst(verdict, before)) {
		const since = dayOfChange(rules, rule, period, present, true);
		if (since !== undefined) causes.push({ kind: 'day-passed', rule, since, holds: true });
		else if (!known.has(rule.id) && !byTheCalendar) causes.push({ kind: 'rule-decides', rule });
	}
	if (verdict.kind === 'undecided' && verdict.ask) causes.push({ kind: 'asks-more', question: verdict.ask });
	return causes;
}

/** The rules that make it another decision: those that beat the option of before, or all that decide. */
function rulesAgainst(verdict: Verdict, before: RecordedDecision): readonly (Limit | Preference)[] {
	const loser = verdict.losers.find(({ option }) => option.id === before.option);
	if (loser) return loser.why.kind === 'out' ? loser.why.limits : loser.why.preferences;
	return decidingRules(verdict);
}

/**
 * The first day on which a rule with dates began to hold, or held no more, between two periods.
 * @param holds true: did not hold in `period` and does in `present`; false: the other way round
 */
function dayOfChange(
	rules: RuleBase,
	{ when }: Limit | Preference,
	period: string,
	present: string,
	holds: boolean
): string | undefined {
	const dated = when.flat().filter((test) => test.of === AS_OF);
	const on = (one: string) => dated.length > 0 && dated.some((test) => test.in.includes(one));
	if (dated.length === 0 || on(period) === holds || on(present) !== holds) return undefined;
	return rules.questions[AS_OF]?.answers.find(({ id }) => id > period && on(id) === holds)?.id;
}
