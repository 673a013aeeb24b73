import type { InferOutput } from 'valibot';
import { checkLessonField, type Nameable } from './link-targets';
import type { Item, Quiz } from './model';
import { Names } from './names';
import type { ModuleFolder } from './read-course';
import type { OneFile } from './read-entries';
import type { LessonFile } from './read-lessons';
import type { quizFile } from './schema/course';
import type { YamlFile } from './yaml-file';

type QuizFile = InferOutput<typeof quizFile>;

/** The quizzes whose files could be read. Whether every objective is tested can be told only if that is all of them. */
export function readQuizzes(
	files: readonly OneFile<QuizFile>[],
	modules: readonly ModuleFolder[],
	nameable: Nameable
): Quiz[] {
	checkItemIds(files);
	const quizzes = files.flatMap(({ name, yaml, value }) => {
		if (!value) return [];
		yaml.check(['module'], value.module, nameable.modules);
		const objectives = modules.find((module) => module.id === value.module)?.objectives;
		const items = readItems(yaml, value, objectives, nameable);
		return [
			{ id: name, title: value.title, module: value.module, summary: value.summary, use: value.use, items }
		];
	});
	if (quizzes.length === files.length) checkCoverage(modules, quizzes);
	return quizzes;
}

/** @param objectives of the quiz's module; undefined where there is no such module */
function readItems(
	yaml: YamlFile,
	file: QuizFile,
	objectives: Names | undefined,
	{ claims, targets }: Nameable
): Item[] {
	return Object.entries(file.items).map(([id, { options, ...item }]) => {
		const path = ['items', id];
		if (objectives) yaml.check([...path, 'objective'], item.objective, objectives);
		checkLessonField(yaml, [...path, 'lesson'], item.lesson, targets);
		return {
			...item,
			id,
			options: Object.entries(options).map(([option, { claim, ...rest }]) => {
				yaml.check([...path, 'options', option, 'claim'], claim, claims);
				return { id: option, ...rest, claims: claim };
			})
		};
	});
}

/** An item's id is unique among all quizzes, because a learner's record keeps nothing else of it. */
function checkItemIds(files: readonly OneFile<QuizFile>[]): void {
	const places = new Map<string, string>();
	for (const { yaml } of files) {
		for (const id of yaml.keys(['items'])) {
			const place = places.get(id);
			if (place !== undefined)
				yaml.add(['items', id], `item "${id}" already stands in ${place}: rename or remove one`);
			else places.set(id, `${yaml.file}:${yaml.lineOf(['items', id])}`);
		}
	}
}

/** Every objective is tested by an item in a quiz of its module. */
function checkCoverage(modules: readonly ModuleFolder[], quizzes: readonly Quiz[]): void {
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

/** The items that lessons may embed, `<Check id="…" />`: those of files with `use: lessons`. */
export function checksOf(files: readonly OneFile<QuizFile>[]): Names {
	return new Names(
		'an item of a quiz with "use: lessons"',
		filesForLessons(files).flatMap(({ yaml }) => yaml.keys(['items'])),
		files.every(({ yaml }) => yaml.isWhole)
	);
}

/** Reports the items for lessons that stand in no lesson. */
export function checkAllEmbedded(
	files: readonly OneFile<QuizFile>[],
	lessons: readonly LessonFile[],
	checks: Names
): void {
	const embedded = new Set(lessons.flatMap(({ text }) => text.blocks.flatMap(({ value }) => value.id ?? [])));
	// a misspelt item is not also one that stands nowhere
	const isUseKnown =
		lessons.every(({ text }) => text.isWhole) && [...embedded].every((id) => checks.fault(id) === undefined);
	for (const { yaml } of filesForLessons(files)) {
		for (const id of yaml.keys(['items'])) {
			if (isUseKnown && !embedded.has(id))
				yaml.add(['items', id], `check "${id}" stands in no lesson: embed <Check id="${id}" /> or remove it`);
		}
	}
}

/** By what is written, not by what could be read: a mistake elsewhere in the file must not hide its items. */
const filesForLessons = (files: readonly OneFile<QuizFile>[]) =>
	files.filter(({ yaml }) => yaml.get(['use']) === 'lessons');
