/** A guide's whole tree as a drawing: what the browser needs of it, and the way that answers take through it. */
import type { AnswerId, OptionId, QuestionId } from '../content/model';
import type { Facts } from './facts';

/** All lengths in CSS pixels at full size, from the top left. */
export interface TreeDrawing {
	readonly width: number;
	readonly height: number;
	/** the first is where it begins */
	readonly steps: readonly DrawnStep[];
}
export interface DrawnStep {
	/** as in the outline */
	readonly number: number;
	readonly question: QuestionId;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** the name of the question, in lines that fit */
	readonly title: readonly string[];
	readonly rows: readonly DrawnRow[];
}
/** Answers that lead to the same place. */
export interface DrawnRow {
	readonly answers: readonly AnswerId[];
	/** in lines that fit */
	readonly says: readonly string[];
	/** upper edge */
	readonly y: number;
	readonly height: number;
	readonly to:
		| { readonly kind: 'option'; readonly option: OptionId }
		| { readonly kind: 'none-fits' }
		/** `path` is the line to that step, as in the `d` of an SVG path */
		| { readonly kind: 'step'; readonly number: number; readonly path: string };
}

/** What stands where no option is left. */
export const NOTHING = 'None fits';

/** What is lit: steps by number, and of each at most one row. */
export type Way = ReadonlyMap<number, DrawnRow | undefined>;

/** The way that answers take: it ends at a verdict, or at the first question that has no answer. */
export function wayThrough(drawing: TreeDrawing, facts: Facts): Way {
	const way = new Map<number, DrawnRow | undefined>();
	let step = drawing.steps[0];
	while (step) {
		const answer = facts.get(step.question);
		const row = answer === undefined ? undefined : step.rows.find((one) => one.answers.includes(answer));
		way.set(step.number, row);
		const next = row?.to.kind === 'step' ? row.to.number : undefined;
		step = drawing.steps.find((one) => one.number === next);
	}
	return way;
}
