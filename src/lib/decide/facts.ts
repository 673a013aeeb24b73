import { didYouMean, nearest } from '../content/problems';
import type { AnswerId, QuestionId, RuleBase } from '../content/model';

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
	readonly why: 'unknown-question' | 'unknown-answer' | 'said-twice';
	readonly near?: string;
}

/** Reads answers from pairs such as those of a URL's query. What does not fit is dropped and named. */
export function readAnswers(
	rules: RuleBase,
	pairs: Iterable<readonly [string, string]>
): { readonly answers: Answers; readonly dropped: readonly Dropped[] } {
	const answers = new Map<QuestionId, string>();
	const dropped: Dropped[] = [];
	for (const [key, value] of pairs) {
		const question = Object.hasOwn(rules.questions, key) ? rules.questions[key] : undefined;
		const known = question?.answers.map((answer) => answer.id) ?? [];
		if (!question) {
			dropped.push(
				withNear({ key, value, why: 'unknown-question' }, nearest(key, Object.keys(rules.questions)))
			);
		} else if (value !== NOT_SURE && !known.includes(value)) {
			dropped.push(withNear({ key, value, why: 'unknown-answer' }, nearest(value, [...known, NOT_SURE])));
		} else if (answers.has(key) && answers.get(key) !== value) {
			dropped.push({ key, value, why: 'said-twice' });
		} else {
			answers.set(key, value);
		}
	}
	return { answers, dropped };
}

function withNear(dropped: Dropped, near: string | undefined): Dropped {
	return near === undefined ? dropped : { ...dropped, near };
}

/** One sentence that says what was left out and why. */
export function describeDropped(rules: RuleBase, { key, value, why }: Dropped): string {
	switch (why) {
		case 'unknown-question':
			return `"${key}" is not a question here.${didYouMean(key, Object.keys(rules.questions))}`;
		case 'unknown-answer': {
			const answers = rules.questions[key]?.answers.map((answer) => answer.id) ?? [];
			return `"${value}" is not an answer to "${key}".${didYouMean(value, [...answers, NOT_SURE])}`;
		}
		case 'said-twice':
			return `"${key}" was given twice; the first answer counts, not "${value}".`;
	}
}

/** `orchestrator=swarm&hosts=many`, in the order of the answers. */
export function toQuery(answers: Answers): string {
	// ids are lower-case words, so nothing needs escaping
	return [...answers].map(([question, answer]) => `${question}=${answer}`).join('&');
}
