/** All guides for one workload: each decided in its place, so that what is recommended together fits together. */
import type { Guide, GuideId, OptionId, Question, RuleBase } from '../content/model';
import type { Answers } from './facts';
import { factsOf } from './facts';
import type { Decisions } from './outcome';
import { type CompiledGuide, GuideSolver } from './solver';
import { judge, type Judgement, verdict, type Verdict } from './verdict';

/** One guide's share of a plan. Its reasons take longer to find than its choice, so they are found when asked for. */
export class PlanPart {
	readonly solver: GuideSolver;
	readonly answers: Answers;
	readonly judgement: Judgement;
	#verdict: Verdict | undefined;

	constructor(solver: GuideSolver, answers: Answers) {
		this.solver = solver;
		this.answers = answers;
		this.judgement = judge(solver, answers);
	}

	get guide(): Guide {
		return this.solver.guide;
	}
	get kind(): Verdict['kind'] {
		const { chosen, possible } = this.judgement;
		return chosen ? 'chosen' : possible.length > 0 ? 'undecided' : 'none-fits';
	}
	/** with reasons */
	get verdict(): Verdict {
		this.#verdict ??= verdict(this.solver, this.answers);
		return this.#verdict;
	}
}

export interface Plan {
	readonly answers: Answers;
	/** in the order in which they are decided */
	readonly parts: readonly PlanPart[];
	/** what is chosen; every pair of these meets every limit */
	readonly decided: Decisions;
	/** the next question and the guide that asks it; undefined when everything was asked */
	readonly ask: { readonly question: Question; readonly guide: Guide } | undefined;
	/** a scale has reached its end: the workload is not to be containerized, so the rest is not asked */
	readonly endsWith: PlanPart | undefined;
}

/**
 * Decides the guides one after the other. An option is chosen only if the guides that come later can still be decided
 * with it; what is chosen is then fixed for them. So an early guide has the first choice, and no two recommendations
 * break a limit together.
 *
 * @param answers of all guides, and the period of the day
 * @param compiled by guide; saves compiling where nothing outside a guide bears on it
 */
export function planOf(
	rules: RuleBase,
	answers: Answers,
	compiled: Readonly<Record<GuideId, CompiledGuide>> = {}
): Plan {
	const given = factsOf(answers);
	const decided = new Map<GuideId, OptionId>();
	const parts = rules.guides.map((guide) => {
		const solver = new GuideSolver(rules, guide.id, { given, decided, compiled: compiled[guide.id] });
		const part = new PlanPart(solver, answers);
		const { chosen } = part.judgement;
		if (chosen) decided.set(guide.id, chosen.id);
		return part;
	});
	const endsWith = parts.find(
		({ guide, judgement }) => guide.isScale && judgement.chosen && judgement.chosen === guide.options.at(-1)
	);
	const asking = endsWith ? undefined : parts.find((part) => part.judgement.ask);
	const question = asking?.judgement.ask;
	return {
		answers,
		parts,
		decided,
		ask: asking && question ? { question, guide: asking.guide } : undefined,
		endsWith
	};
}
