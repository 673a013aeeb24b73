import type { GenericSchema, InferOutput } from 'valibot';
import type { Block } from '../blocks';
import { boundariesOf, compileGuide, type GuideFile, type RuleNames } from './guide-rules';
import { AS_OF, asOfQuestion } from './periods';
import { type Fragments, lessonFault, linkFault, type Targets } from './lesson-links';
import { type At, type LessonText, readLessonText } from './lesson-text';
import type { BlockUse, Content, Item, Lesson, Module, Question, Quiz, RuleBase, Table } from './model';
import { Names } from './names';
import { nearest, type Problem } from './problems';
import { lessonFront, moduleFile, quizFile, readingPath, tableFile } from './schema/course';
import { asId } from './schema/common';
import { claim, glossaryEntry, misconception, source, symptom } from './schema/evidence';
import { guideFile, question } from './schema/guide';
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
/** What the files of one kind hold. */
interface Entries<T> {
	readonly read: ReadonlyMap<string, Entry<T>>;
	/** where an id stands, whether or not its entry could be read */
	readonly yamlOf: ReadonlyMap<string, YamlFile>;
	/** includes the ids of entries that could not be read: naming one of them is no mistake */
	readonly names: Names;
	/** false where an entry could not be read: then nobody knows what it would have named */
	readonly isWhole: boolean;
}
type Claim = InferOutput<typeof claim>;

/** A table, guide or quiz: one file each. `value` is missing where the file has problems. */
interface OneFile<T> {
	readonly name: string;
	readonly yaml: YamlFile;
	readonly value: T | undefined;
}
interface LessonFile {
	/** `module/lesson` */
	readonly id: string;
	readonly file: string;
	readonly text: LessonText;
	readonly yaml: YamlFile | undefined;
	/** undefined where the front matter has problems */
	readonly lesson: Lesson | undefined;
}
interface ModuleFolder {
	readonly id: string;
	readonly yaml: YamlFile | undefined;
	readonly value: InferOutput<typeof moduleFile> | undefined;
	readonly objectives: Names;
	readonly lessons: readonly LessonFile[];
}

class ContentReader {
	readonly #files: ReadonlyMap<string, string>;
	readonly #blocks: Readonly<Record<string, Block>>;
	readonly #problems: Problem[] = [];
	readonly #yamls: YamlFile[] = [];

	constructor(files: ReadonlyMap<string, string>, blocks: Readonly<Record<string, Block>>) {
		this.#blocks = blocks;
		this.#files = files;
		for (const [file, text] of files) this.#reportFile(file, text);
	}

