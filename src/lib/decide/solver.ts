import type {
	Condition,
	Guide,
	GuideId,
	Option,
	OptionId,
	Preference,
	Question,
	QuestionId,
	RuleBase,
	Test
} from '../content/model';
import { Diagram, leavesUnder, type Node, type PlainDiagram, questionsOf, toPlain } from './diagram';
import type { Facts } from './facts';
import { constraintsOf, type Outcome, outcomeOf } from './outcome';

/** The part of an outcome that a person acts on. */
export type Choice = Pick<Outcome, 'option' | 'required'>;

/** A guide's two diagrams as plain data: which choice, and which preference makes it. */
export interface CompiledGuide {
	readonly choice: PlainDiagram<Choice>;
	readonly reason: PlainDiagram<string | null>;
}

/**
 * One guide, worked out for every combination of answers at once. The rules are compiled into a decision diagram, so
 * that each later question about the guide is a short walk through a small graph.
 *
 * Facts about questions that this guide does not ask are taken as given; they bind through limits that look at
 * other decisions. The answers to its own questions are passed to each method, so one solver serves a whole run.
 */
export class GuideSolver {
	readonly rules: RuleBase;
	readonly guide: Guide;
	readonly given: Facts;
	readonly #choices = new Diagram<Choice>();
	readonly #choice: Node<Choice>;
	readonly #reasons = new Diagram<Preference | null>();
	#reason: Node<Preference | null> | undefined;

