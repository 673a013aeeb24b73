/** For each kind of entry: how it is read from a value that may be anything, and how two of them become one. */
import { canonical, isCount, isFields, isId, isIdList, isText, readTime } from './guards';
import { NAME_LENGTH } from './record';
import type { Aside, GuideRunMark, LessonMark, Response, Sitting, Workload } from './record';

/** Longest query of a guide or a plan: far above what all questions together need, far below what would hurt. */
const QUERY_LENGTH = 4000;

/**
 * @param key the id under which the entry stands
 * @param latest times after this one are wrong and become this one
 * @returns a fresh entry with known fields only, or undefined when it is not one
 */
export type ReadEntry<T> = (value: unknown, key: string, latest: string) => T | undefined;
/** Commutative, associative and idempotent, so that merging in any order and any number of times gives the same. */
export type MergeEntries<T> = (a: T, b: T) => T;

export const readLessonMark: ReadEntry<LessonMark> = (value, _, latest) => {
	if (!isFields(value)) return undefined;
	const openedAt = readTime(value['openedAt'], latest);
	const readAt = optionalTime(value['readAt'], latest);
	const unreadAt = optionalTime(value['unreadAt'], latest);
	if (openedAt === undefined || readAt === undefined || unreadAt === undefined) return undefined;
	return lessonMark(openedAt, readAt.time, unreadAt.time);
};

/** Opened: the latest. Read or not: what was said last; at the same moment, read. */
export const mergeLessonMarks: MergeEntries<LessonMark> = (a, b) =>
	lessonMark(later(a.openedAt, b.openedAt), latestOf(a.readAt, b.readAt), latestOf(a.unreadAt, b.unreadAt));

function lessonMark(openedAt: string, readAt: string | undefined, unreadAt: string | undefined): LessonMark {
	if (readAt !== undefined && (unreadAt === undefined || readAt >= unreadAt)) return { openedAt, readAt };
	return unreadAt === undefined ? { openedAt } : { openedAt, unreadAt };
}

export const readResponse: ReadEntry<Response> = (value, _, latest) => {
	if (!isFields(value)) return undefined;
	const { chosen, right, tries } = value;
	const at = readTime(value['at'], latest);
	if (!isIdList(chosen) || typeof right !== 'boolean' || at === undefined || !isCount(tries))
		return undefined;
	return { chosen: [...chosen], right, at, tries };
};

/** The newer response, and the higher count of tries: tries of two devices cannot be told apart, so none is added. */
export const mergeResponses: MergeEntries<Response> = (a, b) => {
	const rank = ({ chosen, right, at }: Response) => [at, canonical({ chosen, right })] as const;
	return { ...higher(a, b, rank), tries: Math.max(a.tries, b.tries) };
};

export const readSitting: ReadEntry<Sitting> = (value, key, latest) => {
	if (!isFields(value)) return undefined;
	const { id, quiz, items } = value;
	const startedAt = readTime(value['startedAt'], latest);
	const finishedAt = optionalTime(value['finishedAt'], latest);
	const savedAt = optionalTime(value['savedAt'], latest);
	const responses = readSittingResponses(value['responses']);
	if (id !== key || !isId(id) || !isId(quiz) || !isIdList(items) || startedAt === undefined) return undefined;
	if (finishedAt === undefined || savedAt === undefined || responses === undefined) return undefined;
	return {
		id,
		quiz,
		startedAt,
		...(finishedAt.time === undefined ? {} : { finishedAt: finishedAt.time }),
		...(savedAt.time === undefined ? {} : { savedAt: savedAt.time }),
		items: [...items],
		responses
	};
};

function readSittingResponses(value: unknown): Sitting['responses'] | undefined {
	if (!isFields(value)) return undefined;
	const responses: [string, Sitting['responses'][string]][] = [];
	for (const [item, response] of Object.entries(value)) {
		if (!isId(item) || !isFields(response)) return undefined;
		const { chosen, right } = response;
		if (!isIdList(chosen) || typeof right !== 'boolean') return undefined;
		responses.push([item, { chosen: [...chosen], right }]);
	}
	return Object.fromEntries(responses);
}

/** One of the two, whole: responses of two runs are never mixed. Finished before unfinished, then newer, then fuller. */
export const mergeSittings: MergeEntries<Sitting> = (a, b) =>
	higher(a, b, (sitting) => [
		sitting.finishedAt ?? '',
		sitting.savedAt ?? '',
		Object.keys(sitting.responses).length,
		canonical(sitting)
	]);

export const readGuideRunMark: ReadEntry<GuideRunMark> = (value, _, latest) => {
	if (!isFields(value)) return undefined;
	const { query } = value;
	const at = readTime(value['at'], latest);
	return isText(query, QUERY_LENGTH) && at !== undefined ? { query, at } : undefined;
};

export const mergeGuideRunMarks: MergeEntries<GuideRunMark> = (a, b) =>
	higher(a, b, ({ at, query }) => [at, query]);

export const readWorkload: ReadEntry<Workload> = (value, _, latest) => {
	if (!isFields(value)) return undefined;
	const { name, query } = value;
	const at = readTime(value['at'], latest);
	if (!isText(name, NAME_LENGTH) || name.trim() === '') return undefined;
	return isText(query, QUERY_LENGTH) && at !== undefined ? { name, query, at } : undefined;
};

/** The newer one, whole: a name is never put on another plan. */
export const mergeWorkloads: MergeEntries<Workload> = (a, b) =>
	higher(a, b, ({ at, name, query }) => [at, name, query]);

export const readAside: ReadEntry<Aside> = (value, key, latest) => {
	if (!isFields(value)) return undefined;
	const { id, store, text, why } = value;
	const at = readTime(value['at'], latest);
	if (id !== key || typeof store !== 'string' || typeof value['key'] !== 'string') return undefined;
	if (typeof text !== 'string' || typeof why !== 'string' || at === undefined) return undefined;
	return { id: key, store, key: value['key'], text, why, at };
};

/** Undefined for something that is not a time; `{ time: undefined }` where there is none. */
function optionalTime(value: unknown, latest: string): { readonly time: string | undefined } | undefined {
	if (value === undefined) return { time: undefined };
	const time = readTime(value, latest);
	return time === undefined ? undefined : { time };
}

const later = (a: string, b: string) => (a > b ? a : b);

function latestOf(a: string | undefined, b: string | undefined): string | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return later(a, b);
}

/** The one that ranks higher; the ranks are compared part by part and end in one that differs when the values do. */
function higher<T>(a: T, b: T, rank: (value: T) => readonly (string | number)[]): T {
	const [ranksOfA, ranksOfB] = [rank(a), rank(b)];
	for (const [index, ofA] of ranksOfA.entries()) {
		const ofB = ranksOfB[index] ?? ofA;
		if (ofA !== ofB) return ofA > ofB ? a : b;
	}
	return a;
}
