import type { BlockTable } from '../content/lesson-blocks';
import type { ClaimId } from '../content/model';

/** A way by which a container gets its gMSA: a row of the hand-over table. */
export interface Way {
	readonly id: string;
	/** what starts the container */
	readonly label: string;
	/** which hosts it is for */
	readonly hint: string;
}
export interface Step {
	readonly id: string;
	readonly step: string;
	/** a lane */
	readonly from: string;
	/** a lane; the same as `from` where something lies or is done in one place */
	readonly to: string;
	readonly says: string;
	readonly basis: string;
	readonly claims: readonly ClaimId[];
}
export interface Handoff {
	readonly way: Way;
	/** every cell of the hand-over table's row but the two that name it, under their headings */
	readonly facts: readonly { readonly id: string; readonly label: string; readonly words: string }[];
	readonly note?: string;
	/** who takes part, in the order of the drawing; empty where nothing is handed over */
	readonly lanes: readonly string[];
	/** in order; empty where nothing is handed over */
	readonly steps: readonly Step[];
	/** behind the row and all its steps */
	readonly claims: readonly ClaimId[];
}

const markWords: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', uncertain: 'Not certain' };

/** The ways, in the order of the rows. */
export function waysOf(handoffs: BlockTable): Way[] {
	return handoffs.rows.map(({ id, cells }) => ({
		id,
		label: cells['way'] ?? id,
		hint: cells['hosts'] ?? ''
	}));
}

/** A way with its steps; undefined where the hand-over table has no such row. */
export function handoffOf(handoffs: BlockTable, steps: BlockTable, id: string): Handoff | undefined {
	const row = handoffs.rows.find((one) => one.id === id);
	const way = waysOf(handoffs).find((one) => one.id === id);
	if (!row || !way) return undefined;
	const taken = steps.rows
		.filter(({ cells }) => cells['handoff'] === id)
		.map(({ id: step, cells, claims }) => ({
			id: step,
			step: cells['step'] ?? '',
			from: cells['from'] ?? '',
			to: cells['to'] ?? '',
			says: cells['says'] ?? '',
			basis: cells['basis'] ?? '',
			claims
		}));
	return {
		way,
		facts: handoffs.columns
			.filter((column) => column.id !== 'way' && column.id !== 'hosts')
			.map((column) => {
				const cell = row.cells[column.id] ?? '';
				return { id: column.id, label: column.label, words: markWords[cell] ?? cell };
			}),
		...(row.note === undefined ? {} : { note: row.note }),
		lanes: lanesOf(taken),
		steps: taken,
		claims: [...new Set([...row.claims, ...taken.flatMap(({ claims }) => claims)])]
	};
}

/**
 * Who takes part, in the order in which they first do; but the one that everything ends at stands last, so that the
 * arrows of the steps before run to the right.
 */
function lanesOf(steps: readonly Step[]): string[] {
	const all = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
	const last = steps.at(-1)?.from;
	return last === undefined ? all : [...all.filter((lane) => lane !== last), last];
}

/** "Step 2 of 6, Credential spec, at Host: It lies …" with `backticks` as in the table. */
export function describeStep({ steps }: Handoff, index: number): string {
	const step = steps[index];
	if (!step) return '';
	return `Step ${index + 1} of ${steps.length}, ${step.step}, ${routeOf(step)}: ${step.says}`;
}

/** "Docker to Host", "at Host" */
export function routeOf({ from, to }: Pick<Step, 'from' | 'to'>): string {
	return from === to ? `at ${from}` : `${from} to ${to}`;
}
