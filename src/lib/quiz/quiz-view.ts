import { evidenceOf, type Evidence } from '../content/evidence';
import type { ClaimId, Content, Item, Quiz } from '../content/model';
import { MISTAKES } from './sitting';

/** Where an item is taught. */
export interface Place {
	/** lesson id */
	readonly lesson: string;
	readonly fragment?: string;
	/** "Two modes, one image: Follow the kernel" */
	readonly title: string;
}
/** A quiz as its page needs it. */
export interface QuizView {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly module?: { readonly id: string; readonly title: string };
	readonly minutes: number;
	readonly objectives: readonly { readonly id: string; readonly says: string }[];
	readonly items: readonly Item[];
	/** by the `lesson` of an item */
	readonly places: Readonly<Record<string, Place>>;
	readonly evidence: Readonly<Record<ClaimId, Evidence>>;
}
/** A quiz in a list. */
export interface QuizEntry {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly module: { readonly id: string; readonly title: string };
	readonly minutes: number;
	readonly items: number;
}

/** Words a minute, the same as for lessons. */
const WORDS_A_MINUTE = 200;
/** Time to think about an item and to read why its answers are right or wrong: our own guess, rounded up. */
const SECONDS_AN_ITEM = 30;

/** Minutes that a set of items takes, at least 1. */
export function minutesFor(items: readonly Item[]): number {
	const words = items
		.flatMap((item) => [item.stem, ...item.options.map((option) => option.text)])
		.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
	return Math.max(1, Math.round(words / WORDS_A_MINUTE + (items.length * SECONDS_AN_ITEM) / 60));
}

/** Quizzes that stand by themselves, not those whose items are checks in lessons. */
export function quizzesOf(content: Pick<Content, 'quizzes'>): Quiz[] {
	return content.quizzes.filter((quiz) => quiz.use === 'quiz');
}

export function quizEntries(content: Pick<Content, 'quizzes' | 'modules'>): QuizEntry[] {
	return quizzesOf(content).map((quiz) => ({
		id: quiz.id,
		title: quiz.title,
		summary: quiz.summary,
		module: { id: quiz.module, title: moduleOf(content, quiz).title },
		minutes: minutesFor(quiz.items),
		items: quiz.items.length
	}));
}

export function quizView(content: Content, quiz: Quiz): QuizView {
	const module = moduleOf(content, quiz);
	return {
		id: quiz.id,
		title: quiz.title,
		summary: quiz.summary,
		module: { id: module.id, title: module.title },
		minutes: minutesFor(quiz.items),
		objectives: module.objectives,
		...itemsView(content, quiz.items)
	};
}

/** Every item of the course, for practising mistakes. */
export function mistakesView(content: Content): QuizView {
	const items = content.quizzes.flatMap((quiz) => quiz.items);
	return {
		id: MISTAKES,
		title: 'Practise my mistakes',
		summary:
			'What you last answered wrong or did not reach, from all quizzes and from the checks in lessons.',
		minutes: minutesFor(items),
		objectives: content.modules.flatMap((module) => module.objectives),
		...itemsView(content, items)
	};
}

/** What the feedback of items needs: their claims' evidence and the lessons that teach them. */
function itemsView(
	content: Content,
	items: readonly Item[]
): Pick<QuizView, 'items' | 'places' | 'evidence'> {
	const claims = items.flatMap((item) => item.options.flatMap((option) => option.claims));
	return {
		items,
		places: Object.fromEntries(items.map((item) => [item.lesson, placeOf(content, item.lesson)])),
		evidence: Object.fromEntries(evidenceOf(content, claims).map((one) => [one.id, one]))
	};
}

/**
 * @param reference `module/lesson` or `module/lesson#heading`
 * @throws {Error} for a lesson that is not in the content; the content check refuses those
 */
export function placeOf(content: Pick<Content, 'modules'>, reference: string): Place {
	const [id = '', fragment] = reference.split('#');
	const lesson = content.modules.flatMap((module) => module.lessons).find((one) => one.id === id);
	if (!lesson) throw new Error(`no lesson "${id}"`);
	const heading = lesson.sections.find((section) => section.slug === fragment)?.heading;
	return {
		lesson: id,
		...(fragment === undefined ? {} : { fragment }),
		title: heading ? `${lesson.title}: ${heading}` : lesson.title
	};
}

function moduleOf(content: Pick<Content, 'modules'>, quiz: Quiz) {
	const module = content.modules.find((one) => one.id === quiz.module);
	if (!module) throw new Error(`no module "${quiz.module}"`);
	return module;
}
