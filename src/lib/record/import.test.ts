import { describe, expect, test } from 'vitest';
import { compareRecords, mergeIn, replaceBy } from './import';
import { emptyRecord, type Aside } from './record';
import { makeRecord, T1, T2, T3 } from './testing';

const asideOf = (id: string): Aside => ({ id, store: 'lessons', key: 'a', text: '', why: '', at: T1 });

describe('compareRecords', () => {
	test('counts what is held, what is new and what would change', () => {
		const here = makeRecord({ lessons: { a: { openedAt: T1 }, b: { openedAt: T3 }, c: { openedAt: T1 } } });
		const incoming = makeRecord({
			lessons: { a: { openedAt: T2 }, b: { openedAt: T1 }, d: { openedAt: T1 } }
		});
		const [lessons, ...others] = compareRecords(here, incoming);
		expect(lessons).toEqual({ store: 'lessons', held: 3, added: 1, changed: 1 });
		expect(others.map(({ held, added, changed }) => [held, added, changed])).toEqual([
			[1, 0, 0],
			[1, 0, 0],
			[1, 0, 0],
			[1, 0, 0]
		]);
	});
});

describe('bringing a record in', () => {
	const here = { record: makeRecord({ lessons: { here: { openedAt: T1 } } }), aside: [asideOf('here')] };
	const incoming = {
		record: { ...emptyRecord, lessons: { there: { openedAt: T2 } } },
		aside: [asideOf('there')]
	};
	test('by merging keeps what is only here', () => {
		const { record, aside } = mergeIn(incoming).apply(here);
		expect(Object.keys(record.lessons).sort()).toEqual(['here', 'there']);
		expect(record.sittings).toEqual(here.record.sittings);
		expect(aside.map(({ id }) => id).sort()).toEqual(['here', 'there']);
	});
	test('by replacing leaves only what came in, but what was kept aside', () => {
		const { record, aside } = replaceBy(incoming).apply(here);
		expect(record).toEqual(incoming.record);
		expect(aside.map(({ id }) => id).sort()).toEqual(['here', 'there']);
	});
});
