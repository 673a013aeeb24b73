import { distance } from 'fastest-levenshtein';

/** Something an author has to mend: where it is, what is wrong and what would be right. */
export interface Problem {
	/** path from the project's root, with forward slashes */
	readonly file: string;
	/** 1-based */
	readonly line: number;
	/** for example `limits[3].out[1]`; empty for the whole file */
	readonly field: string;
	readonly says: string;
}

/** Two lines a problem: where, then what and the fix. Sorted, so that the same content prints the same text. */
export function formatProblems(problems: readonly Problem[]): string {
	const sorted = [...problems].sort(
		(a, b) =>
			compare(a.file, b.file) || a.line - b.line || compare(a.field, b.field) || compare(a.says, b.says)
	);
	return sorted.map((p) => `${p.file}:${p.line}${p.field ? `  ${p.field}` : ''}\n  ${p.says}`).join('\n');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The known word nearest to a misspelt one, or undefined where none is near enough to be meant: at most a third of
 * the letters may differ, and never more than four; two letters that changed places count as one. Two words that are equally near are no answer either: "iso-131"
 * is as near to "iso-130" as to "iso-121", and the wrong claim would look checked.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.min(4, Math.max(1, Math.floor(word.length / 3))) + 1;
	for (const candidate of new Set(known)) {
		const d = typingDistance(word.toLowerCase(), candidate.toLowerCase());
		if (d < bestDistance) [best, bestDistance] = [candidate, d];
		else if (d === bestDistance) best = undefined;
	}
	return best;
}

function typingDistance(a: string, b: string): number {
	const d = distance(a, b);
	return d === 2 && a !== b && sorted(a) === sorted(b) ? 1 : d;
}
const sorted = (word: string) => Array.from(word).sort().join('');

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
	const near = nearest(word, known);
	return near === undefined ? '' : ` Did you mean "${near}"?`;
}
