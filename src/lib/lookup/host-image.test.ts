import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { blocks } from '../blocks';
import { formatDay } from '../content/day';
import type { BlockTable } from '../content/lesson-blocks';
import { lessonPage } from '../learn/lesson-page';
import { hostImages, lastDayOf, pairOf, supportWords, worksWords } from './host-image';

const row = (host: string, image: string, process: string, hyperv: string) => ({
	id: `${host}-${image}`,
	cells: {
		host,
		image,
		process,
		hyperv,
		'process-supported': process,
		'hyperv-supported': hyperv,
		why: 'why'
	},
	claims: ['ver-015']
});
const table: BlockTable = {
	id: 'host-image',
	title: '',
	columns: [],
	rows: [
		row('ws2025', 'ltsc2022', 'yes', 'yes'),
		row('ws2025', 'ltsc2019', 'no', 'yes'),
		row('ws2022', 'ltsc2022', 'yes', 'uncertain')
	],
	labels: { host: { ws2025: 'Windows Server 2025' } }
};

describe('pairOf', () => {
	test('finds the row of exactly this host and this image', () => {
		expect(pairOf(table, 'ws2025', 'ltsc2019')).toMatchObject({ process: 'no', hyperv: 'yes' });
	});
	test('says that a pair is missing instead of taking a row near it', () => {
		expect(pairOf(table, 'ws2022', 'ltsc2019')).toBeUndefined();
	});
	test('refuses a value that is neither yes, no nor uncertain', () => {
		expect(() => pairOf({ ...table, rows: [row('a', 'b', 'partly', 'yes')] }, 'a', 'b')).toThrow(
			/a-b.*partly/
		);
	});
});
test('hosts and images stand in the order of the rows, each once, an unknown id as it is', () => {
	expect(hostImages(table)).toEqual({
		hosts: [
			{ id: 'ws2025', label: 'Windows Server 2025' },
			{ id: 'ws2022', label: 'ws2022' }
		],
		images: [
			{ id: 'ltsc2022', label: 'ltsc2022' },
			{ id: 'ltsc2019', label: 'ltsc2019' }
		]
	});
});

describe('support', () => {
	const lifecycle = (rows: Record<string, [string, string, string, string]>): BlockTable => ({
		...table,
		rows: Object.entries(rows).map(([id, [kind, host, image, support]]) => ({
			id,
			cells: { item: id, kind, host, image, support },
			claims: ['ver-042']
		}))
	});
	const dates = lifecycle({
		'server-2025': ['Windows Server', 'ws2025', 'ltsc2025', '2034-11-14'],
		'server-2016': ['Windows Server', 'ws2016', 'ltsc2016', '2027-01-12'],
		'aks-2025': ['AKS node pools', 'ws2025', 'none', '2028-06-30'],
		home: ['Windows 10 and 11', 'win11', 'none', '2025-11-11'],
		business: ['Windows 10 and 11', 'win11', 'none', '2026-11-10']
	});
	test('lasts until the earlier end of host and image', () => {
		expect(lastDayOf(dates, 'ws2025', 'ltsc2016')).toMatchObject({ day: '2027-01-12', row: 'server-2016' });
		expect(lastDayOf(dates, 'ws2016', 'ltsc2025')).toMatchObject({ day: '2027-01-12', row: 'server-2016' });
	});
	test('of a host with several editions lasts as long as the longest of them', () => {
		expect(lastDayOf(dates, 'win11', 'ltsc2025')).toMatchObject({ day: '2026-11-10', row: 'business' });
	});
	test('does not end with a platform that drops the host', () => {
		expect(lastDayOf(dates, 'ws2025', 'ltsc2025')?.day).toBe('2034-11-14');
	});
	test('has no end where the table knows the host or the image not', () => {
		expect(lastDayOf(dates, 'ws2099', 'ltsc2016')).toBeUndefined();
		expect(lastDayOf(dates, 'ws2025', 'ltsc2099')).toBeUndefined();
	});
	test('includes its last day, and is said to have ended on the next', () => {
		const last = lastDayOf(dates, 'ws2016', 'ltsc2016');
		const yes = { kind: 'yes', says: 'yes' } as const;
		expect(supportWords(yes, last)).toBe('yes, until 12 Jan 2027');
		expect(supportWords(yes, last, '2027-01-12')).toBe('yes, until 12 Jan 2027');
		expect(supportWords(yes, last, '2027-01-13')).toBe('ended 12 Jan 2027');
	});
	test('that is no support has no last day', () => {
		const last = lastDayOf(dates, 'ws2016', 'ltsc2016');
		expect(supportWords({ kind: 'no', says: 'no' }, last)).not.toMatch(/2027/);
		expect(supportWords({ kind: 'uncertain', says: 'uncertain' }, last)).not.toMatch(/2027/);
	});
	test('that nobody wrote down is refused', () => {
		const [one] = table.rows;
		if (!one) throw new Error('no row');
		const bare = { ...one, cells: { ...one.cells, 'hyperv-supported': '' } };
		expect(() => pairOf({ ...table, rows: [bare] }, 'ws2025', 'ltsc2022')).toThrow(/hyperv-supported/);
	});
});

