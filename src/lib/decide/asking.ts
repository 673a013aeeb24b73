import type { Checklist, Guide, Question, RuleBase } from '../content/model';
import type { Answers } from './facts';

/** What one page asks: a question, or a checklist's questions in rows. */
export interface Asking {
	/** of the question or the checklist; stands in the address */
	readonly id: string;
	readonly asks: string;
	readonly short: string;
	readonly why: string;
	/** one, or those of the checklist that still matter or have an answer */
	readonly questions: readonly Question[];
	readonly checklist: Checklist | undefined;
}

/**
 * The page on which a question is asked.
 * @param open the questions of the guide that still matter
 */
export function askingOf(
	rules: RuleBase,
	guide: Guide,
	question: Question,
	open: readonly Question[],
	answers: Answers
): Asking {
	const checklist = guide.checklists.find((one) => one.questions.includes(question.id));
	const { id, asks, short, why } = checklist ?? question;
	const questions = (checklist?.questions ?? [])
		.flatMap((one) => rules.questions[one] ?? [])
		.filter((one) => one === question || open.includes(one) || answers.has(one.id));
	return { id, asks, short, why, questions: checklist ? questions : [question], checklist };
}

/** How many pages these questions take: a checklist is one page. */
export function pagesOf(guide: Guide, questions: Iterable<string>): number {
	const pages = new Set<string>();
	for (const question of questions)
		pages.add(guide.checklists.find((one) => one.questions.includes(question))?.id ?? question);
	return pages.size;
}
