/**
 * The two ways in which content stands in YAML files: many entries in one file, by id (claims, questions, symptoms), or
 * one thing a file (tables, guides, quizzes). What other files may name is known even where a file has problems, so that
 * one mistake is one problem.
 */
import type { GenericSchema } from 'valibot';
import type { AuthorFiles } from './author-files';
import { Names } from './names';
import { asId } from './schema/common';
import type { Path, YamlFile } from './yaml-file';

export interface Entry<T> {
	readonly value: T;
	readonly yaml: YamlFile;
	/** where in the file it stands */
	readonly path: Path;
}
/** What the files of one kind hold. */
export interface Entries<T> {
	readonly read: ReadonlyMap<string, Entry<T>>;
	/** where an id stands, whether or not its entry could be read */
	readonly yamlOf: ReadonlyMap<string, YamlFile>;
	/** includes the ids of entries that could not be read: naming one of them is no mistake */
	readonly names: Names;
	/** false where an entry could not be read: then nobody knows what it would have named */
	readonly isWhole: boolean;
}

/**
 * The entries of files that are maps from ids; an id may stand in one of them only. A missing file is reported.
 * @param noun what one entry is, as for `Names`
 */
export function readEntries<T>(
	files: AuthorFiles,
	paths: readonly string[],
	schema: GenericSchema<unknown, T>,
	noun: string
): Entries<T> {
	const read = new Map<string, Entry<T>>();
	const places = new Map<string, string>();
	const yamlOf = new Map<string, YamlFile>();
	let isWhole = true;
	let areAllKeysKnown = true;
	for (const file of paths) {
		const yaml = files.yaml(file);
		if (!yaml) {
			files.add(file, 1, 'is missing: see content/README.md for what stands in it');
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

/** The entries, each with its id, in the order in which authors wrote them. */
export function named<T>(entries: Entries<T>): (T & { id: string })[] {
	return [...entries.read].map(([id, { value }]) => ({ ...value, id }));
}

/** The entries by id, each with its id. */
export function namedRecord<T>(entries: Entries<T>): Record<string, T & { id: string }> {
	return Object.fromEntries(named(entries).map((entry) => [entry.id, entry]));
}

/** A table, guide or quiz: one file each. `value` is missing where the file has problems. */
export interface OneFile<T> {
	/** of the file, without folder and ending */
	readonly name: string;
	readonly yaml: YamlFile;
	readonly value: T | undefined;
}

/** The files of a folder in which each file is one thing. */
export function readOneFileEach<T>(
	files: AuthorFiles,
	folder: string,
	schema: GenericSchema<unknown, T>
): OneFile<T>[] {
	return files.inFolder(folder).flatMap((file) => {
		const yaml = files.yaml(file);
		return yaml ? [{ name: nameOf(file), yaml, value: yaml.read(schema) }] : [];
	});
}

const nameOf = (file: string) => file.replace(/^.*\/|\.yaml$/g, '');

/** A file is known by its name and, where the two differ, by its id too: the difference is one problem, not many. */
export function namesOf(files: readonly OneFile<object>[], noun: string): Names {
	return new Names(
		noun,
		files.flatMap(({ name, yaml }) => {
			const id = yaml.get(['id']);
			return typeof id === 'string' ? [name, id] : [name];
		})
	);
}

/** Addresses are made of the id, authors look for the file: the two must not part. */
export function checkFileName(yaml: YamlFile, name: string, id: string): void {
	if (name !== id)
		yaml.add(['id'], `is "${id}", but the file is called "${name}.yaml": they must be the same`);
}
