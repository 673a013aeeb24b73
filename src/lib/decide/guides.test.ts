import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFiles } from '../../../scripts/content-files';
import { blocks } from '../blocks';
import { readContent } from '../content/read';
import { questionsOf } from './diagram';
import { smallestConflict, subsetsOf, whatWouldChange, whyNot } from './explain';
import { type Answers, type Facts, factsOf, NOT_SURE } from './facts';
import { GuideSolver } from './solver';
import { PlainGuide } from './testing';
import { verdict } from './verdict';

const { content, problems } = readContent(contentFiles(resolve('.')), blocks);
const { rules } = content;
/** DESIGN: nobody answers more than eight questions. */
const LONGEST_PATH = 8;
/** how many mismatches a failing test prints */
const SHOWN = 5;

test('the content has no problems', () => expect(problems).toEqual([]));

describe.each(rules.guides.map((guide) => [guide.id, guide] as const))('guide "%s"', (id, guide) => {
	const solver = new GuideSolver(rules, id);
	const plain = new PlainGuide(rules, guide);
	const say = (index: number) => JSON.stringify(plain.values(index));
	const factsAt = (index: number): Facts => new Map(Object.entries(plain.values(index)));
	const optionsOf = (facts: Facts) =>
		[...new Set(solver.choices(facts).map((choice) => choice.option ?? '-'))].sort().join(' ');

	test('says the same as the plain evaluation for every combination of answers, "not sure" included', () => {
		const wrong: string[] = [];
		for (let index = 0; index < plain.size; index++) {
			const got = optionsOf(factsAt(index));
			if (got !== plain.optionsAt(index)) wrong.push(`${say(index)}: ${got}, not ${plain.optionsAt(index)}`);
		}
		console.log(`${id}: ${plain.full} full combinations, ${plain.size} with "not sure"`);
		expect(plain.size).toBeLessThan(10_000_000);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('gives exactly one verdict for every full combination, with the reason the plain evaluation has', () => {
		const wrong: string[] = [];
		for (let index = 0; index < plain.size; index++) {
			if (!plain.isFull(index)) continue;
			const [, ...more] = plain.choicesAt(index);
			const preference = plain.preferenceAt(index);
			const deciding = solver.deciding(factsAt(index)).map((preference) => preference.id);
			const expected = preference === null ? [] : [preference];
			if (more.length > 0 || JSON.stringify(deciding) !== JSON.stringify(expected)) wrong.push(say(index));
		}
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('reaches every option', () => {
		const reached = new Set(plain.choices.map((choice) => choice.option));
		expect(guide.options.map((option) => option.id).filter((option) => !reached.has(option))).toEqual([]);
	});

	test('uses every preference', () => {
		const used = plain.usedPreferences();
		expect(guide.preferences.map((one) => one.id).filter((one) => !used.has(one))).toEqual([]);
	});

	test('asks nothing that matters nowhere', () => {
		const open = questionsOf(solver.after(new Map()));
		expect(guide.asks.filter((question) => !open.has(question))).toEqual([]);
	});

	test('walks every path to a verdict in at most eight questions', () => {
		const ends = pathEnds(solver);
		const undecided = ends.filter((answers) => {
			const unsure = [...answers.values()].includes(NOT_SURE);
			return !unsure && plain.optionsAt(plain.indexOf(factsOf(answers))).includes(' ');
		});
		const longest = Math.max(...ends.map((answers) => answers.size));
		console.log(`${id}: ${ends.length} paths with "not sure", the longest asks ${longest} questions`);
		expect(undecided.slice(0, SHOWN)).toEqual([]);
		expect(longest).toBeLessThanOrEqual(LONGEST_PATH);
	});

	test('gives one verdict at the end of every path: chosen or none fits, or undecided for who was not sure', () => {
		const wrong: string[] = [];
		const counts = { chosen: 0, undecided: 0, 'none-fits': 0 };
		// many paths end with the same facts; who was not sure of what changes no kind of verdict
		const ends = new Map(pathEnds(solver).map((answers) => [plain.indexOf(factsOf(answers)), answers]));
		for (const answers of ends.values()) {
			const options = plain.optionsAt(plain.indexOf(factsOf(answers)));
			const { kind } = verdict(solver, answers);
			counts[kind]++;
			const expected = options === '-' ? 'none-fits' : options.includes(' ') ? 'undecided' : 'chosen';
			if (kind !== expected) wrong.push(`${[...answers].join(';')}: ${kind}, not ${expected}`);
		}
		console.log(`${id}: ${JSON.stringify(counts)}`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('asks exactly the questions that matter, at every state without "not sure"', () => {
		const wrong: string[] = [];
		let states = 0;
		const walk = (answers: Facts) => {
			states++;
			const open = solver.openQuestions(answers).map((question) => question.id);
			const expected = guide.asks.filter((question) => plain.matters(plain.indexOf(answers), question));
			if (open.join() !== expected.join())
				wrong.push(`${[...answers].join(';')}: ${open.join()} not ${expected.join()}`);
			const next = open[0];
			if (next === undefined) return;
			for (const answer of rules.questions[next]?.answers ?? []) walk(new Map(answers).set(next, answer.id));
		};
		walk(new Map());
		console.log(`${id}: ${states} states of the tree without "not sure"`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('names what would change the choice, as trying every change does', () => {
		const wrong: string[] = [];
		let singles = 0;
		const verdicts = new Set(pathEnds(solver).map((answers) => plain.indexOf(factsOf(answers))));
		for (let index = 0; index < plain.size; index++) {
			if (!plain.isFull(index) && !verdicts.has(index)) continue;
			const facts = factsAt(index);
			const got = whatWouldChange(solver, facts)
				.map((change) => change.to.map((to) => `${to.question}=${to.answer}`).join('&'))
				.sort();
			const expected = plainChanges(plain, facts);
			singles += got.length;
			if (got.join(' ') !== expected.join(' '))
				wrong.push(`${say(index)}: ${got.join(' ')}, not ${expected.join(' ')}`);
		}
		console.log(`${id}: ${singles} changes named`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('names the smallest set of answers that contradict each other', () => {
		const wrong: string[] = [];
		let conflicts = 0;
		for (let index = 0; index < plain.size; index++) {
			if (!plain.fitsNothing(index)) continue;
			conflicts++;
			const got = smallestConflict(solver, factsAt(index)) ?? [];
			const isConflict = plain.fitsNothing(
				plain.indexOf(new Map(got.map((one) => [one.question, one.answer])))
			);
			if (!isConflict || got.length !== plain.conflictSize(index))
				wrong.push(`${say(index)}: ${JSON.stringify(got)}`);
		}
		console.log(`${id}: ${conflicts} combinations that nothing fits, "not sure" included`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('explains every losing option by the fewest limits, or by the preferences that decide', () => {
		const wrong: string[] = [];
		let losers = 0;
		for (let index = 0; index < plain.size; index++) {
			if (!plain.isFull(index)) continue;
			const facts = factsAt(index);
			const values = { ...plain.values(index) };
			for (const option of guide.options) {
				if (plain.optionsAt(index) === option.id) continue;
				losers++;
				const why = whyNot(solver, facts, option.id);
				const killers = guide.limits.filter(
					(limit) =>
						limit.out.includes(option.id) &&
						limit.when.some((clause) => clause.every((one) => one.in.includes(values[one.of] ?? '')))
				);
				const right =
					why?.kind === 'out'
						? killers.length > 0
							? why.limits.length === 1 && killers.includes(why.limits[0] as (typeof killers)[number])
							: why.limits.length > 1
						: killers.length === 0 && why?.preferences[0]?.choose.includes(plain.optionsAt(index)) === true;
				if (!right) wrong.push(`${say(index)} ${option.id}: ${JSON.stringify(why)}`);
			}
		}
		console.log(`${id}: ${losers} losing options explained`);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('a compiled guide says the same as the guide it was made from', () => {
		const again = new GuideSolver(rules, id, new Map(), solver.toCompiled());
		// equal parts of a diagram exist once and in one order, so equal data is an equal guide
		expect(again.toCompiled()).toEqual(solver.toCompiled());
		for (let index = 0; index < plain.size; index += 97) {
			const answers: Answers = factsAt(index);
			expect(verdict(again, answers)).toEqual(verdict(solver, answers));
		}
	});
});

/** The answers at the end of every path through a guide, "not sure" included. */
function pathEnds(solver: GuideSolver): Answers[] {
	const walk = (answers: Answers): Answers[] => {
		const question = solver.openQuestions(factsOf(answers)).find((one) => !answers.has(one.id));
		if (!question) return [answers];
		return [...question.answers.map((one) => one.id), NOT_SURE].flatMap((answer) =>
			walk(new Map(answers).set(question.id, answer))
		);
	};
	return walk(new Map());
}

function plainChanges(plain: PlainGuide, facts: Facts): string[] {
	const before = plain.optionsAt(plain.indexOf(facts));
	for (let size = 1; size <= facts.size; size++) {
		const found: string[] = [];
		for (const questions of subsetsOf([...facts.keys()], size)) {
			const visit = (position: number, changed: Map<string, string>) => {
				const question = questions[position];
				if (question === undefined) {
					if (plain.optionsAt(plain.indexOf(changed)) !== before)
						found.push(questions.map((one) => `${one}=${changed.get(one) ?? ''}`).join('&'));
					return;
				}
				for (const answer of plain.domains[plain.guide.asks.indexOf(question)] ?? []) {
					if (answer !== facts.get(question)) visit(position + 1, new Map(changed).set(question, answer));
				}
			};
			visit(0, new Map(facts));
		}
		if (found.length > 0) return found.sort();
	}
	return [];
}

test('a limit that was read from a table says from which', () => {
	const fromTables = rules.guides.flatMap((guide) =>
		guide.limits.filter((limit) => limit.table !== undefined)
	);
	const pairs = content.tables
		.find((table) => table.id === 'host-image')
		?.rows.flatMap((row) => [row.cells['process'], row.cells['hyperv']])
		.filter((cell) => cell === 'no');
	expect(fromTables.length).toBeGreaterThan(0);
	expect(fromTables).toHaveLength(pairs?.length ?? -1);
});
