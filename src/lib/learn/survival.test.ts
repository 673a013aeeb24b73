import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { blocks } from '../blocks';
import { lessonPage } from './lesson-page';
import {
	fateOf,
	filesAfter,
	firstHappenings,
	happeningsOf,
	kindsOf,
	platformsOf,
	type Fate
} from './survival';

const table = lessonPage(content, 'storage/what-survives', blocks)?.blocks.tables['storage-survival'];
if (!table) throw new Error('the lesson does not read the table');

const kinds = ['scratch', 'image', 'folder', 'named-volume', 'empty-dir', 'disk', 'share'];
const letters: Readonly<Record<string, Fate>> = {
	y: 'kept',
	b: 'but',
	d: 'depends',
	n: 'gone',
	'-': 'unsaid'
};
/** read by a person from the words of each row, one letter for each kind */
const fates: Readonly<Record<string, string>> = {
	'container-stopped': 'yyyy--y',
	'docker-restart': 'yyyy--y',
	'stop-and-start': 'yyyy--y',
	'service-restart': 'yyyy--y',
	'host-reboot': 'yyyy--b',
	'container-removed': 'nybb--b',
	'removed-with-volumes': 'nybd--b',
	'new-container': 'nybb--b',
	'image-rebuilt': 'ndbb--b',
	'system-prune': 'ddyd--y',
	'host-lost': 'ndnn--b',
	'container-crash': 'nyy-yyy',
	'pod-replaced': 'nyy-nyy',
	'pod-moved': 'nyn-nby',
	rollout: 'ndb-nyy',
	'node-lost': 'ndn-nby',
	'claim-deleted': '-----nd',
	'claim-retained': '-----bb'
};

describe('every cell of the table', () => {
	test('has a place in the figure, and no row or column is left out', () => {
		const columns = table.columns.map(({ id }) => id);
		expect(columns).toEqual(['event', 'platform', ...kinds]);
		expect(table.rows.map(({ id }) => id)).toEqual(Object.keys(fates));
		const shown = platformsOf(table).flatMap((platform) => happeningsOf(table, platform));
		expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(Object.keys(fates)));
		expect(shown).toHaveLength(table.rows.length);
	});
	for (const row of table.rows) {
		const platform = row.cells['platform'] ?? '';
		const happening = happeningsOf(table, platform).find(({ id }) => id === row.id);
		test(`${row.id}: event, note and claims are those of the row`, () => {
			expect(happening?.label).toBe(row.cells['event']);
			expect(happening?.note).toBe(row.note);
			expect(happening?.claims).toBe(row.claims);
		});
		for (const [at, kind] of kinds.entries())
			test(`${row.id}, ${kind}: the file's state and words are those of the cell`, () => {
				const raw = row.cells[kind] ?? '';
				const fate = letters[fates[row.id]?.[at] ?? ''];
				const words = raw === 'yes' ? 'Yes' : raw === 'no' ? 'No' : raw;
				expect(happening?.cells[kind]).toEqual({ fate, words });
				const shown = kindsOf(table, platform).find(({ id }) => id === kind);
				if (!happening || !shown) {
					// a kind that the platform does not have
					expect(
						table.rows.every((one) => one.cells['platform'] !== platform || one.cells[kind] === '–')
					).toBe(true);
					return;
				}
				const [file] = filesAfter([shown], [happening]);
				const harmless = fate === 'kept' || fate === 'unsaid';
				expect(file?.fate).toBe(harmless ? 'kept' : fate);
				expect(file?.words).toBe(harmless ? 'Yes' : words);
				expect(file?.since).toBe(harmless ? undefined : happening);
			});
	}
});

describe('events in a row', () => {
	const docker = happeningsOf(table, 'Docker');
	const after = (kind: string, ...ids: string[]) =>
		filesAfter(
			kindsOf(table, 'Docker').filter(({ id }) => id === kind),
			ids.flatMap((id) => docker.find((one) => one.id === id) ?? [])
		)[0];

	test('a file that is gone stays gone, since the event that took it', () => {
		const file = after('scratch', 'container-removed', 'docker-restart', 'host-lost');
		expect(file).toMatchObject({ fate: 'gone', since: { id: 'container-removed' } });
	});
	test('a condition outlasts a harmless event and yields to a loss', () => {
		expect(after('folder', 'container-removed', 'docker-restart')?.fate).toBe('but');
		expect(after('folder', 'container-removed', 'host-lost')?.fate).toBe('gone');
	});
	test('begin with the first event and the first loss, each once', () => {
		expect(firstHappenings(docker).map(({ id }) => id)).toEqual(['container-stopped', 'container-removed']);
		const kubernetes = happeningsOf(table, 'Kubernetes');
		expect(firstHappenings(kubernetes).map(({ id }) => id)).toEqual(['container-crash']);
	});
	test('a kind without any entry on a platform is not offered there', () => {
		expect(kindsOf(table, 'Docker').map(({ id }) => id)).not.toContain('empty-dir');
		expect(kindsOf(table, 'Kubernetes').map(({ id }) => id)).not.toContain('named-volume');
	});
});
test('words that begin with neither yes nor no are left to the reader', () => {
	expect(fateOf('No, if it was made on demand')).toBe('depends');
	expect(fateOf('Not of stopped containers')).toBe('depends');
	expect(fateOf('Yesterday')).toBe('depends');
});
