import { formatDay } from './day';
import type { Question } from './model';

/** The question that the calendar answers. */
export const AS_OF = 'as-of';

/** The first period begins before any day that a rule names. */
const BEGINNING = '0000-01-01';

/** True for a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(written: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
	const time = Date.parse(`${written}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}

/** The day after, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
	return shifted(day, 1);
}

/** The day before, `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
	return shifted(day, -1);
}

function shifted(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** The period of a day: the id of the answer that holds for it. Undefined where no rule has a date. */
export function periodOf(question: Question | undefined, day: string): string | undefined {
	return question?.answers.findLast((answer) => answer.id <= day)?.id;
}

/**
 * Rules with dates hold in some periods and not in others, so the day becomes a question like any other.
 * @param boundaries first days of periods, in any order
 * @returns undefined without boundaries
 */
export function asOfQuestion(boundaries: Iterable<string>): Question | undefined {
	const days = [...new Set(boundaries)].sort();
	const first = days[0];
	if (first === undefined) return undefined;
	return {
		id: AS_OF,
		asks: 'On which day?',
		short: 'Day',
		why: 'Support ends on certain days, and what was right the day before is wrong then.',
		findOut: { how: 'The calendar knows.' },
		answers: [
			{ id: BEGINNING, label: `before ${formatDay(first)}`, fills: false },
			...days.map((day) => ({ id: day, label: `from ${formatDay(day)}`, fills: false }))
		]
	};
}

/** The periods in which something holds that begins and ends on these days, both included. */
export function periodsWithin(
	question: Question,
	{ from = BEGINNING, until }: { readonly from?: string | undefined; readonly until?: string | undefined }
): string[] {
	return question.answers
		.map((answer) => answer.id)
		.filter((first) => first >= from && (until === undefined || first <= until));
}
