/** Builders for tests: only what a test is about has to be named. */
import type { Item } from '../content/model';
import type { LearnerRecord, Sitting } from '../record/record';

/** @param options option id → true for right ones */
export function makeItem(id: string, options: Record<string, boolean>, objective = 'iso-1'): Item {
	return {
		id,
		objective,
		level: 'recall',
		stem: `${id}?`,
		options: Object.entries(options).map(([option, right]) => ({
			id: option,
			text: option,
			right,
			because: `because of ${option}`,
			claims: ['c-1']
		})),
		lesson: 'isolation/two-modes'
	};
}
export function makeSitting(changes: Partial<Sitting> = {}): Sitting {
	return {
		id: 'WX-4821.isolation.2026-11-22T10:00:00.000Z',
		quiz: 'isolation',
		startedAt: '2026-11-22T10:00:00.000Z',
		items: [],
		responses: {},
		...changes
	};
}
export function makeRecord(changes: Partial<LearnerRecord> = {}): LearnerRecord {
	return { lessons: {}, responses: {}, sittings: {}, runs: {}, workloads: {}, ...changes };
}
