import { didYouMean, nearest } from '../content/problems';
import type { AnswerId, QuestionId, RuleBase } from '../content/model';
import { AS_OF, isDay, periodOf } from '../content/periods';

/** What is known of one workload. A missing key means "not known", never "no". */
export type Facts = ReadonlyMap<QuestionId, AnswerId>;

/** Said by somebody who was asked and does not know. It is remembered, so that nobody is asked twice. */
export const NOT_SURE = 'not-sure';

/** What a person said, "not sure" included. */
export type Answers = ReadonlyMap<QuestionId, AnswerId | typeof NOT_SURE>;

/** The answers that say something. */
export function factsOf(answers: Answers): Facts {
	return new Map([...answers].filter(([, answer]) => answer !== NOT_SURE));
}

/** A key or value that cannot be used, with what was probably meant. */
export interface Dropped {
	readonly key: string;
	readonly value: string;
	readonly why: 'unknown-question' | 'unknown-answer' | 'said-twice' | 'no-day';
	readonly near?: string;
}

/** What pairs such as those of a URL's query say. */
export interface Read {
	/** the period of the day is among them where rules have dates */
	readonly answers: Answers;
	/** the day that was asked for, where it is not today */
	readonly asOf: string | undefined;
	readonly dropped: readonly Dropped[];
}

/**
 * Reads answers. What does not fit is dropped and named.
 * @param today the day for which to answer when the pairs name none, `YYYY-MM-DD`
 */
export function readAnswers(
	rules: RuleBase,
	pairs: Iterable<readonly [string, string]>,
	today: string
): Read {
	const answers = new Map<QuestionId, string>();
	const dropped: Dropped[] = [];
	const askable = Object.keys(rules.questions).filter((id) => id !== AS_OF);
	let asOf: string | undefined;
	for (const [key, value] of pairs) {
		const question = Object.hasOwn(rules.questions, key) ? rules.questions[key] : undefined;
		const known = question?.answers.map((answer) => answer.id) ?? [];
		if (key === AS_OF) {
			if (!isDay(value)) dropped.push({ key, value, why: 'no-day' });
			else if (asOf !== undefined && asOf !== value) dropped.push({ key, value, why: 'said-twice' });
			else asOf = value;
		} else if (!question) {
			dropped.push(withNear({ key, value, why: 'unknown-question' }, nearest(key, askable)));
		} else if (value !== NOT_SURE && !known.includes(value)) {
			dropped.push(withNear({ key, value, why: 'unknown-answer' }, nearest(value, [...known, NOT_SURE])));
		} else if (answers.has(key) && answers.get(key) !== value) {
			dropped.push({ key, value, why: 'said-twice' });
		} else {
			answers.set(key, value);
		}
	}
	const period = periodOf(rules.questions[AS_OF], asOf ?? today);
	if (period !== undefined) answers.set(AS_OF, period);
	return { answers, asOf: asOf === today ? undefined : asOf, dropped };
}

function withNear(dropped: Dropped, near: string | undefined): Dropped {
	return near === undefined ? dropped : { ...dropped, near };
}

/** One sentence that says what was left out and why. */
export function describeDropped(rules: RuleBase, { key, value, why }: Dropped): string {
	switch (why) {
		case 'unknown-question':
			return `"${key}" is not a question here.${didYouMean(
				key,
				Object.keys(rules.questions).filter((id) => id !== AS_OF)
			)}`;
		case 'unknown-answer': {
			const answers = rules.questions[key]?.answers.map((answer) => answer.id) ?? [];
			return `"${value}" is not an answer to "${key}".${didYouMean(value, [...answers, NOT_SURE])}`;
		}
		case 'no-day':
			return `"${value}" is not a day such as 2027-01-13, so the answers are those of today.`;
		case 'said-twice':
			return `"${key}" was given twice; the first answer counts, not "${value}".`;
	}
}

/**
 * `orchestrator=swarm&hosts=many`, in the order of the answers.
 * @param asOf the day to name in it, where it is not to be the reader's today
 */
export function toQuery(answers: Answers, asOf?: string): string {
	// ids are lower-case words, so nothing needs escaping
	const said = [...answers].filter(([question]) => question !== AS_OF);
	return [...said, ...(asOf === undefined ? [] : [[AS_OF, asOf] as const])]
		.map(([question, answer]) => `${question}=${answer}`)
		.join('&');
}

/** What a person said, without what the calendar says. */
export function saidBy(answers: Answers): readonly (readonly [QuestionId, AnswerId])[] {
	return [...answers].filter(([question]) => question !== AS_OF);
}
