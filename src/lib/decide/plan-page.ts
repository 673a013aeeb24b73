import { type Evidence, evidenceOf } from '../content/evidence';
import type { Content, GuideId, RuleBase } from '../content/model';
import { type CompiledGuide, GuideSolver } from './solver';

/** What the pages about whole workloads need, made at build time. What proves the rules comes apart from it. */
export interface PlanPage {
	readonly rules: RuleBase;
	readonly compiled: Readonly<Record<GuideId, CompiledGuide>>;
	/** the newest day on which a claim behind the rules was checked, `YYYY-MM-DD` */
	readonly edition: string;
}

export function planPage(content: Content): PlanPage {
	const { rules } = content;
	return {
		rules,
		compiled: Object.fromEntries(
			rules.guides.map(({ id }) => [id, new GuideSolver(rules, id).toCompiled()] as const)
		),
		edition: editionOf(content)
	};
}

/** The day by which somebody can tell one state of the rules from another. */
export function editionOf(content: Content): string {
	return (
		claimsOf(content.rules)
			.map((id) => content.claims[id]?.checked ?? '')
			.sort()
			.at(-1) ?? ''
	);
}

/** The proof of every rule of every guide: as large as all the rules, and needed only where a plan is read. */
export function planEvidence(content: Content): readonly Evidence[] {
	return evidenceOf(content, claimsOf(content.rules));
}

function claimsOf({ guides }: RuleBase): readonly string[] {
	return guides.flatMap(({ options, limits, preferences, advice }) =>
		[...options, ...limits, ...preferences, ...advice].flatMap(({ claims }) => claims)
	);
}
