import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId } from '../content/model';
import { isDay } from '../content/periods';

/** How a team rebuilds its image; the rebuilt image runs from the same day on. */
export type Rhythm =
	| { readonly kind: 'never' }
	/** @param day of January, April, July and October, 1 to 28 */
	| { readonly kind: 'quarterly'; readonly day: number }
	/** @param day of each month, 1 to 28 */
	| { readonly kind: 'monthly'; readonly day: number }
	/** @param days after Patch Tuesday, 0 to 27: the next one is 28 days away at the earliest */
	| { readonly kind: 'after'; readonly days: number }
	/** whenever the base image has a new digest */
	| { readonly kind: 'digest' };

export const LAST_DAY = 28;
export const MOST_DAYS = 27;

/** Day of the year, or a range of them: 1 is 1 January. */
export interface Exposure {
	/** first day on which a fix was out and not in the image */
	readonly from: number;
	/** last such day */
	readonly to: number;
}
/** One month of the strip. All days are days of the month. */
export interface PatchMonth {
	/** 1 to 12 */
	readonly month: number;
	/** how many days it has */
	readonly length: number;
	readonly patchTuesday: number;
	readonly rebuilds: readonly number[];
	/** `YYYY-MM-DD`: the day on which the image gets this month's fix; undefined where that is not in this year */
	readonly fixed: string | undefined;
	/** whole days from Patch Tuesday until the fix is in, or until the end of the year */
	readonly wait: number;
	readonly exposures: readonly Exposure[];
	/** days of this month on which a fix was out and not in the image */
	readonly exposed: number;
}
export interface PatchYear {
	readonly year: number;
	readonly months: readonly PatchMonth[];
	/** days of the year on which a fix was out and not in the image */
	readonly exposed: number;
	/** days that the year has */
	readonly length: number;
	/** the longest {@link PatchMonth.wait} */
	readonly longest: number;
}

/** The second Tuesday of a month, as a day of the month. @param month 1 to 12 */
export function patchTuesday(year: number, month: number): number {
	const firstWeekday = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
	return 1 + ((2 - firstWeekday + 7) % 7) + 7;
}

/**
 * The twelve Patch Tuesdays of the year of a day, `YYYY-MM-DD`.
 * @throws {RangeError} if it is not a day of the calendar
 */
export function patchTuesdaysOf(day: string): string[] {
	if (!isDay(day)) throw new RangeError(`"${day}" is not a day such as 2026-11-22`);
	const year = Number(day.slice(0, 4));
	return MONTHS.map((month) => written(year, month, patchTuesday(year, month)));
}

/**
 * A year of one image. It begins with every fix of the year before and is cut off on 31 December. A fix is in the image
 * from the first rebuild on that finds it in the base; that day no longer counts as exposed.
 * @param day any day of the year, `YYYY-MM-DD`
 * @param lag whole days until the base image with the fix is there, 0 for the day itself
 * @throws {RangeError} if `day` is not a day of the calendar
 */
export function patchYear(day: string, rhythm: Rhythm, lag: number): PatchYear {
	const year = Number(day.slice(0, 4));
	const end = dayNumber(year, 13, 1);
	const tuesdays = patchTuesdaysOf(day).map((_, at) => dayNumber(year, at + 1, patchTuesday(year, at + 1)));
	const rebuilds = rebuildsOf(year, tuesdays, rhythm, lag).filter((one) => one < end);
	const fixes = tuesdays.map((out) => ({ out, fixed: rebuilds.find((one) => one >= out + lag) }));
	const isExposed = (one: number) =>
		fixes.some(({ out, fixed }) => out <= one && (fixed === undefined || one < fixed));

	const months = fixes.map(({ out, fixed }, at): PatchMonth => {
		const month = at + 1;
		const first = dayNumber(year, month, 1);
		const length = dayNumber(year, month + 1, 1) - first;
		const exposures = runs(range(length).filter((date) => isExposed(first + date - 1)));
		return {
			month,
			length,
			patchTuesday: out - first + 1,
			rebuilds: rebuilds.map((one) => one - first + 1).filter((date) => date >= 1 && date <= length),
			fixed: fixed === undefined ? undefined : dayWritten(year, fixed),
			wait: (fixed ?? end) - out,
			exposures,
			exposed: exposures.reduce((sum, { from, to }) => sum + to - from + 1, 0)
		};
	});
	return {
		year,
		months,
		exposed: months.reduce((sum, { exposed }) => sum + exposed, 0),
		length: end - 1,
		longest: Math.max(...months.map(({ wait }) => wait))
	};
}

