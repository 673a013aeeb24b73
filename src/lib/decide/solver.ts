import type {
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
import { Diagram, leavesOf, type Node, questionsOf } from './diagram';
import type { Facts } from './facts';
import { constraintsOf, type Outcome, outcomeOf } from './outcome';

/** The part of an outcome that a person acts on. */
export type Choice = Pick<Outcome, 'option' | 'required'>;

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

	/** @throws {RangeError} if the rule base has no such guide */
	constructor(rules: RuleBase, guideId: GuideId, given: Facts = new Map()) {
		const guide = rules.guides.find((one) => one.id === guideId);
		if (!guide) throw new RangeError(`there is no guide "${guideId}"`);
		this.rules = rules;
		this.guide = guide;
		this.given = new Map([...given].filter(([question]) => !guide.asks.includes(question)));
		this.#choice = this.#compile(this.#choices, ({ option, required }) =>
			this.#choices.leaf(`${option ?? ''}|${required.join(',')}`, { option, required })
		);
	}

	/** What is left to decide when these answers are known; without answers, the whole guide. */
	after(facts: Facts): Node<Choice> {
		return this.#choices.restrict(this.#choice, facts);
	}

	/** Every choice that some completion of these facts leads to. */
	choices(facts: Facts): readonly Choice[] {
		return leavesOf(this.after(facts));
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
		this.#reason ??= this.#compile(this.#reasons, ({ decidedBy }) =>
			this.#reasons.leaf(decidedBy?.id ?? '', decidedBy)
		);
		const reasons = new Set(leavesOf(this.#reasons.restrict(this.#reason, facts)));
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

	/**
	 * Shannon expansion in the order of `asks`. Two partial answers that leave the same clauses alive leave the same
	 * function, so each such state is worked out once.
	 */
	#compile<T>(diagram: Diagram<T>, leaf: (outcome: Outcome) => Node<T>): Node<T> {
		const clauses = this.#clauses();
		const done = new Map<string, Node<T>>();
		const answers = new Map<QuestionId, string>(this.given);
		const valueOf = (variable: string) => answers.get(variable);
		const limits = this.rules.guides.flatMap((guide) => guide.limits);

		const expand = (level: number, alive: readonly number[]): Node<T> => {
			const state = `${level}:${alive.join(',')}`;
			const known = done.get(state);
			if (known) return known;
			const question = this.rules.questions[this.guide.asks[level] ?? ''];
			let node: Node<T>;
			if (question) {
				const next = new Map<string, Node<T>>();
				for (const { id } of question.answers) {
					answers.set(question.id, id);
					next.set(id, expand(level + 1, alive.filter((index) => allows(clauses[index], question.id, id))));
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
		return expand(0, [...clauses.keys()]);
	}

	/** Every clause of every rule that can matter here; one that hangs on a question nobody has answered cannot. */
	#clauses(): (readonly Test[])[] {
		const rules = [
			...this.rules.guides.flatMap((guide) => guide.limits),
			...this.guide.preferences,
			...this.guide.advice.filter((advice) => advice.required)
		];
		return rules
			.flatMap((rule) => rule.when)
			.filter((clause) =>
				clause.every((test) => {
					if (!(test.of in this.rules.questions) || this.guide.asks.includes(test.of)) return true;
					const value = this.given.get(test.of);
					return value !== undefined && test.in.includes(value);
				})
			);
	}
}

function allows(clause: readonly Test[] | undefined, question: QuestionId, answer: string): boolean {
	return clause?.every((test) => test.of !== question || test.in.includes(answer)) ?? false;
}
