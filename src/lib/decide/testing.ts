/**
 * The rules' meaning written a second time, in the plainest way there is, for tests to compare with. It shares no
 * code with the solver: every combination, every joint assignment, one after the other.
 */
import type { Condition, Guide, RuleBase } from '../content/model';

/** One value for each question a guide asks, in that order; `undefined` where somebody is not sure. */
export type Combination = readonly (string | undefined)[];

type Values = Readonly<Record<string, string>>;

/** An option, or `null` for "nothing fits", with the ids of its required advice: what a person acts on. */
export interface PlainChoice {
	readonly option: string | null;
	readonly required: readonly string[];
}

/** The choice for one full combination, by trying every joint assignment of all guides. */
export function plainChoice(
	rules: RuleBase,
	guide: Guide,
	values: Values
): { readonly choice: PlainChoice; readonly preference: string | null } {
	const assignments = assignmentsOf(rules).filter((assignment) =>
		rules.guides.every((one) =>
			one.limits.every(
				(limit) =>
					!limit.out.includes(assignment[one.id] ?? '') || !holds(limit.when, { ...values, ...assignment })
			)
		)
	);
	const standing = new Set(assignments.map((assignment) => assignment[guide.id]));
	for (const preference of guide.preferences) {
		if (!holds(preference.when, values)) continue;
		for (const option of preference.choose) {
			if (!standing.has(option)) continue;
			const required = guide.advice
				.filter((advice) => advice.required && holds(advice.when, { ...values, [guide.id]: option }))
				.map((advice) => advice.id);
			return { choice: { option, required }, preference: preference.id };
		}
	}
	return { choice: { option: null, required: [] }, preference: null };
}

/** A test on a value that is not there fails: nothing that nobody said can bind. */
function holds(condition: Condition, values: Values): boolean {
	return condition.some((clause) =>
		clause.every((test) => {
			const value = values[test.of];
			return value !== undefined && test.in.includes(value);
		})
	);
}

const assignmentCache = new WeakMap<RuleBase, Values[]>();
function assignmentsOf(rules: RuleBase): Values[] {
	const known = assignmentCache.get(rules);
	if (known) return known;
	let all: Values[] = [{}];
	for (const guide of rules.guides)
		all = all.flatMap((one) => guide.options.map((option) => ({ ...one, [guide.id]: option.id })));
	assignmentCache.set(rules, all);
	return all;
}

/**
 * Every combination of a guide's answers as a number in mixed radix; digit 0 is "not sure". Partial combinations are
 * worked out from full ones by union, so each number stands for the set of choices that it still allows.
 */
export class PlainGuide {
	readonly guide: Guide;
	readonly domains: readonly (readonly string[])[];
	/** distinct choices; bit n of a mask is choice n */
	readonly choices: PlainChoice[] = [];
	readonly size: number;
	readonly full: number;
	readonly #masks: Int32Array;
	/** the mask of "nothing fits" and nothing else */
	#nothing = 0;
	/** by mask: there are few of them, and they are asked for millions of times */
	readonly #options = new Map<number, string>();
	/** by full combination */
	readonly #preferences = new Map<number, string | null>();
	readonly #strides: readonly number[];

