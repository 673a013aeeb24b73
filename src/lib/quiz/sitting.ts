import type { Item } from '../content/model';
import type { LearnerRecord, Sitting } from '../record/record';
import { mark, sortedById, type Mark } from './marking';
import { readSeed, seeded, shuffled, type Seed } from './shuffle';

/**
 * Sittings of this name hold items of any quiz: those somebody got wrong or did not reach. They count for no quiz's
 * best result.
 */
export const MISTAKES = 'mistakes';

/** Order of the options where a sitting's id names no seed: one from a file that some other program wrote. */
const NO_SEED: Seed = 'AA-0000';

export interface Start {
	/** ids of the items to sit; all of the quiz when left out */
	readonly items?: readonly string[];
	readonly seed: Seed;
	/** ISO time */
	readonly now: string;
	/** other than {@link sittingId} in tests only: the id carries the seed */
	readonly id?: string;
}

/** A new sitting. The same seed gives the same order, whatever order the author wrote the items in. */
export function startSitting(
	quiz: { readonly id: string; readonly items: readonly Pick<Item, 'id'>[] },
	{ items, seed, now, id = sittingId(quiz.id, seed, now) }: Start
): Sitting {
	const wanted = items && new Set(items);
	const chosen = quiz.items.filter((item) => wanted === undefined || wanted.has(item.id));
	return {
		id,
		quiz: quiz.id,
		startedAt: now,
		items: shuffled(sortedById(chosen), seeded(seed)).map((item) => item.id),
		responses: {}
	};
}

/** `WX-4821.isolation.2026-11-22T16:20:00.000Z`: unique for one person, and the order of options can be read off it. */
export function sittingId(quiz: string, seed: Seed, now: string): string {
	return `${seed}.${quiz}.${now}`;
}
export function seedOf(sitting: Pick<Sitting, 'id'>): Seed {
	return readSeed(sitting.id.split('.')[0] ?? '') ?? NO_SEED;
}

/** The sitting with one more answer; it is finished when that was the last one missing. */
export function answer(sitting: Sitting, item: Item, chosen: readonly string[], now: string): Sitting {
	const responses = {
		...sitting.responses,
		[item.id]: { chosen: [...chosen], right: mark(item, chosen).right }
	};
	const answered = { ...sitting, responses };
	return unanswered(answered).length === 0 ? finish(answered, now) : answered;
}

/** Ends it here: what has no answer counts as not reached. */
export function finish(sitting: Sitting, now: string): Sitting {
	return sitting.finishedAt === undefined ? { ...sitting, finishedAt: now } : sitting;
}

/** Ids of the items that have no answer yet, in the order of the sitting. */
export function unanswered(sitting: Sitting): string[] {
	return sitting.items.filter((item) => sitting.responses[item] === undefined);
}

/** What a saved sitting means with the content of today. */
export interface Fitted {
	readonly sitting: Sitting;
	/** items that no longer exist, with how many were taken out */
	readonly gone: readonly string[];
	/** items whose chosen option no longer exists: they count as not answered */
	readonly changed: readonly string[];
}

/**
 * Brings a saved sitting to the content of today. Items and options that were removed are taken out and named, and
 * answers are marked again, so that a result and its reasons cannot contradict each other.
 */
export function fitToContent(sitting: Sitting, items: readonly Item[]): Fitted {
	const known = new Map(items.map((item) => [item.id, item]));
	const gone = sitting.items.filter((id) => !known.has(id));
	const changed: string[] = [];
	const responses: Record<string, Sitting['responses'][string]> = {};
	for (const id of sitting.items) {
		const item = known.get(id);
		const response = sitting.responses[id];
		if (!item || !response) continue;
		const options = new Set(item.options.map((option) => option.id));
		if (response.chosen.every((option) => options.has(option)))
			responses[id] = { chosen: response.chosen, right: mark(item, response.chosen).right };
		else changed.push(id);
	}
	return {
		sitting: { ...sitting, items: sitting.items.filter((id) => known.has(id)), responses },
		gone,
		changed
	};
}

