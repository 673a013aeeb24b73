/**
 * A guide's rules opened up question by question. Two partial answers after which the same rules can still do
 * something, and the same options are out, are one state: what follows is the same. States are made when somebody asks
 * for them, so one set of facts costs a walk, and all combinations together cost each state once.
 */
import type {
	Advice,
	Guide,
	GuideId,
	Limit,
	OptionId,
	Preference,
	QuestionId,
	RuleBase,
	Test
} from '../content/model';
import { AS_OF } from '../content/periods';
import { Diagram, type Node } from './diagram';
import type { Facts } from './facts';
import { type Choice, coupledWith, type Decisions, type Outcome } from './outcome';

/** One alternative of one rule's condition, as far as it is not settled by what is given. */
interface Clause {
	/** its place among all clauses: the order of the rules */
	readonly index: number;
	readonly kind: 'limit' | 'preference' | 'advice';
	readonly rule: Limit | Preference | Advice;
	/** place of its guide among the coupled ones */
	readonly guide: number;
	/** options that a limit takes out or a preference chooses, one bit each */
	readonly bits: number;
	/** by level: the answers with which it still holds; nothing where it does not look at that question */
	readonly allowed: readonly (ReadonlySet<string> | undefined)[];
	/** from this level on all its tests on questions have passed if it is there */
	readonly certainFrom: number;
	/** tests on questions that are no variables; they are settled before the first level */
	readonly outside: readonly Test[];
	/** tests on decisions */
	readonly links: readonly Link[];
	/** the guides in `links`, one bit each */
	readonly linked: number;
}
interface Link {
	readonly guide: number;
	readonly bits: number;
}

/** What is left to find out, and all that can bear on it. */
export interface State {
	readonly level: number;
	/** by coupled guide: options that are out for certain, one bit each */
	readonly out: readonly number[];
	/** rules that can still do something, in order */
	readonly alive: readonly Clause[];
	/** no question can change anything any more */
	readonly isEnd: boolean;
	readonly next: Map<string, State>;
	outcome?: Outcome;
	/** own options for which all linked guides can be decided too, one bit each */
	standing?: number;
	choice?: Node<Choice>;
	reason?: Node<Preference | null>;
}

/** Options are bits of a 32-bit integer. */
const MOST_OPTIONS = 31;
/** A table of states that has grown beyond this is given up for a new one. */
const MOST_STATES = 60_000;
/** Orders of questions that are kept for a guide. */
const MOST_ORDERS = 12;

const made = new WeakMap<RuleBase, Map<GuideId, Expansion>>();

/** The rules that can bear on a guide, in the form in which they are opened up. */
interface ReadRules {
	readonly rules: RuleBase;
	readonly guide: Guide;
	readonly coupled: readonly Guide[];
	readonly looked: ReadonlySet<QuestionId>;
	/** expansions in other orders than that of the guide, the latest last */
	readonly orders: Map<string, Expansion>;
	readonly alternatives: readonly (Pick<Clause, 'kind' | 'rule' | 'guide' | 'bits' | 'links'> & {
		readonly tests: readonly { readonly test: Test; readonly answers: ReadonlySet<string> }[];
	})[];
}
const readOnes = new WeakMap<RuleBase, Map<GuideId, ReadRules>>();

function readRules(rules: RuleBase, guide: Guide): ReadRules {
	const known = readOnes.get(rules) ?? new Map<GuideId, ReadRules>();
	readOnes.set(rules, known);
	const before = known.get(guide.id);
	if (before) return before;
	const coupled = coupledWith(rules, guide.id);
	for (const { id, options } of coupled)
		if (options.length > MOST_OPTIONS) throw new RangeError(`guide "${id}" has too many options`);
	const placeOf = (id: GuideId) => coupled.findIndex((one) => one.id === id);
	const weighed = [
		...coupled.flatMap(({ limits }) =>
			limits.map((rule) => ({ kind: 'limit' as const, rule, options: rule.out }))
		),
		...guide.preferences.map((rule) => ({ kind: 'preference' as const, rule, options: rule.choose })),
		...guide.advice.flatMap((rule) => (rule.required ? [{ kind: 'advice' as const, rule, options: [] }] : []))
	];
	const read: ReadRules = {
		rules,
		guide,
		coupled,
		orders: new Map(),
		looked: new Set(weighed.flatMap(({ rule }) => readTests(rules, rule).looked)),
		alternatives: weighed.flatMap(({ kind, rule, options }) =>
			readTests(rules, rule).clauses.map(({ tests, onDecisions }) => ({
				kind,
				rule,
				guide: placeOf(rule.guide),
				bits: bitsOf(coupled[placeOf(rule.guide)], options),
				tests,
				links: onDecisions.map((test) => ({
					guide: placeOf(test.of),
					bits: bitsOf(coupled[placeOf(test.of)], test.in)
				}))
			}))
		)
	};
	known.set(guide.id, read);
	return read;
}

