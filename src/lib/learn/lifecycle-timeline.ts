import { formatDay } from '../content/day';
import type { BlockTable } from '../content/lesson-blocks';
import { dayAfter, isDay } from '../content/periods';

/** A row of the table: what is supported from when until when. Days are `YYYY-MM-DD`. */
export interface Release {
	readonly id: string;
	readonly item: string;
	readonly kind: string;
	/** first day, where the documents say it */
	readonly available?: string;
	/** last day of mainstream support, where there is such a phase */
	readonly mainstream?: string;
	/** last day with security fixes, where it has one of its own */
	readonly support?: string;
	readonly means: string;
	readonly note?: string;
}
export type Phase = 'mainstream' | 'extended' | 'support';
export type Standing = 'not-yet' | Phase | 'no-end' | 'unknown' | 'ended';
export const standingWords: Readonly<Record<Standing, string>> = {
	'not-yet': 'not out yet',
	mainstream: 'in mainstream support',
	extended: 'in extended support',
	support: 'supported',
	'no-end': 'supported, no end named',
	unknown: 'without a date of its own',
	ended: 'ended'
};

/**
 * @throws {RangeError} if a date is neither a day nor a dash, or the dates of a row run backwards
 */
export function releasesOf(table: BlockTable): Release[] {
	return table.rows.map(({ id, cells, note }) => {
		const day = (column: string) => {
			const value = cells[column] ?? '';
			if (value === '–') return {};
			if (!isDay(value))
				throw new RangeError(`row "${id}" says "${value}" under ${column}: it must be a day or a dash`);
			return { [column]: value };
		};
		const release: Release = {
			id,
			item: cells['item'] ?? '',
			kind: cells['kind'] ?? '',
			...day('available'),
			...day('mainstream'),
			...day('support'),
			means: cells['means'] ?? '',
			...(note === undefined ? {} : { note })
		};
		const days = [release.available, release.mainstream, release.support].filter((one) => one !== undefined);
		if (days.some((one, at) => one < (days[at - 1] ?? '')))
			throw new RangeError(`row "${id}": its days do not follow each other`);
		return release;
	});
}

/** The kinds of releases in the order of the rows, each with its releases. */
export function groupsOf(releases: readonly Release[]): { kind: string; releases: Release[] }[] {
	return [...new Set(releases.map(({ kind }) => kind))].map((kind) => ({
		kind,
		releases: releases.filter((one) => one.kind === kind)
	}));
}

/** Whole years: from the first year with a date in the table to the last. */
export interface Axis {
	readonly first: number;
	readonly last: number;
}
export function axisOf(releases: readonly Release[]): Axis {
	const years = releases
		.flatMap(({ available, mainstream, support }) => [available, mainstream, support])
		.flatMap((day) => (day === undefined ? [] : Number(day.slice(0, 4))));
	return { first: Math.min(...years), last: Math.max(...years) };
}

/** Where a day begins on the axis, in per cent of its length; below 0 or above 100 beside it. */
export function placeOf(axis: Axis, day: string): number {
	const first = Date.UTC(axis.first, 0, 1);
	const end = Date.UTC(axis.last + 1, 0, 1);
	return round(((Date.parse(`${day}T00:00:00Z`) - first) / (end - first)) * 100);
}

/** Years that get a word: every fourth, as more do not fit on a telephone. */
export function ticksOf(axis: Axis): { year: number; place: number }[] {
	return Array.from({ length: Math.ceil((axis.last - axis.first + 1) / 4) }, (_, at) => {
		const year = axis.first + at * 4;
		return { year, place: placeOf(axis, `${year}-01-01`) };
	});
}

export interface Bar {
	readonly phase: Phase;
	/** per cent of the axis */
	readonly from: number;
	readonly to: number;
	/** the table does not say when it began: only its last part is drawn */
	readonly openStart: boolean;
	/** the table names no end: it is drawn to the end of the axis */
	readonly openEnd: boolean;
}
/** How much of a phase without a known beginning is drawn at least, in per cent of the axis. */
const STUB = 4;

/**
 * The bars of a release, first phase first; none for one without dates.
 * @param seen a day on which it was out; where no first day is known, its bar begins no later
 */
export function barsOf(release: Release, axis: Axis, seen: string): Bar[] {
	const { available, mainstream, support } = release;
	const start = available === undefined ? undefined : placeOf(axis, available);
	// the date is the last day, so the bar ends where the next day begins
	const after = (day: string) => placeOf(axis, dayAfter(day));
	const bar = (phase: Phase, from: number | undefined, to: number | undefined): Bar => ({
		phase,
		from: from ?? Math.max(0, Math.min(round((to ?? 100) - STUB), placeOf(axis, seen))),
		to: to ?? 100,
		openStart: from === undefined,
		openEnd: to === undefined
	});
	if (support === undefined) return start === undefined ? [] : [bar('support', start, undefined)];
	if (mainstream === undefined) return [bar('support', start, after(support))];
	return [bar('mainstream', start, after(mainstream)), bar('extended', after(mainstream), after(support))];
}

/** How a release stands on a day, `YYYY-MM-DD`. Last days count as supported. */
export function standingOn({ available, mainstream, support }: Release, day: string): Standing {
	if (available !== undefined && day < available) return 'not-yet';
	if (support === undefined) return available === undefined ? 'unknown' : 'no-end';
	if (day > support) return 'ended';
	if (mainstream === undefined) return 'support';
	return day <= mainstream ? 'mainstream' : 'extended';
}

/** The dates as a sentence or more, so that nobody needs the drawing. */
export function describeDates({ available, mainstream, support }: Release): string {
	return [
		available === undefined ? '' : `From ${formatDay(available)}.`,
		mainstream === undefined ? '' : `Mainstream until ${formatDay(mainstream)}.`,
		support === undefined
			? 'No end of its own in the table.'
			: `${mainstream === undefined ? 'Support' : 'Extended'} until ${formatDay(support)}.`
	]
		.filter(Boolean)
		.join(' ');
}

/** How many releases stand how on a day: "On 22 Nov 2026: 1 in mainstream support; 13 ended." */
export function describeDay(releases: readonly Release[], day: string): string {
	const standings = releases.map((release) => standingOn(release, day));
	const counts = (Object.keys(standingWords) as Standing[]).flatMap((standing) => {
		const count = standings.filter((one) => one === standing).length;
		return count === 0 ? [] : `${count} ${standingWords[standing]}`;
	});
	return `On ${formatDay(day)}: ${counts.join('; ')}.`;
}

function round(per: number): number {
	return Math.round(per * 100) / 100;
}
