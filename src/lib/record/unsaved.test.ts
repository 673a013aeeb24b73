import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRecord, RECORD_VERSION } from './record';
import { anyRecord, makeRecord, T1 } from './testing';
import { readUnsaved } from './unsaved';

const write = (record: unknown, version: unknown = RECORD_VERSION) => JSON.stringify({ version, record });

test('reads what was written', () => {
	fc.assert(
		fc.property(anyRecord, (record) => {
			expect(readUnsaved(write(record), T1)).toEqual({ record, aside: [] });
		})
	);
});
test('brings what an earlier version wrote up to date', () => {
	const { lessons, responses, sittings, runs } = makeRecord();
	const first = { lessons, responses, sittings, runs };
	expect(readUnsaved(write(first, 1), T1)).toEqual({ record: makeRecord({ workloads: {} }), aside: [] });
});
test('keeps aside what is not an entry, and uses the rest', () => {
	const { record, aside } = readUnsaved(write({ ...makeRecord(), lessons: { 'a/b': 'some day' } }), T1);
	expect(record).toEqual(makeRecord({ lessons: {} }));
	expect(aside).toEqual([
		{
			id: `${T1} 0 lessons a/b`,
			store: 'lessons',
			key: 'a/b',
			text: 'some day',
			why: 'its content is not what it should be',
			at: T1
		}
	]);
});
test.each(['', 'half a rec', '[]', '1', 'null', '{}', write('x'), write({}, 0), write({}, 'x')])(
	'keeps %j aside as a whole',
	(text) => {
		const { record, aside } = readUnsaved(text, T1);
		expect(record).toEqual(emptyRecord);
		expect(aside).toMatchObject([{ store: 'unsaved', text }]);
	}
);
