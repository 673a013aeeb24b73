import type { EntryKind } from './entry';
import type { Result } from './search';

/** Results under a heading for each kind. */
export interface ResultGroup {
	readonly kind: EntryKind;
	readonly results: readonly Result[];
}

/**
 * Results by kind; the kind of the best result comes first, and so do errors that are sure.
 * @param most how many of a kind to keep, so that one kind does not push the others out of sight
 */
export function groupResults(results: readonly Result[], most = Infinity): ResultGroup[] {
	const kinds = [...new Set(results.map((result) => result.kind))];
	return kinds.map((kind) => ({
		kind,
		results: results.filter((result) => result.kind === kind).slice(0, most)
	}));
}
