import type { Problem } from './problems';
import { YamlFile } from './yaml-file';

/** Some editors put it before UTF-8 text. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The files of `content/` as authors wrote them, and what is wrong with them. Whoever reads a file does so through
 * this class, so that no problem is lost and all of them come out in the order in which the files were read.
 */
export class AuthorFiles {
	readonly #texts: ReadonlyMap<string, string>;
	readonly #problems: Problem[] = [];
	readonly #yamls: YamlFile[] = [];

	/** @param texts path from the project's root (`content/sources.yaml`) → text */
	constructor(texts: ReadonlyMap<string, string>) {
		this.#texts = texts;
		for (const [file, text] of texts) this.#checkFile(file, text);
	}

	/** Everything reported so far: about whole files first, then file by file what their YAML has collected. */
	get problems(): Problem[] {
		return [...this.#problems, ...this.#yamls.flatMap((yaml) => yaml.problems)];
	}

	/** Reports what belongs to no field of a YAML text. */
	add(file: string, line: number, says: string): void {
		this.#problems.push({ file, line, field: '', says });
	}

	/** The files whose path matches, sorted, so that the same content is always read in the same order. */
	matching(path: RegExp): string[] {
		return [...this.#texts.keys()].filter((file) => path.test(file)).sort();
	}

	/** The YAML files that stand in this folder of `content/`, and in no folder below it. */
	inFolder(folder: string): string[] {
		return this.matching(new RegExp(`^content/${folder}/[^/]+\\.yaml$`));
	}

	text(file: string): string | undefined {
		return this.#texts.get(file);
	}

	/** A file that is YAML from its first line; undefined if there is no such file. */
	yaml(file: string): YamlFile | undefined {
		const text = this.text(file);
		return text === undefined ? undefined : this.yamlIn(file, text, 1);
	}

	/** YAML that is only a part of a file: the front matter of a lesson begins on line 2. */
	yamlIn(file: string, text: string, firstLine: number): YamlFile {
		const yaml = new YamlFile(file, text, firstLine);
		this.#yamls.push(yaml);
		return yaml;
	}

	/** A file that nothing reads would be silently missing from the site; one in another encoding would read as noise. */
	#checkFile(file: string, text: string): void {
		if (!PLACES.some((place) => place.test(file))) {
			this.add(file, 1, strayFile(file));
			return;
		}
		const unreadable = text.search(/[\0\uFFFD]/);
		if (unreadable >= 0)
			this.add(file, lineAt(text, unreadable), 'is not UTF-8 from here on: save the file as UTF-8');
		else if (file.endsWith('.md') && text.startsWith(BYTE_ORDER_MARK))
			this.add(file, 1, 'begins with a byte order mark: save the file as UTF-8 without one');
	}
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** Where a file may stand. */
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
