import { type Answers, factsOf, readAnswers, saidBy, toQuery, type Dropped } from './facts';
import { type Asking, askingOf, pagesOf } from './asking';
import type { GuidePage } from './guide-page';
import type { Question } from '../content/model';
import { AS_OF } from '../content/periods';
import { truthOf } from './condition';
import { GuideSolver } from './solver';
import type { Decisions } from './outcome';
import { decidedBy, type Verdict, verdict } from './verdict';

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
	/** Does an answer to another guide's question bear on this one? */
	readonly isBoundElsewhere = $derived(
		[...this.solver.relevant(factsOf(this.answers)).keys()].some((id) => !this.solver.variables.includes(id))
	);
	/** Does a rule that can bear on this guide begin or end on a day? */
	readonly isDated = $derived(this.solver.variables.includes(AS_OF));
	readonly verdict: Verdict = $derived(verdict(this.solver, this.answers));
	/** what commands can name */
	readonly decided: Decisions = $derived(decidedBy(this.solver, this.verdict));

	/**
	 * What the page asks: what somebody went back to, or what comes next; undefined when the verdict is to be shown.
	 * The address may name a question or a checklist.
	 */
	readonly asking: Asking | undefined = $derived.by(() => {
		const wanted = this.#pairs.find(([key]) => key === ASK)?.[1] ?? '';
		const { asks, checklists } = this.solver.guide;
		const rows = checklists.find((one) => one.id === wanted)?.questions;
		if (rows) return this.#askingAll(rows);
		if (asks.includes(wanted)) return this.#askingAll([wanted]);
		const next = this.verdict.kind === 'undecided' ? this.verdict.ask : undefined;
		return next && this.#askingAll([next.id]);
	});

	/** The page of the first of these questions that still matters or has an answer. */
	#askingAll(questions: readonly string[]): Asking | undefined {
		const { rules } = this.page;
		const { guide } = this.solver;
		const checklist = guide.checklists.find((one) => questions.some((id) => one.questions.includes(id)));
		// rows are shown together, so none of them may hide another
		const others = [...factsOf(this.answers)].filter(([id]) => checklist?.questions.includes(id) !== true);
		const open = this.solver.questionsToAsk(new Map(others));
		const first = questions.find((id) => this.answers.has(id) || open.some((one) => one.id === id));
		const question = rules.questions[first ?? questions[0] ?? ''];
		return question && askingOf(rules, guide, question, open, this.answers);
	}

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

	/**
	 * The pages that were answered, in the order of their first answers: one line a question, one a checklist. What was
	 * said for other guides stands among them.
	 */
	readonly trail: readonly TrailEntry[] = $derived.by(() => {
		const { asks, checklists, limits } = this.solver.guide;
		const facts = factsOf(this.answers);
		// on a scale every finding is shown, also one that does not decide
		const found = new Set(
			limits
				.filter((limit) => limit.finding && truthOf(limit.when, (id) => facts.get(id)) === 'true')
				.flatMap((limit) => limit.when.flat().map((test) => test.of))
		);
		const entries = new Map<string, TrailEntry>();
		for (const [id, answer] of this.said) {
			const question = this.page.rules.questions[id];
			if (!question) continue;
			const isOwn = asks.includes(id);
			const without = new Map([...facts].filter(([key]) => key !== id));
			const isUsed =
				!isOwn || found.has(id) || this.solver.questionsToAsk(without).some((one) => one.id === id);
			const checklist = checklists.find((one) => one.questions.includes(id));
			const { id: page, short } = checklist ?? question;
			const rows = [...(entries.get(page)?.rows ?? []), { question, answer, isUsed }];
			entries.set(page, { page, short, isOwn, isChecklist: checklist !== undefined, rows });
		}
		return [...entries.values()];
	});

	/** The query after answering; later answers stay. */
	queryWith(answers: ReadonlyMap<string, string>): string {
		return toQuery(new Map([...this.answers, ...answers]), this.asOf);
	}
	/** The query that asks for another day; undefined is today. */
	queryAsOf(day: string | undefined): string {
		return toQuery(this.answers, day === this.#today ? undefined : day);
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
	/**
	 * The query that shows a page again, its answers still chosen.
	 * @param page a question or a checklist
	 */
	queryAsking(page: string): string {
		const { query } = this;
		return query === '' ? `${ASK}=${page}` : `${query}&${ASK}=${page}`;
	}
	/** The query of what is known now, without a question to go back to. */
	get query(): string {
		return toQuery(this.answers, this.asOf);
	}
	/** The page answered before the one that is shown, for Back; undefined at the beginning. */
	get previous(): string | undefined {
		const order = this.trail.filter((entry) => entry.isOwn).map((entry) => entry.page);
		const at = order.indexOf(this.asking?.id ?? '');
		return at < 0 ? order.at(-1) : order[at - 1];
	}
	/** The number of the page that is shown: 1 is the first. */
	get pageNumber(): number {
		const order = this.trail.map((entry) => entry.page);
		const at = order.indexOf(this.asking?.id ?? '');
		return (at < 0 ? order.length : at) + 1;
	}
	/** How many more pages there can be after the one shown, at most. */
	get moreAtMost(): number {
		if (this.verdict.kind !== 'undecided') return 0;
		const open = this.solver
			.questionsToAsk(factsOf(this.answers))
			.filter((one) => !this.answers.has(one.id) && this.asking?.questions.includes(one) !== true);
		return pagesOf(
			this.solver.guide,
			open.map((one) => one.id)
		);
	}
}

/** One line of what was answered. */
export interface TrailEntry {
	/** a question or a checklist: what `ask` in the address names */
	readonly page: string;
	readonly short: string;
	/** false for what another guide asked */
	readonly isOwn: boolean;
	readonly isChecklist: boolean;
	readonly rows: readonly {
		readonly question: Question;
		readonly answer: string;
		readonly isUsed: boolean;
	}[];
}
