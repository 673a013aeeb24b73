/** All guides for one workload: each decided in its place, so that what is recommended together fits together. */
import type { Guide, GuideId, OptionId, Question, QuestionId, RuleBase } from '../content/model';
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
	/** Would the guide ask this question, if it had no answer? */
	dependsOn(question: QuestionId): boolean {
		const { rules, guide, decided } = this.solver;
		const given = new Map([...factsOf(this.answers)].filter(([id]) => id !== question));
		const solver = new GuideSolver(rules, guide.id, { given, decided });
		return solver.questionsToAsk(given).some(({ id }) => id === question);
	}
}

/** What a plan may be told besides the answers. */
export interface PlanSettings {
	/** plan the rest even where a scale has reached its end */
	readonly anyway?: boolean;
}

/** The joint verdict. Guides behind the one that asks are decided when somebody looks at them. */
export class Plan {
	readonly rules: RuleBase;
	readonly answers: Answers;
	/** the next question and the guide that asks it; undefined when everything was asked */
	readonly ask: { readonly question: Question; readonly guide: Guide } | undefined;
	/** a scale has reached its end: the workload is not to be containerized, so the rest is not asked */
	readonly endsWith: PlanPart | undefined;
	/** the same where the rest is planned all the same */
	readonly warnsOf: PlanPart | undefined;
	readonly #compiled: Readonly<Record<GuideId, CompiledGuide>>;
	readonly #parts: PlanPart[] = [];
	readonly #decided = new Map<GuideId, OptionId>();

	constructor(
		rules: RuleBase,
		answers: Answers,
		compiled: Readonly<Record<GuideId, CompiledGuide>>,
		{ anyway = false }: PlanSettings
	) {
		this.rules = rules;
		this.answers = answers;
		this.#compiled = compiled;
		const lastScale = rules.guides.findLastIndex((guide) => guide.isScale);
		const end = this.#firstPart(
			({ guide, judgement: { chosen } }) =>
				guide.isScale && chosen !== undefined && chosen === guide.options.at(-1),
			lastScale + 1
		);
		this.endsWith = anyway ? undefined : end;
		this.warnsOf = anyway ? end : undefined;
		const asking = this.endsWith ? undefined : this.#firstPart((part) => part.judgement.ask !== undefined);
		const question = asking?.judgement.ask;
		this.ask = asking && question ? { question, guide: asking.guide } : undefined;
	}

	/** in the order in which they are decided */
	get parts(): readonly PlanPart[] {
		while (this.#decideNext());
		return this.#parts;
	}
	/** No more guides are decided for it than needed. */
	partOf(guide: GuideId): PlanPart | undefined {
		return this.#firstPart((part) => part.guide.id === guide);
	}
	/** what is chosen; every pair of these meets every limit */
	get decided(): Decisions {
		while (this.#decideNext());
		return this.#decided;
	}

	/**
	 * The first part of which the test holds; no more guides are decided for it than needed.
	 * @param count look at the first so many guides only
	 */
	#firstPart(test: (part: PlanPart) => boolean, count = this.rules.guides.length): PlanPart | undefined {
		for (let index = 0; index < count; index++) {
			const part = this.#parts[index] ?? this.#decideNext();
			if (part && test(part)) return part;
		}
		return undefined;
	}

	#decideNext(): PlanPart | undefined {
		const guide = this.rules.guides[this.#parts.length];
		if (!guide) return undefined;
		const solver = new GuideSolver(this.rules, guide.id, {
			given: factsOf(this.answers),
			decided: this.#decided,
			compiled: this.#compiled[guide.id]
		});
		const part = new PlanPart(solver, this.answers);
		const { chosen } = part.judgement;
		if (chosen) this.#decided.set(guide.id, chosen.id);
		this.#parts.push(part);
		return part;
	}
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
	compiled: Readonly<Record<GuideId, CompiledGuide>> = {},
	settings: PlanSettings = {}
): Plan {
	return new Plan(rules, answers, compiled, settings);
}
