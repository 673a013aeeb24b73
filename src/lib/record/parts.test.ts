import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearAll, partsOf, removeEntries, type Outline } from './parts';
import { emptyRecord, nothingStored } from './record';
import { anyRecord, makeRecord, T1 } from './testing';

const outline: Outline = {
	modules: [
		{ id: 'isolation', title: 'Isolation' },
		{ id: 'images', title: 'Images' }
	],
	quizzes: [
		{
			id: 'isolation-checks',
			title: 'Checks',
			module: 'isolation',
			use: 'lessons',
			items: ['iso-count-kernels']
		},
		{
			id: 'isolation-quiz',
			title: 'Isolation quiz',
			module: 'isolation',
			use: 'quiz',
			items: ['iso-default', 'x-1']
		}
	],
	guides: [{ id: 'network-driver', title: 'Which network driver?' }]
};

describe('partsOf', () => {
	test('has every entry of the record in exactly one part', () => {
		fc.assert(
			fc.property(anyRecord, (record) => {
				const places = partsOf(record, outline).flatMap((part) => part.places);
				expect(new Set(places.map(({ store, id }) => `${store} ${id}`)).size).toBe(places.length);
				expect(removeEntries(places).apply({ record, aside: [] }).record).toEqual(emptyRecord);
			})
		);
	});
	test('puts lessons and their checks into the module, sittings and answers into the quiz', () => {
		const responses = {
			...makeRecord().responses,
			'iso-default': { chosen: [], right: false, at: T1, tries: 1 }
		};
		const parts = partsOf(makeRecord({ responses }), outline);
		expect(parts.map(({ kind, title, places }) => [kind, title, places.map(({ id }) => id)])).toEqual([
			['module', 'Isolation', ['isolation/two-modes', 'iso-count-kernels']],
			['quiz', 'Isolation quiz', ['iso-default', 's1']],
			['guide', 'Which network driver?', ['network-driver']],
			['workload', 'Web shop', ['w1']]
		]);
	});
	test('finds the quiz of an item that was made on the spot', () => {
		const responses = { 'iso-trust': { chosen: [], right: false, at: T1, tries: 1 } };
		const parts = partsOf(makeRecord({ responses }), { modules: [], quizzes: [], guides: [] });
		expect(parts.find(({ kind }) => kind === 'quiz')?.places).toContainEqual({
			store: 'responses',
			id: 'iso-trust'
		});
	});
	test('names what the content no longer has by its id', () => {
		const parts = partsOf(makeRecord(), { modules: [], quizzes: [], guides: [] });
		expect(parts.map(({ kind, title }) => [kind, title])).toEqual([
			['module', 'isolation'],
			['quiz', 'isolation-quiz'],
			['guide', 'network-driver'],
			['workload', 'Web shop'],
			['unknown', expect.any(String)]
		]);
	});
});

test('clearAll leaves nothing', () => {
	const aside = [{ id: 'a', store: 'lessons', key: 'a', text: '', why: '', at: T1 }];
	expect(clearAll.apply({ record: makeRecord(), aside })).toEqual(nothingStored);
});
