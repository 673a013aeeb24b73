import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from './changes';
import { clearAll } from './parts';
import { nothingStored, RECORD_VERSION, type Stored } from './record';
import { anyRecord, makeRecord, T1 } from './testing';
import { mergeStored } from './stores';
import { applyUnsaved } from './unsaved';

const aside = [{ id: 'x', store: 'lessons', key: 'a/b', text: 'some day', why: 'it is damaged', at: T1 }];
/** As a page that is left writes it. */
const write = (saved: Stored, shown: Stored, version: unknown = RECORD_VERSION) =>
	JSON.stringify({ version, ...differenceOf(saved, shown) });

describe('what was written', () => {
	const here = { record: makeRecord(), aside };
	test('is put in, changed and deleted as it was', () => {
		const shown = {
			record: makeRecord({ lessons: {}, runs: { 'isolation-mode': { query: '', at: T1 } } }),
			aside: []
		};
		expect(applyUnsaved(write(here, shown), T1)(here)).toEqual(shown);
		expect(applyUnsaved(write(shown, here), T1)(shown)).toEqual(here);
		expect(applyUnsaved(write(here, clearAll.apply(here)), T1)(here)).toEqual(nothingStored);
	});
	test('makes no difference where it was saved after all', () => {
		fc.assert(
			fc.property(anyRecord, anyRecord, (a, b) => {
				const saved = { record: a, aside: [] };
				const shown = mergeStored(saved, { record: b, aside });
				const apply = applyUnsaved(write(saved, shown), T1);
				expect(apply(saved)).toEqual(shown);
				expect(apply(shown)).toEqual(shown);
			})
		);
	});
	test('leaves alone what another tab did meanwhile', () => {
		const shown = { record: makeRecord(), aside };
		const theirs = { record: makeRecord({ workloads: {} }), aside: [] };
		expect(applyUnsaved(write({ ...shown, aside: [] }, shown), T1)(theirs)).toEqual({ ...theirs, aside });
	});
	test('is brought up to date where an earlier version wrote it', () => {
		const { lessons, responses, sittings, runs } = makeRecord();
		const text = JSON.stringify({ version: 1, record: { lessons, responses, sittings, runs } });
		expect(applyUnsaved(text, T1)(nothingStored)).toEqual({
			record: makeRecord({ workloads: {} }),
			aside: []
		});
	});
});

describe('what is damaged', () => {
	test('is kept aside entry by entry, and the rest is used', () => {
		const text = JSON.stringify({
			version: RECORD_VERSION,
			record: { ...makeRecord(), lessons: { 'a/b': 'some day' } },
			aside: [7],
			gone: [7, { store: 'nowhere', id: 'x' }, { store: 'lessons' }]
		});
		const after = applyUnsaved(text, T1)(nothingStored);
		expect(after.record).toEqual(makeRecord({ lessons: {} }));
		expect(after.aside.map(({ store, key, text: kept }) => [store, key, kept])).toEqual([
			['lessons', 'a/b', 'some day'],
			['aside', 'undefined', '7']
		]);
	});
	const nothing = { record: {} };
	test.each([
		...['', 'half a rec', '[]', '1', 'null', '{}'],
		...['x', 0, -1, null].map((version) => JSON.stringify({ version, ...nothing })),
		JSON.stringify({ version: RECORD_VERSION, record: 'x' })
	])('%j is kept aside as a whole', (text) => {
		const { record, aside: kept } = applyUnsaved(text, T1)({ record: makeRecord(), aside });
		expect(record).toEqual(makeRecord());
		expect(kept).toMatchObject([...aside, { store: 'unsaved', text }]);
	});
});