	constructor(rules: RuleBase, guide: Guide) {
		this.guide = guide;
		this.domains = guide.asks.map((id) => rules.questions[id]?.answers.map((answer) => answer.id) ?? []);
		const strides: number[] = [];
		let size = 1;
		for (const domain of this.domains) {
			strides.push(size);
			size *= domain.length + 1;
		}
		this.#strides = strides;
		this.size = size;
		this.full = this.domains.reduce((product, domain) => product * domain.length, 1);
		this.#masks = new Int32Array(size);
		const numbers = new Map<string, number>();
		// a number's "not sure" digits are filled from larger numbers, so go downwards
		for (let index = size - 1; index >= 0; index--) {
			const open = this.domains.findIndex((domain, at) => this.#digit(index, at) === 0 && domain.length > 0);
			if (open >= 0) {
				let mask = 0;
				for (let digit = 1; digit <= (this.domains[open]?.length ?? 0); digit++)
					mask |= this.#masks[index + digit * (strides[open] ?? 0)] ?? 0;
				this.#masks[index] = mask;
				continue;
			}
			const { choice, preference } = plainChoice(rules, guide, this.values(index));
			this.#preferences.set(index, preference);
			const key = JSON.stringify(choice);
			let number = numbers.get(key);
			if (number === undefined) {
				number = this.choices.push(choice) - 1;
				numbers.set(key, number);
				if (choice.option === null) this.#nothing = 1 << number;
				if (number > 30) throw new RangeError('more choices than bits in a mask');
			}
			this.#masks[index] = 1 << number;
		}
	}

	#digit(index: number, at: number): number {
		return Math.floor(index / (this.#strides[at] ?? 1)) % ((this.domains[at]?.length ?? 0) + 1);
	}

	/** The answers that a number stands for, without those nobody is sure of. */
	values(index: number): Record<string, string> {
		return Object.fromEntries(
			this.guide.asks.flatMap((id, at) => {
				const value = this.domains[at]?.[this.#digit(index, at) - 1];
				return value === undefined ? [] : [[id, value]];
			})
		);
	}

	indexOf(facts: ReadonlyMap<string, string>): number {
		return this.guide.asks.reduce((sum, id, at) => {
			const value = facts.get(id);
			return (
				sum +
				(value === undefined ? 0 : (this.domains[at] ?? []).indexOf(value) + 1) * (this.#strides[at] ?? 0)
			);
		}, 0);
	}

	isFull(index: number): boolean {
		return this.domains.every((_, at) => this.#digit(index, at) > 0);
	}

	/** Every choice that some completion leads to. */
	choicesAt(index: number): PlainChoice[] {
		const mask = this.#masks[index] ?? 0;
		return this.choices.filter((_, number) => mask & (1 << number));
	}

	/** The preference that decides a full combination; `null` where nothing fits. */
	preferenceAt(index: number): string | null {
		return this.#preferences.get(index) ?? null;
	}

	usedPreferences(): ReadonlySet<string | null> {
		return new Set(this.#preferences.values());
	}

	/** The options among them, sorted; `null` is written as `-`. */
	optionsAt(index: number): string {
		const mask = this.#masks[index] ?? 0;
		const known = this.#options.get(mask);
		if (known !== undefined) return known;
		const options = [...new Set(this.choicesAt(index).map((choice) => choice.option ?? '-'))]
			.sort()
			.join(' ');
		this.#options.set(mask, options);
		return options;
	}

	/** True if no completion leaves an option. */
	fitsNothing(index: number): boolean {
		return this.#masks[index] === this.#nothing;
	}

	/** The fewest of a combination's answers that already fit nothing, by trying every subset; -1 if something fits. */
	conflictSize(index: number): number {
		const given = this.domains.map((_, at) => at).filter((at) => this.#digit(index, at) > 0);
		let smallest = -1;
		for (let subset = 0; subset < 1 << given.length; subset++) {
			let size = 0;
			let rest = 0;
			for (const [bit, at] of given.entries()) {
				if (!(subset & (1 << bit))) continue;
				size++;
				rest += this.#digit(index, at) * (this.#strides[at] ?? 0);
			}
			if ((smallest < 0 || size < smallest) && this.fitsNothing(rest)) smallest = size;
		}
		return smallest;
	}

	/** Does the answer to this question still make a difference to the choice or its required advice? */
	matters(index: number, question: string): boolean {
		const at = this.guide.asks.indexOf(question);
		if (this.#digit(index, at) !== 0) return false;
		// somewhere among the completions two answers must part: compare them with everything else filled in
		const open = this.domains
			.map((_, one) => one)
			.filter((one) => one !== at && this.#digit(index, one) === 0);
		const visit = (position: number, number: number): boolean => {
			const next = open[position];
			if (next === undefined) {
				const seen = new Set<string>();
				for (let digit = 1; digit <= (this.domains[at]?.length ?? 0); digit++)
					for (const choice of this.choicesAt(number + digit * (this.#strides[at] ?? 0)))
						seen.add(JSON.stringify([choice.option, choice.required]));
				return seen.size > 1;
			}
			for (let digit = 1; digit <= (this.domains[next]?.length ?? 0); digit++)
				if (visit(position + 1, number + digit * (this.#strides[next] ?? 0))) return true;
			return false;
		};
		return visit(0, index);
	}
}
