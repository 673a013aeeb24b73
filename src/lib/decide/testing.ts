/**
 * The rules' meaning written a second time, in the plainest way there is, for tests to compare with. It shares no
 * code with the solver: every combination of answers, and every joint assignment of the guides that a limit links.
 * See docs/decisions/0008-coupled-guides.md for what it says.
 */
import type { Condition, Guide, RuleBase, Test } from '../content/model';
import { AS_OF } from '../content/periods';

type Values = ReadonlyMap<string, string>;
const NONE: Values = new Map();

/** An option, or `null` for "nothing fits", with the ids of its required advice: what a person acts on. */
export interface PlainChoice {
	readonly option: string | null;
	readonly required: readonly string[];
}
export interface PlainOutcome extends PlainChoice {
	/** the preference that decides */
	readonly preference: string | null;
}

/** One alternative of one rule's condition. */
interface Alternative {
	/** its place among all of them */
	readonly number: number;
	readonly kind: 'limit' | 'preference' | 'advice';
	readonly rule: string;
	readonly guide: string;
	/** what a limit takes out or a preference chooses */
	readonly options: readonly string[];
	/** tests on what this guide asks */
	readonly asked: readonly Test[];
	/** tests on decisions that are not made yet */
	readonly decisions: readonly Test[];
}

/** This guide and all that limits link with it, directly or over others. */
export function plainlyCoupled(rules: RuleBase, guide: Guide): readonly Guide[] {
	const group = new Set([guide.id]);
	for (let before = 0; before < group.size;) {
		before = group.size;
		for (const { id, limits } of rules.guides) {
			const looks = limits.flatMap((limit) => limit.when.flat().map((test) => test.of));
			const others = looks.filter((of) => rules.guides.some((one) => one.id === of));
			if (group.has(id) || others.some((of) => group.has(of)))
				for (const one of others.length > 0 ? [id, ...others] : []) group.add(one);
		}
	}
	return rules.guides.filter((one) => group.has(one.id));
}

/** What is known beforehand: facts that this guide does not ask for, and decisions of a plan. */
export interface PlainlyKnown {
	readonly given?: Values;
	readonly decided?: Values;
}

/** A partial combination: which alternatives can still hold after the answers so far. */
interface PlainState {
	/** how many of the guide's questions are answered */
	readonly level: number;
	readonly alive: readonly number[];
	/** by answer, in the question's order */
	readonly next: PlainState[];
	/** after all questions: number of the outcome, -1 before it is worked out */
	outcome: number;
}

export interface PlainEnd {
	readonly state: PlainState;
	/** the number of a full combination that leads there */
	readonly index: number;
}

/** Answers of one day, as numbers in mixed radix; digit 0 is "not sure", and the last question is the last digit. */
export interface PlainDay {
	/** choices that some completion leads to: bit n of word w is choice 32w + n */
	readonly words: readonly Int32Array[];
	/** questions, in the order of `asks`, whose answer still makes a difference, one bit each */
	readonly matters: Int32Array;
	/** for full combinations the number of the outcome, otherwise -1 */
	readonly outcome: Int32Array;
}

/** One guide, worked out for all combinations of answers. */
export class PlainGuide {
	readonly rules: RuleBase;
	readonly guide: Guide;
	/** answers of each question in `asks` */
	readonly domains: readonly (readonly string[])[];
	readonly strides: readonly number[];
	/** combinations of one day, "not sure" included, and without it */
	readonly size: number;
	readonly full: number;
	/** the first period of each set of periods in which the same rules hold; one empty text where no rule has a date */
	readonly days: readonly string[];
	readonly outcomes: PlainOutcome[] = [];
	/** distinct choices; several outcomes can be the same choice for different reasons */
	readonly choices: PlainChoice[] = [];
	/** outcome → choice */
	readonly choiceOf: number[] = [];
	readonly #alternatives: readonly Alternative[];
	readonly #decided: Values;
	readonly #dayOf = new Map<string, string>();
	readonly #starts = new Map<string, PlainState>();
	readonly #states = new Map<string, PlainState>();
	readonly #numbers = new Map<string, number>();
	readonly #choiceNumbers = new Map<string, number>();
	readonly #standing = new Map<string, ReadonlySet<string>>();
	readonly #standingBySet = new Map<string, ReadonlySet<string>>();
	/** by level and answer */
	readonly #passed: Uint8Array[][] = [];
	readonly #ends = new Map<string, readonly PlainEnd[]>();

