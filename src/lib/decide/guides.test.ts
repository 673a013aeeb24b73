import { describe, expect, test } from 'vitest';
import { content, problems } from '../../../scripts/content';
import { AS_OF } from '../content/periods';
import { pagesOf } from './asking';
import { truthOf } from './condition';
import { leavesUnder, type Node, questionsOf } from './diagram';
import { smallestConflict, subsetsOf, whatWouldChange, whyNot } from './explain';
import { type Answers, type Facts, NOT_SURE } from './facts';
import { type Choice, GuideSolver } from './solver';
import { optionsIn, PlainGuide } from './testing';
import { judge, verdict } from './verdict';

const { rules } = content;
/** DESIGN: nobody goes through more than eight pages. */
const LONGEST_PATH = 8;
/** how many mismatches a failing test prints */
const SHOWN = 5;
/** A guide with more combinations a day is compared as a graph only, which covers all of them too. */
const MOST_NUMBERS = 10_000_000;
/** Where every case takes a trial of everything, only so many cases of a guide, evenly spread. */
const MOST_CASES = 4_000;
const NOTHING: Facts = new Map();

test('the content has no problems', () => expect(problems).toEqual([]));

describe.each(rules.guides.map((guide) => [guide.id, guide] as const))('guide "%s"', (id, guide) => {
	const solver = new GuideSolver(rules, id);
	const plain = new PlainGuide(rules, guide);
	const { days, domains, strides } = plain;
	const isCounted = plain.size < MOST_NUMBERS;
	const ofDay = (day: string): Facts => new Map(day === '' ? [] : [[AS_OF, day]]);
	const say = (facts: Answers) => [...facts].map(([question, answer]) => `${question}=${answer}`).join(' ');

	/** What is left of a part after each answer to one question, by digit; digit 0 is "not sure". */
	const rows = domains.map(() => new Map<Node<Choice>, readonly Node<Choice>[]>());
	const rowOf = (part: Node<Choice>, level: number): readonly Node<Choice>[] => {
		const known = rows[level]?.get(part);
		if (known) return known;
		const question = guide.asks[level] ?? '';
		const row = [
			part,
			...(domains[level] ?? []).map((answer) => solver.restrict(part, new Map([[question, answer]])))
		];
		rows[level]?.set(part, row);
		return row;
	};

	/** options of a part, one bit each, and one more for "nothing fits" */
	const NONE = 1 << guide.options.length;
	interface Part {
		readonly words: readonly number[];
		readonly open: number;
		readonly options: number;
	}
	const parts = new Map<Node<Choice>, Part>();
	const partOf = (node: Node<Choice>): Part => {
		const known = parts.get(node);
		if (known) return known;
		const words: number[] = [];
		let options = 0;
		for (const choice of leavesUnder(node, NOTHING)) {
			const number = plain.numberOf(choice);
			// a choice that the plain evaluation does not know differs in a word that it does not have
			const word = number < 0 ? 1000 : number >> 5;
			words[word] = (words[word] ?? 0) | (1 << (number & 31));
			const place = guide.options.findIndex((option) => option.id === choice.option);
			options |= place < 0 ? NONE : 1 << place;
		}
		const questions = questionsOf(node);
		const open = guide.asks.reduce((bits, question, at) => bits | (questions.has(question) ? 1 << at : 0), 0);
		const part = { words, open, options };
		parts.set(node, part);
		return part;
	};

	/**
	 * Every number of every day: choices and open questions of the solver beside those of the plain evaluation, and for
	 * full combinations the preference that decides. Returns the options of each number for the tests below.
	 */
	let counted: { wrong: string[]; options: Uint32Array[] } | undefined;
	const count = () => {
		if (counted) return counted;
		const wrong: string[] = [];
		for (const day of days) plain.ends(day).forEach(({ state }) => plain.outcomeOf(state));
		const options = days.map((day) => {
			const { words, matters, outcome } = plain.day(day);
			const of = new Uint32Array(plain.size);
			const reason = solver.reasonAfter(ofDay(day));
			type Reason = typeof reason;
			const afterAnswer = (node: Reason, level: number, digit: number): Reason =>
				node.kind === 'branch' && node.question === guide.asks[level]
					? (node.next.get(domains[level]?.[digit - 1] ?? '') ?? node)
					: node;
			const visit = (level: number, index: number, node: Node<Choice>, why: Reason | undefined) => {
				if (level === domains.length) {
					const part = partOf(node);
					of[index] = part.options;
					let isRight = part.words.length <= words.length && part.open === matters[index];
					for (let word = 0; word < words.length; word++)
						if ((part.words[word] ?? 0) !== words[word]?.[index]) isRight = false;
					if (why) {
						const expected = plain.outcomes[outcome[index] ?? -1]?.preference;
						const got = why.kind === 'leaf' ? (why.value?.id ?? null) : undefined;
						if (got !== expected || node.kind !== 'leaf') isRight = false;
					}
					if (!isRight) wrong.push(say(plain.factsAt(index, day)));
					return;
				}
				const row = rowOf(node, level);
				for (const [digit, next] of row.entries())
					visit(
						level + 1,
						index + digit * (strides[level] ?? 0),
						next,
						why && digit > 0 ? afterAnswer(why, level, digit) : undefined
					);
			};
			visit(0, 0, solver.after(ofDay(day)), reason);
			return of;
		});
		counted = { wrong, options };
		return counted;
	};

	test.runIf(isCounted)(
		'says the same as the plain evaluation for every combination of answers, "not sure" included: choices, reason, open questions',
		() => {
			const { wrong } = count();
			console.log(
				`${id}: on each of ${days.length} days ${plain.full} full combinations, ${plain.size} with "not sure"; ` +
					`${plain.choices.length} choices; ${parts.size} different parts of the diagram`
			);
			expect(wrong.slice(0, SHOWN)).toEqual([]);
		}
	);

	/**
	 * The plain evaluation and both diagrams are walked side by side. Full combinations that go through the same pair
	 * of states and nodes end alike, so each pair is visited once, and all full combinations are covered whatever
	 * their number. Partial ones follow: a diagram's leaves under partial facts are those of its completions.
	 */
	test('says the same as the plain evaluation for every full combination, compared as graphs', () => {
		const wrong: string[] = [];
		let pairs = 0;
		for (const day of days) {
			const seen = new Map<unknown, Map<unknown, Set<unknown>>>();
			type Reason = ReturnType<typeof solver.reasonAfter>;
			const follow = <T>(node: Node<T>, level: number, value: string): Node<T> =>
				node.kind === 'branch' && node.question === guide.asks[level] ? (node.next.get(value) ?? node) : node;
			const visit = (
				state: ReturnType<typeof plain.start>,
				choice: Node<Choice>,
				reason: Reason,
				index: number
			): void => {
				const byChoice = seen.get(state) ?? new Map<unknown, Set<unknown>>();
				seen.set(state, byChoice);
				const reasons = byChoice.get(choice) ?? new Set();
				byChoice.set(choice, reasons);
				if (reasons.has(reason)) return;
				reasons.add(reason);
				pairs++;
				if (state.level === domains.length) {
					const expected = plain.outcomes[plain.outcomeOf(state)];
					const isRight =
						choice.kind === 'leaf' &&
						reason.kind === 'leaf' &&
						choice.value.option === expected?.option &&
						choice.value.required.join() === expected.required.join() &&
						(reason.value?.id ?? null) === expected.preference;
					if (!isRight) wrong.push(say(plain.factsAt(index, day)));
					return;
				}
				for (const [answer, value] of (domains[state.level] ?? []).entries())
					visit(
						plain.after(state, answer),
						follow(choice, state.level, value),
						follow(reason, state.level, value),
						index + (answer + 1) * (strides[state.level] ?? 0)
					);
			};
			visit(plain.start(day), solver.after(ofDay(day)), solver.reasonAfter(ofDay(day)), 0);
		}
		console.log(`${id}: ${pairs} pairs of states for ${plain.full * days.length} full combinations`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('the day of each period is one on which the same rules hold', () => {
		const periods = rules.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [];
		for (const period of periods)
			expect(solver.after(ofDay(period))).toBe(solver.after(ofDay(plain.dayOf(period))));
	});

	/** All full combinations of each rule's own variables: no completion of them breaks the limit. */
	test('breaks no limit', () => {
		const broken: string[] = [];
		let combinations = 0;
		for (const limit of guide.limits) {
			for (const clause of limit.when) {
				if (clause.some((one) => !(one.of in rules.questions))) continue;
				const every = clause.reduce<Map<string, string>[]>(
					(list, one) => list.flatMap((facts) => one.in.map((value) => new Map(facts).set(one.of, value))),
					[new Map<string, string>()]
				);
				for (const facts of every) {
					combinations++;
					if (solver.choices(facts).some(({ option }) => option !== null && limit.out.includes(option)))
						broken.push(`${limit.id}: ${say(facts)}`);
				}
			}
		}
		console.log(`${id}: ${combinations} combinations in which one of ${guide.limits.length} limits holds`);
		expect(broken).toEqual([]);
	});

	test('reaches every option and uses every preference', () => {
		for (const day of days) plain.ends(day).forEach(({ state }) => plain.outcomeOf(state));
		const options = new Set(plain.outcomes.map((outcome) => outcome.option));
		const preferences = new Set(plain.outcomes.map((outcome) => outcome.preference));
		expect(guide.options.map((one) => one.id).filter((one) => !options.has(one))).toEqual([]);
		expect(guide.preferences.map((one) => one.id).filter((one) => !preferences.has(one))).toEqual([]);
	});

	test('asks nothing that matters nowhere', () => {
		const open = questionsOf(solver.after(NOTHING));
		expect(guide.asks.filter((question) => !open.has(question))).toEqual([]);
	});

	/**
	 * The questions to ask next to these facts, one bit each. A scale asks for more than the choice needs: what is
	 * still to come then hangs on what is open of its findings too.
	 */
	const toAsk = (part: Node<Choice>, facts: Facts): { bits: number; rest: string } => {
		const { open } = partOf(part);
		if (!guide.isScale) return { bits: open, rest: '' };
		const bits = solver
			.questionsToAsk(facts)
			.reduce((sum, question) => sum | (1 << guide.asks.indexOf(question.id)), 0);
		const rest = guide.limits.flatMap(({ finding, when }, at) =>
			finding && truthOf(when, (variable) => facts.get(variable)) === 'open'
				? when.map((clause) => {
						const isDead = clause.some(
							(one) => facts.has(one.of) && !one.in.includes(facts.get(one.of) ?? '')
						);
						return isDead
							? ''
							: `${at}:${clause.flatMap((one) => (facts.has(one.of) ? [] : [one.of])).join()}`;
					})
				: []
		);
		return { bits, rest: rest.join() };
	};

	/**
	 * Paths that lead to the same part of the diagram, with the same questions passed over as "not sure" and the same
	 * left of the findings of a scale, go on alike, so such states are walked and their paths counted. Questions come
	 * in the order of `asks`, where the rows of a checklist stand together, so a path enters each page once.
	 */
	test('walks every path to a verdict in at most eight pages', () => {
		interface Walked {
			readonly paths: number;
			readonly sure: number;
			readonly pages: number;
			readonly questions: number;
		}
		const pageOf = (question: string) =>
			guide.checklists.find((one) => one.questions.includes(question))?.id ?? question;
		const walked = new Map<string, Walked>();
		const undecided: string[] = [];
		const walk = (
			part: Node<Choice>,
			facts: Map<string, string>,
			unsure: number,
			page: string,
			isSure: boolean
		): Walked => {
			const { bits, rest } = toAsk(part, facts);
			const passed = unsure & bits;
			const key = `${part.id};${passed};${bits};${page};${Number(isSure)};${rest}`;
			const known = walked.get(key);
			if (known) return known;
			const level = guide.asks.findIndex((_, at) => (bits & ~passed & (1 << at)) !== 0);
			let result: Walked;
			if (level < 0) {
				if (isSure && part.kind !== 'leaf') undecided.push(key);
				result = { paths: 1, sure: Number(isSure), pages: 0, questions: 0 };
			} else {
				const question = guide.asks[level] ?? '';
				const next = pageOf(question);
				const after = rowOf(part, level).map((one, digit) => {
					if (digit === 0) return walk(one, facts, passed | (1 << level), next, false);
					facts.set(question, domains[level]?.[digit - 1] ?? '');
					const result = walk(one, facts, passed, next, isSure);
					facts.delete(question);
					return result;
				});
				const most = (key: 'pages' | 'questions') => Math.max(...after.map((one) => one[key]));
				const sum = (key: 'paths' | 'sure') => after.reduce((total, one) => total + one[key], 0);
				result = {
					paths: sum('paths'),
					sure: sum('sure'),
					pages: most('pages') + (next === page ? 0 : 1),
					questions: most('questions') + 1
				};
			}
			walked.set(key, result);
			return result;
		};
		const byDay = days.map((day) => walk(solver.after(ofDay(day)), new Map(ofDay(day)), 0, '', true));
		const most = (key: keyof Walked) => Math.max(...byDay.map((one) => one[key]));
		console.log(
			`${id}: up to ${most('sure')} paths a day, ${most('paths')} with "not sure" (${walked.size} states); ` +
				`the longest has ${most('pages')} pages with ${most('questions')} questions`
		);
		expect(undecided.slice(0, SHOWN)).toEqual([]);
		expect(most('pages')).toBeLessThanOrEqual(LONGEST_PATH);
	});

	/** The facts at the ends of the paths without "not sure"; of many, some evenly spread. */
	const pathEnds = (): { total: number; ends: Facts[] } => {
		if (spread) return spread;
		const ends: Facts[] = [];
		/** ends below a state, so that those which are not wanted are passed over without a walk */
		const below = new Map<string, number>();
		const levelOf = (bits: number) => guide.asks.findIndex((_, at) => (bits & (1 << at)) !== 0);
		const countEnds = (part: Node<Choice>, facts: Map<string, string>): number => {
			const { bits, rest } = toAsk(part, facts);
			const key = `${part.id};${bits};${rest}`;
			const known = below.get(key);
			if (known !== undefined) return known;
			const level = levelOf(bits);
			const count = level < 0 ? 1 : each(part, level, facts, countEnds).reduce((sum, one) => sum + one, 0);
			below.set(key, count);
			return count;
		};
		const each = <T>(
			part: Node<Choice>,
			level: number,
			facts: Map<string, string>,
			visit: (part: Node<Choice>, facts: Map<string, string>) => T
		): T[] => {
			const question = guide.asks[level] ?? '';
			return rowOf(part, level)
				.slice(1)
				.map((next, at) => {
					facts.set(question, domains[level]?.[at] ?? '');
					const result = visit(next, facts);
					facts.delete(question);
					return result;
				});
		};
		const total = days.reduce(
			(sum, day) => sum + countEnds(solver.after(ofDay(day)), new Map(ofDay(day))),
			0
		);
		const step = Math.max(1, total / MOST_CASES);
		let at = 0;
		const isWanted = (from: number, count: number) => Math.ceil(from / step) * step < from + count;
		const collect = (part: Node<Choice>, facts: Map<string, string>): void => {
			const count = countEnds(part, facts);
			if (!isWanted(at, count)) {
				at += count;
				return;
			}
			const level = levelOf(toAsk(part, facts).bits);
			if (level >= 0) {
				each(part, level, facts, collect);
				return;
			}
			ends.push(new Map(facts));
			at++;
		};
		for (const day of days) collect(solver.after(ofDay(day)), new Map(ofDay(day)));
		spread = { total, ends };
		return spread;
	};
	let spread: { total: number; ends: Facts[] } | undefined;

	/** The options for facts, as bits; from the numbers where they are counted. */
	const optionsAt = (facts: Facts): number => {
		if (!isCounted)
			return plain
				.choicesOf(facts)
				.map((choice) => guide.options.findIndex((option) => option.id === choice.option))
				.reduce((bits, place) => bits | (place < 0 ? NONE : 1 << place), 0);
		const at = days.indexOf(plain.dayOf(facts.get(AS_OF)));
		return count().options[at]?.[plain.indexOf(facts)] ?? 0;
	};

	test('gives one verdict at the end of every path, within eight pages', () => {
		const wrong: string[] = [];
		const { ends } = pathEnds();
		const counts = { chosen: 0, 'none-fits': 0 };
		for (const facts of ends) {
			const { chosen, possible, ask } = judge(solver, facts);
			const kind = chosen ? 'chosen' : 'none-fits';
			counts[kind]++;
			const expected = plain.optionsOf(facts);
			const pages = pagesOf(
				guide,
				[...facts.keys()].filter((question) => question !== AS_OF)
			);
			if (ask || possible.length > 1 || (chosen?.id ?? '-') !== expected || pages > LONGEST_PATH)
				wrong.push(`${say(facts)}: ${chosen?.id ?? '-'}, not ${expected}`);
		}
		console.log(`${id}: ${JSON.stringify(counts)}`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('what it says through its methods is what was compared', () => {
		const step = Math.max(1, Math.floor((plain.size * days.length) / MOST_CASES));
		for (let at = 0; at < plain.size * days.length; at += step) {
			const day = days[Math.floor(at / plain.size)] ?? '';
			const facts = plain.factsAt(at % plain.size, day);
			const expected = plain.optionsOf(facts);
			expect(optionsIn(solver.choices(facts)), say(facts)).toBe(expected);
			expect(solver.fitsNothing(facts), say(facts)).toBe(expected === '-');
		}
	});

	/**
	 * Tried at every path end without "not sure" up to a number, evenly spread beyond it: every other answer of every
	 * set of questions, against the options of the plain evaluation.
	 */
	test('names every single answer that would change the choice, or the smallest sets', () => {
		const wrong: string[] = [];
		let changes = 0;
		const { total, ends } = pathEnds();
		const periods = rules.questions[AS_OF]?.answers.map((answer) => answer.id) ?? [];
		const othersOf = (question: string, present: string): readonly string[] =>
			question === AS_OF
				? periods.filter((period) => period > present)
				: (domains[guide.asks.indexOf(question)] ?? []).filter((answer) => answer !== present);
		const plainChanges = (facts: Facts): string[] => {
			const before = optionsAt(facts);
			for (let size = 1; size <= facts.size; size++) {
				const found: string[] = [];
				for (const questions of subsetsOf([...facts.keys()], size)) {
					const visit = (position: number, changed: Map<string, string>) => {
						const question = questions[position];
						if (question === undefined) {
							if (optionsAt(changed) !== before)
								found.push(questions.map((one) => `${one}=${changed.get(one) ?? ''}`).join('&'));
							return;
						}
						const present = facts.get(question) ?? '';
						for (const answer of othersOf(question, present)) {
							changed.set(question, answer);
							visit(position + 1, changed);
						}
						changed.set(question, present);
					};
					visit(0, new Map(facts));
				}
				if (found.length > 0) return found.sort();
			}
			return [];
		};
		for (const facts of ends) {
			const got = whatWouldChange(solver, facts)
				.map((change) => change.to.map((to) => `${to.question}=${to.answer}`).join('&'))
				.sort();
			changes += got.length;
			const expected = plainChanges(facts);
			if (got.join(' ') !== expected.join(' '))
				wrong.push(`${say(facts)}: ${got.join(' ')}, not ${expected.join(' ')}`);
		}
		console.log(`${id}: ${changes} changes named at ${ends.length} of ${total} path ends`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	/**
	 * For every full combination that nothing fits, the first smallest set of its answers that nothing fits, by trying
	 * sets of growing size in the order of the answers. Whether nothing fits a set is compared for every set above, and
	 * so combinations with the same first set must get the same answer: the solver is asked for the first and the last
	 * of them.
	 */
	test.runIf(isCounted)('names the smallest set of answers that contradict each other', () => {
		const { options } = count();
		const always = Uint8Array.from({ length: plain.size }, (_, index) =>
			Number(options.every((of) => of[index] === NONE))
		);
		const wrong: string[] = [];
		let combinations = 0;
		interface Group {
			readonly conflict: string;
			readonly first: Facts;
			last: readonly [index: number, day: string];
		}
		const groups = new Map<string, Group>();
		for (const [at, of] of options.entries()) {
			const day = days[at] ?? '';
			const isDated = day !== '';
			/** the first set of so many answers, from this level on, that nothing fits */
			const first = (
				parts: readonly number[],
				left: number,
				from: number,
				sum: number,
				dated: boolean
			): number => {
				if (left === 0) return (dated ? of[sum] === NONE : always[sum] === 1) ? sum : -1;
				for (let level = from; level <= parts.length - left; level++) {
					const found = first(parts, left - 1, level + 1, sum + (parts[level] ?? 0), dated);
					if (found >= 0) return found;
				}
				return -1;
			};
			const parts = domains.map(() => 0);
			const visit = (level: number, index: number) => {
				if (level < domains.length) {
					for (let digit = domains[level]?.length ?? 0; digit > 0; digit--) {
						parts[level] = digit * (strides[level] ?? 0);
						visit(level + 1, index + (parts[level] ?? 0));
					}
					return;
				}
				if (of[index] !== NONE) return;
				combinations++;
				for (let size = 0; size <= domains.length + 1; size++) {
					const dated = isDated && size > 0 ? first(parts, size - 1, 0, 0, true) : -1;
					const found = dated >= 0 ? dated : first(parts, size, 0, 0, false);
					if (found < 0) continue;
					const key = `${dated >= 0 ? day : ''};${found}`;
					const group = groups.get(key);
					if (group) group.last = [index, day];
					else
						groups.set(key, {
							conflict: say(plain.factsAt(found, dated >= 0 ? day : '')),
							first: plain.factsAt(index, day),
							last: [index, day]
						});
					return;
				}
				wrong.push(`${say(plain.factsAt(index, day))} has no conflict`);
			};
			visit(0, 0);
		}
		for (const { conflict, first, last } of groups.values()) {
			for (const facts of [first, plain.factsAt(...last)]) {
				const got = smallestConflict(solver, facts) ?? [];
				const text = say(new Map(got.map(({ question, answer }) => [question, answer])));
				if (text !== conflict) wrong.push(`${say(facts)}: ${text}, not ${conflict}`);
			}
		}
		console.log(`${id}: ${combinations} full combinations that nothing fits, with ${groups.size} conflicts`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	/**
	 * Combinations in which the same alternatives of rules hold have the same explanations, since nothing else is
	 * looked at; so one of each such set is tried. Of two limits none may do alone, now and then it is tried whether two
	 * do instead of three, and of more none may be left out.
	 */
	test('explains every losing option by the fewest limits, or by the preferences that decide', () => {
		const wrong: string[] = [];
		let losers = 0;
		const all = days.flatMap((day) => plain.ends(day).map((end) => ({ ...end, day })));
		const ends = all.filter(
			(_, at) =>
				Math.floor((at * MOST_CASES) / all.length) !== Math.floor(((at - 1) * MOST_CASES) / all.length)
		);
		for (const { state, index, day } of ends) {
			const facts = plain.factsAt(index, day);
			const { option: chosen, preference } = plain.outcomes[plain.outcomeOf(state)] ?? {};
			const held = plain.limitsHeld(state);
			for (const option of guide.options) {
				if (chosen === option.id) continue;
				losers++;
				const why = whyNot(solver, facts, option.id);
				const stands = (limits: readonly string[]) => plain.standsWith(state, option.id, limits);
				let isRight: boolean;
				if (why?.kind === 'out') {
					const named = why.limits.map((limit) => limit.id);
					isRight =
						named.every((one) => held.includes(one)) &&
						!stands(named) &&
						(named.length > (losers % 20 === 0 ? 3 : 2)
							? named.every((one) => stands(named.filter((other) => other !== one)))
							: subsetsOf(held, named.length - 1).every((fewer) => stands(fewer)));
				} else {
					isRight = stands(held) && why?.preferences.length === 1 && why.preferences[0]?.id === preference;
				}
				if (!isRight) wrong.push(`${say(facts)} ${option.id}: ${JSON.stringify(why)}`);
			}
		}
		console.log(
			`${id}: ${losers} losing options explained in ${ends.length} of ${all.length} sets of rules that hold`
		);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('a compiled guide says the same as the guide it was made from', () => {
		const again = new GuideSolver({ ...rules }, id, { compiled: solver.toCompiled() });
		// equal parts of a diagram exist once and in one order, so equal data is an equal guide
		expect(again.toCompiled()).toEqual(solver.toCompiled());
		for (const facts of pathEnds().ends.filter((_, at) => at % 400 === 0)) {
			const partial = new Map<string, string>(
				[...facts].map(([question, answer], at) => [question, at % 3 === 2 ? NOT_SURE : answer])
			);
			expect(verdict(again, facts)).toEqual(verdict(solver, facts));
			expect(verdict(again, partial)).toEqual(verdict(solver, partial));
		}
	});
});

test('a limit that was read from a table says from which', () => {
	const fromTables = rules.guides.flatMap((guide) =>
		guide.limits.filter((limit) => limit.table !== undefined)
	);
	const tables = new Set(content.tables.map((table) => table.id));
	expect(fromTables.length).toBeGreaterThan(0);
	expect(fromTables.filter((limit) => !tables.has(limit.table ?? ''))).toEqual([]);
	const pairs = content.tables
		.find((table) => table.id === 'host-image')
		?.rows.flatMap((row) => [row.cells['process'], row.cells['hyperv']])
		.filter((cell) => cell === 'no');
	const isolation = fromTables.filter(
		(limit) =>
			limit.table === 'host-image' && limit.out.some((option) => ['process', 'hyper-v'].includes(option))
	);
	expect(isolation).toHaveLength(pairs?.length ?? -1);
});
