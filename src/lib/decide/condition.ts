import type { Condition, Test } from '../content/model';

export type Truth = 'true' | 'false' | 'open';

/** The value of a question or guide, or undefined while it is not known. */
export type Lookup = (variable: string) => string | undefined;

/** Kleene's three-valued logic: open only where the missing values could still tip it. */
export function truthOf(condition: Condition, valueOf: Lookup): Truth {
	let best: Truth = 'false';
	for (const clause of condition) {
		const truth = truthOfClause(clause, valueOf);
		if (truth === 'true') return 'true';
		if (truth === 'open') best = 'open';
	}
	return best;
}

export function truthOfClause(clause: readonly Test[], valueOf: Lookup): Truth {
	let truth: Truth = 'true';
	for (const test of clause) {
		const value = valueOf(test.of);
		if (value === undefined) truth = 'open';
		else if (!test.in.includes(value)) return 'false';
	}
	return truth;
}

/** Every variable that a condition looks at. */
export function variablesOf(condition: Condition): ReadonlySet<string> {
	return new Set(condition.flatMap((clause) => clause.map((test) => test.of)));
}
