import { didYouMean } from './problems';

/** So many ids can be read at a glance. */
const FEW = 8;

/** The ids of one kind that content may name. */
export class Names {
	readonly ids: ReadonlySet<string>;
	/** false where a file could not be read: then nothing is said to be missing, so one mistake is one problem */
	readonly isComplete: boolean;
	readonly #noun: string;

	/** @param noun what an id of this kind is, as the sentence goes on after "is not": `a claim of content/claims` */
	constructor(noun: string, ids: Iterable<string>, isComplete = true) {
		this.ids = new Set(ids);
		this.#noun = noun;
		this.isComplete = isComplete;
	}

	/** The ids of both kinds, where authors may have meant either. */
	or(other: Names): Names {
		return new Names(this.#noun, [...this.ids, ...other.ids], this.isComplete && other.isComplete);
	}

	/** What an author should be told about an id that does not exist; undefined for one that does. */
	fault(id: string): string | undefined {
		if (!this.isComplete || this.ids.has(id)) return undefined;
		const known = this.ids.size <= FEW ? ` Known: ${[...this.ids].join(', ')}.` : '';
		return `"${id}" is not ${this.#noun}.${didYouMean(id, this.ids) || known}`;
	}
}