	/**
	 * @param given facts of other guides
	 * @param compiled what `toCompiled` made of the same rules without facts of other guides; saves compiling again
	 * @throws {RangeError} if the rule base has no such guide
	 */
	constructor(rules: RuleBase, guideId: GuideId, given: Facts = new Map(), compiled?: CompiledGuide) {
		const guide = rules.guides.find((one) => one.id === guideId);
		if (!guide) throw new RangeError(`there is no guide "${guideId}"`);
		this.rules = rules;
		this.guide = guide;
		this.given = new Map([...given].filter(([question]) => !guide.asks.includes(question)));
		const ready = this.given.size === 0 ? compiled : undefined;
		const choiceLeaf = ({ option, required }: Choice) =>
			this.#choices.leaf(`${option ?? ''}|${required.join(',')}`, { option, required });
		this.#choice = ready
			? this.#choices.load(ready.choice, choiceLeaf)
			: this.#compile(this.#choices, choiceLeaf);
		if (ready) {
			this.#reason = this.#reasons.load(ready.reason, (id) =>
				this.#reasonLeaf(guide.preferences.find((preference) => preference.id === id) ?? null)
			);
		}
	}

	/** The compiled guide as plain data, to be made at build time. */
	toCompiled(): CompiledGuide {
		return {
			choice: toPlain(this.#choice, (choice) => choice),
			reason: toPlain(this.#reasonRoot(), (preference) => preference?.id ?? null)
		};
	}

	/** What is left to decide when these answers are known; without answers, the whole guide. */
	after(facts: Facts): Node<Choice> {
		return this.#choices.restrict(this.#choice, facts);
	}

	/** Every choice that some completion of these facts leads to. */
	choices(facts: Facts): readonly Choice[] {
		return leavesUnder(this.#choice, facts);
	}

	/** Options that some completion of these facts chooses, in the guide's order, and whether one fits nothing. */
	possible(facts: Facts): { readonly options: readonly Option[]; readonly mayFitNothing: boolean } {
		const chosen = new Set<OptionId | null>(this.choices(facts).map((choice) => choice.option));
		return {
			options: this.guide.options.filter((option) => chosen.has(option.id)),
			mayFitNothing: chosen.has(null)
		};
	}

	/** The preferences that decide in some completion of these facts, in order of priority. */
	deciding(facts: Facts): readonly Preference[] {
		const reasons = new Set(leavesUnder(this.#reasonRoot(), facts));
		return this.guide.preferences.filter((preference) => reasons.has(preference));
	}

	/** The questions whose answer can still change the choice or a required step, in the order in which to ask. */
	openQuestions(facts: Facts): readonly Question[] {
		const open = questionsOf(this.after(facts));
		return this.guide.asks.flatMap((id) => {
			const question = this.rules.questions[id];
			return question && open.has(id) ? [question] : [];
		});
	}

	#reasonRoot(): Node<Preference | null> {
		this.#reason ??= this.#compile(this.#reasons, ({ decidedBy }) => this.#reasonLeaf(decidedBy));
		return this.#reason;
	}

	#reasonLeaf(preference: Preference | null) {
		return this.#reasons.leaf(preference?.id ?? '', preference);
	}

	/**
	 * Shannon expansion in the order of `asks`. Two partial answers that leave the same clauses alive and the same
	 * options standing leave the same function, so each such state is worked out once.
	 */
	#compile<T>(diagram: Diagram<T>, leaf: (outcome: Outcome) => Node<T>): Node<T> {
		const clauses = this.#clauses();
		const done = new Map<string, Node<T>>();
		const answers = new Map<QuestionId, string>(this.given);
		const valueOf = (variable: string) => answers.get(variable);
		const limits = this.rules.guides.flatMap((guide) => guide.limits);

		const expand = (level: number, before: readonly Clause[]): Node<T> => {
			const alive = this.#stillMatter(before, level);
			const state = `${level}:${alive.map((clause) => clause.index).join(',')}`;
			const known = done.get(state);
			if (known) return known;
			const question = this.rules.questions[this.guide.asks[level] ?? ''];
			let node: Node<T>;
			if (question) {
				const next = new Map<string, Node<T>>();
				for (const { id } of question.answers) {
					answers.set(question.id, id);
					next.set(
						id,
						expand(
							level + 1,
							alive.filter((clause) => allows(clause.tests, question.id, id))
						)
					);
				}
				answers.delete(question.id);
				node = diagram.branch(question.id, next);
			} else {
				const constraints = constraintsOf(this.rules, limits, valueOf);
				node = leaf(outcomeOf(this.rules, this.guide, constraints, valueOf));
			}
			done.set(state, node);
			return node;
		};
		return expand(0, clauses);
	}

	/** Every clause of every rule that can matter here; one that hangs on a question nobody has answered cannot. */
	#clauses(): Clause[] {
		const own = this.guide;
		const rules: { when: Condition; kind: Clause['kind']; options: readonly OptionId[] }[] = [
			...own.limits.map(({ when, out }) => ({ when, kind: 'limit' as const, options: out })),
			...own.preferences.map(({ when, choose }) => ({ when, kind: 'preference' as const, options: choose })),
			...own.advice
				.filter((advice) => advice.required)
				.map(({ when }) => ({ when, kind: 'other' as const, options: [] })),
			...this.rules.guides
				.filter((guide) => guide !== own)
				.flatMap((guide) => guide.limits.map(({ when }) => ({ when, kind: 'other' as const, options: [] })))
		];
		return rules
			.flatMap(({ when, kind, options }) => when.map((tests) => ({ tests, kind, options })))
			.filter(({ tests }) =>
				tests.every((test) => {
					if (!(test.of in this.rules.questions) || own.asks.includes(test.of)) return true;
					const value = this.given.get(test.of);
					return value !== undefined && test.in.includes(value);
				})
			)
			.map(({ tests, kind, options }, index) => {
				const isDecision = tests.some((test) => !(test.of in this.rules.questions));
				const lastAsked = Math.max(-1, ...tests.map((test) => own.asks.indexOf(test.of)));
				return { index, tests, kind, options, certainFrom: isDecision ? Infinity : lastAsked + 1 };
			});
	}

	/**
	 * Leaves out what can no longer change anything: limits and preferences about options that are out for certain,
	 * and preferences behind one that is certain to decide.
	 */
	#stillMatter(alive: readonly Clause[], level: number): readonly Clause[] {
		const out = new Set<OptionId>();
		const matter = alive.filter((clause) => {
			if (clause.kind !== 'limit' || clause.certainFrom > level) return true;
			const news = clause.options.some((option) => !out.has(option));
			for (const option of clause.options) out.add(option);
			return news;
		});
		const standing = this.guide.options.filter((option) => !out.has(option.id)).length;
		let decided = false;
		return matter.filter((clause) => {
			if (clause.kind === 'limit')
				return clause.certainFrom <= level || clause.options.some((option) => !out.has(option));
			if (clause.kind !== 'preference') return true;
			const left = clause.options.filter((option) => !out.has(option));
			const matters = !decided && left.length > 0;
			decided ||= clause.certainFrom <= level && left.length === standing;
			return matters;
		});
	}
}

/** One alternative of one rule's condition. */
interface Clause {
	/** its place among all clauses, as its name in a state */
	readonly index: number;
	readonly tests: readonly Test[];
	readonly kind: 'limit' | 'preference' | 'other';
	/** what a limit of this guide takes out or a preference chooses */
	readonly options: readonly OptionId[];
	/** from this level of questions on it holds if it is alive; never, where it looks at decisions */
	readonly certainFrom: number;
}

function allows(tests: readonly Test[], question: QuestionId, answer: string): boolean {
	return tests.every((test) => test.of !== question || test.in.includes(answer));
}