	constructor(rules: RuleBase, guide: Guide, { given = NONE, decided = NONE }: PlainlyKnown = {}) {
		this.rules = rules;
		this.guide = guide;
		this.#decided = new Map([...decided].filter(([id]) => id !== guide.id));
		this.domains = guide.asks.map((id) => rules.questions[id]?.answers.map((answer) => answer.id) ?? []);
		this.strides = this.domains.map((_, at) =>
			this.domains.slice(at + 1).reduce((product, domain) => product * (domain.length + 1), 1)
		);
		this.size = this.domains.reduce((product, domain) => product * (domain.length + 1), 1);
		this.full = this.domains.reduce((product, domain) => product * domain.length, 1);
		this.#alternatives = this.#read(given);
		this.days = this.#distinctDays();
	}

	/** Every alternative of every rule that can hold, with what is known beforehand left out of its tests. */
	#read(given: Values): Alternative[] {
		const { rules, guide } = this;
		const weighed: (Pick<Alternative, 'kind' | 'rule' | 'guide' | 'options'> & { when: Condition })[] = [
			...plainlyCoupled(rules, guide).flatMap(({ limits }) =>
				limits.map(({ id, guide, when, out }) => ({
					kind: 'limit' as const,
					rule: id,
					guide,
					when,
					options: out
				}))
			),
			...guide.preferences.map(({ id, guide, when, choose }) => ({
				kind: 'preference' as const,
				rule: id,
				guide,
				when,
				options: choose
			})),
			...guide.advice
				.filter((advice) => advice.required)
				.map(({ id, guide, when }) => ({ kind: 'advice' as const, rule: id, guide, when, options: [] }))
		];
		const isDecision = (test: Test) => rules.guides.some((one) => one.id === test.of);
		const isAsked = (test: Test) => test.of === AS_OF || guide.asks.includes(test.of);
		const alternatives = weighed.flatMap(({ when, ...rest }) =>
			when.flatMap((clause) => {
				const open: Test[] = [];
				for (const test of clause) {
					const value = isAsked(test) ? undefined : (this.#decided.get(test.of) ?? given.get(test.of));
					// nothing that nobody said can bind
					if (value === undefined && !isAsked(test) && !isDecision(test)) return [];
					if (value !== undefined && !test.in.includes(value)) return [];
					if (value === undefined) open.push(test);
				}
				return [
					{
						...rest,
						asked: open.filter((test) => !isDecision(test)),
						decisions: open.filter((test) => isDecision(test))
					}
				];
			})
		);
		return alternatives.map((alternative, number) => ({ ...alternative, number }));
	}

