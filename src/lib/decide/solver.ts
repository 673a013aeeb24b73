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
import { AS_OF } from '../content/periods';
import { Diagram, leavesUnder, type Node, type PlainDiagram, questionsOf, toPlain } from './diagram';
import type { Facts } from './facts';
import {
	constraintsOf,
	coupledWith,
	type Decisions,
	type Outcome,
	outcomeOf,
	standingOptions
} from './outcome';

/** The part of an outcome that a person acts on. */
export type Choice = Pick<Outcome, 'option' | 'required'>;

/** A guide's two diagrams as plain data: which choice, and which preference makes it. */
export interface CompiledGuide {
	readonly choice: PlainDiagram<Choice>;
	readonly reason: PlainDiagram<string | null>;
}

/** What a solver may be told beforehand. */
export interface Known {
	/** facts; those about questions of the guide itself are passed to each method instead */
	readonly given?: Facts;
	/** what a plan has decided already */
	readonly decided?: Decisions;
	/**
	 * true: given facts about the guide's own questions are compiled in as well. What is left is far smaller, which
	 * pays where a solver serves one state only.
	 */
	readonly isSettled?: boolean;
	/** what `toCompiled` made of the same rules when nothing was given; saves compiling again */
	readonly compiled?: CompiledGuide | undefined;
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
	/** facts about questions that are no variables here */
	readonly given: Facts;
	readonly decided: Decisions;
	/** the given facts about its own questions are compiled in */
	readonly isSettled: boolean;
	/** the guides whose limits can bear on this one, itself included */
	readonly coupled: readonly Guide[];
	/** what the diagrams branch on: the guide's questions, after the day where rules have dates */
	readonly variables: readonly QuestionId[];
	readonly #variables: ReadonlySet<QuestionId>;
	/** the part of `given` that limits look at */
	readonly #binding: Facts;
	readonly #choices = new Diagram<Choice>();
	readonly #choice: Node<Choice>;
	readonly #reasons = new Diagram<Preference | null>();
	#reason: Node<Preference | null> | undefined;

