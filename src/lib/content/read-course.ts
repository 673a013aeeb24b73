import type { InferOutput } from 'valibot';
import type { AuthorFiles } from './author-files';
import type { Module } from './model';
import { lessonFault, type Targets } from './lesson-links';
import { Names } from './names';
import type { Entries } from './read-entries';
import { type LessonFile, readLesson } from './read-lessons';
import { moduleFile, type readingPath } from './schema/course';
import type { YamlFile } from './yaml-file';

/** A folder `course/NN-module`. */
export interface ModuleFolder {
	readonly id: string;
	readonly yaml: YamlFile | undefined;
	/** undefined where `module.yaml` is missing or has problems */
	readonly value: InferOutput<typeof moduleFile> | undefined;
	readonly objectives: Names;
	readonly lessons: readonly LessonFile[];
}

/** The folders of all modules, in the order of their numbers. */
export function readModuleFolders(files: AuthorFiles): ModuleFolder[] {
	const folders = new Set(
		files
			.matching(/^content\/course\/\d\d-[^/]+\//)
			.flatMap((file) => /^content\/course\/[^/]+/.exec(file)?.[0] ?? [])
	);
	const places = new Map<string, string>();
	return [...folders].sort().map((folder) => {
		const id = folder.replace(/^content\/course\/\d\d-/, '');
		const place = places.get(id);
		if (place !== undefined)
			files.add(
				`${folder}/module.yaml`,
				1,
				`module "${id}" already stands in ${place}: rename one of the folders`
			);
		places.set(id, folder);

		const yaml = files.yaml(`${folder}/module.yaml`);
		if (!yaml)
			files.add(`${folder}/module.yaml`, 1, 'is missing: every module needs title, summary and objectives');
		const noun = `an objective of module "${id}"`;
		return {
			id,
			yaml,
			value: yaml?.read(moduleFile),
			objectives: yaml && place === undefined ? yaml.names(noun, ['objectives']) : new Names(noun, [], false),
			lessons: readLessons(files, folder, id)
		};
	});
}

function readLessons(files: AuthorFiles, folder: string, module: string): LessonFile[] {
	const lessons: LessonFile[] = [];
	for (const file of files.matching(new RegExp(`^${folder}/\\d\\d-[^/]+\\.md$`))) {
		const lesson = readLesson(files, file, module);
		const twin = lessons.find((one) => one.id === lesson.id);
		if (twin)
			files.add(file, 1, `lesson "${lesson.id}" already stands in ${twin.file}: rename one of the files`);
		lessons.push(lesson);
	}
	return lessons;
}

/** The modules as the program sees them; one whose own file has problems is left out. */
export function modulesOf(folders: readonly ModuleFolder[]): Module[] {
	return folders.flatMap(({ id, value, lessons }) => {
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
	});
}

/** Every objective is unique in the whole course, and some lesson of its module serves it. */
export function checkObjectives(modules: readonly ModuleFolder[]): void {
	const places = new Map<string, string>();
	for (const { yaml, objectives, lessons } of modules) {
		for (const id of objectives.ids) {
			const place = places.get(id);
			if (place !== undefined)
				yaml?.add(['objectives', id], `objective "${id}" already stands in ${place}: rename or remove one`);
			else places.set(id, yaml?.file ?? '');
			// a lesson that could not be read, or that misspells an objective, may have meant this one
			const mayServe = ({ lesson }: LessonFile) =>
				!lesson || lesson.objectives.some((one) => one === id || objectives.fault(one) !== undefined);
			if (!lessons.some(mayServe))
				yaml?.add(
					['objectives', id],
					`objective "${id}" is served by no lesson: add it to "objectives" of one`
				);
		}
	}
}

/** A path names lessons that exist, each as a whole and each once. */
export function checkPaths(paths: Entries<InferOutput<typeof readingPath>>, targets: Targets): void {
	for (const { value, yaml, path } of paths.read.values()) {
		const ids = value.lessons.map((lesson) => lesson.replace(/#.*/, ''));
		const at = (index: number) => [...path, 'lessons', index];
		value.lessons.forEach((written, index) => {
			const id = ids[index] ?? written;
			const first = ids.indexOf(id);
			const unknown = lessonFault(id, targets);
			if (unknown !== undefined) yaml.add(at(index), unknown);
			else if (first < index)
				yaml.add(
					at(index),
					`"${id}" stands above already, in line ${yaml.lineOf(at(first))}: remove one of the two`
				);
			else if (id !== written)
				yaml.add(at(index), `"${written}" is a part of a lesson, and paths name whole ones: write "${id}"`);
		});
	}
}
