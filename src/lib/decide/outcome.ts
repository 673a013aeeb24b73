import type { Guide, GuideId, OptionId, Preference, RuleBase } from '../content/model';

/** What the rules say when every question that this guide asks has an answer. */
export interface Outcome {
	/** null: no option meets every limit */
	readonly option: OptionId | null;
	/** ids of the required advice that comes with the option */
	readonly required: readonly string[];
	/** the first preference that applies and has an option left; null when nothing fits */
	readonly decidedBy: Preference | null;
}

/** The part of an outcome that a person acts on. */
export type Choice = Pick<Outcome, 'option' | 'required'>;

/** Decisions that are already made: guide → option. */
export type Decisions = ReadonlyMap<GuideId, OptionId>;

const coupledGuides = new WeakMap<RuleBase, ReadonlyMap<GuideId, readonly Guide[]>>();

/**
 * The guides whose decisions can bear on each other, this one included: linked by limits of one that look at the
 * decision of another.
 */
export function coupledWith(rules: RuleBase, guide: GuideId): readonly Guide[] {
	let all = coupledGuides.get(rules);
	if (!all) {
		const links: (readonly [GuideId, GuideId])[] = [];
		for (const one of rules.guides) {
			const looked = new Set<GuideId>();
			for (const limit of one.limits)
				for (const clause of limit.when)
					for (const test of clause) if (!(test.of in rules.questions)) looked.add(test.of);
			for (const other of looked) links.push([one.id, other]);
		}
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
