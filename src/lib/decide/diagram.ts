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

/** A diagram as plain data: nodes by number, children before parents, the root last. */
export type PlainDiagram<T> = readonly (
	{ readonly leaf: T } | { readonly question: string; readonly next: Readonly<Record<string, number>> }
)[];

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

	/** The root of a diagram that was written as plain data. */
	load<Stored>(plain: PlainDiagram<Stored>, leaf: (value: Stored) => Leaf<T>): Node<T> {
		const nodes: Node<T>[] = [];
		for (const node of plain) {
			nodes.push(
				'leaf' in node
					? leaf(node.leaf)
					: this.branch(
							node.question,
							new Map(
								Object.entries(node.next).flatMap(([answer, index]) => {
									const child = nodes[index];
									return child ? [[answer, child]] : [];
								})
							)
						)
			);
		}
		const root = nodes.at(-1);
		if (!root) throw new RangeError('a diagram has at least one node');
		return root;
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

/** The values that the function can still have when these answers are given, each once. */
export function leavesUnder<T>(root: Node<T>, answers: ReadonlyMap<string, string>): readonly T[] {
	const seen = new Set<Node<T>>();
	const leaves: T[] = [];
	const visit = (node: Node<T>): void => {
		if (seen.has(node)) return;
		seen.add(node);
		if (node.kind === 'leaf') {
			leaves.push(node.value);
			return;
		}
		const answer = answers.get(node.question);
		const chosen = answer === undefined ? undefined : node.next.get(answer);
		if (chosen) visit(chosen);
		else for (const child of node.next.values()) visit(child);
	};
	visit(root);
	return leaves;
}

/** The questions on which the function still depends. */
export function questionsOf<T>(root: Node<T>): ReadonlySet<string> {
	return new Set(nodesOf(root).flatMap((node) => (node.kind === 'branch' ? [node.question] : [])));
}

/** The diagram as plain data, which `Diagram.load` reads. */
export function toPlain<T, Stored>(root: Node<T>, store: (value: T) => Stored): PlainDiagram<Stored> {
	const numbers = new Map<Node<T>, number>();
	const plain: PlainDiagram<Stored>[number][] = [];
	const visit = (node: Node<T>): number => {
		const known = numbers.get(node);
		if (known !== undefined) return known;
		const entry =
			node.kind === 'leaf'
				? { leaf: store(node.value) }
				: {
						question: node.question,
						next: Object.fromEntries([...node.next].map(([answer, child]) => [answer, visit(child)]))
					};
		numbers.set(node, plain.push(entry) - 1);
		return plain.length - 1;
	};
	visit(root);
	return plain;
}