/** What a rule tests, by alternative: questions and decisions apart. */
interface ReadTests {
	readonly clauses: readonly {
		readonly tests: ReadRules['alternatives'][number]['tests'];
		readonly onDecisions: readonly Test[];
	}[];
	readonly looked: readonly string[];
}
const readTestsOf = new WeakMap<RuleBase['questions'], WeakMap<Clause['rule'], ReadTests>>();

/** Kept by rule, since rule bases that differ in a few rules share all others: the guides of one, or its mutants. */
function readTests({ questions }: RuleBase, rule: Clause['rule']): ReadTests {
	const known = readTestsOf.get(questions) ?? new WeakMap<Clause['rule'], ReadTests>();
	readTestsOf.set(questions, known);
	const before = known.get(rule);
	if (before) return before;
	const isQuestion = (test: Test) => test.of in questions;
	const read: ReadTests = {
		clauses: rule.when.map((clause) => ({
			tests: clause.filter(isQuestion).map((test) => ({ test, answers: new Set(test.in) })),
			onDecisions: clause.filter((test) => !isQuestion(test))
		})),
		looked: [...new Set(rule.when.flat().map((test) => test.of))]
	};
	known.set(rule, read);
	return read;
}

/** Options as bits, in the guide's order. */
function bitsOf(guide: Guide | undefined, options: readonly OptionId[]): number {
	return options.reduce((bits, option) => {
		const bit = guide?.options.findIndex((one) => one.id === option) ?? -1;
		return bit < 0 ? bits : bits | (1 << bit);
	}, 0);
}

export class Expansion {
	readonly rules: RuleBase;
	readonly guide: Guide;
	/** the guides whose limits can bear on this one, itself included */
	readonly coupled: readonly Guide[];
	/** the guide's questions, after the day where rules have dates */
	readonly variables: readonly QuestionId[];
	/** every question that a rule which can bear on the guide looks at */
	readonly looked: ReadonlySet<QuestionId>;
	readonly choices = new Diagram<Choice>();
	readonly reasons = new Diagram<Preference | null>();
	readonly #own: number;
	readonly #all: readonly number[];
	readonly #clauses: readonly Clause[];
	readonly #settled = new Map<string, Clause>();
	readonly #states = new Map<string, State>();

	/** The one expansion of a guide in the order of its questions, shared by all that ask about it. */
	static of(rules: RuleBase, guide: Guide): Expansion {
		const known = made.get(rules) ?? new Map<GuideId, Expansion>();
		made.set(rules, known);
		let expansion = known.get(guide.id);
		if (!expansion || expansion.#states.size > MOST_STATES) {
			const read = readRules(rules, guide);
			const isDated = read.looked.has(AS_OF) && AS_OF in rules.questions;
			expansion = new Expansion(read, isDated ? [AS_OF, ...guide.asks] : guide.asks);
			known.set(guide.id, expansion);
		}
		return expansion;
	}

	/** The same rules opened up in another order, which may take in questions of other guides. The last few are kept. */
	static inOrder(rules: RuleBase, guide: Guide, variables: readonly QuestionId[]): Expansion {
		const read = readRules(rules, guide);
		const key = variables.join();
		const known = read.orders.get(key);
		const isUsable = known && known.#states.size <= MOST_STATES;
		const expansion = isUsable ? known : new Expansion(read, variables);
		read.orders.delete(key);
		read.orders.set(key, expansion);
		for (const oldest of read.orders.keys()) {
			if (read.orders.size <= MOST_ORDERS) break;
			read.orders.delete(oldest);
		}
		return expansion;
	}