/** What was taken out, in a sentence; empty when nothing was. */
export function sayFitted({ gone, changed }: Pick<Fitted, 'gone' | 'changed'>): string {
	const count = (list: readonly string[]) => `${list.length} ${list.length === 1 ? 'question' : 'questions'}`;
	return [
		gone.length > 0
			? `${count(gone)} of this run ${gone.length === 1 ? 'is' : 'are'} no longer on this site and left out.`
			: '',
		changed.length > 0
			? `${count(changed)} changed after you answered and ${changed.length === 1 ? 'counts' : 'count'} as not answered.`
			: ''
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}

export interface ObjectiveResult {
	readonly id: string;
	readonly says: string;
	readonly right: number;
	readonly of: number;
}
export interface Results {
	readonly right: number;
	readonly answered: number;
	readonly of: number;
	/** objectives with at least one item in the sitting, in the order of the module */
	readonly objectives: readonly ObjectiveResult[];
}

/** @param sitting fitted to the content of today */
export function results(
	sitting: Sitting,
	quiz: {
		readonly items: readonly Pick<Item, 'id' | 'objective'>[];
		readonly objectives: readonly { readonly id: string; readonly says: string }[];
	}
): Results {
	const sat = new Set(sitting.items);
	const items = quiz.items.filter((item) => sat.has(item.id));
	const isRight = (item: { readonly id: string }) => sitting.responses[item.id]?.right === true;
	return {
		right: items.filter(isRight).length,
		answered: items.filter((item) => sitting.responses[item.id] !== undefined).length,
		of: items.length,
		objectives: quiz.objectives.flatMap(({ id, says }) => {
			const own = items.filter((item) => item.objective === id);
			return own.length === 0 ? [] : [{ id, says, right: own.filter(isRight).length, of: own.length }];
		})
	};
}

export interface Missed {
	readonly item: Item;
	/** undefined where the item was not reached */
	readonly answer?: { readonly chosen: readonly string[]; readonly mark: Mark };
}

/** The items of a sitting that were answered wrong or not reached, in the order of the sitting. */
export function missed(sitting: Sitting, items: readonly Item[]): Missed[] {
	const known = new Map(items.map((item) => [item.id, item]));
	return sitting.items.flatMap((id) => {
		const item = known.get(id);
		const response = sitting.responses[id];
		if (!item || response?.right === true) return [];
		return response
			? [{ item, answer: { chosen: response.chosen, mark: mark(item, response.chosen) } }]
			: [{ item }];
	});
}

export interface Retry {
	/** ids of items whose latest answer, in a lesson or a quiz, was wrong */
	readonly wrong: readonly string[];
	/** ids of items that stood in a sitting and never had an answer */
	readonly notReached: readonly string[];
}

/** What is worth another try, across all quizzes and checks. Items that no longer exist are left out. */
export function itemsToRetry(
	record: Pick<LearnerRecord, 'responses' | 'sittings'>,
	items: readonly Pick<Item, 'id'>[]
): Retry {
	const sat = new Set(Object.values(record.sittings).flatMap((sitting) => sitting.items));
	const ids = items.map((item) => item.id);
	return {
		wrong: ids.filter((id) => record.responses[id]?.right === false),
		notReached: ids.filter((id) => record.responses[id] === undefined && sat.has(id))
	};
}

/** The sittings of one quiz, the latest first. */
export function sittingsOf(record: Pick<LearnerRecord, 'sittings'>, quiz: string): Sitting[] {
	return Object.values(record.sittings)
		.filter((sitting) => sitting.quiz === quiz)
		.sort((one, other) => (one.startedAt > other.startedAt ? -1 : 1));
}

export interface Standing {
	/** the latest sitting, if it is not finished */
	readonly open?: Sitting;
	readonly last?: Sitting;
	/** most right answers; of equal ones the latest */
	readonly best?: Sitting;
}

/** Where somebody stands with a quiz: what is open, and the finished sittings worth naming. */
export function standing(record: Pick<LearnerRecord, 'sittings'>, quiz: string): Standing {
	const all = sittingsOf(record, quiz);
	const finished = all.filter((sitting) => sitting.finishedAt !== undefined);
	const [latest] = all;
	const [last] = finished;
	const best = finished.reduce<Sitting | undefined>(
		(top, one) => (top === undefined || shareRight(one) > shareRight(top) ? one : top),
		undefined
	);
	return {
		...(latest && latest.finishedAt === undefined ? { open: latest } : {}),
		...(last ? { last } : {}),
		...(best ? { best } : {})
	};
}

export function countRight(sitting: Sitting): number {
	return Object.values(sitting.responses).filter((response) => response.right).length;
}
function shareRight(sitting: Sitting): number {
	return sitting.items.length === 0 ? 0 : countRight(sitting) / sitting.items.length;
}

/** "21 of 28 right" */
export function sayScore(sitting: Sitting): string {
	return `${countRight(sitting)} of ${sitting.items.length} right`;
}
