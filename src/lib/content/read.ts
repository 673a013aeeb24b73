import type { GenericSchema, InferOutput } from 'valibot';
import type { Block } from '../blocks';
import { parseReference } from './addresses';
import { compileGuide, type Domains, type GuideFile } from './guide-rules';
import { type At, type LessonText, readLessonText } from './lesson-text';
import type { Content, Item, Lesson, Module, Question, Quiz, Table } from './model';
import { didYouMean, type Problem } from './problems';
import { lessonFront, moduleFile, quizFile, tableFile } from './schema/course';
import { claimsFile, glossaryFile, sourcesFile, symptomsFile } from './schema/evidence';
import { guideFile, questionsFile } from './schema/guide';
import { type Path, YamlFile } from './yaml-file';

export interface ReadResult {
	readonly content: Content;
	/** every problem there is, not only the first; the content is to be used only when there are none */
	readonly problems: readonly Problem[];
}

/** Average reading speed for technical prose, words a minute (Brysbaert 2019 gives 238 for easier non-fiction). */
const WORDS_A_MINUTE = 200;
/** How far `minutes` may be from the computed time: code and figures are read at another speed. */
const MINUTES_TOLERANCE = 2;
const SUMMARY_LENGTH = 160;

/**
 * The only reader of `content/`.
 * @param files path from the project's root (`content/sources.yaml`) → text
 * @param blocks what lessons may embed
 */
export function readContent(
	files: ReadonlyMap<string, string>,
	blocks: Readonly<Record<string, Block>>
): ReadResult {
	return new ContentReader(files, blocks).read();
}

interface Entry<T> {
	readonly value: T;
	readonly yaml: YamlFile;
	readonly path: Path;
}

class ContentReader {
	readonly #files: ReadonlyMap<string, string>;
	readonly #blocks: Readonly<Record<string, Block>>;
	readonly #problems: Problem[] = [];
	readonly #yamls: YamlFile[] = [];
	readonly #claims = new Map<string, Entry<InferOutput<typeof claimsFile>[string]>>();

	constructor(files: ReadonlyMap<string, string>, blocks: Readonly<Record<string, Block>>) {
		this.#files = files;
		this.#blocks = blocks;
	}

	read(): ReadResult {
		this.#reportStrayFiles();
		const sources = this.#entries('content/sources.yaml', sourcesFile);
		this.#readClaims(sources);
		const questions = this.#readQuestions();
		const tables = this.#readTables(questions);
		const guides = this.#readGuides(questions, tables);
		const { modules, texts } = this.#readCourse();
		const quizzes = this.#readQuizzes();
		const symptoms = this.#entriesOf(/^content\/symptoms\/[^/]+\.yaml$/, symptomsFile, 'symptom');
		const glossary = this.#entries('content/glossary.yaml', glossaryFile);

		const lessons = modules.flatMap((module) => module.lessons);
		const known = {
			lesson: new Map(lessons.map((lesson) => [lesson.id, lesson])),
			guide: new Set(guides.map((guide) => guide.id)),
			quiz: new Set(quizzes.map(({ quiz }) => quiz.id)),
			table: new Set(tables.keys()),
			symptom: new Set(symptoms.keys()),
			term: new Set(glossary.keys())
		};
		this.#checkLessons(texts, known, quizzes);
		this.#checkQuizzes(quizzes, modules, known.lesson);
		for (const { value, yaml, path } of symptoms.values()) {
			this.#checkClaims(yaml, [...path, 'claim'], value.claim);
			if (value.guide !== undefined) checkKnown(yaml, [...path, 'guide'], value.guide, known.guide, 'a guide');
			if (value.lesson !== undefined) checkLesson(yaml, [...path, 'lesson'], value.lesson, known.lesson);
		}
		for (const { value, yaml, path } of glossary.values()) {
			if (value.claim !== undefined) this.#checkClaims(yaml, [...path, 'claim'], value.claim);
			if (value.lesson !== undefined) checkLesson(yaml, [...path, 'lesson'], value.lesson, known.lesson);
		}
		for (const guide of guides) {
			const module = guide.module;
			const yaml = this.#yamls.find((one) => one.file === `content/guides/${guide.id}.yaml`);
			if (module !== undefined && yaml)
				checkKnown(yaml, ['module'], module, new Set(modules.map((one) => one.id)), 'a module');
		}

		return {
			content: {
				sources: namedRecord(sources),
				claims: namedRecord(this.#claims),
				terms: named(glossary),
				symptoms: named(symptoms),
				rules: { questions: Object.fromEntries(questions), guides },
				tables: [...tables.values()],
				modules,
				quizzes: quizzes.map(({ quiz }) => quiz)
			},
			problems: [...this.#problems, ...this.#yamls.flatMap((yaml) => yaml.problems)]
		};
	}

	#reportStrayFiles(): void {
		const places = [
			/^content\/README\.md$/,
			/^content\/(sources|questions|glossary)\.yaml$/,
			/^content\/(claims|guides|quizzes|reference|symptoms)\/[a-z0-9-]+\.yaml$/,
			/^content\/course\/\d\d-[a-z0-9-]+\/(module\.yaml|\d\d-[a-z0-9-]+\.md)$/
		];
		for (const file of this.#files.keys()) {
			if (!places.some((place) => place.test(file)))
				this.#add(
					file,
					1,
					'is not a place where content is looked for: see content/README.md for folders and names (lessons are course/NN-module/NN-lesson.md)'
				);
		}
	}

