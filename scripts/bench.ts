/**
 * How long the rules take: one guide, a whole plan, and synthetic rule bases of growing size. Prints times and says
 * whether the targets are met; it is no test, since times hang on the machine.
 */
import { resolve } from 'node:path';
import { blocks } from '../src/lib/blocks';
import type { Guide, Question, RuleBase } from '../src/lib/content/model';
import { AS_OF, periodOf } from '../src/lib/content/periods';
import { formatProblems } from '../src/lib/content/problems';
import { readContent } from '../src/lib/content/read';
import { makeGuide, makeQuestion, makeRules } from '../src/lib/decide/make';
import { planOf } from '../src/lib/decide/plan';
import { type CompiledGuide, GuideSolver } from '../src/lib/decide/solver';
import { judge, verdict } from '../src/lib/decide/verdict';
import { contentFiles } from './content-files';
import { type Random, randomFrom } from './random';

/** milliseconds */
const TARGETS = { guide: 1, plan: 20 };
const RUNS = 400;
/** shares of the questions that are answered */
const SHARES = [0, 0.25, 0.5, 0.75, 1];

const { content, problems } = readContent(contentFiles(resolve(import.meta.dirname, '..')), blocks);
if (problems.length > 0) {
	console.error(formatProblems(problems));
	process.exit(1);
}
const random = randomFrom(2027);
const { rules } = content;
console.log(`node ${process.version}, ${rules.guides.length} guides, ${RUNS} runs each; milliseconds\n`);
console.log('what                                     first  median     p95');
let missed = 0;

const compiled = new Map<string, Record<string, CompiledGuide>>();
/** as the pages have it: every guide was compiled when the site was built */
const compiledOf = (rules: RuleBase, name: string): Record<string, CompiledGuide> => {
	const known = compiled.get(name);
	if (known) return known;
	const made = Object.fromEntries(
		rules.guides.map((guide) => [guide.id, new GuideSolver({ ...rules }, guide.id).toCompiled()])
	);
	compiled.set(name, made);
	return made;
};

report('', rules, TARGETS);
console.log('\nsynthetic rule bases: four linked guides');
for (const size of [50, 100, 200, 400, 800]) {
	const made = synthetic(size, randomFrom(size));
	const started = performance.now();
	compiledOf(made, String(size));
	console.log(`${size} rules: compiled in ${(performance.now() - started).toFixed(0)} ms`);
	report(String(size), made, undefined);
}
process.exitCode = missed === 0 ? 0 : 1;

function report(name: string, rules: RuleBase, targets: typeof TARGETS | undefined): void {
	const ready = compiledOf(rules, name);
	// a page begins with nothing in memory
	const fresh = { ...rules };
	const situations = Array.from({ length: RUNS }, (_, run) =>
		randomAnswers(rules, SHARES[run % SHARES.length] ?? 1)
	);
	const guides = name === '' ? rules.guides : rules.guides.slice(0, 1);
	for (const { id } of guides) {
		const solverFor = (given: ReadonlyMap<string, string>) =>
			new GuideSolver(fresh, id, { given, compiled: ready[id] });
		measure(`${id}: judged`, targets?.guide, situations, (answers) => judge(solverFor(answers), answers));
		measure(`${id}: verdict with reasons`, targets && undefined, situations, (answers) =>
			verdict(solverFor(answers), answers)
		);
	}
	const again = { ...rules };
	measure('plan: judged', targets?.plan, situations, (answers) => planOf(again, answers, ready));
	measure('plan: with reasons', undefined, situations, (answers) =>
		planOf(again, answers, ready).parts.map((part) => part.verdict)
	);
}

function measure<T>(
	what: string,
	target: number | undefined,
	cases: readonly T[],
	run: (one: T) => unknown
): void {
	const times = cases.map((one) => {
		const started = performance.now();
		run(one);
		return performance.now() - started;
	});
	const first = times[0] ?? 0;
	const sorted = times.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
	const isMissed = target !== undefined && median > target;
	if (isMissed) missed++;
	const numbers = [first, median, p95].map((time) => time.toFixed(2).padStart(8)).join('');
	console.log(`${what.padEnd(38)}${numbers}${isMissed ? `  misses ${target}` : ''}`);
}

/** Answers to a share of the questions, and a day when rules have dates. */
function randomAnswers(rules: RuleBase, share: number): ReadonlyMap<string, string> {
	const period = periodOf(rules.questions[AS_OF], '2026-11-22');
	const answers = Object.values(rules.questions)
		.filter((question) => question.id !== AS_OF && random.number() < share)
		.map((question) => [question.id, random.pick(question.answers).id] as const);
	return new Map([...answers, ...(period === undefined ? [] : [[AS_OF, period] as const])]);
}

/** Four guides of eight questions each, half of them shared; a tenth of the limits look at another guide. */
function synthetic(size: number, random: Random): RuleBase {
	const questions: Question[] = Array.from({ length: 20 }, (_, at) =>
		makeQuestion(`q${at}`, ...['a', 'b', 'c', 'd', 'e'].slice(0, 2 + random.below(4)))
	);
	const ids = ['one', 'two', 'three', 'four'];
	const options = Array.from({ length: 6 }, (_, at) => `o${at}`);
	const guides: Guide[] = ids.map((id, place) => {
		const asks = questions.slice(place * 4, place * 4 + 8);
		const tests = (count: number) =>
			random.some(asks, count).map((question) => ({
				of: question.id,
				in: random.some(question.answers, 1 + random.below(2)).map((answer) => answer.id)
			}));
		const each = Math.ceil(size / ids.length);
		const limits = Array.from({ length: Math.floor(each * 0.75) }, (_, at) => ({
			id: `${id}.limit-${at}`,
			when: [
				[
					...tests(2 + random.below(3)),
					...(at % 10 === 0
						? [{ of: random.pick(ids.filter((one) => one !== id)), in: random.some(options, 2) }]
						: [])
				]
			],
			out: random.some(options, 1 + random.below(2))
		}));
		const preferences = Array.from({ length: each - limits.length }, (_, at) => ({
			id: `${id}.preference-${at}`,
			when: [tests(1 + random.below(3))],
			choose: random.some(options, 1 + random.below(2))
		}));
		return makeGuide(id, { asks: asks.map((one) => one.id), options, limits, preferences });
	});
	return makeRules(questions, ...guides);
}