	private constructor(read: ReadRules, variables: readonly QuestionId[]) {
		this.rules = read.rules;
		this.guide = read.guide;
		this.coupled = read.coupled;
		this.looked = read.looked;
		this.variables = variables;
		this.#own = this.coupled.indexOf(this.guide);
		this.#all = this.coupled.map(({ options }) => 2 ** options.length - 1);
		const levels = new Map(variables.map((question, level) => [question, level]));
		// each property by name: copying the rest of an object takes most of the time here
		this.#clauses = read.alternatives.map(({ kind, rule, guide, bits, tests, links }, index) => {
			const allowed: (ReadonlySet<string> | undefined)[] = [];
			const outside: Test[] = [];
			let certainFrom = 0;
			for (const { test, answers } of tests) {
				const level = levels.get(test.of);
				if (level === undefined) {
					outside.push(test);
					continue;
				}
				const before = allowed[level];
				allowed[level] = before ? new Set([...before].filter((answer) => answers.has(answer))) : answers;
				certainFrom = Math.max(certainFrom, level + 1);
			}
			const linked = links.reduce((bits, link) => bits | (1 << link.guide), 0);
			return { index, kind, rule, guide, bits, allowed, certainFrom, outside, links, linked };
		});
	}

	/**
	 * Where to begin when some things are given. What looks at a question that nobody answered and this guide does not
	 * ask cannot hold.
	 * @param given facts about questions that are no variables
	 * @param limits only these limits, and neither preferences nor advice; everything when left out
	 */
	start(given: Facts, decided: Decisions, limits?: ReadonlySet<Limit>): State {
		const decidedGuides = this.coupled.reduce(
			(bits, { id }, place) => (decided.has(id) ? bits | (1 << place) : bits),
			0
		);
		const isDecided = (guide: number) => (decidedGuides & (1 << guide)) !== 0;
		const isMet = ({ guide, bits }: Link) => !isDecided(guide) || (bits & ~(out[guide] ?? 0)) !== 0;
		const isGiven = (test: Test) => test.in.includes(given.get(test.of) ?? '');
		const out = this.coupled.map(({ id }, place) => {
			const value = decided.get(id);
			return value === undefined ? 0 : (this.#all[place] ?? 0) & ~bitsOf(this.coupled[place], [value]);
		});
		const alive: Clause[] = [];
		for (const clause of this.#clauses) {
			if (limits && !limits.has(clause.rule as Limit)) continue;
			if (!clause.outside.every(isGiven)) continue;
			let settled = clause;
			if ((clause.linked & decidedGuides) !== 0) {
				if (!clause.links.every(isMet)) continue;
				settled = this.#settle(clause, decidedGuides);
			}
			// what is decided stays, and only advice may look at the guide's own choice
			if (settled.kind === 'limit' && settled.links.length === 0 && isDecided(clause.guide)) continue;
			if (settled.kind === 'preference' && settled.links.length > 0) continue;
			alive.push(settled);
		}
		return this.#state(0, out, alive);
	}

	/** The same state without what these facts rule out later: there is less to carry along on the way to them. */
	under(state: State, facts: Facts): State {
		const known = this.#known(state, facts);
		const alive = state.alive.filter((clause) => mayHold(clause, known));
		return alive.length === state.alive.length ? state : this.#state(state.level, [...state.out], alive);
	}

	/** What is left when these facts are settled at once, in whatever order their questions come. */
	settled(state: State, facts: Facts): State {
		const known = this.#known(state, facts);
		if (known.length === 0) return state;
		const levels = known.reduce((bits, [level]) => bits | (1 << level), 0);
		const alive = state.alive.flatMap((clause) =>
			mayHold(clause, known) ? [this.#without(clause, levels)] : []
		);
		return this.#state(state.level, [...state.out], alive);
	}

	#known(state: State, facts: Facts): (readonly [level: number, answer: string])[] {
		const known: (readonly [level: number, answer: string])[] = [];
		if (state.isEnd) return known;
		for (let level = state.level; level < this.variables.length; level++) {
			const question = this.variables[level] ?? '';
			const answer = facts.get(question);
			if (answer !== undefined && this.rules.questions[question]?.answers.some((one) => one.id === answer))
				known.push([level, answer]);
		}
		return known;
	}

	/** The clause without its tests at these levels, one bit each. */
	#without(clause: Clause, levels: number): Clause {
		let settled = 0;
		for (const level of clause.allowed.keys())
			if ((levels & (1 << level)) !== 0 && clause.allowed[level]) settled |= 1 << level;
		if (settled === 0) return clause;
		return this.#once(`${clause.index}-${settled}`, (index) => {
			const allowed = clause.allowed.map((answers, level) =>
				(settled & (1 << level)) === 0 ? answers : undefined
			);
			return {
				...clause,
				index,
				allowed,
				certainFrom: allowed.findLastIndex((one) => one !== undefined) + 1
			};
		});
	}

	/** Each form of a clause is made once, so that equal states have equal names. */
	#once(key: string, make: (index: number) => Clause): Clause {
		const known = this.#settled.get(key);
		if (known) return known;
		const clause = make(this.#clauses.length + this.#settled.size);
		this.#settled.set(key, clause);
		return clause;
	}

	/** The state after the answer to the question of this state's level. */
	after(state: State, answer: string): State {
		const known = state.next.get(answer);
		if (known) return known;
		const { level } = state;
		const alive = state.alive.filter((clause) => clause.allowed[level]?.has(answer) ?? true);
		const next = this.#state(level + 1, [...state.out], alive);
		state.next.set(answer, next);
		return next;
	}

	/** What the rules say at an end. */
	outcome(state: State): Outcome {
		state.outcome ??= this.#outcome(state);
		return state.outcome;
	}

	/** The guide's options, one bit each, for which all linked guides can be decided too. At an end only. */
	standing(state: State): number {
		state.standing ??= this.#standing(state);
		return state.standing;
	}

	/** Does the test hold at some end that these facts lead to from here? */
	someEnd(start: State, facts: Facts, test: (state: State) => boolean): boolean {
		const seen = new Set<State>();
		const visit = (state: State): boolean => {
			if (seen.has(state)) return false;
			seen.add(state);
			const question = state.isEnd ? undefined : this.rules.questions[this.variables[state.level] ?? ''];
			return question ? question.answers.some(({ id }) => visit(this.after(state, id))) : test(state);
		};
		return visit(this.settled(start, facts));
	}

	bitOf(option: OptionId): number {
		return bitsOf(this.guide, [option]);
	}

	/** The clause without its tests on decisions that are made. */
	#settle(clause: Clause, decidedGuides: number): Clause {
		const links = clause.links.filter((link) => (decidedGuides & (1 << link.guide)) === 0);
		const key = `${clause.index}:${links.map((link) => link.guide).join()}`;
		return this.#once(key, (index) => ({
			...clause,
			links,
			linked: clause.linked & ~decidedGuides,
			index
		}));
	}

	/** The state, without all that can no longer change anything. */
	#state(level: number, out: number[], before: readonly Clause[]): State {
		const own = this.#own;
		for (const clause of before)
			if (clause.kind === 'limit' && clause.links.length === 0 && clause.certainFrom <= level)
				out[clause.guide] = (out[clause.guide] ?? 0) | clause.bits;
		const left = (this.#all[own] ?? 0) & ~(out[own] ?? 0);
		let alive: Clause[] = [];
		let areLinked = false;
		let hasOthers = false;
		for (const clause of left === 0 ? [] : before) {
			if (clause.kind === 'limit') {
				// a limit is done when all it takes out is out
				if ((clause.bits & ~(out[clause.guide] ?? 0)) === 0) continue;
				if (clause.links.length > 0) areLinked = true;
				if (clause.guide !== own) hasOthers = true;
			}
			alive.push(clause);
		}
		if (areLinked) {
			// or when what it looks at cannot be chosen any more
			alive = alive.filter((clause) =>
				clause.links.every((link) => (link.bits & ~(out[link.guide] ?? 0)) !== 0)
			);
		}
		const linked = areLinked ? this.#linked(alive) : 1 << own;
		for (let place = 0; place < out.length; place++) if ((linked & (1 << place)) === 0) out[place] = 0;
		if (hasOthers) alive = alive.filter((clause) => (linked & (1 << clause.guide)) !== 0);
		alive = withoutIdle(alive, level, left);
		const isEnd = alive.every((clause) => clause.certainFrom <= level);
		let at = isEnd ? this.variables.length : level;
		while (!isEnd && alive.every((clause) => clause.allowed[at] === undefined)) at++;
		let key = `${at};${out.join()};`;
		for (const clause of alive) key += String.fromCharCode(clause.index);
		const known = this.#states.get(key);
		if (known) return known;
		const state: State = { level: at, out, alive, isEnd, next: new Map() };
		this.#states.set(key, state);
		return state;
	}

	/** The guides that limits link with this one, over others too, one bit each. */
	#linked(alive: readonly Clause[]): number {
		const groups = alive
			.filter((clause) => clause.kind === 'limit' && clause.links.length > 0)
			.map((clause) => clause.links.reduce((bits, link) => bits | (1 << link.guide), 1 << clause.guide));
		let linked = 1 << this.#own;
		for (;;) {
			const more = groups.reduce((bits, group) => ((bits & group) === 0 ? bits : bits | group), linked);
			if (more === linked) return linked;
			linked = more;
		}
	}

	/** Tries to decide the linked guides together with each option. */
	#standing({ out, alive }: State): number {
		const limits = alive.filter((clause) => clause.kind === 'limit');
		const left = (this.#all[this.#own] ?? 0) & ~(out[this.#own] ?? 0);
		if (limits.length === 0) return left;
		const order = [
			...new Set([
				this.#own,
				...limits.flatMap(({ guide, links }) => [guide, ...links.map((one) => one.guide)])
			])
		];
		// one bit of each guide's options that is tried; 0 while its turn has not come
		const tried = this.coupled.map(() => 0);
		const isBroken = () =>
			limits.some(
				({ guide, bits, links }) =>
					(bits & (tried[guide] ?? 0)) !== 0 &&
					links.every((link) => (link.bits & (tried[link.guide] ?? 0)) !== 0)
			);
		const canDecide = (index: number): boolean => {
			if (isBroken()) return false;
			const place = order[index];
			if (place === undefined) return true;
			const domain = (this.#all[place] ?? 0) & ~(out[place] ?? 0);
			for (let bit = 1; bit > 0 && bit <= domain; bit <<= 1) {
				if ((domain & bit) === 0) continue;
				tried[place] = bit;
				if (canDecide(index + 1)) return true;
			}
			tried[place] = 0;
			return false;
		};
		let standing = 0;
		for (let bit = 1; bit > 0 && bit <= left; bit <<= 1) {
			if ((left & bit) === 0) continue;
			tried.fill(0);
			tried[this.#own] = bit;
			if (canDecide(1)) standing |= bit;
		}
		return standing;
	}

	#outcome(state: State): Outcome {
		const standing = this.standing(state);
		for (const { kind, rule } of state.alive) {
			if (kind !== 'preference') continue;
			const preference = rule as Preference;
			const option = preference.choose.find((one) => (this.bitOf(one) & standing) !== 0);
			if (option === undefined) continue;
			const bit = this.bitOf(option);
			const required = state.alive.filter(
				(clause) => clause.kind === 'advice' && clause.links.every((link) => (link.bits & bit) !== 0)
			);
			return {
				option,
				required: [...new Set(required.map((clause) => clause.rule.id))],
				decidedBy: preference
			};
		}
		return { option: null, required: [], decidedBy: null };
	}
}