	#add(file: string, line: number, says: string, field = ''): void {
		this.#problems.push({ file, line, field, says });
	}

	#yaml(file: string): YamlFile | undefined {
		const text = this.#files.get(file);
		if (text === undefined) return undefined;
		const yaml = new YamlFile(file, text);
		this.#yamls.push(yaml);
		return yaml;
	}

	/** The entries of one file that is a map from ids; a missing file has none. */
	#entries<T>(file: string, schema: GenericSchema<unknown, Record<string, T>>): Map<string, Entry<T>> {
		const yaml = this.#yaml(file);
		const value = yaml?.read(schema);
		if (!yaml || !value) return new Map();
		return new Map(Object.entries(value).map(([id, entry]) => [id, { value: entry, yaml, path: [id] }]));
	}

	/** The entries of all files that match; an id may stand in one of them only. */
	#entriesOf<T>(
		files: RegExp,
		schema: GenericSchema<unknown, Record<string, T>>,
		noun: string
	): Map<string, Entry<T>> {
		const all = new Map<string, Entry<T>>();
		for (const file of this.#matching(files)) {
			for (const [id, entry] of this.#entries(file, schema)) {
				const other = all.get(id);
				if (other)
					entry.yaml.add([id], `${noun} "${id}" already stands in ${other.yaml.file}:${other.yaml.lineOf([id])}`);
				else all.set(id, entry);
			}
		}
		return all;
	}

	#matching(files: RegExp): string[] {
		return [...this.#files.keys()].filter((file) => files.test(file)).sort();
	}

	#readClaims(sources: ReadonlyMap<string, Entry<InferOutput<typeof sourcesFile>[string]>>): void {
		const used = new Set<string>();
		for (const [id, entry] of this.#entriesOf(/^content\/claims\/[^/]+\.yaml$/, claimsFile, 'claim')) {
			this.#claims.set(id, entry);
			const { value, yaml, path } = entry;
			const lists: [Path, readonly string[]][] = [
				[[...path, 'sources'], value.sources],
				...(value.dispute?.positions ?? []).map((position, index): [Path, readonly string[]] => [
					[...path, 'dispute', 'positions', index, 'sources'],
					position.sources
				])
			];
			for (const [at, ids] of lists) {
				for (const source of ids) {
					used.add(source);
					checkKnown(yaml, at, source, new Set(sources.keys()), 'a source of content/sources.yaml');
				}
			}
			if (value.reviewBy !== undefined && value.reviewBy < value.checked)
				yaml.add([...path, 'reviewBy'], `is before the day of the check, ${value.checked}`);
		}
		for (const [id, { yaml, path }] of sources) {
			if (!used.has(id)) yaml.add(path, `source "${id}" is used by no claim: cite it or remove it`);
		}
	}

	#checkClaims(yaml: YamlFile, path: Path, ids: readonly string[]): void {
		for (const id of ids) checkKnown(yaml, path, id, this.#claims, 'a claim of content/claims');
	}

	#readQuestions(): Map<string, Question> {
		const questions = new Map<string, Question>();
		for (const [id, { value, yaml }] of this.#entries('content/questions.yaml', questionsFile)) {
			const answers = Object.entries(value.answers).map(([answer, rest]) => ({ id: answer, ...rest }));
			if (answers.some((answer) => answer.id === 'not-sure'))
				yaml.add([id, 'answers', 'not-sure'], 'remove it: "not sure" is added to every question by itself');
			if (answers.length < 2) yaml.add([id, 'answers'], 'needs at least two answers');
			questions.set(id, { ...value, id, answers });
		}
		return questions;
	}

	#readTables(questions: ReadonlyMap<string, Question>): Map<string, Table> {
		const tables = new Map<string, Table>();
		for (const file of this.#matching(/^content\/reference\/[^/]+\.yaml$/)) {
			const yaml = this.#yaml(file);
			const value = yaml?.read(tableFile);
			if (!yaml || !value) continue;
			checkFileName(yaml, value.id);
			const columns = Object.entries(value.columns).map(([id, column]) => ({ id, ...column }));
			for (const column of columns) {
				if (column.answers !== undefined)
					checkKnown(yaml, ['columns', column.id, 'answers'], column.answers, questions, 'a question');
			}
			const rows = Object.entries(value.rows).map(([id, row]) => {
				const path = ['rows', id];
				this.#checkClaims(yaml, [...path, 'claim'], row.claim);
				for (const cell of Object.keys(row.cells))
					checkKnown(yaml, [...path, 'cells', cell], cell, new Set(Object.keys(value.columns)), 'a column of this table');
				for (const column of columns) {
					const cell = row.cells[column.id];
					if (cell === undefined) yaml.add([...path, 'cells'], `has no cell for column "${column.id}"`);
					const answers = column.answers === undefined ? undefined : questions.get(column.answers)?.answers;
					if (answers && cell !== undefined)
						checkKnown(
							yaml,
							[...path, 'cells', column.id],
							String(cell),
							new Set(answers.map((answer) => answer.id)),
							`an answer of question "${column.answers ?? ''}"`
						);
				}
				return {
					id,
					cells: Object.fromEntries(Object.entries(row.cells).map(([cell, content]) => [cell, String(content)])),
					...(row.note === undefined ? {} : { note: row.note }),
					claims: row.claim
				};
			});
			tables.set(value.id, { id: value.id, title: value.title, summary: value.summary, columns, rows });
		}
		return tables;
	}

	#readGuides(questions: ReadonlyMap<string, Question>, tables: ReadonlyMap<string, Table>) {
		const files: { yaml: YamlFile; value: GuideFile }[] = [];
		for (const file of this.#matching(/^content\/guides\/[^/]+\.yaml$/)) {
			const yaml = this.#yaml(file);
			const value = yaml?.read(guideFile);
			if (!yaml || !value) continue;
			checkFileName(yaml, value.id);
			if (questions.has(value.id)) yaml.add(['id'], `"${value.id}" is already the id of a question`);
			files.push({ yaml, value });
		}
		const domains: Domains = new Map([
			...[...questions.values()].map((question): [string, string[]] => [
				question.id,
				question.answers.map((answer) => answer.id)
			]),
			...files.map(({ value }): [string, string[]] => [value.id, Object.keys(value.options)])
		]);
		const guides = files.map(({ yaml, value }) => {
			for (const [id, option] of Object.entries(value.options))
				this.#checkClaims(yaml, ['options', id, 'claim'], option.claim);
			for (const kind of ['limits', 'preferences', 'advice'] as const)
				value[kind].forEach((rule, index) => this.#checkClaims(yaml, [kind, index, 'claim'], rule.claim));
			return compileGuide(yaml, value, domains, questions, tables);
		});
		const asked = new Set(guides.flatMap((guide) => guide.asks));
		const yaml = this.#yamls.find((one) => one.file === 'content/questions.yaml');
		for (const id of questions.keys()) {
			if (yaml && guides.length > 0 && !asked.has(id))
				yaml.add([id], `question "${id}" is asked by no guide: add it to one's "asks" or remove it`);
		}
		return guides;
	}

	#readCourse() {
		const modules: Module[] = [];
		const texts: { lesson: Lesson; text: LessonText; yaml: YamlFile; objectives: readonly string[] }[] = [];
		const folders = new Set(
			[...this.#files.keys()].flatMap((file) => /^(content\/course\/\d\d-[^/]+)\//.exec(file)?.[1] ?? [])
		);
		for (const folder of [...folders].sort()) {
			const id = folder.replace(/^content\/course\/\d\d-/, '');
			const yaml = this.#yaml(`${folder}/module.yaml`);
			if (!yaml) {
				this.#add(`${folder}/module.yaml`, 1, 'is missing: every module needs title, summary and objectives');
				continue;
			}
			const value = yaml.read(moduleFile);
			if (!value) continue;
			const objectives = Object.keys(value.objectives);
			const lessons: Lesson[] = [];
			for (const file of this.#matching(new RegExp(`^${folder}/\\d\\d-[^/]+\\.md$`))) {
				const read = this.#readLesson(file, id);
				if (!read) continue;
				const twin = lessons.find((one) => one.id === read.lesson.id);
				if (twin) this.#add(file, 1, `lesson "${read.lesson.id}" already stands in ${twin.file}`);
				lessons.push(read.lesson);
				texts.push({ ...read, objectives });
			}
			for (const objective of objectives) {
				if (!lessons.some((lesson) => lesson.objectives.includes(objective)))
					yaml.add(['objectives', objective], `objective "${objective}" is served by no lesson`);
			}
			modules.push({
				id,
				title: value.title,
				summary: value.summary,
				objectives: Object.entries(value.objectives).map(([objective, says]) => ({ id: objective, says })),
				lessons
			});
		}
		return { modules, texts };
	}

	#readLesson(file: string, module: string) {
		const source = this.#files.get(file) ?? '';
		const parts = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
		if (!parts) {
			this.#add(file, 1, 'has no front matter: begin the file with a line "---", the fields, and a line "---"');
			return undefined;
		}
		const yaml = new YamlFile(file, parts[1] ?? '', 2);
		this.#yamls.push(yaml);
		const front = yaml.read(lessonFront);
		if (!front) return undefined;
		const firstLine = parts[0].split('\n').length;
		const text = readLessonText(source.slice(parts[0].length), firstLine);
		const slug = file.replace(/^.*\/\d\d-/, '').replace(/\.md$/, '');
		const lesson: Lesson = {
			...front,
			id: `${module}/${slug}`,
			module,
			slug,
			file,
			words: text.words,
			sections: text.sections,
			claims: [...new Set(text.claims.map((claim) => claim.value))],
			blocks: text.blocks.map((block) => block.value)
		};
		return { lesson, text, yaml };
	}

	#checkLessons(
		texts: readonly { lesson: Lesson; text: LessonText; yaml: YamlFile; objectives: readonly string[] }[],
		known: Known,
		quizzes: readonly { quiz: Quiz }[]
	): void {
		const checks = new Map(
			quizzes.filter(({ quiz }) => quiz.use === 'lessons').flatMap(({ quiz }) => quiz.items.map((item) => [item.id, quiz]))
		);
		const embedded = new Set<string>();
		for (const { lesson, text, yaml, objectives } of texts) {
			const at = ({ line }: At<unknown>, says: string) => this.#add(lesson.file, line, says);
			for (const fault of text.faults) at(fault, fault.value);
			if (text.claims.length === 0) this.#add(lesson.file, 1, 'cites no claim: put [^claim-id] behind what needs proof');
			for (const claim of text.claims) {
				if (!this.#claims.has(claim.value))
					at(claim, `"${claim.value}" is not a claim of content/claims.${didYouMean(claim.value, this.#claims.keys())}`);
			}
			for (const block of text.blocks) this.#checkBlock(block, checks, (says) => at(block, says));
			for (const { value } of text.blocks) if (value.id !== undefined) embedded.add(value.id);
			for (const link of text.links) {
				const says = brokenLink(link.value, lesson, known);
				if (says !== undefined) at(link, says);
			}
			lesson.objectives.forEach((id, index) =>
				checkKnown(yaml, ['objectives', index], id, new Set(objectives), 'an objective of this module')
			);
			lesson.guides?.forEach((id) => checkKnown(yaml, ['guides'], id, known.guide, 'a guide'));
			lesson.tables?.forEach((id) => checkKnown(yaml, ['tables'], id, known.table, 'a table'));
			if (lesson.summary.length > SUMMARY_LENGTH)
				yaml.add(['summary'], `has ${lesson.summary.length} characters; search results and previews show ${SUMMARY_LENGTH}`);
			const expected = Math.max(1, Math.round(lesson.words / WORDS_A_MINUTE));
			if (Math.abs(expected - lesson.minutes) > MINUTES_TOLERANCE)
				yaml.add(['minutes'], `says ${lesson.minutes}, but ${lesson.words} words take about ${expected} minutes`);
		}
		for (const [id, quiz] of checks) {
			if (!embedded.has(id)) {
				const yaml = this.#yamls.find((one) => one.file === `content/quizzes/${quiz.id}.yaml`);
				yaml?.add(['items', id], `check "${id}" stands in no lesson: embed <Check id="${id}" /> or remove it`);
			}
		}
	}

	#checkBlock({ value }: At<Lesson['blocks'][number]>, checks: ReadonlyMap<string, Quiz>, fault: (says: string) => void) {
		const block = this.#blocks[value.name];
		if (!block) {
			fault(`there is no block <${value.name} />.${didYouMean(value.name, Object.keys(this.#blocks))}`);
		} else if (block.id === undefined) {
			if (value.id !== undefined) fault(`<${value.name} /> takes no id`);
		} else if (value.id === undefined) {
			fault(`<${value.name} id="…" /> needs the id of an item for lessons`);
		} else if (!checks.has(value.id)) {
			fault(`"${value.id}" is not an item of a quiz with "use: lessons".${didYouMean(value.id, checks.keys())}`);
		}
	}

	#readQuizzes(): { quiz: Quiz; yaml: YamlFile }[] {
		const quizzes: { quiz: Quiz; yaml: YamlFile }[] = [];
		const places = new Map<string, string>();
		for (const file of this.#matching(/^content\/quizzes\/[^/]+\.yaml$/)) {
			const yaml = this.#yaml(file);
			const value = yaml?.read(quizFile);
			if (!yaml || !value) continue;
			const items: Item[] = Object.entries(value.items).map(([id, { options, ...item }]) => {
				const other = places.get(id);
				if (other !== undefined) yaml.add(['items', id], `item "${id}" already stands in ${other}`);
				places.set(id, file);
				return {
					...item,
					id,
					options: Object.entries(options).map(([option, { claim, ...rest }]) => {
						this.#checkClaims(yaml, ['items', id, 'options', option, 'claim'], claim);
						return { id: option, ...rest, claims: claim };
					})
				};
			});
			quizzes.push({
				quiz: {
					id: file.replace(/^.*\/|\.yaml$/g, ''),
					title: value.title,
					module: value.module,
					summary: value.summary,
					use: value.use,
					items
				},
				yaml
			});
		}
		return quizzes;
	}

	#checkQuizzes(
		quizzes: readonly { quiz: Quiz; yaml: YamlFile }[],
		modules: readonly Module[],
		lessons: ReadonlyMap<string, Lesson>
	): void {
		for (const { quiz, yaml } of quizzes) {
			const module = modules.find((one) => one.id === quiz.module);
			if (!module) {
				checkKnown(yaml, ['module'], quiz.module, new Set(modules.map((one) => one.id)), 'a module');
				continue;
			}
			const objectives = new Set(module.objectives.map((one) => one.id));
			for (const item of quiz.items) {
				checkKnown(yaml, ['items', item.id, 'objective'], item.objective, objectives, `an objective of module "${module.id}"`);
				checkLesson(yaml, ['items', item.id, 'lesson'], item.lesson, lessons);
			}
		}
		for (const module of modules) {
			const tested = new Set(
				quizzes
					.filter(({ quiz }) => quiz.module === module.id && quiz.use === 'quiz')
					.flatMap(({ quiz }) => quiz.items.map((item) => item.objective))
			);
			const yaml = this.#yamls.find((one) => one.file.endsWith(`-${module.id}/module.yaml`));
			for (const { id } of module.objectives) {
				if (!tested.has(id)) yaml?.add(['objectives', id], `objective "${id}" has no item in a quiz of this module`);
			}
		}
	}
}

