import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { blocks } from '../blocks';
import { formatDay } from '../content/day';
import {
	describeMonth,
	describeYear,
	lagOf,
	monthNames,
	patchTuesdaysOf,
	patchYear,
	renewalsOf,
	type Rhythm
} from './patch-year';
import { lessonPage } from './lesson-page';

/** as the lesson that embeds the figure gives it */
const view = lessonPage(content, 'security/patch-tuesday', blocks)?.blocks.tables['patch-rhythm'];
const table = content.tables.find(({ id }) => id === 'patch-rhythm');
if (!view || !table) throw new Error('the lesson has no table patch-rhythm');

describe('Patch Tuesday', () => {
	test.each([
		// Microsoft's security updates of these days
		[
			'2025-06-30',
			[
				'01-14',
				'02-11',
				'03-11',
				'04-08',
				'05-13',
				'06-10',
				'07-08',
				'08-12',
				'09-09',
				'10-14',
				'11-11',
				'12-09'
			]
		],
		[
			'2026-11-22',
			[
				'01-13',
				'02-10',
				'03-10',
				'04-14',
				'05-12',
				'06-09',
				'07-14',
				'08-11',
				'09-08',
				'10-13',
				'11-10',
				'12-08'
			]
		]
	])('falls on the known days of the year of %s', (day, known) => {
		expect(patchTuesdaysOf(day)).toEqual(known.map((one) => `${day.slice(0, 4)}-${one}`));
	});
	test('is a Tuesday from the 8th to the 14th in every month of two centuries', () => {
		for (let year = 1950; year < 2150; year++)
			for (const day of patchTuesdaysOf(`${year}-01-01`)) {
				expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(2);
				expect(Number(day.slice(8))).toBeGreaterThanOrEqual(8);
				expect(Number(day.slice(8))).toBeLessThanOrEqual(14);
			}
	});
	test('is the same for the first and the last day of a year', () => {
		expect(patchTuesdaysOf('2026-01-01')).toEqual(patchTuesdaysOf('2026-12-31'));
	});
	test('refuses what is not a day', () => {
		expect(() => patchTuesdaysOf('2026-02-30')).toThrow(/2026-02-30/);
	});
});

