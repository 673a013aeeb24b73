import { lessonFault, type Targets } from './lesson-links';
import { Names } from './names';
import type { OneFile } from './read-entries';
import { headingsOf, type LessonFile } from './read-lessons';
import type { Path, YamlFile } from './yaml-file';

/** What content may name, whichever kind it is. */
export interface Nameable {
	readonly claims: Names;
	readonly modules: Names;
	readonly targets: Targets;
}

/** Where links may lead, by what the files hold: also those that have problems, which are reported where they are. */
export function targetsOf(
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
				return lesson && headingsOf(lesson);
			}
			const yaml = tables.find((one) => one.name === id)?.yaml;
			return yaml?.isWhole === true ? { file: yaml.file, ids: yaml.keys(['rows']) } : undefined;
		}
	};
}

/** Checks a field that names a lesson, with or without `#heading`. */
export function checkLessonField(yaml: YamlFile, path: Path, value: string, targets: Targets): void {
	const says = lessonFault(value, targets);
	if (says !== undefined) yaml.add(path, says);
}
