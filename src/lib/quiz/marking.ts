import type { Item, ItemOption } from '../content/model';
import { seeded, shuffled, type Seed } from './shuffle';

/** What marking needs of an item. */
export type Markable = Pick<Item, 'id'> & { readonly options: readonly Pick<ItemOption, 'id' | 'right'>[] };

/** The result of one answer. */
export interface Mark {
	readonly right: boolean;
	/** right options that were chosen, and how many there are */
	readonly hits: number;
	readonly of: number;
	/** wrong options that were chosen */
	readonly wrong: number;
}

/** Right means: every right option chosen and no wrong one, in any order. */
export function mark(item: Markable, chosen: readonly string[]): Mark {
	const picked = new Set(chosen);
	const rights = item.options.filter((option) => option.right);
	const hits = rights.filter((option) => picked.has(option.id)).length;
	// an option that the item does not have counts as a wrong one
	const wrong = picked.size - hits;
	return { right: hits === rights.length && wrong === 0, hits, of: rights.length, wrong };
}

export function hasSeveralRight(item: Markable): boolean {
	return item.options.filter((option) => option.right).length > 1;
}

/** One sentence that begins with the result, for the eye and for a live region. */
export function sayMark(result: Mark): string {
	if (result.right) return 'Correct.';
	if (result.of === 1) return 'Not correct. The right answer is marked below.';
	const wrong = result.wrong === 0 ? 'no wrong one' : `${result.wrong} wrong`;
	return `Not correct. You chose ${result.hits} of ${result.of} right answers and ${wrong}.`;
}

/**
 * The options in the order that a seed gives them. It depends on ids only, so an author who reorders a file does not
 * change the order that a workshop sees.
 */
export function orderedOptions<T extends { readonly id: string }>(
	item: { readonly id: string; readonly options: readonly T[] },
	seed: Seed
): T[] {
	return shuffled(sortedById(item.options), seeded(`${seed} ${item.id}`));
}

export function sortedById<T extends { readonly id: string }>(list: readonly T[]): T[] {
	return [...list].sort((one, other) => (one.id < other.id ? -1 : 1));
}
