import { evidenceOf, sourcesBehind } from '../content/evidence';
import type { Content } from '../content/model';
import { type Related, relatedLesson } from './symptom-view';

/** A term as the glossary shows it. */
export interface TermView {
	readonly id: string;
	readonly term: string;
	readonly aka: readonly string[];
	readonly means: string;
	readonly lesson?: Related;
	/** the documents behind the definition; the page of sources has the rest */
	readonly sources: readonly { readonly id: string; readonly title: string }[];
	/** what the documents leave open, or what is taught where they disagree */
	readonly doubts: readonly { readonly disputed: boolean; readonly says: string }[];
	/** the first day, `YYYY-MM-DD`, by which a claim behind it was to be checked again */
	readonly reviewBy?: string;
}
export interface Letter {
	/** `A` to `Z`, or `0–9` for terms that begin with anything else */
	readonly letter: string;
	/** for anchors: `letter-a`, `letter-0` */
	readonly id: string;
	readonly terms: readonly TermView[];
}

/** All terms in the order of the alphabet, under their first letters. */
export function glossary(content: Content): Letter[] {
	const byLetter = new Map<string, TermView[]>();
	const sorted = [...content.terms].sort((a, b) => compare(a.term.toLowerCase(), b.term.toLowerCase()));
	for (const term of sorted) {
		const first = term.term.charAt(0).toUpperCase();
		const letter = /[A-Z]/.test(first) ? first : '0–9';
		const lesson = term.lesson === undefined ? undefined : relatedLesson(content, term.lesson);
		const evidence = evidenceOf(content, term.claim ?? []);
		const [reviewBy] = evidence.flatMap((claim) => claim.reviewBy ?? []).sort();
		const terms = byLetter.get(letter) ?? [];
		terms.push({
			id: term.id,
			term: term.term,
			aka: term.aka,
			means: term.means,
			...(lesson ? { lesson } : {}),
			sources: sourcesBehind(evidence).map(({ source: { id, title } }) => ({ id, title })),
			doubts: evidence.flatMap(({ uncertain, dispute }) => [
				...(uncertain === undefined ? [] : [{ disputed: false, says: uncertain }]),
				...(dispute === undefined ? [] : [{ disputed: true, says: dispute.teach }])
			]),
			...(reviewBy === undefined ? {} : { reviewBy })
		});
		byLetter.set(letter, terms);
	}
	return [...byLetter].map(([letter, terms]) => ({
		letter,
		id: `letter-${letter.charAt(0).toLowerCase()}`,
		terms
	}));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
