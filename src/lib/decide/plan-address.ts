/** A plan's state in its address: answers by question, as in a guide, and two names that are no questions. */
import type { Guide, Question, RuleBase } from '../content/model';
import { type Asking, askingOf } from './asking';
import { type Answers, factsOf, NOT_SURE, type Read, readAnswers, saidBy, toQuery } from './facts';
import type { Plan } from './plan';
import { answerLabel, questionOf } from './words';

/** Shows a page again: the id of a question or of a checklist. */
const ASK = 'ask';
/** Plans the rest even where the workload is not to be containerized. */
const ANYWAY = 'anyway';

export interface PlanAddress extends Read {
	/** the page that somebody went back to */
	readonly asked: string | undefined;
	readonly anyway: boolean;
}

/** @param today the day for which to answer when the pairs name none, `YYYY-MM-DD` */
export function readPlanAddress(
	rules: RuleBase,
	pairs: Iterable<readonly [string, string]>,
	today: string
): PlanAddress {
	const all = [...pairs];
	const read = readAnswers(
		rules,
		all.filter(([key]) => key !== ASK && key !== ANYWAY),
		today
	);
	const anyway = all.find(([key]) => key === ANYWAY)?.[1];
	const isMeant = anyway === undefined || anyway === 'yes';
	return {
		...read,
		dropped: isMeant
			? read.dropped
			: [...read.dropped, { key: ANYWAY, value: anyway, why: 'unknown-answer' }],
		asked: all.find(([key]) => key === ASK)?.[1],
		anyway: anyway === 'yes'
	};
}

/** The query of a plan, without `?`. */
export function planQuery(
	answers: Answers,
	{ asOf, anyway = false, ask }: { asOf?: string | undefined; anyway?: boolean; ask?: string } = {}
): string {
	return [
		toQuery(answers, asOf),
		...(anyway ? [`${ANYWAY}=yes`] : []),
		...(ask === undefined ? [] : [`${ASK}=${ask}`])
	]
		.filter((part) => part !== '')
		.join('&');
}

/** The guide that asks a question first, and the id of the page on which it does. */
function placeOf(
	rules: RuleBase,
	question: string
): { readonly guide: Guide; readonly page: string } | undefined {
	const guide = rules.guides.find((one) => one.asks.includes(question));
	if (!guide) return undefined;
	const checklist = guide.checklists.find((one) => one.questions.includes(question));
	return { guide, page: checklist?.id ?? question };
}

/** The page that the plan asks next, or the one that somebody went back to; undefined where the sheet is shown. */
export function askingIn(plan: Plan, asked: string | undefined): Asking | undefined {
	const { rules, answers } = plan;
	const wanted = asked === undefined ? undefined : pageOf(rules, asked, answers);
	const { guide, question } = wanted ?? plan.ask ?? {};
	if (!guide || !question) return undefined;
	const part = plan.partOf(guide.id);
	const open = part?.solver.openQuestions(factsOf(answers)) ?? [];
	return askingOf(rules, guide, question, open, answers);
}

function pageOf(
	rules: RuleBase,
	id: string,
	answers: Answers
): { readonly guide: Guide; readonly question: Question } | undefined {
	for (const guide of rules.guides) {
		const checklist = guide.checklists.find((one) => one.id === id || one.questions.includes(id));
		const ids = checklist?.questions ?? (guide.asks.includes(id) ? [id] : []);
		const first = questionOf(rules, ids.find((one) => answers.has(one)) ?? ids[0] ?? '');
		if (first) return { guide, question: first };
	}
	return undefined;
}

/** What was said on one page. */
export interface Said {
	/** of the question or the checklist; `ask=` shows it again */
	readonly page: string;
	readonly short: string;
	/** the answer, or what was ticked in a checklist */
	readonly says: string;
	readonly questions: readonly string[];
	/** false for what no guide asks: it can only stand in an address */
	readonly isAsked: boolean;
}

/** The answers in the order in which they were given, those of a checklist together. */
export function trailOf(rules: RuleBase, answers: Answers): readonly Said[] {
	const pages = new Map<string, string[]>();
	for (const [question] of saidBy(answers)) {
		const page = placeOf(rules, question)?.page ?? question;
		pages.set(page, [...(pages.get(page) ?? []), question]);
	}
	return [...pages].map(([page, questions]) => {
		const guide = placeOf(rules, questions[0] ?? '')?.guide;
		const checklist = guide?.checklists.find((one) => one.id === page);
		return {
			page,
			short: checklist?.short ?? questionOf(rules, page)?.short ?? page,
			says: checklist
				? tickedInWords(rules, answers, questions)
				: answerLabel(rules, { question: page, answer: answers.get(page) ?? NOT_SURE }),
			questions,
			isAsked: guide !== undefined
		};
	});
}

function tickedInWords(rules: RuleBase, answers: Answers, questions: readonly string[]): string {
	const said = (answer: string) =>
		questions.filter((one) => answers.get(one) === answer).map((one) => questionOf(rules, one)?.short ?? one);
	const [yes, unsure] = [said('yes'), said(NOT_SURE)];
	const words = yes.length > 0 ? yes.join(', ') : 'None of these';
	return unsure.length > 0 ? `${yes.length > 0 ? `${words}; ` : ''}not sure: ${unsure.join(', ')}` : words;
}

/** Answers that no guide needs any more: without them nothing else would be asked, and nothing else be said. */
export function unusedIn(plan: Plan): ReadonlySet<string> {
	return new Set(
		saidBy(plan.answers)
			.map(([id]) => id)
			.filter((id) => {
				const asking = plan.parts.filter((part) => part.guide.asks.includes(id));
				return asking.every((part) => !part.dependsOn(id));
			})
	);
}