describe('the real table', () => {
	/** as the lesson that embeds the explorer gives them */
	const views = lessonPage(content, 'isolation/host-and-image', blocks)?.blocks.tables;
	const real = content.tables.find(({ id }) => id === 'host-image');
	const [view, dates] = [views?.['host-image'], views?.['lifecycle']];
	if (!view || !dates || !real) throw new Error('the lesson lacks a table');
	const { hosts, images } = hostImages(view);

	test('has one row for every host with every image', () => {
		expect(real.rows).toHaveLength(hosts.length * images.length);
		for (const host of hosts)
			for (const image of images)
				expect(pairOf(view, host.id, image.id), `${host.id}-${image.id}`).toBeDefined();
	});
	test('stands in the explorer cell by cell', () => {
		for (const { id, cells, note, claims } of real.rows) {
			const { host = '', image = '', ...rest } = cells;
			const pair = pairOf(view, host, image);
			expect({ row: pair?.row, note: pair?.note, claims: pair?.claims }).toEqual({ row: id, note, claims });
			expect({
				process: pair?.process,
				hyperv: pair?.hyperv,
				'process-supported': pair?.supported.process.says,
				'hyperv-supported': pair?.supported.hyperv.says,
				why: pair?.why
			}).toEqual(rest);
		}
	});
	test('says of every pair and mode what works and what is supported, in words of their own', () => {
		for (const { id, cells } of real.rows) {
			const pair = pairOf(view, cells['host'] ?? '', cells['image'] ?? '');
			const last = lastDayOf(dates, cells['host'] ?? '', cells['image'] ?? '');
			expect(last, id).toBeDefined();
			for (const mode of ['process', 'hyperv'] as const) {
				const support = pair?.supported[mode];
				const works = pair?.[mode];
				if (!support || !works || !last) throw new Error(id);
				expect(worksWords[works]).toBeTruthy();
				// nothing that does not run is supported, and nothing uncertain is promised
				if (works !== 'yes') expect(support.kind, `${id} ${mode}`).toBe(works);
				const words = supportWords(support, last);
				if (support.kind === 'yes' || support.kind === 'limited')
					expect(words, `${id} ${mode}`).toContain(formatDay(last.day));
				if (support.kind === 'limited') expect(words).toContain(support.says);
			}
		}
	});
	test('takes its last days from the lifecycle table', () => {
		for (const host of hosts)
			for (const image of images) {
				const last = lastDayOf(dates, host.id, image.id);
				const row = content.tables
					.find(({ id }) => id === 'lifecycle')
					?.rows.find(({ id }) => id === last?.row);
				expect(row?.cells).toMatchObject({ support: last?.day, item: last?.item });
				expect([row?.cells['host'], row?.cells['image']]).toContain(
					row?.cells['image'] === image.id ? image.id : host.id
				);
			}
	});
	test('a client host is supported for development and test only', () => {
		for (const { id, cells } of real.rows.filter((row) => row.id.startsWith('win')))
			for (const mode of ['process', 'hyperv'] as const)
				expect(
					pairOf(view, cells['host'] ?? '', cells['image'] ?? '')?.supported[mode].kind,
					`${id} ${mode}`
				).not.toBe('yes');
	});
});
