import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { blocks } from '../blocks';
import { formatDay } from '../content/day';
import { dayAfter, dayBefore } from '../content/periods';
import { lessonPage } from './lesson-page';
import {
	axisOf,
	barsOf,
	describeDates,
	describeDay,
	groupsOf,
	placeOf,
	releasesOf,
	standingOn,
	ticksOf,
	type Release
} from './lifecycle-timeline';

/** as the lesson that embeds the figure gives it */
const view = lessonPage(content, 'images/lifecycle', blocks)?.blocks.tables['lifecycle'];
const table = content.tables.find(({ id }) => id === 'lifecycle');
if (!view || !table) throw new Error('the lesson has no table lifecycle');
const releases = releasesOf(view);
const axis = axisOf(releases);
const SEEN = '2026-08-22';
const releaseOf = (id: string) => {
	const release = releases.find((one) => one.id === id);
	if (!release) throw new Error(`no row ${id}`);
	return release;
};

describe('every row of the table', () => {
	test('is in the timeline with all its cells, in a group of its kind', () => {
		expect(releases).toHaveLength(table.rows.length);
		expect(groupsOf(releases).flatMap((group) => group.releases)).toEqual(releases);
		for (const [at, row] of table.rows.entries()) {
			const { id, item, kind, means, note, available, mainstream, support } = releases[at] as Release;
			expect({ id, note }).toEqual({ id: row.id, note: row.note });
			const { image, host, ...shown } = row.cells;
			expect([image, host]).not.toContain(undefined);
			const dashed = (day: string | undefined) => day ?? '–';
			expect({
				item,
				kind,
				means,
				available: dashed(available),
				mainstream: dashed(mainstream),
				support: dashed(support)
			}).toEqual(shown);
		}
	});
	test('says all its days in words', () => {
		for (const row of table.rows) {
			const words = describeDates(releaseOf(row.id));
			for (const column of ['available', 'mainstream', 'support']) {
				const day = row.cells[column] ?? '';
				if (day !== '–') expect(words, `${row.id} ${column}`).toContain(formatDay(day));
			}
		}
	});
	test('has bars that begin and end with its days', () => {
		for (const { id, cells } of table.rows) {
			const bars = barsOf(releaseOf(id), axis, SEEN);
			const { available = '', mainstream = '', support = '' } = cells;
			const ends = [mainstream, support].filter((day) => day !== '–');
			if (support === '–') {
				expect(bars.map(({ openEnd }) => openEnd)).toEqual(available === '–' ? [] : [true]);
				continue;
			}
			expect(
				bars.map(({ to }) => to),
				id
			).toEqual(ends.map((day) => placeOf(axis, dayAfter(day))));
			expect(bars[0]?.openStart, id).toBe(available === '–');
			if (available !== '–') expect(bars[0]?.from, id).toBe(placeOf(axis, available));
			else expect(bars[0]?.from, id).toBeLessThanOrEqual(placeOf(axis, SEEN));
			for (const { from, to } of bars) {
				expect(from, id).toBeGreaterThanOrEqual(0);
				expect(to, id).toBeGreaterThan(from);
				expect(to, id).toBeLessThanOrEqual(100);
			}
		}
	});
	test('changes its standing on its own days and on no other', () => {
		for (const { id, cells } of table.rows) {
			const release = releaseOf(id);
			const on = (day: string) => standingOn(release, day);
			const { available = '', mainstream = '', support = '' } = cells;
			if (available !== '–') {
				expect(on(dayBefore(available)), id).toBe('not-yet');
				expect(on(available), id).not.toBe('not-yet');
			}
			if (mainstream !== '–') {
				expect(on(mainstream), id).toBe('mainstream');
				expect(on(dayAfter(mainstream)), id).toBe('extended');
			}
			if (support === '–') {
				expect(on('2099-01-01'), id).toBe(available === '–' ? 'unknown' : 'no-end');
				continue;
			}
			expect(on(support), id).toBe(mainstream === '–' ? 'support' : 'extended');
			expect(on(dayAfter(support)), id).toBe('ended');
		}
	});
});

describe('on a day', () => {
	test('the course’s own dates come out', () => {
		const on = (id: string, day = '2026-11-22') => standingOn(releaseOf(id), day);
		expect(on('windows-server-2022', '2026-10-13')).toBe('mainstream');
		expect(on('windows-server-2022', '2026-10-14')).toBe('extended');
		expect(on('windows-server-2016', '2027-01-12')).toBe('extended');
		expect(on('windows-server-2016', '2027-01-13')).toBe('ended');
		expect(on('dotnet-8')).toBe('ended');
		expect(on('aks-2025')).toBe('no-end');
		expect(on('aks-2025', '2026-05-28')).toBe('not-yet');
	});
	test('each release is counted once', () => {
		for (const day of ['2010-01-01', '2020-06-01', '2026-11-22', '2040-01-01']) {
			const counts = [...describeDay(releases, day).matchAll(/[:;] (\d+) /g)].map(([, count]) =>
				Number(count)
			);
			expect(counts.reduce((sum, count) => sum + count, 0)).toBe(releases.length);
		}
	});
});

describe('the axis', () => {
	test('has room for every day of the table', () => {
		for (const { available, mainstream, support } of releases)
			for (const day of [available, mainstream, support])
				if (day !== undefined) {
					expect(placeOf(axis, day)).toBeGreaterThanOrEqual(0);
					expect(placeOf(axis, day)).toBeLessThan(100);
				}
	});
	test('names its first year at its beginning', () => {
		expect(ticksOf(axis)[0]).toEqual({ year: axis.first, place: 0 });
	});
});

describe('a table that cannot be drawn is refused', () => {
	const withCells = (cells: Record<string, string>) => {
		const [row] = view.rows;
		if (!row) throw new Error('no row');
		return { ...view, rows: [{ ...row, cells: { ...row.cells, ...cells } }] };
	};
	test('for a word in the place of a day', () => {
		expect(() => releasesOf(withCells({ support: 'soon' }))).toThrow(/windows-server-2025.*soon/);
	});
	test('for days that run backwards', () => {
		expect(() => releasesOf(withCells({ mainstream: '2035-01-01' }))).toThrow(/windows-server-2025/);
	});
});
