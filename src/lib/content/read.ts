import type { Block } from '../blocks';
import { pageIds } from './addresses';
import { AuthorFiles } from './author-files';
import type { Targets } from './lesson-links';
import { checkLessonField, targetsOf } from './link-targets';
import type { Content } from './model';
import { Names } from './names';
import type { Problem } from './problems';
import { readClaims } from './read-claims';
import { checkObjectives, checkPaths, modulesOf, readModuleFolders } from './read-course';
import { type Entries, named, namedRecord, namesOf, readEntries, readOneFileEach } from './read-entries';
import { checkLesson } from './read-lessons';
import { readQuestions } from './read-questions';
import { checkAllEmbedded, checksOf, readQuizzes } from './read-quizzes';
import { readRules } from './read-rules';
import { readTables } from './read-tables';
import { quizFile, readingPath, tableFile } from './schema/course';
import { glossaryEntry, misconception, symptom } from './schema/evidence';
import { guideFile } from './schema/guide';

export interface ReadResult {
	readonly content: Content;
	/** every problem there is, not only the first; the content is to be used only when there are none */
	readonly problems: readonly Problem[];
}

/**
 * The only reader of `content/`. Reads every file first and checks afterwards what names something in another file, so
 * that it does not matter what stands where.
 * @param files path from the project's root (`content/sources.yaml`) → text
 * @param blocks what lessons may embed
 */
export function readContent(
	files: ReadonlyMap<string, string>,
	blocks: Readonly<Record<string, Block>>
): ReadResult {
	const written = new AuthorFiles(files);

	const { claims, sources } = readClaims(written);
	const questions = readQuestions(written);
	const symptoms = readEntries(written, written.inFolder('symptoms'), symptom, 'a symptom');
	const terms = readEntries(
		written,
		['content/glossary.yaml'],
		glossaryEntry,
		'a term of content/glossary.yaml'
	);
	// a tree without misconceptions or paths is whole: they are read if they are there
	const misconceptions = readEntries(
		written,
		written.matching(/^content\/misconceptions\.yaml$/),
		misconception,
		'a misconception'
	);
	const paths = readEntries(written, written.matching(/^content\/paths\.yaml$/), readingPath, 'a path');
	const tableFiles = readOneFileEach(written, 'reference', tableFile);
	const guideFiles = readOneFileEach(written, 'guides', guideFile);
	const quizFiles = readOneFileEach(written, 'quizzes', quizFile);
	const modules = readModuleFolders(written);
	const lessons = modules.flatMap((module) => module.lessons);

	const targets = targetsOf(lessons, tableFiles, {
		guide: namesOf(guideFiles, 'a guide'),
		quiz: namesOf(quizFiles, 'a quiz'),
		table: namesOf(tableFiles, 'a table'),
		symptom: symptoms.names,
		term: terms.names,
		page: new Names('a page that content links to', pageIds)
	});
	const nameable = {
		claims: claims.names,
		modules: new Names(
			'a module',
			modules.map((module) => module.id)
		),
		targets
	};

	const tables = readTables(tableFiles, questions, claims.names);
	const rules = readRules(guideFiles, questions, tables, nameable);
	const checks = checksOf(quizFiles);
	for (const module of modules) {
		for (const lesson of module.lessons)
			checkLesson(written, lesson, module.objectives, { ...nameable, checks, blocks });
	}
	checkObjectives(modules);
	checkAllEmbedded(quizFiles, lessons, checks);
	const quizzes = readQuizzes(quizFiles, modules, nameable);
	for (const entries of [symptoms, terms, misconceptions]) checkProof(entries, claims.names, targets);
	for (const { value, yaml, path } of symptoms.read.values()) {
		if (value.guide !== undefined) yaml.check([...path, 'guide'], value.guide, targets.names.guide);
	}
	checkPaths(paths, targets);

	return {
		content: {
			sources: namedRecord(sources),
			claims: namedRecord(claims),
			terms: named(terms),
			misconceptions: named(misconceptions),
			symptoms: named(symptoms),
			rules,
			tables: [...tables.values()],
			modules: modulesOf(modules),
			paths: named(paths),
			quizzes
		},
		problems: written.problems
	};
}

/** Symptoms, terms and misconceptions say something in short: a claim proves it, and a lesson has the whole. */
interface InShort {
	readonly claim?: readonly string[] | undefined;
	readonly lesson?: string | undefined;
}

function checkProof(entries: Entries<InShort>, claims: Names, targets: Targets): void {
	for (const { value, yaml, path } of entries.read.values()) {
		if (value.claim !== undefined) yaml.check([...path, 'claim'], value.claim, claims);
		if (value.lesson !== undefined) checkLessonField(yaml, [...path, 'lesson'], value.lesson, targets);
	}
}
