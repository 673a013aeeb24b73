import * as v from 'valibot';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { Names } from './names';
import { didYouMean, nearest, type Problem } from './problems';
import { asId, EMPTY, id } from './schema/common';
import { keysAt, sentenceAt } from './schema/describe';
import { syntaxFaults } from './yaml-syntax';

export type Path = readonly (string | number)[];

/** A YAML text that knows on which line each of its values stands. */
export class YamlFile {
	readonly file: string;
	readonly problems: Problem[] = [];
	/** false after a syntax error: what was found in the file may not be all there is */
	readonly isWhole: boolean;
	readonly #document: Document;
	readonly #lines = new LineCounter();
	readonly #firstLine: number;

	/** @param firstLine the line of the file on which the YAML begins (front matter starts on line 2) */
	constructor(file: string, text: string, firstLine = 1) {
		this.file = file;
		this.#firstLine = firstLine;
		// UTF-16 has a null in every character; the content reader says so, and there is nothing to read
		const isText = !text.includes('\0');
		this.#document = parseDocument(isText ? text : '', {
			lineCounter: this.#lines,
			prettyErrors: false,
			uniqueKeys: true,
			schema: 'core',
			// what the library would print about keys that are lists or maps, `syntaxFaults` reports
			logLevel: 'error'
		});
		const faults = syntaxFaults(this.#document, text);
		for (const { offset, says } of faults)
			this.problems.push({ file, line: this.#lineAt(offset), field: '', says });
		this.isWhole = isText && !faults.some((fault) => fault.breaks !== 'text');
	}

	/** The value if the schema accepts it; what it does not accept becomes problems. */
	read<T>(schema: v.GenericSchema<unknown, T>): T | undefined {
		return this.isWhole ? this.#parse(schema, this.get([]) ?? {}, []) : undefined;
	}

	/** The entries of a file that is a map from ids; one that is wrong does not hide the others. */
	readEntries<T>(entry: v.GenericSchema<unknown, T>): Map<string, T> {
		const read = new Map<string, T>();
		if (!this.isWhole) return read;
		const value = this.get([]);
		if (!isRecord(value)) {
			this.add([], value === null ? 'is empty: write at least one entry' : NO_MAP);
			return read;
		}
		for (const [key, written] of Object.entries(value)) {
			const isId = this.#parse(id, key, [key]) !== undefined;
			const parsed = this.#parse(entry, written, [key]);
			if (isId && parsed !== undefined) read.set(key, parsed);
		}
		return read;
	}

	/** What stands at this path, as written: nothing has checked it. */
	get(path: Path): unknown {
		const node: unknown = this.#document.getIn(path, true);
		return isNode(node) ? node.toJS(this.#document) : node;
	}

	/** The text of a plain value, before YAML made a number of it. */
	sourceOf(path: Path): string | undefined {
		const node: unknown = this.#document.getIn(path, true);
		return isScalar(node) ? node.source : undefined;
	}

	/** The keys of the map at this path, each once, also where the file has problems. */
	keys(path: Path): string[] {
		const node: unknown = this.#document.getIn(path, true);
		return isMap(node) ? [...new Set(node.items.map((pair) => keyOf(pair.key)))] : [];
	}

	/** The ids of the map at this path; a malformed one, which is reported, counts as the id that was meant. */
	names(noun: string, path: Path): Names {
		const keys = this.keys(path);
		return new Names(noun, keys.map(asId), this.isWhole && keys.length > 0);
	}

	add(path: Path, says: string): void {
		this.problems.push({ file: this.file, line: this.lineOf(path), field: fieldName(path), says });
	}

	/** Reports each id that is none of these names. */
	check(path: Path, ids: string | readonly string[], names: Names): void {
		const isList = isSeq(this.#document.getIn(path, true));
		[ids].flat().forEach((one, index) => {
			const says = names.fault(one);
			if (says !== undefined) this.add(isList ? [...path, index] : path, says);
		});
	}

	/** Reports the last key of this path if it is none of these names. */
	checkKey(path: Path, names: Names): void {
		const says = names.fault(String(path.at(-1)));
		if (says !== undefined) this.add(path, says);
	}

	/** The line of this field or list member, or of its nearest parent that exists. */
	lineOf(path: Path): number {
		for (let length = path.length; length > 0; length--) {
			const parent: unknown = this.#document.getIn(path.slice(0, length - 1), true);
			const last = path[length - 1];
			const node = isMap(parent)
				? parent.items.find((pair) => keyOf(pair.key) === String(last))?.key
				: isSeq(parent) && typeof last === 'number'
					? parent.items[last]
					: undefined;
			if (isNode(node) && node.range) return this.#lineAt(node.range[0]);
		}
		return this.#firstLine;
	}

	#lineAt(offset: number): number {
		return this.#lines.linePos(offset).line + this.#firstLine - 1;
	}

	/** @param base where in the file the value stands */
	#parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, base: Path): T | undefined {
		const result = v.safeParse(schema, value);
		if (result.success) return result.output;
		const issues = result.issues.map((issue) => ({
			issue,
			path: (issue.path ?? []).map((part) => part.key as string | number)
		}));
		const misspelt = new Set<string>();
		for (const { issue, path } of issues) {
			if (!isUnknownField(issue)) continue;
			// the schema names the first unknown field only
			const parent = path.slice(0, -1);
			const known = keysAt(schema, parent, value);
			const written = valueAt(value, parent);
			for (const key of Object.keys(isRecord(written) ? written : {}).filter((one) => !known.includes(one))) {
				const near = nearest(key, known);
				if (near !== undefined) misspelt.add([...parent, near].join('\n'));
				this.add([...base, ...parent, key], unknownField(key, valueAt(written, [key]), known));
			}
		}
		for (const { issue, path } of issues) {
			if (isUnknownField(issue)) continue;
			const isMissing = issue.received === 'undefined';
			if (isMissing && misspelt.has(path.join('\n'))) continue;
			this.add(
				[...base, ...path],
				isMissing
					? `"${String(path.at(-1))}" is missing here: ${sentenceAt(schema, path, value)}`
					: explain(issue, {
							source: this.sourceOf([...base, ...path]),
							fields: keysAt(schema, path, value),
							sentence: sentenceAt(schema, path, value)
						})
			);
		}
		return undefined;
	}
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(value: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
		value
	);
}

function keyOf(key: unknown): string {
	return String(isScalar(key) ? key.value : key);
}

function fieldName(path: Path): string {
	return path
		.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
		.join('');
}

const NO_MAP =
	'must be a map from ids to entries: each begins with its id and a colon, such as "nat-one-host:"';

const isUnknownField = (issue: v.BaseIssue<unknown>) =>
	issue.type === 'strict_object' && issue.expected === 'never';

function unknownField(key: string, value: unknown, known: readonly string[]): string {
	// { label: Yes, Hyper-V is on } is read as two fields, the second without a value
	if (value === null && /\s/.test(key))
		return `"${key}" is read as a field of its own, because a comma stands before it: put the whole text in 'single quotes'`;
	return `"${key}" is not a field here.${didYouMean(key, known) || ` Known fields: ${known.join(', ')}.`}`;
}

/** What is known about a value of the wrong kind. */
interface Written {
	/** as the author typed it, where it is a plain value */
	readonly source: string | undefined;
	/** that can stand below it */
	readonly fields: readonly string[];
	/** about the field whose value it is; empty for members of lists */
	readonly sentence: string;
}

/** What a schema says about such a value, in an author's words. */
function explain(issue: v.BaseIssue<unknown>, { source, fields, sentence }: Written): string {
	const toWrite = sentence || `write ${fields.join(', ') || 'one'}, or remove the line`;
	if (issue.input === null) return `has no value: ${toWrite}`;
	if (issue.message === EMPTY) return `${EMPTY}: ${toWrite}`;
	const isDefault = issue.message.startsWith('Invalid ');
	if (issue.kind !== 'schema' || !isDefault) return issue.message;
	switch (issue.type) {
		case 'string':
			if (Array.isArray(issue.input))
				return `must be text, but a list stands here: a text that begins with [ or - stands in 'single quotes'`;
			return typeof issue.input === 'object'
				? `must be text, but fields stand here: a text that begins with { or has a colon in it stands in 'single quotes'`
				: `must be text: write '${source ?? issue.received}' in quotes`;
		case 'number':
			return 'must be a number';
		case 'boolean':
			return 'must be true or false';
		case 'array':
			return 'must be a list: one "- …" a line, or [ … ]';
		case 'record':
			return NO_MAP;
		case 'strict_object':
			return `must have fields below it: ${fields.join(', ')}`;
		case 'picklist': {
			const words = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, word]) => word ?? '');
			return `must be one of ${words.join(', ')}.${didYouMean(typeof issue.input === 'string' ? issue.input : '', words)}`;
		}
		default:
			return issue.message;
	}
}