interface Known {
	readonly lesson: ReadonlyMap<string, Lesson>;
	readonly guide: ReadonlySet<string>;
	readonly quiz: ReadonlySet<string>;
	readonly table: ReadonlySet<string>;
	readonly symptom: ReadonlySet<string>;
	readonly term: ReadonlySet<string>;
}

function brokenLink(url: string, lesson: Lesson, known: Known): string | undefined {
	if (/^https:\/\//.test(url)) return undefined;
	if (url.startsWith('#')) return brokenFragment(url.slice(1), lesson);
	const reference = parseReference(url);
	if (!reference)
		return `"${url}" is not a link this site understands: use https://…, #heading, or lesson:, guide:, quiz:, table:, symptom:, term: with an id`;
	const ids: Iterable<string> = known[reference.kind].keys();
	if (!known[reference.kind].has(reference.id))
		return `there is no ${reference.kind} "${reference.id}".${didYouMean(reference.id, ids)}`;
	const target = known.lesson.get(reference.id);
	return reference.kind === 'lesson' && target && reference.fragment !== undefined
		? brokenFragment(reference.fragment, target)
		: undefined;
}

function brokenFragment(fragment: string, lesson: Lesson): string | undefined {
	const slugs = lesson.sections.map((section) => section.slug).filter((slug) => slug !== '');
	return slugs.includes(fragment)
		? undefined
		: `${lesson.file} has no heading "#${fragment}".${didYouMean(fragment, slugs)}`;
}

function checkLesson(yaml: YamlFile, path: Path, value: string, lessons: ReadonlyMap<string, Lesson>): void {
	const [id = '', fragment] = value.split('#');
	const lesson = lessons.get(id);
	if (!lesson) {
		checkKnown(yaml, path, id, lessons, 'a lesson');
	} else if (fragment !== undefined) {
		const says = brokenFragment(fragment, lesson);
		if (says !== undefined) yaml.add(path, says);
	}
}

function checkKnown(
	yaml: YamlFile,
	path: Path,
	id: string,
	known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
	noun: string
): void {
	if (!known.has(id)) yaml.add(path, `"${id}" is not ${noun}.${didYouMean(id, known.keys())}`);
}

function checkFileName(yaml: YamlFile, id: string): void {
	const name = yaml.file.replace(/^.*\/|\.yaml$/g, '');
	if (name !== id) yaml.add(['id'], `is "${id}", but the file is called "${name}.yaml": they must be the same`);
}

function named<T>(entries: ReadonlyMap<string, Entry<T>>): (T & { id: string })[] {
	return [...entries].map(([id, { value }]) => ({ ...value, id }));
}
function namedRecord<T>(entries: ReadonlyMap<string, Entry<T>>): Record<string, T & { id: string }> {
	return Object.fromEntries(named(entries).map((entry) => [entry.id, entry]));
}
