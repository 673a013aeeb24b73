import type { Guide, GuideId, Limit, Option, OptionId, Preference, RuleBase, Test } from '../content/model';
import { type Lookup, truthOf, truthOfClause } from './condition';

/** A limit as it stands for what is known: it takes options out wherever its tests on open decisions hold. */
export interface Constraint {
	readonly limit: Limit;
	/** tests on decisions that are still open; none means that it holds in any case */
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

/** Decisions that are already made: guide → option. */
export type Decisions = ReadonlyMap<GuideId, OptionId>;

/**
 * The limits that bind under these answers and decisions. A limit that hangs on a question nobody has answered does
 * not bind: there is still a way to meet it.
 */
export function constraintsOf(rules: RuleBase, limits: readonly Limit[], valueOf: Lookup): Constraint[] {
	const isKnown = (test: Test) => test.of in rules.questions || valueOf(test.of) !== undefined;
	return limits.flatMap((limit) =>
		limit.when.flatMap((clause) =>
			truthOfClause(clause.filter(isKnown), valueOf) === 'true'
				? [{ limit, decisions: clause.filter((test) => !isKnown(test)) }]
				: []
		)
	);
}

const coupledGuides = new WeakMap<RuleBase, ReadonlyMap<GuideId, readonly Guide[]>>();

/**
 * The guides whose decisions can bear on each other, this one included: linked by limits of one that look at the
 * decision of another.
 */
export function coupledWith(rules: RuleBase, guide: GuideId): readonly Guide[] {
	let all = coupledGuides.get(rules);
	if (!all) {
		const links = rules.guides.flatMap((one) =>
			one.limits.flatMap((limit) =>
				limit.when.flat().flatMap((test) => (test.of in rules.questions ? [] : [[one.id, test.of] as const]))
			)
		);
		all = new Map(
			rules.guides.map(({ id }) => {
				const reached = reachable(id, links);
				return [id, rules.guides.filter((one) => reached.has(one.id))];
			})
		);
		coupledGuides.set(rules, all);
	}
	return all.get(guide) ?? [];
}

/** Everything that can be reached from here over links in either direction, this included. */
function reachable(from: string, links: readonly (readonly [string, string])[]): ReadonlySet<string> {
	const reached = new Set([from]);
	for (const one of reached) {
		for (const [a, b] of links) {
			if (a === one) reached.add(b);
			if (b === one) reached.add(a);
		}
	}
	return reached;
}

/**
 * The options of a guide for which all guides can be decided together without breaking a constraint, in the guide's
 * order. A guide for which its own limits leave nothing, whatever the others decide, is set aside: it says so itself
 * and holds nobody up.
 */
export function standingOptions(
	rules: RuleBase,
	guide: Guide,
	constraints: readonly Constraint[],
	decided: Decisions
): readonly Option[] {
	const out = new Map<GuideId, Set<OptionId>>();
	for (const { limit, decisions } of constraints) {
		if (decisions.length > 0) continue;
		const gone = out.get(limit.guide) ?? new Set();
		for (const option of limit.out) gone.add(option);
		out.set(limit.guide, gone);
	}
	const domainOf = (one: Guide): readonly OptionId[] => {
		const value = decided.get(one.id);
		if (value !== undefined) return [value];
		const gone = out.get(one.id);
		return one.options.flatMap(({ id }) => (gone?.has(id) ? [] : [id]));
	};
	const left = guide.options.filter(({ id }) => !out.get(guide.id)?.has(id));
	const linking = constraints.filter(({ decisions }) => decisions.length > 0);
	if (left.length === 0 || linking.length === 0) return left;

	const guides = coupledWith(rules, guide.id).filter((one) => one !== guide);
	const domains = new Map(guides.map((one) => [one.id, domainOf(one)]));
	const takesPart = (id: GuideId) => id === guide.id || (domains.get(id)?.length ?? 0) > 0;
	const binding = linking.filter(
		({ limit, decisions }) => takesPart(limit.guide) && decisions.every((test) => takesPart(test.of))
	);
	const linked = reachable(
		guide.id,
		binding.flatMap(({ limit, decisions }) => decisions.map((test) => [limit.guide, test.of] as const))
	);
	const free = guides.filter((one) => linked.has(one.id));
	if (free.length === 0) return left;

	const chosen = new Map<GuideId, OptionId>();
	const isBroken = () =>
		binding.some(({ limit, decisions }) => {
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
		if (isBroken()) return false;
		const next = free[index];
		if (!next) return true;
		for (const candidate of domains.get(next.id) ?? []) {
			chosen.set(next.id, candidate);
			if (assign(index + 1)) return true;
		}
		chosen.delete(next.id);
		return false;
	};
	return left.filter(({ id }) => {
		chosen.clear();
		chosen.set(guide.id, id);
		return assign(0);
	});
}

/**
 * What a guide says, given every answer that it asks for.
 * @param standing the options that meet every limit
 */
export function outcomeOf(guide: Guide, standing: readonly Option[], valueOf: Lookup): Outcome {
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
