import type {
	Guide,
	GuideId,
	Limit,
	Option,
	OptionId,
	Preference,
	Question,
	QuestionId,
	RuleBase
} from '../content/model';
import { truthOf, truthOfClause } from './condition';
import { Diagram, leavesUnder, type Node, type PlainDiagram, questionsOf, toPlain } from './diagram';
import { Expansion, type State } from './expansion';
import type { Facts } from './facts';
import type { Choice, Decisions } from './outcome';

export type { Choice } from './outcome';

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
	/** what `toCompiled` made of the same rules when nothing was given; saves compiling again */
	readonly compiled?: CompiledGuide | undefined;
}

/**
 * One guide, worked out for every combination of answers at once. The rules are compiled into a decision diagram, so
 * that each later question about the guide is a short walk through a small graph. Only those parts of it are made
 * that somebody asks for.
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
	/** the guides whose limits can bear on this one, itself included */
	readonly coupled: readonly Guide[];
	/** what the diagrams branch on: the guide's questions, after the day where rules have dates */
	readonly variables: readonly QuestionId[];
	/** the part of `given` that limits look at */
	readonly #binding: Facts;
	readonly #expansion: Expansion;
	readonly #start: State;

	/** @throws {RangeError} if the rule base has no such guide */
	constructor(rules: RuleBase, guideId: GuideId, { given, decided, compiled }: Known = {}) {
		const guide = rules.guides.find((one) => one.id === guideId);
		if (!guide) throw new RangeError(`there is no guide "${guideId}"`);
		const expansion = Expansion.of(rules, guide);
		this.rules = rules;
		this.guide = guide;
		this.coupled = expansion.coupled;
		this.variables = expansion.variables;
		this.given = new Map([...(given ?? [])].filter(([question]) => !this.variables.includes(question)));
		this.#binding = new Map([...this.given].filter(([question]) => expansion.looked.has(question)));
		this.decided = new Map(
			[...(decided ?? [])].filter(([id]) => id !== guideId && this.coupled.some((one) => one.id === id))
		);
		this.#expansion = expansion;
		this.#start = expansion.start(this.#binding, this.decided);
		if (compiled && this.#binding.size === 0 && this.decided.size === 0) this.#load(compiled);
	}

	/** Those of the facts, given ones included, that can bear on this guide. */
	relevant(facts: Facts): Facts {
		return new Map([
			...this.#binding,
			...[...facts].filter(([question]) => this.variables.includes(question))
		]);
	}

	/** The compiled guide as plain data, to be made at build time. */
	toCompiled(): CompiledGuide {
		return {
			choice: toPlain(this.after(NOTHING), (choice) => choice),
			reason: toPlain(this.reasonAfter(NOTHING), (preference) => preference?.id ?? null)
		};
	}

	/** What is left to decide when these answers are known; without answers, the whole guide. */
	after(facts: Facts): Node<Choice> {
		return this.#walk(facts, this.#choices);
	}

	/** Which preference decides when these answers are known. */
	reasonAfter(facts: Facts): Node<Preference | null> {
		return this.#walk(facts, this.#reasons);
	}

	/** What is left of a part of the guide when these answers are known too. */
	restrict(part: Node<Choice>, facts: Facts): Node<Choice> {
		return this.#expansion.choices.restrict(part, facts);
	}

	/** Every choice that some completion of these facts leads to. */
	choices(facts: Facts): readonly Choice[] {
		// with every answer there is one end, and no diagram is needed
		if (!this.#start.choice && this.variables.every((question) => facts.has(question))) {
			let choices: readonly Choice[] = [];
			this.#expansion.someEnd(this.#start, facts, (state) => {
				choices = [this.#choiceLeaf(this.#expansion.outcome(state)).value];
				return true;
			});
			return choices;
		}
		return leavesUnder(this.#walk(facts, this.#choices), NOTHING);
	}

	/** True when no completion of these facts leaves an option. */
	fitsNothing(facts: Facts): boolean {
		return !this.#expansion.someEnd(
			this.#start,
			facts,
			(state) => this.#expansion.outcome(state).option !== null
		);
	}

	/** Can the option be chosen in some completion of these facts if only these limits are kept? */
	canStand(option: OptionId, facts: Facts, limits: readonly Limit[]): boolean {
		const bit = this.#expansion.bitOf(option);
		const start = this.#expansion.start(this.#binding, this.decided, new Set(limits));
		return this.#expansion.someEnd(
			this.#expansion.under(start, facts),
			facts,
			(state) => (this.#expansion.standing(state) & bit) !== 0
		);
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
		const reasons = new Set(leavesUnder(this.reasonAfter(facts), NOTHING));
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
	 * The questions to ask, in order. On a scale every finding counts and not only the worst, so what can still add one
	 * is asked too, until the scale has reached its end.
	 */
	questionsToAsk(facts: Facts): readonly Question[] {
		const open = this.openQuestions(facts);
		const { guide, rules } = this;
		if (!guide.isScale) return open;
		const { options, mayFitNothing } = this.possible(facts);
		if (!mayFitNothing && options.every((option) => option === guide.options.at(-1))) return open;
		const valueOf = (variable: string) =>
			facts.get(variable) ?? this.given.get(variable) ?? this.decided.get(variable);
		const findings = guide.limits.filter((limit) => limit.finding && truthOf(limit.when, valueOf) === 'open');
		const looked = new Set(
			findings.flatMap(({ when }) =>
				when
					.filter((clause) => truthOfClause(clause, valueOf) === 'open')
					.flatMap((clause) => clause.map((test) => test.of))
			)
		);
		return guide.asks.flatMap((id) => {
			const question = rules.questions[id];
			const matters = open.some((one) => one.id === id) || (looked.has(id) && !facts.has(id));
			return question && matters ? [question] : [];
		});
	}

	readonly #choices: Kind<Choice> = {
		diagram: () => this.#expansion.choices,
		known: (state) => state.choice,
		keep: (state, node) => (state.choice = node),
		leaf: (state) => this.#choiceLeaf(this.#expansion.outcome(state))
	};
	readonly #reasons: Kind<Preference | null> = {
		diagram: () => this.#expansion.reasons,
		known: (state) => state.reason,
		keep: (state, node) => (state.reason = node),
		leaf: (state) => this.#reasonLeaf(this.#expansion.outcome(state).decidedBy)
	};

	#choiceLeaf({ option, required }: Choice) {
		return this.#expansion.choices.leaf(`${option ?? ''}|${required.join(',')}`, { option, required });
	}

	#reasonLeaf(preference: Preference | null) {
		return this.#expansion.reasons.leaf(preference?.id ?? '', preference);
	}

	#load({ choice, reason }: CompiledGuide): void {
		this.#start.choice ??= this.#expansion.choices.load(choice, (one) => this.#choiceLeaf(one));
		this.#start.reason ??= this.#expansion.reasons.load(reason, (id) =>
			this.#reasonLeaf(this.guide.preferences.find((preference) => preference.id === id) ?? null)
		);
	}

	/** The function that is left under these facts. What lies below the last of them is kept for the next time. */
	#walk<T>(facts: Facts, kind: Kind<T>): Node<T> {
		const { variables, rules } = this;
		const diagram = kind.diagram();
		const lastKnown = variables.findLastIndex((question) => facts.has(question));
		const done = new Map<State, Node<T>>();
		const visit = (state: State): Node<T> => {
			const whole = kind.known(state);
			if (whole) return state.level > lastKnown ? whole : diagram.restrict(whole, facts);
			const before = done.get(state);
			if (before) return before;
			const question = state.isEnd ? undefined : rules.questions[variables[state.level] ?? ''];
			let node: Node<T>;
			if (question) {
				const given = facts.get(question.id);
				const isGiven = given !== undefined && question.answers.some((answer) => answer.id === given);
				node = isGiven
					? visit(this.#expansion.after(state, given))
					: diagram.branch(
							question.id,
							new Map(question.answers.map(({ id }) => [id, visit(this.#expansion.after(state, id))]))
						);
			} else {
				node = kind.leaf(state);
			}
			if (state.level > lastKnown) kind.keep(state, node);
			else done.set(state, node);
			return node;
		};
		return visit(kind.known(this.#start) ? this.#start : this.#expansion.under(this.#start, facts));
	}
}

/** One of the two functions that a guide is: which choice, or which preference makes it. */
interface Kind<T> {
	readonly diagram: () => Diagram<T>;
	readonly known: (state: State) => Node<T> | undefined;
	readonly keep: (state: State, node: Node<T>) => void;
	readonly leaf: (state: State) => Node<T>;
}

const NOTHING: Facts = new Map();
