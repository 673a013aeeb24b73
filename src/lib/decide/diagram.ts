/**
 * Decision diagrams: a function of several questions, stored as a graph in which equal parts exist once. Because
 * equal parts are the same object, "does this question still matter?" is a look at the graph, not a trial of every
 * answer. The reduced, ordered form is Bryant's, with more than two values a variable.
 *
 * @see https://doi.org/10.1109/TC.1986.1676819 (Bryant 1986, Graph-Based Algorithms for Boolean Function Manipulation)
 */
export type Node<T> = Leaf<T> | Branch<T>;
export interface Leaf<T> {
	readonly kind: 'leaf';
	readonly id: number;
	readonly value: T;
}
export interface Branch<T> {
	readonly kind: 'branch';
	readonly id: number;
	readonly question: string;
	/** answer → what is left to decide then; every answer of the question is there */
	readonly next: ReadonlyMap<string, Node<T>>;
}

/** Makes the nodes of one function, each only once. */
export class Diagram<T> {
	readonly #leaves = new Map<string, Leaf<T>>();
	readonly #branches = new Map<string, Branch<T>>();
	#count = 0;

	/** @param key equal values have equal keys */
	leaf(key: string, value: T): Leaf<T> {
		const known = this.#leaves.get(key);
		if (known) return known;
		const leaf: Leaf<T> = { kind: 'leaf', id: this.#count++, value };
		this.#leaves.set(key, leaf);
		return leaf;
	}

	branch(question: string, next: ReadonlyMap<string, Node<T>>): Node<T> {
		const [first, ...others] = next.values();
		if (first && others.every((node) => node === first)) return first;
		const key = `${question}:${[...next.values()].map((node) => node.id).join(',')}`;
		const known = this.#branches.get(key);
		if (known) return known;
		const branch: Branch<T> = { kind: 'branch', id: this.#count++, question, next };
		this.#branches.set(key, branch);
		return branch;
	}

	/** The function that is left when these answers are given. */
	restrict(root: Node<T>, answers: ReadonlyMap<string, string>): Node<T> {
		const done = new Map<Node<T>, Node<T>>();
		const visit = (node: Node<T>): Node<T> => {
			if (node.kind === 'leaf') return node;
			const known = done.get(node);
			if (known) return known;
			const answer = answers.get(node.question);
			const chosen = answer === undefined ? undefined : node.next.get(answer);
			const result = chosen
				? visit(chosen)
				: this.branch(node.question, new Map([...node.next].map(([value, child]) => [value, visit(child)])));
			done.set(node, result);
			return result;
		};
		return visit(root);
	}
}

/** Every node below and with this one, each once, parents first. */
export function nodesOf<T>(root: Node<T>): readonly Node<T>[] {
	const seen = new Set<Node<T>>([root]);
	for (const node of seen) {
		if (node.kind === 'branch') for (const child of node.next.values()) seen.add(child);
	}
	return [...seen];
}

export function leavesOf<T>(root: Node<T>): readonly T[] {
	return nodesOf(root).flatMap((node) => (node.kind === 'leaf' ? [node.value] : []));
}

/** The questions on which the function still depends. */
export function questionsOf<T>(root: Node<T>): ReadonlySet<string> {
	return new Set(nodesOf(root).flatMap((node) => (node.kind === 'branch' ? [node.question] : [])));
}
