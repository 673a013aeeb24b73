import { type Answers, factsOf, readAnswers, saidBy, toQuery, type Dropped } from './facts';
import type { GuidePage } from './guide-page';
import type { Question } from '../content/model';
import { AS_OF } from '../content/periods';
import { GuideSolver } from './solver';
import { type Verdict, verdict } from './verdict';

/** Names in the query that are not questions. */
const ASK = 'ask';

/**
 * One person's run through one guide. All it remembers stands in the address, so Back, reload and a shared link lead
 * to the same place; this reads the address and says which address comes next.
 */
export class GuideRun {
	readonly page: GuidePage;
	readonly #base: GuideSolver;
	readonly #today: string;
	#pairs = $state.raw<readonly (readonly [string, string])[]>([]);

	readonly #read = $derived.by(() =>
		readAnswers(
			this.page.rules,
			this.#pairs.filter(([key]) => key !== ASK),
			this.#today
		)
	);
	readonly answers: Answers = $derived(this.#read.answers);
	/** what the person said, in the order in which it was said */
	readonly said = $derived(saidBy(this.answers));
	/** the day that the address asks for, where it is not today */
	readonly asOf: string | undefined = $derived(this.#read.asOf);
	readonly dropped: readonly Dropped[] = $derived(this.#read.dropped);
	readonly solver: GuideSolver = $derived.by(() => {
		const given = factsOf(this.answers);
		const isOwn = [...given.keys()].every((question) => this.#base.variables.includes(question));
		const { rules, guide, compiled } = this.page;
		return isOwn ? this.#base : new GuideSolver(rules, guide, { given, compiled });
	});
	readonly verdict: Verdict = $derived(verdict(this.solver, this.answers));

	/** The question to show: the one somebody went back to, or the next; undefined when the verdict is to be shown. */
	readonly question: Question | undefined = $derived.by(() => {
		const asked = this.#pairs.find(([key]) => key === ASK)?.[1];
		const isOwn = asked !== undefined && this.solver.guide.asks.includes(asked);
		const wanted = isOwn ? this.page.rules.questions[asked] : undefined;
		if (wanted) return wanted;
		return this.verdict.kind === 'undecided' ? this.verdict.ask : undefined;
	});

	/** @param today the reader's day, `YYYY-MM-DD` */
	constructor(page: GuidePage, today: string) {
		this.page = page;
		this.#today = today;
		this.#base = new GuideSolver(page.rules, page.guide, { compiled: page.compiled });
	}

	/** @param search the query of the address; empty at build time */
	read(search: URLSearchParams): void {
		this.#pairs = [...search];
	}

	/** The answers to this guide's questions in the order in which they were given, and whether each still matters. */
	readonly trail: readonly {
		readonly question: Question;
		readonly answer: string;
		readonly isUsed: boolean;
	}[] = $derived.by(() =>
		this.said.flatMap(([id, answer]) => {
			const question = this.page.rules.questions[id];
			if (!question) return [];
			const without = new Map([...factsOf(this.answers)].filter(([key]) => key !== id));
			const isOwn = this.solver.guide.asks.includes(id);
			const isUsed = !isOwn || this.solver.openQuestions(without).some((one) => one.id === id);
			return [{ question, answer, isUsed }];
		})
	);

	/** The query after answering; later answers stay. */
	queryWith(question: string, answer: string): string {
		return toQuery(new Map(this.answers).set(question, answer), this.asOf);
	}
	queryWithAll(changes: readonly { readonly question: string; readonly answer: string }[]): string {
		const answers = new Map(this.answers);
		let { asOf } = this;
		for (const { question, answer } of changes) {
			if (question === AS_OF) asOf = answer;
			else answers.set(question, answer);
		}
		return toQuery(answers, asOf);
	}
	/** The query that shows a question again, its answer still chosen. */
	queryAsking(question: string): string {
		const { query } = this;
		return query === '' ? `${ASK}=${question}` : `${query}&${ASK}=${question}`;
	}
	/** The query of what is known now, without a question to go back to. */
	get query(): string {
		return toQuery(this.answers, this.asOf);
	}
	/** The question answered before the one that is shown, for Back; undefined at the beginning. */
	get previous(): Question | undefined {
		const shown = this.question?.id;
		const order = [...this.answers.keys()].filter((id) => this.solver.guide.asks.includes(id));
		const at = shown === undefined ? -1 : order.indexOf(shown);
		const before = at < 0 ? order.at(-1) : order[at - 1];
		return before === undefined ? undefined : this.page.rules.questions[before];
	}
	/** How many more questions there can be after the one shown, at most. */
	get moreAtMost(): number {
		return this.verdict.kind === 'undecided'
			? this.solver
					.openQuestions(factsOf(this.answers))
					.filter((one) => !this.answers.has(one.id) && one !== this.question).length
			: 0;
	}
}
