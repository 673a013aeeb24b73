import { type Evidence, evidenceOf } from '../content/evidence';
import type { Content, Guide, RuleBase } from '../content/model';
import { outlineOf, sizeOf, type Step } from './outline';
import { AS_OF, periodOf } from '../content/periods';
import { type CompiledGuide, GuideSolver } from './solver';

/** Everything the page of one guide needs, made at build time. */
export interface GuidePage {
	readonly guide: string;
	/** other guides only with what can bind this one: their options and limits */
	readonly rules: RuleBase;
	readonly compiled: CompiledGuide;
	readonly evidence: readonly Evidence[];
	/** the day for which the outline holds, `YYYY-MM-DD` */
	readonly day: string;
	/** undefined where every answer leads to the same choice */
	readonly outline: Step | undefined;
	readonly size: { readonly steps: number; readonly verdicts: number };
	readonly lessons: readonly { readonly id: string; readonly title: string }[];
}

/**
 * @param day the day for which the outline holds, `YYYY-MM-DD`
 * @throws {RangeError} if there is no such guide
 */
export function guidePage(content: Content, guideId: string, day: string): GuidePage {
	const period = periodOf(content.rules.questions[AS_OF], day);
	const facts = new Map(period === undefined ? [] : [[AS_OF, period]]);
	const solver = new GuideSolver(content.rules, guideId);
	const { guide } = solver;
	const rules: RuleBase = {
		questions: content.rules.questions,
		guides: content.rules.guides.map((one) => (one === guide ? one : { ...one, preferences: [], advice: [] }))
	};
	return {
		guide: guideId,
		rules,
		compiled: solver.toCompiled(),
		evidence: evidenceOf(content, [...claimsOf(guide), ...claimsFromElsewhere(rules, guide)]),
		outline: outlineOf(solver, facts),
		size: sizeOf(solver, facts),
		day,
		lessons: content.modules
			.flatMap((module) => module.lessons)
			.filter((lesson) => lesson.guides?.includes(guideId))
			.map(({ id, title }) => ({ id, title }))
	};
}

function claimsOf(guide: Guide): string[] {
	return [...guide.options, ...guide.limits, ...guide.preferences, ...guide.advice].flatMap(
		(one) => one.claims
	);
}

/** What proves the limits of other guides that tie their decisions to this one's: they can take its options out. */
function claimsFromElsewhere(rules: RuleBase, guide: Guide): string[] {
	return rules.guides
		.filter((one) => one.id !== guide.id)
		.flatMap((one) => one.limits)
		.filter((limit) => limit.when.flat().some((test) => test.of === guide.id))
		.flatMap((limit) => limit.claims);
}
