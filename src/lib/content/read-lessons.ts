import type { Block } from '../blocks';
import { type AuthorFiles, BYTE_ORDER_MARK } from './author-files';
import { type Fragments, linkFault, type Targets } from './lesson-links';
import { type At, type LessonText, readLessonText } from './lesson-text';
import type { BlockUse, Lesson } from './model';
import { Names } from './names';
import { lessonFront } from './schema/course';
import type { YamlFile } from './yaml-file';

/** Average reading speed for technical prose, words a minute (Brysbaert 2019 gives 238 for easier non-fiction). */
const WORDS_A_MINUTE = 200;
/** How far `minutes` may be from the computed time: code and figures are read at another speed. */
const MINUTES_TOLERANCE = 2;
/** characters */
const SUMMARY_LENGTH = 160;

export interface LessonFile {
	/** `module/lesson` */
	readonly id: string;
	readonly file: string;
	readonly text: LessonText;
	/** the front matter; undefined where the file has none that could be found */
	readonly yaml: YamlFile | undefined;
	/** undefined where the front matter has problems */
	readonly lesson: Lesson | undefined;
}

/** What a lesson may name. */
export interface LessonNames {
	readonly claims: Names;
	/** the items that `<Check id="…" />` may show */
	readonly checks: Names;
	readonly targets: Targets;
	readonly blocks: Readonly<Record<string, Block>>;
}

/**
 * Reads front matter and text. What the lesson names is checked later, by `checkLesson`, when all lessons are known.
 * @param module the id of its module
 */
export function readLesson(files: AuthorFiles, file: string, module: string): LessonFile {
	const written = (files.text(file) ?? '').replace(BYTE_ORDER_MARK, '');
	const slug = file.replace(/^.*\/\d\d-/, '').replace(/\.md$/, '');
	const id = `${module}/${slug}`;
	// not UTF-8, which is reported: its text would be noise
	if (written.includes('\0'))
		return { id, file, text: readLessonText('', 1), yaml: undefined, lesson: undefined };
	const parts = /^---\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(written);
	if (!parts) {
		files.add(
			file,
			1,
			/^---\r?\n/.test(written)
				? 'the front matter is not closed: end it with a line "---"'
				: 'has no front matter: begin the file with a line "---", the fields, and a line "---"'
		);
		return { id, file, text: readLessonText(written, 1), yaml: undefined, lesson: undefined };
	}
	const yaml = files.yamlIn(file, parts[1] ?? '', 2);
	const front = yaml.read(lessonFront);
	const text = readLessonText(written.slice(parts[0].length), parts[0].split('\n').length);
	const lesson = front && {
		...front,
		id,
		module,
		slug,
		file,
		words: text.words,
		sections: text.sections,
		claims: [...new Set(text.claims.map((cited) => cited.value))],
		terms: [...new Set(text.links.flatMap(({ value }) => /^term:([^#]+)/.exec(value)?.[1] ?? []))],
		blocks: text.blocks.map((block) => block.value)
	};
	return { id, file, text, yaml, lesson };
}

/** The headings that links to a lesson may name; undefined where nobody knows them all. */
export function headingsOf({ file, text }: LessonFile): Fragments | undefined {
	if (!text.isWhole) return undefined;
	return { file, ids: text.sections.flatMap(({ slug }) => (slug === '' ? [] : [slug])) };
}

/**
 * Reports what is wrong with a lesson once everything that it may name is known.
 * @param objectives of its module
 */
export function checkLesson(
	files: AuthorFiles,
	lesson: LessonFile,
	objectives: Names,
	names: LessonNames
): void {
	checkText(files, lesson, names);
	checkFront(lesson, objectives, names.targets);
}

function checkText(files: AuthorFiles, lesson: LessonFile, names: LessonNames): void {
	const { file, text } = lesson;
	const at = ({ line }: At<unknown>, says: string | undefined) => {
		if (says !== undefined) files.add(file, line, says);
	};
	const own = headingsOf(lesson);
	for (const fault of text.faults) at(fault, fault.value);
	if (text.claims.length === 0 && text.words > 0 && text.isWhole)
		files.add(file, 1, 'cites no claim: put [^claim-id] behind what needs proof');
	for (const cited of text.claims) at(cited, names.claims.fault(cited.value));
	for (const block of text.blocks) at(block, blockFault(block.value, names));
	for (const link of text.links) at(link, linkFault(link.value, names.targets, own));
}

function blockFault({ name, id }: BlockUse, { blocks, checks, targets }: LessonNames): string | undefined {
	const block = blocks[name];
	if (!block) return new Names('a block', Object.keys(blocks)).fault(name);
	const missing = block.tables?.find((table) => !targets.names.table.ids.has(table));
	if (missing !== undefined)
		return `<${name} /> reads table "${missing}", which does not exist: write reference/${missing}.yaml`;
	if (block.id === undefined) return id === undefined ? undefined : `<${name} /> takes no id: remove it`;
	return id === undefined ? `<${name} id="…" /> needs the id of an item for lessons` : checks.fault(id);
}

function checkFront({ lesson, yaml, text }: LessonFile, objectives: Names, targets: Targets): void {
	if (!lesson || !yaml) return;
	yaml.check(['objectives'], lesson.objectives, objectives);
	yaml.check(['guides'], lesson.guides ?? [], targets.names.guide);
	yaml.check(['tables'], lesson.tables ?? [], targets.names.table);
	if (lesson.summary.length > SUMMARY_LENGTH)
		yaml.add(
			['summary'],
			`has ${lesson.summary.length} characters, but lists and previews show ${SUMMARY_LENGTH}: shorten it`
		);
	const expected = Math.max(1, Math.round(lesson.words / WORDS_A_MINUTE));
	if (text.isWhole && Math.abs(expected - lesson.minutes) > MINUTES_TOLERANCE)
		yaml.add(['minutes'], `says ${lesson.minutes} minutes, but ${lesson.words} words take about ${expected}`);
}