	read(): ReadResult {
		const sources = this.#entries(['content/sources.yaml'], source, 'a source of content/sources.yaml');
		const claims = this.#entriesOf('claims', claim, 'a claim of content/claims');
		const questions = this.#entries(
			['content/questions.yaml'],
			question,
			'a question of content/questions.yaml'
		);
		const symptoms = this.#entriesOf('symptoms', symptom, 'a symptom');
		const terms = this.#entries(['content/glossary.yaml'], glossaryEntry, 'a term of content/glossary.yaml');
		const misconceptions = this.#entries(
			this.#matching(/^content\/misconceptions\.yaml$/),
			misconception,
			'a misconception'
		);
		const paths = this.#entries(this.#matching(/^content\/paths\.yaml$/), readingPath, 'a path');
		const tables = this.#oneFileEach('reference', tableFile);
		const guides = this.#oneFileEach('guides', guideFile);
		const quizzes = this.#oneFileEach('quizzes', quizFile);
		const modules = this.#moduleFolders();
		const lessons = modules.flatMap((module) => module.lessons);

		const moduleNames = new Names(
			'a module',
			modules.map((module) => module.id)
		);
		const targets = targetsOf(lessons, tables, {
			guide: namesOf(guides, 'a guide'),
			quiz: namesOf(quizzes, 'a quiz'),
			table: namesOf(tables, 'a table'),
			symptom: symptoms.names,
			term: terms.names
		});

		this.#checkClaimFiles(claims, sources);
		const readQuestions = this.#questions(questions);
		const readTables = this.#tables(tables, questions, claims);
		const rules = this.#rules(guides, questions, readQuestions, readTables, claims, targets, moduleNames);
		this.#checkLessons(modules, quizzes, claims, targets);
		const readQuizzes = this.#quizzes(quizzes, modules, moduleNames, claims, targets);
		for (const { value, yaml, path } of [
			...symptoms.read.values(),
			...terms.read.values(),
			...misconceptions.read.values()
		]) {
			if (value.claim !== undefined) yaml.check([...path, 'claim'], value.claim, claims.names);
			if (value.lesson !== undefined) checkLesson(yaml, [...path, 'lesson'], value.lesson, targets);
		}
		for (const { value, yaml, path } of symptoms.read.values()) {
			if (value.guide !== undefined) yaml.check([...path, 'guide'], value.guide, targets.names.guide);
		}

		for (const { value, yaml, path } of paths.read.values()) {
			value.lessons.forEach((lesson, index) => {
				const at = [...path, 'lessons', index];
				yaml.check(at, lesson, targets.names.lesson);
				if (value.lessons.indexOf(lesson) < index)
					yaml.add(at, `"${lesson}" stands above already: remove one`);
			});
		}

		return {
			content: {
				sources: namedRecord(sources),
				claims: namedRecord(claims),
				terms: named(terms),
				misconceptions: named(misconceptions),
				symptoms: named(symptoms),
				rules,
				tables: [...readTables.values()],
				modules: modules.flatMap(asModule),
				paths: named(paths),
				quizzes: readQuizzes
			},
			problems: [...this.#problems, ...this.#yamls.flatMap((yaml) => yaml.problems)]
		};
	}

	// ---- files ----

	#reportFile(file: string, text: string): void {
		if (!PLACES.some((place) => place.test(file))) {
			this.#add(file, 1, strayFile(file));
			return;
		}
		const unreadable = text.search(/[\0\uFFFD]/);
		if (unreadable >= 0)
			this.#add(file, lineAt(text, unreadable), 'is not UTF-8 from here on: save the file as UTF-8');
		else if (file.endsWith('.md') && text.startsWith(BYTE_ORDER_MARK))
			this.#add(file, 1, 'begins with a byte order mark: save the file as UTF-8 without one');
	}

	#add(file: string, line: number, says: string, field = ''): void {
		this.#problems.push({ file, line, field, says });
	}

	#yaml(file: string, text = this.#files.get(file), firstLine = 1): YamlFile | undefined {
		if (text === undefined) return undefined;
		const yaml = new YamlFile(file, text, firstLine);
		this.#yamls.push(yaml);
		return yaml;
	}

	#matching(files: RegExp): string[] {
		return [...this.#files.keys()].filter((file) => files.test(file)).sort();
	}

	/** The entries of files that are maps from ids; an id may stand in one of them only. A missing file is reported. */
	#entries<T>(files: readonly string[], schema: GenericSchema<unknown, T>, noun: string): Entries<T> {
		const read = new Map<string, Entry<T>>();
		const places = new Map<string, string>();
		const yamlOf = new Map<string, YamlFile>();
		let isWhole = true;
		let areAllKeysKnown = true;
		for (const file of files) {
			const yaml = this.#yaml(file);
			if (!yaml) {
				this.#add(file, 1, 'is missing: see content/README.md for what stands in it');
				isWhole = areAllKeysKnown = false;
				continue;
			}
			const entries = yaml.readEntries(schema);
			const keys = yaml.keys([]);
			isWhole &&= yaml.isWhole && entries.size === keys.length;
			areAllKeysKnown &&= yaml.isWhole && keys.length > 0;
			for (const id of keys) {
				const place = places.get(id);
				if (place !== undefined) yaml.add([id], `"${id}" already stands in ${place}: rename or remove one`);
				else places.set(id, `${file}:${yaml.lineOf([id])}`);
			}
			for (const [id, value] of entries) if (!read.has(id)) read.set(id, { value, yaml, path: [id] });
			for (const id of keys) yamlOf.set(id, yaml);
		}
		// a malformed id, which is reported, counts as the id that was meant
		const names = new Names(noun, [...places.keys()].map(asId), areAllKeysKnown);
		return { read, yamlOf, names, isWhole };
	}

	#entriesOf<T>(folder: string, schema: GenericSchema<unknown, T>, noun: string): Entries<T> {
		return this.#entries(this.#matching(new RegExp(`^content/${folder}/[^/]+\\.yaml$`)), schema, noun);
	}

	#oneFileEach<T>(folder: string, schema: GenericSchema<unknown, T>): OneFile<T>[] {
		return this.#matching(new RegExp(`^content/${folder}/[^/]+\\.yaml$`)).flatMap((file) => {
			const yaml = this.#yaml(file);
			return yaml ? [{ name: nameOf(file), yaml, value: yaml.read(schema) }] : [];
		});
	}

	#moduleFolders(): ModuleFolder[] {
		const folders = new Set(
			[...this.#files.keys()].flatMap((file) => /^(content\/course\/\d\d-[^/]+)\//.exec(file)?.[1] ?? [])
		);
		const places = new Map<string, string>();
		return [...folders].sort().map((folder) => {
			const id = folder.replace(/^content\/course\/\d\d-/, '');
			const place = places.get(id);
			if (place !== undefined)
				this.#add(
					`${folder}/module.yaml`,
					1,
					`module "${id}" already stands in ${place}: rename one of the folders`
				);
			places.set(id, folder);

			const yaml = this.#yaml(`${folder}/module.yaml`);
			if (!yaml)
				this.#add(`${folder}/module.yaml`, 1, 'is missing: every module needs title, summary and objectives');
			const value = yaml?.read(moduleFile);
			const noun = `an objective of module "${id}"`;
			const lessons: LessonFile[] = [];
			for (const file of this.#matching(new RegExp(`^${folder}/\\d\\d-[^/]+\\.md$`))) {
				const lesson = this.#lessonFile(file, id);
				const twin = lessons.find((one) => one.id === lesson.id);
				if (twin)
					this.#add(file, 1, `lesson "${lesson.id}" already stands in ${twin.file}: rename one of the files`);
				lessons.push(lesson);
			}
			return {
				id,
				yaml,
				value,
				objectives:
					yaml && place === undefined ? yaml.names(noun, ['objectives']) : new Names(noun, [], false),
				lessons
			};
		});
	}

	#lessonFile(file: string, module: string): LessonFile {
		const written = (this.#files.get(file) ?? '').replace(BYTE_ORDER_MARK, '');
		const slug = file.replace(/^.*\/\d\d-/, '').replace(/\.md$/, '');
		const id = `${module}/${slug}`;
		if (written.includes('\0'))
			return { id, file, text: readLessonText('', 1), yaml: undefined, lesson: undefined };
		const parts = /^---\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(written);
		if (!parts) {
			this.#add(
				file,
				1,
				/^---\r?\n/.test(written)
					? 'the front matter is not closed: end it with a line "---"'
					: 'has no front matter: begin the file with a line "---", the fields, and a line "---"'
			);
			return { id, file, text: readLessonText(written, 1), yaml: undefined, lesson: undefined };
		}
		const yaml = this.#yaml(file, parts[1] ?? '', 2);
		const front = yaml?.read(lessonFront);
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

	// ---- evidence ----

	#checkClaimFiles(claims: Entries<Claim>, sources: Entries<InferOutput<typeof source>>): void {
		const used = new Set<string>();
		for (const { value, yaml, path } of claims.read.values()) {
			yaml.check([...path, 'sources'], value.sources, sources.names);
			for (const id of value.sources) used.add(id);
			value.dispute?.positions.forEach((position, index) => {
				yaml.check([...path, 'dispute', 'positions', index, 'sources'], position.sources, sources.names);
				for (const id of position.sources) used.add(id);
			});
			if (value.reviewBy !== undefined && value.reviewBy < value.checked)
				yaml.add(
					[...path, 'reviewBy'],
					`${value.reviewBy} is before the day of the check, ${value.checked}: give a later day`
				);
		}
		// a misspelt source is not also an unused one
		const isUseKnown = claims.isWhole && [...used].every((id) => sources.names.fault(id) === undefined);
		for (const [id, { yaml, path }] of sources.read) {
			if (isUseKnown && !used.has(id))
				yaml.add(path, `source "${id}" is used by no claim: cite it or remove it`);
		}
	}

	// ---- rules ----

	#questions(questions: Entries<InferOutput<typeof question>>): Map<string, Question> {
		const read = new Map<string, Question>();
		for (const [id, { value, yaml }] of questions.read) {
			const answers = Object.entries(value.answers).map(([answer, rest]) => ({ id: answer, ...rest }));
			if (answers.some((answer) => answer.id === 'not-sure'))
				yaml.add([id, 'answers', 'not-sure'], 'remove it: "not sure" is added to every question by itself');
			else if (answers.length < 2) yaml.add([id, 'answers'], 'needs at least two answers');
			read.set(id, { ...value, id, answers });
		}
		return read;
	}

	#tables(
		files: readonly OneFile<InferOutput<typeof tableFile>>[],
		questions: Entries<InferOutput<typeof question>>,
		claims: Entries<Claim>
	): Map<string, Table> {
		const tables = new Map<string, Table>();
		for (const { name, yaml, value } of files) {
			if (!value) continue;
			checkFileName(yaml, name, value.id);
			const columns = Object.entries(value.columns).map(([id, column]) => ({ id, ...column }));
			const columnNames = new Names('a column of this table', Object.keys(value.columns));
			for (const column of columns) {
				if (column.answers !== undefined)
					yaml.check(['columns', column.id, 'answers'], column.answers, questions.names);
			}
			const rows = Object.entries(value.rows).map(([id, row]) => {
				const path = ['rows', id];
				yaml.check([...path, 'claim'], row.claim, claims.names);
				for (const [cell, written] of Object.entries(row.cells)) {
					const at = [...path, 'cells', cell];
					yaml.check(at, cell, columnNames);
					const answers = answersOf(value.columns[cell]?.answers, questions);
					if (answers) yaml.check(at, String(written), answers);
					if (typeof written === 'number' && yaml.sourceOf(at) !== String(written))
						yaml.add(at, `is read as the number ${written}: write '${yaml.sourceOf(at) ?? ''}' in quotes`);
				}
				const misspelt = Object.keys(row.cells).flatMap(
					(cell) => nearest(cell, Object.keys(value.columns)) ?? []
				);
				for (const column of columns) {
					if (!(column.id in row.cells) && !misspelt.includes(column.id))
						yaml.add([...path, 'cells'], `has no cell for column "${column.id}"`);
				}
				return {
					id,
					cells: Object.fromEntries(
						Object.entries(row.cells).map(([cell, written]) => [cell, String(written)])
					),
					...(row.note === undefined ? {} : { note: row.note }),
					claims: row.claim
				};
			});
			tables.set(value.id, { id: value.id, title: value.title, summary: value.summary, columns, rows });
		}
		return tables;
	}

	#rules(
		files: readonly OneFile<GuideFile>[],
		questions: Entries<InferOutput<typeof question>>,
		readQuestions: ReadonlyMap<string, Question>,
		tables: ReadonlyMap<string, Table>,
		claims: Entries<Claim>,
		targets: Targets,
		modules: Names
	): RuleBase {
		const names: RuleNames = {
			questions: questions.names,
			tables: targets.names.table,
			variables: new Names(
				'a question or guide',
				[...questions.names.ids, ...targets.names.guide.ids],
				questions.names.isComplete
			),
			values: new Map([
				...[...questions.names.ids].flatMap((id): [string, Names][] => {
					const answers = answersOf(id, questions);
					return answers ? [[id, answers]] : [];
				}),
				...files.flatMap(({ name, yaml, value }) =>
					[name, value?.id ?? name].map((id): [string, Names] => [
						id,
						yaml.names(`an option of guide "${id}"`, ['options'])
					])
				)
			])
		};
		const periods = asOfQuestion(files.flatMap(({ value }) => (value ? boundariesOf(value, tables) : [])));
		const guides = files.flatMap(({ name, yaml, value }) => {
			if (!value) return [];
			checkFileName(yaml, name, value.id);
			if (questions.names.ids.has(value.id))
				yaml.add(['id'], `"${value.id}" is already the id of a question`);
			if (value.module !== undefined) yaml.check(['module'], value.module, modules);
			for (const [id, option] of Object.entries(value.options))
				yaml.check(['options', id, 'claim'], option.claim, claims.names);
			for (const kind of ['limits', 'findings', 'preferences', 'advice'] as const)
				value[kind].forEach((rule, index) => yaml.check([kind, index, 'claim'], rule.claim, claims.names));
			return [compileGuide(yaml, value, names, readQuestions, tables, periods)];
		});
		const asked = new Set(guides.flatMap((guide) => guide.asks));
		const isUseKnown =
			guides.length > 0 &&
			guides.length === files.length &&
			[...asked].every((id) => questions.names.fault(id) === undefined);
		for (const [id, { yaml }] of questions.read) {
			if (isUseKnown && !asked.has(id))
				yaml.add([id], `question "${id}" is asked by no guide: add it to one's "asks" or remove it`);
		}
		return {
			questions: { ...Object.fromEntries(readQuestions), ...(periods ? { [AS_OF]: periods } : {}) },
			guides: guides.toSorted((a, b) => a.place - b.place)
		};
	}

	// ---- course ----

	#checkLessons(
		modules: readonly ModuleFolder[],
		quizzes: readonly OneFile<InferOutput<typeof quizFile>>[],
		claims: Entries<Claim>,
		targets: Targets
	): void {
		const checkFiles = quizzes.filter(({ yaml }) => yaml.get(['use']) === 'lessons');
		const checks = new Names(
			'an item of a quiz with "use: lessons"',
			checkFiles.flatMap(({ yaml }) => yaml.keys(['items'])),
			quizzes.every(({ yaml }) => yaml.isWhole)
		);
		const places = new Map<string, string>();
		for (const module of modules) {
			for (const lesson of module.lessons) {
				this.#checkLessonText(lesson, claims, checks, targets);
				checkFront(lesson, module.objectives, targets);
			}
			for (const id of module.objectives.ids) {
				const place = places.get(id);
				if (place !== undefined)
					module.yaml?.add(
						['objectives', id],
						`objective "${id}" already stands in ${place}: rename or remove one`
					);
				else places.set(id, module.yaml?.file ?? '');
				const mayServe = ({ lesson }: LessonFile) =>
					!lesson ||
					lesson.objectives.some((one) => one === id || module.objectives.fault(one) !== undefined);
				if (!module.lessons.some(mayServe))
					module.yaml?.add(
						['objectives', id],
						`objective "${id}" is served by no lesson: add it to "objectives" of one`
					);
			}
		}
		const lessons = modules.flatMap((module) => module.lessons);
		const embedded = new Set(
			lessons.flatMap(({ text }) => text.blocks.flatMap(({ value }) => value.id ?? []))
		);
		const isUseKnown =
			lessons.every(({ text }) => text.isWhole) &&
			[...embedded].every((id) => checks.fault(id) === undefined);
		for (const { yaml } of checkFiles) {
			for (const id of yaml.keys(['items'])) {
				if (isUseKnown && !embedded.has(id))
					yaml.add(
						['items', id],
						`check "${id}" stands in no lesson: embed <Check id="${id}" /> or remove it`
					);
			}
		}
	}

	#checkLessonText(
		{ file, text }: LessonFile,
		claims: Entries<Claim>,
		checks: Names,
		targets: Targets
	): void {
		const at = ({ line }: At<unknown>, says: string | undefined) => {
			if (says !== undefined) this.#add(file, line, says);
		};
		const own = fragmentsOf(file, text);
		for (const fault of text.faults) at(fault, fault.value);
		if (text.claims.length === 0 && text.words > 0 && text.isWhole)
			this.#add(file, 1, 'cites no claim: put [^claim-id] behind what needs proof');
		for (const cited of text.claims) at(cited, claims.names.fault(cited.value));
		for (const block of text.blocks) at(block, this.#blockFault(block.value, checks, targets));
		for (const link of text.links) at(link, linkFault(link.value, targets, own));
	}

	#blockFault({ name, id }: BlockUse, checks: Names, targets: Targets): string | undefined {
		const block = this.#blocks[name];
		if (!block) return new Names('a block', Object.keys(this.#blocks)).fault(name);
		const missing = block.tables?.find((table) => !targets.names.table.ids.has(table));
		if (missing !== undefined)
			return `<${name} /> reads table "${missing}", which does not exist: write reference/${missing}.yaml`;
		if (block.id === undefined) return id === undefined ? undefined : `<${name} /> takes no id: remove it`;
		return id === undefined ? `<${name} id="…" /> needs the id of an item for lessons` : checks.fault(id);
	}

	// ---- quizzes ----

	#quizzes(
		files: readonly OneFile<InferOutput<typeof quizFile>>[],
		modules: readonly ModuleFolder[],
		moduleNames: Names,
		claims: Entries<Claim>,
		targets: Targets
	): Quiz[] {
		const places = new Map<string, string>();
		for (const { yaml } of files) {
			for (const id of yaml.keys(['items'])) {
				const place = places.get(id);
				if (place !== undefined)
					yaml.add(['items', id], `item "${id}" already stands in ${place}: rename or remove one`);
				else places.set(id, `${yaml.file}:${yaml.lineOf(['items', id])}`);
			}
		}
		const quizzes = files.flatMap(({ name, yaml, value }) => {
			if (!value) return [];
			yaml.check(['module'], value.module, moduleNames);
			const objectives = modules.find((module) => module.id === value.module)?.objectives;
			const items: Item[] = Object.entries(value.items).map(([id, { options, ...item }]) => {
				const path = ['items', id];
				if (objectives) yaml.check([...path, 'objective'], item.objective, objectives);
				checkLesson(yaml, [...path, 'lesson'], item.lesson, targets);
				return {
					...item,
					id,
					options: Object.entries(options).map(([option, { claim: proof, ...rest }]) => {
						yaml.check([...path, 'options', option, 'claim'], proof, claims.names);
						return { id: option, ...rest, claims: proof };
					})
				};
			});
			return [
				{ id: name, title: value.title, module: value.module, summary: value.summary, use: value.use, items }
			];
		});
		if (quizzes.length === files.length) this.#checkCoverage(modules, quizzes);
		return quizzes;
	}

	#checkCoverage(modules: readonly ModuleFolder[], quizzes: readonly Quiz[]): void {
		for (const module of modules) {
			const tested = quizzes
				.filter((quiz) => quiz.module === module.id && quiz.use === 'quiz')
				.flatMap((quiz) => quiz.items.map((item) => item.objective));
			const areKnown = tested.every((id) => module.objectives.fault(id) === undefined);
			for (const id of module.objectives.ids) {
				if (areKnown && !tested.includes(id))
					module.yaml?.add(
						['objectives', id],
						`objective "${id}" has no item in a quiz of this module: write one`
					);
			}
		}
	}
}