	/** @throws {RangeError} if the rule base has no such guide */
	constructor(
		rules: RuleBase,
		guideId: GuideId,
		{ given, decided, compiled, isSettled = false }: Known = {}
	) {
		const guide = rules.guides.find((one) => one.id === guideId);
		if (!guide) throw new RangeError(`there is no guide "${guideId}"`);
		this.rules = rules;
		this.guide = guide;
		this.coupled = coupledWith(rules, guideId);
		const looked = lookedAt(this.coupled, guide);
		const own = looked.has(AS_OF) && AS_OF in rules.questions ? [AS_OF, ...guide.asks] : guide.asks;
		this.decided = new Map(
			[...(decided ?? [])].filter(([id]) => id !== guideId && this.coupled.some((one) => one.id === id))
		);
		const isBound = [...(given ?? [])].some(([question]) => looked.has(question) && !own.includes(question));
		const ready = isBound || this.decided.size > 0 ? undefined : compiled;
		this.isSettled = isSettled && !ready;
		this.variables = this.isSettled ? own.filter((question) => given?.has(question) !== true) : own;
		this.#variables = new Set(this.variables);
		this.given = new Map([...(given ?? [])].filter(([question]) => !this.#variables.has(question)));
		this.#binding = new Map([...this.given].filter(([question]) => looked.has(question)));
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

	/** Those of the facts, given ones included, that can bear on this guide. */
	relevant(facts: Facts): Facts {
		return new Map([...this.#binding, ...[...facts].filter(([question]) => this.#variables.has(question))]);
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
		const answers = new Map<QuestionId, string>(this.#binding);
		const valueOf = (variable: string) => answers.get(variable) ?? this.decided.get(variable);
		const limits = this.coupled.flatMap((guide) => guide.limits);
		const standingAt = new Map<string, readonly Option[]>();
		const standingOf = () =>
			standingOptions(this.rules, this.guide, constraintsOf(this.rules, limits, valueOf), this.decided);

		const expand = (level: number, before: readonly Clause[]): Node<T> => {
			const alive = this.#stillMatter(before, level);
			const state = `${level}:${alive.map((clause) => clause.index).join(',')}`;
			const known = done.get(state);
			if (known) return known;
			const question = this.rules.questions[this.variables[level] ?? ''];
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
				// many states differ in preferences only, and the limits take longest
				const binding = alive.flatMap((clause) => (clause.kind === 'limit' ? [clause.index] : [])).join();
				const standing = standingAt.get(binding) ?? standingOf();
				standingAt.set(binding, standing);
				node = leaf(outcomeOf(this.guide, standing, valueOf));
			}
			done.set(state, node);
			return node;
		};
		return expand(0, clauses);
	}

	/** Every clause of every rule that can matter here; one that hangs on a question nobody has answered cannot. */
	#clauses(): Clause[] {
		const own = this.guide;
		type Rule = Pick<Clause, 'kind' | 'options' | 'guide'> & { readonly when: Condition };
		const rules: Rule[] = [
			...this.coupled.flatMap(({ limits }) =>
				limits.map(({ when, out, guide }) => ({ when, kind: 'limit' as const, guide, options: out }))
			),
			...own.preferences.map(({ when, choose, guide }) => ({
				when,
				kind: 'preference' as const,
				guide,
				options: choose
			})),
			...own.advice
				.filter((advice) => advice.required)
				.map(({ when, guide }) => ({ when, kind: 'advice' as const, guide, options: [] }))
		];
		return rules
			.flatMap(({ when, ...rest }) => when.map((tests) => ({ tests, ...rest })))
			.filter(({ tests }) =>
				tests.every((test) => {
					if (this.#variables.has(test.of)) return true;
					const value = this.#binding.get(test.of) ?? this.decided.get(test.of);
					return value === undefined ? !(test.of in this.rules.questions) : test.in.includes(value);
				})
			)
			.map((clause, index) => {
				const isDecision = clause.tests.some(
					(test) => !(test.of in this.rules.questions) && !this.decided.has(test.of)
				);
				const lastAsked = Math.max(-1, ...clause.tests.map((test) => this.variables.indexOf(test.of)));
				return { ...clause, index, certainFrom: isDecision ? Infinity : lastAsked + 1 };
			});
	}

	/**
	 * Leaves out what can no longer change anything: limits and preferences about options that are out for certain,
	 * and preferences behind one that is certain to decide.
	 */
	#stillMatter(alive: readonly Clause[], level: number): readonly Clause[] {
		const out = new Map<GuideId, Set<OptionId>>(this.coupled.map(({ id }) => [id, new Set()]));
		const isOut = (clause: Clause, option: OptionId) => out.get(clause.guide)?.has(option) === true;
		const matter = alive.filter((clause) => {
			if (clause.kind !== 'limit' || clause.certainFrom > level) return true;
			const news = clause.options.some((option) => !isOut(clause, option));
			for (const option of clause.options) out.get(clause.guide)?.add(option);
			return news;
		});
		const own = out.get(this.guide.id);
		const standing = this.guide.options.filter((option) => own?.has(option.id) !== true).length;
		let isDecided = false;
		return matter.filter((clause) => {
			if (clause.kind === 'advice') return true;
			const left = clause.options.filter((option) => !isOut(clause, option));
			if (clause.kind === 'limit') return clause.certainFrom <= level || left.length > 0;
			const matters = !isDecided && left.length > 0;
			isDecided ||= clause.certainFrom <= level && left.length === standing;
			return matters;
		});
	}
}

/** Every question that a rule which can bear on the guide looks at. */
function lookedAt(coupled: readonly Guide[], own: Guide): ReadonlySet<QuestionId> {
	const conditions = [
		...coupled.flatMap((guide) => guide.limits),
		...own.preferences,
		...own.advice.filter((advice) => advice.required)
	].map(({ when }) => when);
	return new Set(conditions.flat(2).map((test) => test.of));
}

/** One alternative of one rule's condition. */
interface Clause {
	/** its place among all clauses, as its name in a state */
	readonly index: number;
	readonly tests: readonly Test[];
	readonly kind: 'limit' | 'preference' | 'advice';
	readonly guide: GuideId;
	/** what a limit takes out or a preference chooses */
	readonly options: readonly OptionId[];
	/** from this level of questions on it holds if it is alive; never, where it looks at decisions */
	readonly certainFrom: number;
}

function allows(tests: readonly Test[], question: QuestionId, answer: string): boolean {
	return tests.every((test) => test.of !== question || test.in.includes(answer));
}