/**
 * Leaves out preferences behind those that are certain to take what they would choose, and further alternatives of
 * rules that are certain to hold.
 * @param left the guide's options that are not out for certain
 */
function withoutIdle(alive: readonly Clause[], level: number, left: number): Clause[] {
	const isCertain = (clause: Clause) =>
		clause.certainFrom <= level && (clause.kind === 'preference' || clause.links.length === 0);
	const kept: Clause[] = [];
	let taken = 0;
	for (let at = 0; at < alive.length; at++) {
		const clause = alive[at];
		if (!clause) continue;
		if (clause.kind === 'limit') {
			kept.push(clause);
			continue;
		}
		// alternatives of one rule follow each other
		let end = at + 1;
		while (alive[end]?.rule === clause.rule) end++;
		let certain: Clause | undefined;
		for (let one = at; one < end && !certain; one++) {
			const candidate = alive[one];
			if (candidate && isCertain(candidate)) certain = candidate;
		}
		if (clause.kind === 'advice' || (clause.bits & left & ~taken) !== 0) {
			if (certain) kept.push(certain);
			else kept.push(...alive.slice(at, end));
		}
		if (certain && clause.kind === 'preference') taken |= clause.bits;
		at = end - 1;
	}
	return kept;
}

function mayHold({ allowed }: Clause, known: readonly (readonly [level: number, answer: string])[]): boolean {
	for (const [level, answer] of known) if (allowed[level]?.has(answer) === false) return false;
	return true;
}
