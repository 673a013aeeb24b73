/**
 * Small guards for values that come from a file or a database and may be anything.
 * Written by hand: a schema library would cost every learner more bytes than these lines.
 */

/** Longest accepted id, in UTF-16 units. Ids of content are far shorter. */
const ID_LENGTH = 200;
/** Longest accepted list. The largest lists are the items of a sitting. */
const LIST_LENGTH = 1000;
/** The last time that can be written with a year of four digits. */
export const END_OF_TIME = '9999-12-31T23:59:59.999Z';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const CONTROL = /\p{Cc}/u;

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Any short text will do, so that ids of content which has since been removed are kept. Names that every object
 * inherits (`__proto__`, `constructor` …) are refused: as keys they would not behave like data.
 */
export function isId(value: unknown): value is string {
	return (
		typeof value === 'string' &&
		value !== '' &&
		value.length <= ID_LENGTH &&
		!CONTROL.test(value) &&
		!(value in Object.prototype)
	);
}

export function isText(value: unknown, longest: number): value is string {
	return typeof value === 'string' && value.length <= longest;
}

/** Ids without repetition. */
export function isIdList(value: unknown): value is readonly string[] {
	return (
		Array.isArray(value) &&
		value.length <= LIST_LENGTH &&
		value.every(isId) &&
		new Set(value).size === value.length
	);
}

export function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

/**
 * An ISO time, or undefined. A time after `latest` becomes `latest`, so that a clock that was once set wrong
 * cannot win every later merge.
 */
export function readTime(value: unknown, latest: string): string | undefined {
	if (typeof value !== 'string' || !TIME.test(value)) return undefined;
	// 31 February has the right form too
	const time = Date.parse(value);
	if (Number.isNaN(time) || new Date(time).toISOString() !== value) return undefined;
	return value < latest ? value : latest;
}

/** JSON with sorted keys: equal values give equal text. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		isFields(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part
	);
}