/** Days of the year, in order. */
function rebuildsOf(year: number, tuesdays: readonly number[], rhythm: Rhythm, lag: number): number[] {
	switch (rhythm.kind) {
		case 'never':
			return [];
		case 'quarterly':
			return [1, 4, 7, 10].map((month) => dayNumber(year, month, rhythm.day));
		case 'monthly':
			return MONTHS.map((month) => dayNumber(year, month, rhythm.day));
		case 'after':
			return tuesdays.map((out) => out + Math.max(rhythm.days, lag));
		case 'digest':
			return tuesdays.map((out) => out + lag);
	}
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export const monthNames = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
] as const;
const DAY = 86_400_000;

/** 1 for 1 January of this year; a month of 13 is January of the next. */
function dayNumber(year: number, month: number, date: number): number {
	return (Date.UTC(year, month - 1, date) - Date.UTC(year, 0, 1)) / DAY + 1;
}
function dayWritten(year: number, number: number): string {
	return new Date(Date.UTC(year, 0, number)).toISOString().slice(0, 10);
}
function written(year: number, month: number, date: number): string {
	return dayWritten(year, dayNumber(year, month, date));
}
function range(length: number): number[] {
	return Array.from({ length }, (_, at) => at + 1);
}
/** Neighbouring days as one run each. */
function runs(days: readonly number[]): Exposure[] {
	const found: { from: number; to: number }[] = [];
	for (const day of days) {
		const last = found.at(-1);
		if (last?.to === day - 1) last.to = day;
		else found.push({ from: day, to: day });
	}
	return found;
}

export function describeYear({ exposed, length, longest, year }: PatchYear): string {
	if (exposed === 0)
		return `${year}: every fix is in the image on the day of the base image, so no day counts.`;
	return `${year}: on ${exposed} of ${length} days a fix was out that the image did not have. The longest wait for one was ${counted(longest)}.`;
}

/** @param format how days are shown */
export function describeMonth(
	{ month, patchTuesday, rebuilds, fixed, wait, exposed }: PatchMonth,
	year: number,
	format: (day: string) => string
): string {
	const day = (date: number) => format(written(year, month, date));
	return [
		`${monthNames[month - 1] ?? ''}: Patch Tuesday on ${day(patchTuesday)}`,
		rebuilds.length === 0 ? 'no rebuild' : `rebuild on ${rebuilds.map(day).join(' and ')}`,
		fixed === undefined
			? `the fix is not in by the end of the year, ${counted(wait)} later`
			: `the fix is in on ${format(fixed)}, after ${counted(wait)}`,
		`${counted(exposed)} of exposure in this month`
	].join('; ');
}

/** "1 day", "19 days" */
export function counted(days: number): string {
	return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** What the documents say of one thing: when it is renewed, and what that leaves to do. */
export interface Renewal {
	readonly id: string;
	readonly item: string;
	readonly when: string;
	/** promised hours after a new base image; undefined where none are promised */
	readonly hours: number | undefined;
	readonly todo: string;
	readonly claims: readonly ClaimId[];
}

/** @throws {RangeError} if `hours` is neither a whole number nor a dash */
export function renewalsOf(table: BlockTable): Renewal[] {
	return table.rows.map(({ id, cells, claims }) => {
		const hours = cells['hours'] ?? '';
		if (hours !== '–' && !/^\d+$/.test(hours))
			throw new RangeError(`row "${id}" says "${hours}" under hours: it must be a whole number or a dash`);
		return {
			id,
			item: cells['item'] ?? '',
			when: cells['when'] ?? '',
			hours: hours === '–' ? undefined : Number(hours),
			todo: cells['todo'] ?? '',
			claims
		};
	});
}

/** Whole days that hours may take: a part of a day counts as one. */
export function lagOf(hours: number): number {
	return Math.ceil(hours / 24);
}
