import type { Option, Question } from '../content/model';
import { nodesOf, type Node } from './diagram';
import type { Choice, GuideSolver } from './solver';

/**
 * A guide's whole tree as text. Parts that are equal stand there once, with a number, and are pointed to from
 * wherever else they are reached; without that the tree would be thousands of lines.
 */
export interface Step {
	/** 1 is the beginning */
	readonly number: number;
	readonly question: Question;
	/** answers that lead to the same place stand together */
	readonly branches: readonly Branch[];
}
export interface Branch {
	readonly answers: readonly string[];
	/** every answer that is not named in another branch of the step; only where that is shorter */
	readonly isRest: boolean;
	readonly to:
		| { readonly kind: 'step'; readonly number: number }
		| { readonly kind: 'option'; readonly option: Option }
		| { readonly kind: 'none-fits' };
}

export function outlineOf(solver: GuideSolver): readonly Step[] {
	const nodes = inOrder(solver.after(new Map()));
	const numbers = new Map(nodes.map((node, index) => [node, index + 1]));
	return nodes.flatMap((node) => {
		const question = node.kind === 'branch' ? solver.rules.questions[node.question] : undefined;
		if (node.kind === 'leaf' || !question) return [];
		const groups = new Map<string, { to: Branch['to']; answers: string[] }>();
		for (const answer of question.answers) {
			const child = node.next.get(answer.id);
			if (!child) continue;
			const to = destination(solver, child, numbers);
			const key = JSON.stringify(to);
			const group = groups.get(key) ?? { to, answers: [] };
			group.answers.push(answer.label);
			groups.set(key, group);
		}
		const sorted = [...groups.values()];
		const largest = Math.max(...sorted.map((group) => group.answers.length));
		const rest =
			sorted.length > 1 && largest > 3
				? sorted.findLast((group) => group.answers.length === largest)
				: undefined;
		return [
			{
				number: numbers.get(node) ?? 0,
				question,
				branches: sorted
					.sort((a, b) => Number(a === rest) - Number(b === rest))
					.map((group) => ({ ...group, isRest: group === rest }))
			}
		];
	});
}

/** Where several required steps make leaves differ, the option is still one. */
function destination(
	solver: GuideSolver,
	node: Node<Choice>,
	numbers: ReadonlyMap<Node<Choice>, number>
): Branch['to'] {
	if (node.kind === 'branch') return { kind: 'step', number: numbers.get(node) ?? 0 };
	const option = solver.guide.options.find((one) => one.id === node.value.option);
	return option ? { kind: 'option', option } : { kind: 'none-fits' };
}

/** Questions in the order in which a reader meets them, going deep first. */
function inOrder(root: Node<Choice>): Node<Choice>[] {
	const order = new Set<Node<Choice>>();
	const visit = (node: Node<Choice>) => {
		if (node.kind === 'leaf' || order.has(node)) return;
		order.add(node);
		for (const child of node.next.values()) visit(child);
	};
	visit(root);
	return [...order];
}

/** How large the tree is: for the page that shows it and for tests. */
export function sizeOf(solver: GuideSolver): { readonly steps: number; readonly verdicts: number } {
	const nodes = nodesOf(solver.after(new Map()));
	return {
		steps: nodes.filter((node) => node.kind === 'branch').length,
		verdicts: nodes.filter((node) => node.kind === 'leaf').length
	};
}