const BYTE_ORDER_MARK = '\uFEFF';

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

const PLACES = [
	/^content\/README\.md$/,
	/^content\/(sources|questions|glossary|misconceptions|paths)\.yaml$/,
	/^content\/(claims|guides|quizzes|reference|symptoms)\/[a-z0-9-]+\.yaml$/,
	/^content\/course\/\d\d-[a-z0-9-]+\/(module\.yaml|\d\d-[a-z0-9-]+\.md)$/
];

function strayFile(file: string): string {
	const [, folder] = /^content\/([^/]+)\//.exec(file) ?? [];
	const name =
		folder === 'course'
			? 'a module is course/NN-module/module.yaml, its lessons are course/NN-module/NN-lesson.md'
			: folder !== undefined && ['claims', 'guides', 'quizzes', 'reference', 'symptoms'].includes(folder)
				? `files of this kind are ${folder}/name.yaml, in no folder below`
				: 'see content/README.md for the folders';
	return `nothing reads this file: ${name}; names are lower-case letters, digits and hyphens`;
}

const nameOf = (file: string) => file.replace(/^.*\/|\.yaml$/g, '');

/** A file is known by its name and, where the two differ, by its id too: the difference is one problem, not many. */
function namesOf(files: readonly OneFile<object>[], noun: string): Names {
	return new Names(
		noun,
		files.flatMap(({ name, yaml }) => {
			const id = yaml.get(['id']);
			return typeof id === 'string' ? [name, id] : [name];
		})
	);
}

