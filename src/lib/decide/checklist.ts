/** Answering the rows of a checklist: what is still missing, and "no" to all that is left. */
import type { Question } from '../content/model';
import type { Asking } from './asking';

/** Every row of a checklist has this answer: the content check sees to it. */
const NO = 'no';

/** The rows without an answer, in their order. */
export function missingRows(asking: Asking, picked: ReadonlyMap<string, string>): readonly Question[] {
	return asking.questions.filter((question) => !picked.has(question.id));
}

/** What was picked, and "no" in every row that had no answer. */
export function noToTheRest(
	asking: Asking,
	picked: ReadonlyMap<string, string>
): ReadonlyMap<string, string> {
	return new Map([...picked, ...missingRows(asking, picked).map(({ id }) => [id, NO] as const)]);
}

/** The answers to what the page asks, without those to anything else. */
export function answersOn(asking: Asking, answers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	return new Map([...answers].filter(([id]) => asking.questions.some((question) => question.id === id)));
}