describe('a patch year', () => {
	const of = (rhythm: Rhythm, lag = 0, day = '2026-11-22') => patchYear(day, rhythm, lag);
	const exposed = (rhythm: Rhythm, lag = 0) => of(rhythm, lag).months.map((month) => month.exposed);

	test('without a rebuild is exposed from the first Patch Tuesday to 31 December', () => {
		expect(of({ kind: 'never' }).exposed).toBe(365 - 12);
		expect(of({ kind: 'never' }).longest).toBe(365 - 12);
		expect(exposed({ kind: 'never' })[0]).toBe(19);
		expect(of({ kind: 'never' }).months.map(({ fixed }) => fixed)).toEqual(Array(12).fill(undefined));
	});
	test('has no exposure when each new digest of the base image starts a rebuild', () => {
		expect(of({ kind: 'digest' }).exposed).toBe(0);
		expect(of({ kind: 'digest' }).months.map(({ wait }) => wait)).toEqual(Array(12).fill(0));
	});
	test('counts a day each month where the base image comes within hours', () => {
		expect(exposed({ kind: 'digest' }, lagOf(12))).toEqual(Array(12).fill(1));
		expect(exposed({ kind: 'after', days: 0 }, lagOf(12))).toEqual(Array(12).fill(1));
	});
	test('counts n days for each month with a rebuild n days after Patch Tuesday', () => {
		expect(of({ kind: 'after', days: 3 }).exposed).toBe(36);
		expect(of({ kind: 'after', days: 3 }, 1).exposed).toBe(36);
		expect(of({ kind: 'after', days: 3 }).longest).toBe(3);
		// November's fix comes on 7 December; 8 December + 27 days is in January, so the year is cut off
		expect(exposed({ kind: 'after', days: 27 })[11]).toBe(6 + 24);
		expect(of({ kind: 'after', days: 27 }).months[11]?.fixed).toBeUndefined();
	});
	test('waits for the next fixed day, and a rebuild on Patch Tuesday itself has the fix', () => {
		const tenth = of({ kind: 'monthly', day: 10 }).months;
		expect(tenth.map(({ fixed }) => fixed).slice(0, 3)).toEqual(['2026-02-10', '2026-02-10', '2026-03-10']);
		expect(tenth.map(({ wait }) => wait).slice(0, 3)).toEqual([28, 0, 0]);
		// the .NET image of 10 February is not there on that day yet
		expect(of({ kind: 'monthly', day: 10 }, 1).months[1]?.fixed).toBe('2026-03-10');
	});
	test('puts the days into the months in which they fall', () => {
		// 13 to 31 January, then 1 to 4 and 10 to 28 February
		expect(exposed({ kind: 'monthly', day: 5 }).slice(0, 2)).toEqual([19, 4 + 19]);
		expect(of({ kind: 'monthly', day: 5 }).months[1]?.exposures).toEqual([
			{ from: 1, to: 4 },
			{ from: 10, to: 28 }
		]);
	});
	test('rebuilds each quarter on the chosen day', () => {
		const quarterly = of({ kind: 'quarterly', day: 15 });
		expect(quarterly.months.flatMap(({ month, rebuilds }) => rebuilds.map((date) => [month, date]))).toEqual([
			[1, 15],
			[4, 15],
			[7, 15],
			[10, 15]
		]);
		// January's fix waits two days; then exposed from 10 February to 14 April, 12 May to 14 July …
		expect(quarterly.exposed).toBe(2 + (19 + 31 + 14) + (20 + 30 + 14) + (21 + 30 + 14) + (21 + 31));
	});
	test('is a day longer in a leap year', () => {
		expect(of({ kind: 'never' }, 0, '2028-05-05').length).toBe(366);
		expect(of({ kind: 'never' }, 0, '2028-05-05').months[1]?.length).toBe(29);
	});
	test('never has more exposure with a sooner rebuild, and its months add up to the total', () => {
		let before = -1;
		for (let days = 0; days <= 27; days++) {
			const year = of({ kind: 'after', days });
			expect(year.exposed).toBeGreaterThan(before);
			expect(year.months.reduce((sum, month) => sum + month.exposed, 0)).toBe(year.exposed);
			before = year.exposed;
		}
	});
	test('the words name the numbers of the drawing', () => {
		const year = of({ kind: 'monthly', day: 5 });
		expect(describeYear(year)).toContain(`${year.exposed} of 365 days`);
		expect(describeYear(of({ kind: 'digest' }))).not.toMatch(/\d+ of/);
		for (const month of year.months) {
			const words = describeMonth(month, 2026, formatDay);
			expect(words).toContain(monthNames[month.month - 1]);
			expect(words).toContain(`Patch Tuesday on ${month.patchTuesday} `);
			expect(words).toContain(`${month.exposed} days of exposure`);
		}
	});
});

describe('what the documents say', () => {
	const renewals = renewalsOf(view);
	test('every cell of the table stands in the figure', () => {
		expect(renewals).toHaveLength(table.rows.length);
		for (const [at, row] of table.rows.entries()) {
			const { id, item, when, hours, todo, claims } = renewals[at] ?? {};
			expect({ id, claims, item, when, todo, hours: hours === undefined ? '–' : String(hours) }).toEqual({
				id: row.id,
				claims: row.claims,
				...row.cells
			});
		}
	});
	test('there is a base that comes on Patch Tuesday itself, to reckon with', () => {
		expect(renewals.map(({ hours }) => hours)).toContain(0);
	});
	test('hours that are no number are refused', () => {
		const [row] = table.rows;
		const wrong = { ...row, id: 'soon', cells: { ...row?.cells, hours: 'soon' }, claims: [] };
		expect(() => renewalsOf({ ...view, rows: [wrong] })).toThrow(/soon/);
	});
});
