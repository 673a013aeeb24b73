import type { Asking } from './asking';
import { pagesOf } from './asking';
import { type Answers, type Dropped, factsOf, saidBy } from './facts';
import { type Plan, planOf } from './plan';
import { askingIn, planQuery, readPlanAddress, type Said, trailOf } from './plan-address';
import type { PlanPage } from './plan-page';
import { AS_OF } from '../content/periods';

/**
 * One workload, planned. All it remembers stands in the address, as with a guide: Back, reload and a shared link lead
 * to the same place.
 */
export class PlanRun {
	readonly page: PlanPage;
	readonly #today: string;
	#pairs = $state.raw<readonly (readonly [string, string])[]>([]);

	readonly #read = $derived.by(() => readPlanAddress(this.page.rules, this.#pairs, this.#today));
	readonly answers: Answers = $derived(this.#read.answers);
	/** the day that the address asks for, where it is not today */
	readonly asOf: string | undefined = $derived(this.#read.asOf);
	readonly dropped: readonly Dropped[] = $derived(this.#read.dropped);
	readonly plan: Plan = $derived.by(() =>
		planOf(this.page.rules, this.answers, this.page.compiled, { anyway: this.#read.anyway })
	);
	/** the page to show: the one somebody went back to, or the next; undefined when the sheet is to be shown */
	readonly asking: Asking | undefined = $derived(askingIn(this.plan, this.#read.asked));
	readonly trail: readonly Said[] = $derived.by(() => trailOf(this.page.rules, this.answers));

	/** @param today the reader's day, `YYYY-MM-DD` */
	constructor(page: PlanPage, today: string) {
		this.page = page;
		this.#today = today;
	}

	/** @param search the query of the address; empty at build time */
	read(search: Iterable<readonly [string, string]>): void {
		this.#pairs = [...search];
	}

	get hasAnswers(): boolean {
		return saidBy(this.answers).length > 0;
	}
	/** the day for which the plan holds, `YYYY-MM-DD` */
	get day(): string {
		return this.asOf ?? this.#today;
	}

	/** The query of what is known now, without a page to go back to. */
	get query(): string {
		return planQuery(this.answers, { asOf: this.asOf, anyway: this.#read.anyway });
	}
	/** The query that plans the rest of a workload that is not to be containerized. */
	get queryAnyway(): string {
		return planQuery(this.answers, { asOf: this.asOf, anyway: true });
	}
	/** The query that shows a page again, its answers still chosen. */
	queryAsking(page: string): string {
		return planQuery(this.answers, { asOf: this.asOf, anyway: this.#read.anyway, ask: page });
	}
	/** The query after answering; all other answers stay. */
	queryWith(answers: Iterable<readonly [string, string]>): string {
		const all = new Map(this.answers);
		let { asOf } = this;
		for (const [question, answer] of answers) {
			if (question === AS_OF) asOf = answer;
			else all.set(question, answer);
		}
		return planQuery(all, { asOf, anyway: this.#read.anyway });
	}
	queryWithAll(changes: readonly { readonly question: string; readonly answer: string }[]): string {
		return this.queryWith(changes.map(({ question, answer }) => [question, answer] as const));
	}

	/** The page answered before the one that is shown, for Back; undefined at the beginning. */
	get previous(): string | undefined {
		const pages = this.trail.filter(({ isAsked }) => isAsked).map(({ page }) => page);
		const at = this.asking ? pages.indexOf(this.asking.id) : -1;
		return at < 0 ? pages.at(-1) : pages[at - 1];
	}
	/** "Question 3 · Readiness, 2 more at most" */
	get place(): string {
		const { asking, plan, trail } = this;
		if (!asking) return '';
		const at = trail.findIndex(({ page }) => page === asking.id);
		const number = at < 0 ? trail.length + 1 : at + 1;
		const guide = this.page.rules.guides.find((one) =>
			asking.questions.some((question) => one.asks.includes(question.id))
		);
		const part = guide && plan.partOf(guide.id);
		if (!part) return `Question ${number}`;
		const open = part.solver.openQuestions(factsOf(this.answers)).map(({ id }) => id);
		const here = asking.questions.map(({ id }) => id);
		const more = pagesOf(
			part.guide,
			open.filter((id) => !this.answers.has(id) && !here.includes(id))
		);
		const rest = more === 0 ? 'the last of this part' : `${more} more at most in this part`;
		return `Question ${number} · ${part.guide.label}: ${rest}`;
	}
}