function targetsOf(
	lessons: readonly LessonFile[],
	tables: readonly OneFile<object>[],
	names: Omit<Targets['names'], 'lesson'>
): Targets {
	return {
		names: {
			...names,
			lesson: new Names(
				'a lesson',
				lessons.map((lesson) => lesson.id)
			)
		},
		fragments(kind, id) {
			if (kind === 'lesson') {
				const lesson = lessons.find((one) => one.id === id);
				return lesson && fragmentsOf(lesson.file, lesson.text);
			}
			const yaml = tables.find((one) => one.name === id)?.yaml;
			return yaml?.isWhole === true ? { file: yaml.file, ids: yaml.keys(['rows']) } : undefined;
		}
	};
}
function fragmentsOf(file: string, text: LessonText): Fragments | undefined {
	if (!text.isWhole) return undefined;
	return { file, ids: text.sections.flatMap(({ slug }) => (slug === '' ? [] : [slug])) };
}

/** The answers that a question has, also where its entry has problems. */
function answersOf(question: string | undefined, questions: Entries<unknown>): Names | undefined {
	if (question === undefined) return undefined;
	const yaml = questions.yamlOf.get(question);
	return yaml?.names(`an answer of question "${question}"`, [question, 'answers']);
}

function checkLesson(yaml: YamlFile, path: Path, value: string, targets: Targets): void {
	const says = lessonFault(value, targets);
	if (says !== undefined) yaml.add(path, says);
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

function checkFileName(yaml: YamlFile, name: string, id: string): void {
	if (name !== id)
		yaml.add(['id'], `is "${id}", but the file is called "${name}.yaml": they must be the same`);
}

function asModule({ id, value, lessons }: ModuleFolder): Module[] {
	if (!value) return [];
	return [
		{
			id,
			title: value.title,
			summary: value.summary,
			objectives: Object.entries(value.objectives).map(([objective, says]) => ({ id: objective, says })),
			lessons: lessons.flatMap(({ lesson }) => lesson ?? [])
		}
	];
}

function named<T>(entries: Entries<T>): (T & { id: string })[] {
	return [...entries.read].map(([id, { value }]) => ({ ...value, id }));
}
function namedRecord<T>(entries: Entries<T>): Record<string, T & { id: string }> {
	return Object.fromEntries(named(entries).map((entry) => [entry.id, entry]));
}
