import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_FILE, readRecordFile } from './read-file';
import { RECORD_VERSION, type Aside } from './record';
import { entriesOf, storeNames } from './stores';
import { anyRecord, makeRecord, T1, T3 } from './testing';
import { recordFileName, writeRecordFile } from './write-file';

const now = new Date(T3);
const aside: Aside = { id: 'x', store: 'lessons', key: 'a', text: '{}', why: 'broken', at: T1 };
const file = (fields: object = {}) =>
	JSON.stringify({
		app: 'bulkhead',
		kind: 'record',
		version: RECORD_VERSION,
		exportedAt: T1,
		record: makeRecord(),
		...fields
	});

describe('a record file', () => {
	test('brings back everything that was written', () => {
		fc.assert(
			fc.property(anyRecord, (record) => {
				const text = writeRecordFile({ record, aside: [aside] }, now);
				expect(readRecordFile(text, new Date('2027-01-01T00:00:00.000Z'))).toEqual({
					kind: 'ok',
					record,
					aside: [aside],
					dropped: []
				});
			})
		);
	});
	test('has the day in its name', () => {
		expect(recordFileName(new Date(2026, 0, 5))).toBe('bulkhead-record-2026-01-05.json');
	});
	test('stays below the limit for a diligent learner', () => {
		const items = Array.from({ length: 20 }, (_, index) => `item-with-a-long-name-${index}`);
		const responses = Object.fromEntries(
			items.map((item) => [item, { chosen: ['an-option', 'b'], right: true }])
		);
		const sittings = Object.fromEntries(
			Array.from({ length: 1000 }, (_, index) => [
				`s${index}`,
				{ id: `s${index}`, quiz: 'q', startedAt: T1, items, responses }
			])
		);
		const text = writeRecordFile({ record: makeRecord({ sittings }), aside: [] }, now);
		expect(text.length).toBeLessThan(LARGEST_FILE);
	});
});

describe('readRecordFile', () => {
	test.each([
		[1, { workloads: {} }],
		[2, {}]
	])('opens a file of version %i, and it means what it meant', (version, added) => {
		const text = readFileSync(`tests/fixtures/record-v${version}.json`, 'utf8');
		const read = readRecordFile(text, new Date('2030-01-01T00:00:00.000Z'));
		expect(read).toMatchObject({ kind: 'ok', dropped: [] });
		const { record } = read as { record: ReturnType<typeof makeRecord> };
		const frozen = JSON.parse(text) as { version: number; record: object };
		expect(frozen.version).toBe(version);
		expect(record).toEqual({ ...frozen.record, ...added });
	});
	test('accepts a file with a byte order mark, as some editors leave it', () => {
		expect(readRecordFile(`\uFEFF${file()}`, now).kind).toBe('ok');
	});
	test('says the version of a file that is newer than this program', () => {
		expect(readRecordFile(file({ version: 7, record: 'who knows' }), now)).toEqual({
			kind: 'newer',
			version: 7
		});
	});
	test.each([
		['nothing', ''],
		['prose', 'Dear learner, hello'],
		['a picture', '\u0089PNG\r\n\u0000'],
		['other JSON', '{"a": 1}'],
		['a JSON list', '[1, 2]'],
		['a record of another program', JSON.stringify({ app: 'other', kind: 'record' })],
		['another file of this program', JSON.stringify({ app: 'bulkhead', kind: 'portfolio', version: 1 })],
		['5 MB', `${file()}${' '.repeat(LARGEST_FILE)}`]
	])('refuses %s as foreign', (_, text) => {
		expect(readRecordFile(text, now).kind).toBe('foreign');
	});
	test('keeps what it can of a file without a version', () => {
		expect(readRecordFile(file({ version: undefined }), now)).toMatchObject({
			kind: 'damaged',
			salvaged: { record: makeRecord() }
		});
	});
	test('keeps the other parts when one is broken', () => {
		const read = readRecordFile(file({ record: { ...makeRecord(), sittings: [] } }), now);
		expect(read).toMatchObject({ kind: 'damaged', salvaged: { record: makeRecord({ sittings: {} }) } });
	});
	test('salvages nothing from a file without a record', () => {
		expect(readRecordFile(file({ record: undefined }), now)).toEqual({
			kind: 'damaged',
			why: expect.any(String) as string
		});
	});
	test('keeps whole entries of a file that was cut off anywhere', () => {
		const whole = makeRecord();
		const text = writeRecordFile({ record: whole, aside: [aside] }, now);
		let best = 0;
		for (let length = 1; length < text.length - 3; length++) {
			const read = readRecordFile(text.slice(0, length), now);
			expect(['foreign', 'damaged'], `cut at ${length}`).toContain(read.kind);
			if (read.kind !== 'damaged' || !read.salvaged) continue;
			const { record } = read.salvaged;
			const found = storeNames.flatMap((name) =>
				entriesOf(record, name).map((one) => [name, ...one] as const)
			);
			for (const [name, id, entry] of found) expect(entry, `cut at ${length}`).toEqual(whole[name][id]);
			best = Math.max(best, found.length);
		}
		expect(best).toBe(5);
	});
	test('leaves out single entries that cannot be read and names them', () => {
		const lessons = { 'a/good': { openedAt: T1 }, 'a/bad': { openedAt: 'yesterday' } };
		const read = readRecordFile(file({ record: makeRecord({ lessons }) }), now);
		expect(read).toMatchObject({ kind: 'ok', record: { lessons: { 'a/good': { openedAt: T1 } } } });
		expect(read).toMatchObject({ dropped: [expect.stringContaining('a/bad')] });
	});
	test('names a part that it does not know', () => {
		const read = readRecordFile(file({ record: { ...makeRecord(), notes: {} } }), now);
		expect(read).toMatchObject({ kind: 'ok', dropped: [expect.stringContaining('notes')] });
	});
	test('lets no key reach the prototype of anything', () => {
		const evil = '{"__proto__":{"openedAt":"2026-11-22T10:00:01.000Z","readAt":"2026-11-22T10:00:01.000Z"}}';
		const text = `{"app":"bulkhead","kind":"record","version":1,"__proto__":{"polluted":1},"record":{"lessons":${evil},"responses":{},"sittings":{},"runs":{},"__proto__":{"polluted":1}}}`;
		const read = readRecordFile(text, now);
		expect(read).toMatchObject({ kind: 'ok', record: { lessons: {} } });
		const { record } = read as { record: ReturnType<typeof makeRecord> };
		expect(Object.keys(record.lessons)).toEqual([]);
		expect(Object.getPrototypeOf(record.lessons)).toBe(Object.prototype);
		expect({}).not.toHaveProperty('polluted');
		expect(record).not.toHaveProperty('polluted');
	});
	test('brings times of a wrong clock down to tomorrow', () => {
		const lessons = { 'a/b': { openedAt: '2999-01-01T00:00:00.000Z' } };
		expect(readRecordFile(file({ record: makeRecord({ lessons }) }), now)).toMatchObject({
			record: { lessons: { 'a/b': { openedAt: '2026-11-23T10:00:03.000Z' } } }
		});
	});
	test('never throws', () => {
		const any = fc.oneof(
			fc.string(),
			fc.json(),
			fc.json().map((json) => file({ record: JSON.parse(json) as object }))
		);
		fc.assert(
			fc.property(any, fc.nat(), (text, end) => {
				readRecordFile(text, now);
				readRecordFile(text.slice(0, end), now);
			}),
			{ numRuns: 2000 }
		);
	});
});
