/** How easy a lesson is to read: its prose alone, without code, tables and headings. */
import { flesch } from 'flesch';
import { syllable } from 'syllable';

export interface ReadingEase {
	readonly words: number;
	/** words in a sentence, on average */
	readonly sentence: number;
	/** Flesch (1948): 60 to 70 is plain English, 50 fairly difficult, 30 an academic paper */
	readonly flesch: number;
}

/** @param markdown a lesson without its front matter */
export function readingEase(markdown: string): ReadingEase {
	const prose = markdown
		.replace(/^```[\s\S]*?^```/gm, '')
		.replace(/^(?:\||<|#+ |> \[!).*$/gm, '')
		.replace(/\[\^[^\]]+\]/g, '')
		.replace(/\]\([^)]*\)/g, ']')
		// a name in code is read as one short word, however it is spelt
		.replace(/`[^`]+`/g, 'code');
	const sentences = prose
		.split(/\n\s*\n|\n(?=> |- |\d+\. )/)
		.flatMap((paragraph) => paragraph.replace(/\s+/g, ' ').split(/(?<=[.!?:;])\s+(?=[A-Z["“0-9])/))
		.map((sentence) => sentence.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [])
		.filter((words) => words.length > 0);
	const words = sentences.flat();
	return {
		words: words.length,
		sentence: words.length / sentences.length,
		flesch: flesch({
			sentence: sentences.length,
			word: words.length,
			syllable: words.reduce((sum, word) => sum + syllable(word), 0)
		})
	};
}
