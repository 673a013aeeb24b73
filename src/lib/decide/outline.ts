import type { Option, Question } from '../content/model';
import type { Facts } from './facts';
import { type Node, nodesOf } from './diagram';
import type { Choice, GuideSolver } from './solver';

/**
 * A guide's whole tree as nested text. Parts that are equal stand there once, with a number, and are pointed to from
 * wherever else they are reached; without that the tree would be thousands of lines.
 */
export interface Step {
	/** 1 is the beginning; in the order in which a reader meets them */
	readonly number: number;
	readonly question: Question;
	/** answers that lead to the same place stand together */
	readonly branches: readonly Branch[];
}
export interface Branch {
	readonly answers: readonly string[];
	/** true for the largest group, where "any other answer" is shorter than the list */
	readonly isRest: boolean;
	readonly to: Destination;
}
export type Destination =
	| { readonly kind: 'step'; readonly step: Step }
	/** a step that stands further up */
	| { readonly kind: 'see'; readonly number: number }
	| { readonly kind: 'option'; readonly option: Option }
	| { readonly kind: 'none-fits' };

/** From how many answers on "any other answer" reads better than the list. */
const REST_FROM = 4;

/**
 * @param facts what holds anyhow, such as the day
 * @returns undefined for a guide in which every answer leads to the same choice
 */
export function outlineOf(solver: GuideSolver, facts: Facts = new Map()): Step | undefined {
	const numbers = new Map<Node<Choice>, number>();

	const destination = (node: Node<Choice>): Destination => {
		const known = numbers.get(node);
		if (known !== undefined) return { kind: 'see', number: known };
		const step = stepOf(node);
		if (step) return { kind: 'step', step };
		const id = node.kind === 'leaf' ? node.value.option : null;
		const option = solver.guide.options.find((one) => one.id === id);
		return option ? { kind: 'option', option } : { kind: 'none-fits' };
	};
	const stepOf = (node: Node<Choice>): Step | undefined => {
		const question = node.kind === 'branch' ? solver.rules.questions[node.question] : undefined;
		if (node.kind === 'leaf' || !question) return undefined;
		const number = numbers.size + 1;
		numbers.set(node, number);
		const groups = groupsOf(solver, node, question);
		const largest = Math.max(...groups.map(({ answers }) => answers.length));
		const rest =
			groups.length > 1 && largest >= REST_FROM
				? groups.findLast(({ answers }) => answers.length === largest)
				: undefined;
		const branches = groups
			.toSorted((a, b) => Number(a === rest) - Number(b === rest))
			.map((group) => ({ answers: group.answers, isRest: group === rest, to: destination(group.node) }));
		return { number, question, branches };
	};
	return stepOf(solver.after(facts));
}

/** Answers by where they lead. Leaves that differ only in required steps choose the same option. */
function groupsOf(solver: GuideSolver, node: Node<Choice> & { kind: 'branch' }, question: Question) {
	const groups = new Map<unknown, { readonly node: Node<Choice>; readonly answers: string[] }>();
	for (const answer of question.answers) {
		const next = node.next.get(answer.id);
		if (!next) continue;
		const key = next.kind === 'leaf' ? next.value.option : next;
		const group = groups.get(key) ?? { node: next, answers: [] };
		group.answers.push(answer.label);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/** How large the tree is: for the page that shows it and for tests. */
export function sizeOf(
	solver: GuideSolver,
	facts: Facts = new Map()
): { readonly steps: number; readonly verdicts: number } {
	const nodes = nodesOf(solver.after(facts));
	return {
		steps: nodes.filter((node) => node.kind === 'branch').length,
		verdicts: nodes.filter((node) => node.kind === 'leaf').length
	};
}
