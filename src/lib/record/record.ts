/**
 * The learner's record: everything that a browser keeps for a learner. Types and little else, because every page
 * loads this module; reading and merging load by need (`stores.ts`, `read-file.ts`).
 *
 * All times are ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes them, so they sort as text.
 */

/** Version of the shapes below and of the database. A change that an older program cannot read raises it. */
export const RECORD_VERSION = 2;

/** What is known of one lesson. The lesson is read when `readAt` is there; at most one of the last two is. */
export interface LessonMark {
	/** the latest opening */
	readonly openedAt: string;
	readonly readAt?: string;
	/** when "read" was taken back: without it a merge could not tell "taken back" from "not read yet" */
	readonly unreadAt?: string;
}

/** The latest response to an item. */
export interface Response {
	/** ids of the chosen options */
	readonly chosen: readonly string[];
	readonly right: boolean;
	readonly at: string;
	/** how often the item was answered, at least 1 */
	readonly tries: number;
}

/** One run through a set of items. It is finished when `finishedAt` is there. */
export interface Sitting {
	readonly id: string;
	/** id of the quiz */
	readonly quiz: string;
	readonly startedAt: string;
	readonly finishedAt?: string;
	/** set by the record when it saves: the newer of two unfinished states wins */
	readonly savedAt?: string;
	/** ids of all items of this run, in their order */
	readonly items: readonly string[];
	/** item id → response; items that were not reached are missing */
	readonly responses: Readonly<
		Record<string, { readonly chosen: readonly string[]; readonly right: boolean }>
	>;
}

/** The last state of a guide. */
export interface GuideRunMark {
	/** the query of the guide's address, without `?` */
	readonly query: string;
	readonly at: string;
}

/** A plan that somebody keeps under a name. */
export interface Workload {
	/** not blank, at most `NAME_LENGTH` */
	readonly name: string;
	/** the query of the plan's address, without `?` */
	readonly query: string;
	readonly at: string;
}
/** Longest name of a workload, in UTF-16 units. */
export const NAME_LENGTH = 120;

/** Name of a store → what one of its entries is. */
export interface Entries {
	/** by lesson id (`module/lesson`) */
	readonly lessons: LessonMark;
	/** by item id */
	readonly responses: Response;
	/** by their own id */
	readonly sittings: Sitting;
	/** by guide id */
	readonly runs: GuideRunMark;
	/** by their own id */
	readonly workloads: Workload;
}
export type StoreName = keyof Entries;
export type LearnerRecord = { readonly [Name in StoreName]: Readonly<Record<string, Entries[Name]>> };

/** Something that was found in the record and could not be read. It is kept as text until the learner deletes it. */
export interface Aside {
	readonly id: string;
	/** where it stood */
	readonly store: string;
	readonly key: string;
	/** the value as JSON, or as near to it as possible */
	readonly text: string;
	readonly why: string;
	readonly at: string;
}

/** All that a browser keeps, and all that a backup holds. */
export interface Stored {
	readonly record: LearnerRecord;
	readonly aside: readonly Aside[];
}

/** What a page has not saved: what it put in, or changed, and what it deleted. */
export interface Unsaved extends Stored {
	readonly gone: readonly { readonly store: StoreName | 'aside'; readonly id: string }[];
}
/** Keys in localStorage that hold what a page had not saved when it was left begin with this. */
export const UNSAVED_KEY = 'bulkhead.unsaved.';

export const emptyRecord: LearnerRecord = {
	lessons: {},
	responses: {},
	sittings: {},
	runs: {},
	workloads: {}
};
export const nothingStored: Stored = { record: emptyRecord, aside: [] };
