import type { Guide, GuideId, Limit, OptionId, Preference, RuleBase, Test } from '../content/model';
import { type Lookup, truthOf, truthOfClause } from './condition';

/** A limit as it stands for known answers: it takes options out wherever its tests on other decisions hold. */
export interface Constraint {
	readonly limit: Limit;
	/** tests on decided variables only; none means that it holds in any case */
	readonly decisions: readonly Test[];
}

/** What the rules say when every question that this guide asks has an answer. */
export interface Outcome {
	/** null: no option meets every limit */
	readonly option: OptionId | null;
	/** ids of the required advice that comes with the option */
	readonly required: readonly string[];
	/** the first preference that applies and has an option left; null when nothing fits */
	readonly decidedBy: Preference | null;
}

/**
 * The limits that bind under these answers. A limit that hangs on a question nobody has answered does not bind:
 * there is still a way to meet it.
 */
export function constraintsOf(rules: RuleBase, limits: readonly Limit[], valueOf: Lookup): Constraint[] {
	const isAsked = (test: Test) => test.of in rules.questions;
	return limits.flatMap((limit) =>
		limit.when.flatMap((clause) =>
			truthOfClause(clause.filter(isAsked), valueOf) === 'true'
				? [{ limit, decisions: clause.filter((test) => !isAsked(test)) }]
				: []
		)
	);
}

/** True if all guides can be decided together, with this option of this guide, without breaking a constraint. */
export function isFeasible(
	rules: RuleBase,
	constraints: readonly Constraint[],
	guide: GuideId,
	option: OptionId
): boolean {
	const free = rules.guides.filter((one) => one.id !== guide);
	const chosen = new Map<GuideId, OptionId>([[guide, option]]);
	const broken = () =>
		constraints.some(({ limit, decisions }) => {
			const own = chosen.get(limit.guide);
			return (
				own !== undefined &&
				limit.out.includes(own) &&
				decisions.every((test) => {
					const value = chosen.get(test.of);
					return value !== undefined && test.in.includes(value);
				})
			);
		});
	const assign = (index: number): boolean => {
		if (broken()) return false;
		const next = free[index];
		if (!next) return true;
		for (const candidate of next.options) {
			chosen.set(next.id, candidate.id);
			if (assign(index + 1)) return true;
		}
		chosen.delete(next.id);
		return false;
	};
	return assign(0);
}

/** What a guide says, given the limits that bind and every answer that it asks for. */
export function outcomeOf(
	rules: RuleBase,
	guide: Guide,
	constraints: readonly Constraint[],
	valueOf: Lookup
): Outcome {
	const standing = guide.options.filter((option) => isFeasible(rules, constraints, guide.id, option.id));
	for (const preference of guide.preferences) {
		if (truthOf(preference.when, valueOf) !== 'true') continue;
		const option = preference.choose.find((id) => standing.some((one) => one.id === id));
		if (option === undefined) continue;
		const withChoice: Lookup = (variable) => (variable === guide.id ? option : valueOf(variable));
		return {
			option,
			required: guide.advice
				.filter((advice) => advice.required && truthOf(advice.when, withChoice) === 'true')
				.map((advice) => advice.id),
			decidedBy: preference
		};
	}
	return { option: null, required: [], decidedBy: null };
}
