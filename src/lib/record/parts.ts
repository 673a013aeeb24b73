/** The record in parts that a learner can delete one by one. */
import { withEntry } from './changes';
import { nothingStored, type LearnerRecord } from './record';
import type { Change, EntryPlace } from './storage';
import { entriesOf, storeNames } from './stores';

/** As much of the content as is needed to name the parts. */
export interface Outline {
	readonly modules: readonly Named[];
	readonly quizzes: readonly (Named & {
		readonly module: string;
		readonly use: 'quiz' | 'lessons';
		/** ids of its items */
		readonly items: readonly string[];
	})[];
	readonly guides: readonly Named[];
}
interface Named {
	readonly id: string;
	readonly title: string;
}

export interface Part {
	/** unique among the parts */
	readonly id: string;
	readonly kind: 'module' | 'quiz' | 'guide' | 'workload' | 'unknown';
	/** the name of a workload, the title in the content, or the id of what the content no longer has */
	readonly title: string;
	readonly places: readonly EntryPlace[];
}

const KINDS: readonly Part['kind'][] = ['module', 'quiz', 'guide', 'workload', 'unknown'];

/**
 * Every entry of the record in exactly one part, so that deleting all parts leaves nothing. Parts come in the order
 * of the outline; those of which nothing is recorded are left out.
 */
export function partsOf(record: LearnerRecord, outline: Outline): readonly Part[] {
	const parts = new Map<string, { kind: Part['kind']; title: string; places: EntryPlace[] }>();
	const partFor = (kind: Part['kind'], id: string, title: string) => {
		const key = `${kind} ${id}`;
		const part = parts.get(key) ?? { kind, title, places: [] };
		parts.set(key, part);
		return part;
	};
	for (const { id, title } of outline.modules) partFor('module', id, title);
	for (const { id, title, use } of outline.quizzes) if (use === 'quiz') partFor('quiz', id, title);
	for (const { id, title } of outline.guides) partFor('guide', id, title);

	const quizOf = new Map(outline.quizzes.flatMap((quiz) => quiz.items.map((item) => [item, quiz] as const)));
	// items that are made on the spot stand in no content file; their sitting knows where they belong
	const sittingQuizOf = new Map(
		Object.values(record.sittings).flatMap(({ quiz, items }) => items.map((item) => [item, quiz] as const))
	);
	const partOfPlace = ({ store, id }: EntryPlace) => {
		switch (store) {
			case 'lessons': {
				const [module = id] = id.split('/');
				return partFor('module', module, module);
			}
			case 'runs':
				return partFor('guide', id, id);
			case 'workloads':
				return partFor('workload', id, record.workloads[id]?.name ?? id);
			case 'sittings': {
				const quiz = record.sittings[id]?.quiz ?? id;
				return partFor('quiz', quiz, quiz);
			}
			case 'responses': {
				const quiz = quizOf.get(id);
				if (quiz?.use === 'lessons') return partFor('module', quiz.module, quiz.module);
				const quizId = quiz?.id ?? sittingQuizOf.get(id);
				return quizId === undefined
					? partFor('unknown', '', 'Answers to questions that are no longer here')
					: partFor('quiz', quizId, quizId);
			}
		}
	};
	for (const store of storeNames)
		for (const [id] of entriesOf(record, store)) partOfPlace({ store, id }).places.push({ store, id });

	return [...parts]
		.filter(([, { places }]) => places.length > 0)
		.map(([id, part]) => ({ id, ...part }))
		.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** Deletes these entries and nothing else. */
export function removeEntries(places: readonly EntryPlace[]): Change {
	return {
		apply: ({ record, aside }) => ({
			record: places.reduce((left, { store, id }) => withEntry(left, store, id, undefined), record),
			aside
		}),
		isPrecious: true
	};
}

/** Deletes these things that were kept aside. */
export function forgetAside(ids: readonly string[]): Change {
	const gone = new Set(ids);
	return {
		apply: ({ record, aside }) => ({ record, aside: aside.filter(({ id }) => !gone.has(id)) }),
		isPrecious: true
	};
}

/** Deletes the whole record and all that was kept aside. */
export const clearAll: Change = { apply: () => nothingStored, isPrecious: true };