	#distinctDays(): string[] {
		const periods = this.rules.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [];
		const dated = this.#alternatives.filter(({ asked }) => asked.some((test) => test.of === AS_OF));
		if (dated.length === 0) {
			for (const period of periods) this.#dayOf.set(period, '');
			return [''];
		}
		const bySet = new Map<string, string>();
		for (const period of periods) {
			const held = dated.map(({ asked }) =>
				asked.every((test) => test.of !== AS_OF || test.in.includes(period))
			);
			const key = held.map(Number).join('');
			if (!bySet.has(key)) bySet.set(key, period);
			this.#dayOf.set(period, bySet.get(key) ?? period);
		}
		return [...bySet.values()];
	}

	/** The day among `days` on which the same rules hold as in this period. */
	dayOf(period: string | undefined): string {
		return this.#dayOf.get(period ?? '') ?? this.days[0] ?? '';
	}

	#state(level: number, alive: readonly number[]): PlainState {
		const key = `${level}:${String.fromCharCode(...alive)}`;
		const known = this.#states.get(key);
		if (known) return known;
		const state: PlainState = { level, alive, next: [], outcome: -1 };
		this.#states.set(key, state);
		return state;
	}

	get stateCount(): number {
		return this.#states.size;
	}

	start(day: string): PlainState {
		const known = this.#starts.get(day);
		if (known) return known;
		const alive = this.#alternatives.flatMap(({ asked }, index) =>
			asked.every((test) => test.of !== AS_OF || test.in.includes(day)) ? [index] : []
		);
		const start = this.#state(0, alive);
		this.#starts.set(day, start);
		return start;
	}

	/** @param answer its place in the question's answers */
	after(state: PlainState, answer: number): PlainState {
		const known = state.next[answer];
		if (known) return known;
		const passing = this.#passing(state.level, answer);
		const next = this.#state(
			state.level + 1,
			state.alive.filter((index) => passing[index] === 1)
		);
		state.next[answer] = next;
		return next;
	}

	/** By alternative: 1 if none of its tests speaks against this answer. Worked out once for each answer. */
	#passing(level: number, answer: number): Uint8Array {
		const ofQuestion = (this.#passed[level] ??= []);
		const question = this.guide.asks[level] ?? '';
		const value = this.domains[level]?.[answer] ?? '';
		return (ofQuestion[answer] ??= Uint8Array.from(this.#alternatives, ({ asked }) =>
			Number(asked.every((test) => test.of !== question || test.in.includes(value)))
		));
	}

	/** The number of the outcome after all questions: it depends on the alternatives that hold, and nothing else. */
	outcomeOf(state: PlainState): number {
		if (state.outcome < 0) state.outcome = this.#number(this.#outcome(state.alive));
		return state.outcome;
	}

	#outcome(held: readonly number[]): PlainOutcome {
		const alternatives = held.flatMap((index) => this.#alternatives[index] ?? []);
		const standing = this.#standingOptions(alternatives.filter((one) => one.kind === 'limit'));
		for (const { kind, rule, options } of alternatives) {
			if (kind !== 'preference') continue;
			const option = options.find((one) => standing.has(one));
			if (option === undefined) continue;
			const required = alternatives.filter(
				(one) => one.kind === 'advice' && one.decisions.every((test) => test.in.includes(option))
			);
			return { option, required: [...new Set(required.map((one) => one.rule))], preference: rule };
		}
		return { option: null, required: [], preference: null };
	}

	/** Combinations in which the same limits hold come up by the thousand, so each set of limits is worked out once. */
	#standingOptions(limits: readonly Alternative[]): ReadonlySet<string> {
		const key = String.fromCharCode(...limits.map((limit) => limit.number));
		let standing = this.#standingBySet.get(key);
		if (!standing) {
			standing = this.#decideTogether(limits);
			this.#standingBySet.set(key, standing);
		}
		return standing;
	}

	#decideTogether(limits: readonly Alternative[]): ReadonlySet<string> {
		const own = this.guide.id;
		const domains = new Map(
			this.rules.guides.map(({ id, options }) => {
				const value = this.#decided.get(id);
				const gone = limits.filter((limit) => limit.guide === id && limit.decisions.length === 0);
				const left = options
					.map((one) => one.id)
					.filter((one) => !gone.some((limit) => limit.options.includes(one)));
				return [id, value === undefined ? left : [value]];
			})
		);
		const left = domains.get(own) ?? [];
		// what cannot be broken with the options left does not bind: so a guide without options is set aside
		const canHold = (guide: string, options: readonly string[]) =>
			domains.get(guide)?.some((one) => options.includes(one)) === true;
		const binding = limits.filter(
			({ guide, options, decisions }) =>
				decisions.length > 0 &&
				canHold(guide, options) &&
				decisions.every((test) => canHold(test.of, test.in))
		);
		const linked = new Set([own]);
		for (let before = 0; before < linked.size;) {
			before = linked.size;
			for (const { guide, decisions } of binding) {
				const guides = [guide, ...decisions.map((test) => test.of)];
				if (guides.some((one) => linked.has(one))) for (const one of guides) linked.add(one);
			}
		}
		const key = [
			...binding.map((limit) => limit.number),
			...[...linked].map((one) => domains.get(one)?.join())
		].join(';');
		const known = this.#standing.get(key);
		if (known) return known;

		let joint: ReadonlyMap<string, string>[] = left.map((option) => new Map([[own, option]]));
		for (const guide of linked) {
			if (guide === own) continue;
			joint = joint
				.flatMap((one) => (domains.get(guide) ?? []).map((option) => new Map(one).set(guide, option)))
				.filter(
					(one) =>
						!binding.some(
							({ guide, options, decisions }) =>
								options.includes(one.get(guide) ?? '') &&
								decisions.every((test) => test.in.includes(one.get(test.of) ?? ''))
						)
				);
		}
		const standing = new Set(joint.flatMap((one) => one.get(own) ?? []));
		this.#standing.set(key, standing);
		return standing;
	}

	#number(outcome: PlainOutcome): number {
		const key = `${choiceKey(outcome)}|${outcome.preference ?? '-'}`;
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		const number = this.outcomes.push(outcome) - 1;
		this.#numbers.set(key, number);
		const choice = choiceKey(outcome);
		let choiceNumber = this.#choiceNumbers.get(choice);
		if (choiceNumber === undefined) {
			choiceNumber = this.choices.push({ option: outcome.option, required: outcome.required }) - 1;
			this.#choiceNumbers.set(choice, choiceNumber);
		}
		this.choiceOf.push(choiceNumber);
		return number;
	}

	/** -1 for a choice that no combination leads to */
	numberOf(choice: PlainChoice): number {
		return this.#choiceNumbers.get(choiceKey(choice)) ?? -1;
	}

	/** The choices that some completion of these facts leads to, by walking through all of them. */
	choicesOf(facts: Values): readonly PlainChoice[] {
		const found = new Set<number>();
		const seen = new Set<PlainState>();
		const visit = (state: PlainState): void => {
			if (seen.has(state)) return;
			seen.add(state);
			const domain = this.domains[state.level];
			if (!domain) {
				found.add(this.choiceOf[this.outcomeOf(state)] ?? -1);
				return;
			}
			const given = domain.indexOf(facts.get(this.guide.asks[state.level] ?? '') ?? '');
			if (given >= 0) visit(this.after(state, given));
			else for (const answer of domain.keys()) visit(this.after(state, answer));
		};
		const period = facts.get(AS_OF);
		for (const day of period === undefined ? this.days : [this.dayOf(period)]) visit(this.start(day));
		return [...found].flatMap((number) => this.choices[number] ?? []);
	}

	/** The options of these choices, sorted; `null` is written as `-`. */
	optionsOf(facts: Values): string {
		return optionsIn(this.choicesOf(facts));
	}

	/** Does the answer to this question make a difference in some completion of these facts? */
	matters(facts: Values, question: string): boolean {
		const at = this.guide.asks.indexOf(question);
		const choiceAfter = (answer: number) =>
			this.choicesOf(new Map(facts).set(question, this.domains[at]?.[answer] ?? ''));
		const open = this.guide.asks.find((one) => one !== question && !facts.has(one));
		if (open === undefined)
			return (
				new Set((this.domains[at] ?? []).map((_, answer) => JSON.stringify(choiceAfter(answer)))).size > 1
			);
		return (this.domains[this.guide.asks.indexOf(open)] ?? []).some((value) =>
			this.matters(new Map(facts).set(open, value), question)
		);
	}

	indexOf(facts: Values): number {
		return this.guide.asks.reduce((sum, id, at) => {
			const value = facts.get(id);
			return (
				sum +
				(value === undefined ? 0 : (this.domains[at] ?? []).indexOf(value) + 1) * (this.strides[at] ?? 0)
			);
		}, 0);
	}

	digit(index: number, at: number): number {
		return Math.floor(index / (this.strides[at] ?? 1)) % ((this.domains[at]?.length ?? 0) + 1);
	}

	/** The answers that a number stands for, without those nobody is sure of. */
	factsAt(index: number, day: string): Map<string, string> {
		const facts = new Map<string, string>(day === '' ? [] : [[AS_OF, day]]);
		for (const [at, id] of this.guide.asks.entries()) {
			const value = this.domains[at]?.[this.digit(index, at) - 1];
			if (value !== undefined) facts.set(id, value);
		}
		return facts;
	}

	/** Works out every number of one day: full combinations from the rules, the others as unions of fuller ones. */
	day(day: string): PlainDay {
		this.#reach(day);
		const { domains, strides, size } = this;
		const last = domains.length;
		const words = Array.from({ length: Math.ceil(this.choices.length / 32) }, () => new Int32Array(size));
		const matters = new Int32Array(size);
		const outcome = new Int32Array(size).fill(-1);
		const leaf = (index: number, state: PlainState | undefined, open: number, nextOpen: number) => {
			if (state) {
				const number = this.outcomeOf(state);
				const choice = this.choiceOf[number] ?? 0;
				outcome[index] = number;
				const word = words[choice >> 5];
				if (word) word[index] = 1 << (choice & 31);
				return;
			}
			const stride = strides[open] ?? 0;
			const count = domains[open]?.length ?? 0;
			let differs = 0;
			for (const word of words) {
				let union = 0;
				const first = word[index + stride];
				for (let digit = 1, at = index + stride; digit <= count; digit++, at += stride) {
					union |= word[at] ?? 0;
					if (word[at] !== first) differs = 1;
				}
				word[index] = union;
			}
			if (nextOpen < 0) {
				matters[index] = differs << open;
				return;
			}
			let union = 0;
			for (let digit = 1, at = index + stride; digit <= count; digit++, at += stride)
				union |= matters[at] ?? 0;
			const nextStride = strides[nextOpen] ?? 0;
			const nextCount = domains[nextOpen]?.length ?? 0;
			let forOpen = 0;
			for (let digit = 1, at = index + nextStride; digit <= nextCount; digit++, at += nextStride)
				forOpen |= matters[at] ?? 0;
			matters[index] = union | (forOpen & (1 << open));
		};
		// fuller combinations are larger numbers, so go downwards
		const visit = (
			level: number,
			index: number,
			state: PlainState | undefined,
			open: number,
			nextOpen: number
		) => {
			if (level === last) {
				leaf(index, state, open, nextOpen);
				return;
			}
			const stride = strides[level] ?? 0;
			for (let digit = domains[level]?.length ?? 0; digit > 0; digit--)
				visit(level + 1, index + digit * stride, state && this.after(state, digit - 1), open, nextOpen);
			visit(
				level + 1,
				index,
				undefined,
				open < 0 ? level : open,
				open < 0 || nextOpen >= 0 ? nextOpen : level
			);
		};
		visit(0, 0, this.start(day), -1, -1);
		return { words, matters, outcome };
	}

	/** Works out every outcome of a day, so that all choices have their numbers. */
	#reach(day: string): void {
		for (const { state } of this.ends(day)) this.outcomeOf(state);
	}

	/**
	 * Every set of alternatives that some full combination of the day makes hold, each once, with the number of one such
	 * combination (`factsAt` has its answers). Walked once a day: several tests want them, and there are many.
	 */
	ends(day: string): readonly PlainEnd[] {
		const known = this.#ends.get(day);
		if (known) return known;
		const reached = new Map<PlainState, number>([[this.start(day), 0]]);
		for (const [state, index] of reached) {
			const stride = this.strides[state.level] ?? 0;
			for (const answer of (this.domains[state.level] ?? []).keys()) {
				const next = this.after(state, answer);
				if (!reached.has(next)) reached.set(next, index + (answer + 1) * stride);
			}
		}
		const ends: PlainEnd[] = [];
		for (const [state, index] of reached)
			if (state.level === this.domains.length) ends.push({ state, index });
		this.#ends.set(day, ends);
		return ends;
	}

	/** Limits of which some alternative holds in its asked part. */
	limitsHeld(state: PlainState): readonly string[] {
		const held = state.alive.flatMap((index) => this.#alternatives[index] ?? []);
		return [...new Set(held.flatMap((one) => (one.kind === 'limit' ? [one.rule] : [])))];
	}

	/** Does the option stand at an end if of all limits only these are kept? */
	standsWith(state: PlainState, option: string, limits: readonly string[]): boolean {
		const held = state.alive.flatMap((index) => this.#alternatives[index] ?? []);
		return this.#standingOptions(held.filter((one) => one.kind === 'limit' && limits.includes(one.rule))).has(
			option
		);
	}
}

export function optionsIn(choices: readonly PlainChoice[]): string {
	return [...new Set(choices.map((choice) => choice.option ?? '-'))].sort().join(' ');
}

function choiceKey({ option, required }: PlainChoice): string {
	return `${option ?? '-'} ${required.join(' ')}`;
}
