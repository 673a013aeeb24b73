import { evidenceOf, type Evidence } from '../content/evidence';
import type { BlockTable, LessonBlocks } from '../content/lesson-blocks';
import type { Content, Lesson, Module, Table } from '../content/model';
import type { LessonOutline } from './progress';

/** A thing elsewhere on the site, with the words for a link to it. */
export interface Titled {
	readonly id: string;
	readonly title: string;
}
/** What every page about a module shows. */
export interface ModuleOutline extends Titled {
	readonly summary: string;
	readonly minutes: number;
	readonly objectives: readonly { readonly id: string; readonly says: string }[];
	readonly lessons: readonly (LessonOutline & { readonly summary: string })[];
	readonly quizzes: readonly (Titled & { readonly items: number })[];
}
/** A lesson as its page needs it; the text itself is a component. */
export interface LessonPage {
	readonly lesson: LessonOutline &
		Pick<Lesson, 'question' | 'summary' | 'checked' | 'file'> & {
			/** 1-based place in its module */
			readonly number: number;
			readonly objectives: readonly { readonly id: string; readonly says: string }[];
			readonly headings: readonly { readonly slug: string; readonly heading: string }[];
		};
	readonly module: ModuleOutline;
	/** the lesson before and after, across modules */
	readonly previous?: Titled;
	readonly next?: Titled;
	readonly guides: readonly Titled[];
	readonly tables: readonly Titled[];
	/** numbered by position: the text cites by these numbers */
	readonly sources: readonly Evidence[];
	readonly blocks: LessonBlocks;
}

export function moduleOutline(content: Pick<Content, 'quizzes'>, module: Module): ModuleOutline {
	const lessons = module.lessons.map((lesson) => ({ ...lessonOutline(lesson), summary: lesson.summary }));
	return {
		id: module.id,
		title: module.title,
		summary: module.summary,
		minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
		objectives: module.objectives,
		lessons,
		quizzes: content.quizzes
			.filter((quiz) => quiz.module === module.id && quiz.use === 'quiz')
			.map((quiz) => ({ id: quiz.id, title: quiz.title, items: quiz.items.length }))
	};
}

export function courseOutline(content: Pick<Content, 'modules' | 'quizzes'>): ModuleOutline[] {
	return content.modules.map((module) => moduleOutline(content, module));
}

/** A way through the course, with the time that it takes. */
export interface PathOutline extends Titled {
	readonly summary: string;
	readonly for: string;
	/** of reading; practice comes on top */
	readonly minutes: number;
	readonly lessons: ModuleOutline['lessons'];
}

export function pathOutlines(content: Pick<Content, 'modules' | 'paths'>): PathOutline[] {
	const all = content.modules.flatMap((module) => module.lessons);
	return content.paths.map((path) => {
		const lessons = path.lessons.flatMap((id) => all.find((lesson) => lesson.id === id) ?? []);
		return {
			...path,
			minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
			lessons: lessons.map((lesson) => ({ ...lessonOutline(lesson), summary: lesson.summary }))
		};
	});
}

function lessonOutline(lesson: Lesson): LessonOutline {
	const checks = lesson.blocks.flatMap((block) => (block.name === 'Check' && block.id ? [block.id] : []));
	return { id: lesson.id, title: lesson.title, minutes: lesson.minutes, checks };
}

/**
 * @param tablesOf name of a block → the tables it reads
 * @returns undefined if there is no such lesson
 */
export function lessonPage(
	content: Content,
	id: string,
	tablesOf: Readonly<Record<string, { readonly tables?: readonly string[] }>>
): LessonPage | undefined {
	const lessons = content.modules.flatMap((module) => module.lessons);
	const index = lessons.findIndex((lesson) => lesson.id === id);
	const lesson = lessons[index];
	const module = content.modules.find((one) => one.id === lesson?.module);
	if (!lesson || !module) return undefined;
	const previous = lessons[index - 1];
	const next = lessons[index + 1];
	return {
		lesson: {
			...lessonOutline(lesson),
			question: lesson.question,
			summary: lesson.summary,
			checked: lesson.checked,
			file: lesson.file,
			number: module.lessons.indexOf(lesson) + 1,
			objectives: module.objectives.filter((one) => lesson.objectives.includes(one.id)),
			headings: lesson.sections
				.filter((section) => section.depth === 2)
				.map(({ slug, heading }) => ({ slug, heading }))
		},
		module: moduleOutline(content, module),
		...(previous ? { previous: { id: previous.id, title: previous.title } } : {}),
		...(next ? { next: { id: next.id, title: next.title } } : {}),
		guides: titled(content.rules.guides, lesson.guides),
		tables: titled(content.tables, lesson.tables),
		sources: evidenceOf(content, lesson.claims),
		blocks: blocksOf(content, lesson, tablesOf)
	};
}

function blocksOf(
	content: Content,
	lesson: Lesson,
	tablesOf: Readonly<Record<string, { readonly tables?: readonly string[] }>>
): LessonBlocks {
	const checks = new Set(lessonOutline(lesson).checks);
	const items = content.quizzes.flatMap((quiz) => quiz.items).filter((item) => checks.has(item.id));
	const wanted = new Set(lesson.blocks.flatMap((block) => tablesOf[block.name]?.tables ?? []));
	const tables = content.tables.filter((table) => wanted.has(table.id));
	const claims = [
		...items.flatMap((item) => item.options.flatMap((option) => option.claims)),
		...tables.flatMap((table) => table.rows.flatMap((row) => row.claims))
	];
	return {
		items: byId(items),
		tables: byId(tables.map((table) => blockTable(content, table))),
		evidence: byId(evidenceOf(content, claims)),
		terms: Object.fromEntries(
			content.terms.filter((term) => lesson.terms.includes(term.id)).map(({ id, means }) => [id, means])
		)
	};
}

function blockTable(content: Content, table: Table): BlockTable {
	const labels = table.columns.flatMap((column) => {
		const answers =
			column.answers === undefined ? undefined : content.rules.questions[column.answers]?.answers;
		return answers ? [[column.id, Object.fromEntries(answers.map(({ id, label }) => [id, label]))]] : [];
	});
	return {
		id: table.id,
		title: table.title,
		columns: table.columns.map(({ id, label, note }) => ({
			id,
			label,
			...(note === undefined ? {} : { note })
		})),
		rows: table.rows,
		labels: Object.fromEntries(labels) as BlockTable['labels']
	};
}

function titled(all: readonly Titled[], ids: readonly string[] = []): Titled[] {
	return ids.flatMap((id) => all.filter((one) => one.id === id).map(({ title }) => ({ id, title })));
}
function byId<T extends { readonly id: string }>(list: readonly T[]): Record<string, T> {
	return Object.fromEntries(list.map((one) => [one.id, one]));
}
