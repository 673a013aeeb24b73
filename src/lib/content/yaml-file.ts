import * as v from 'valibot';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { Problem } from './problems';
import { didYouMean } from './problems';
import { keysAt } from './schema/describe';

export type Path = readonly (string | number)[];

/** A YAML text that knows on which line each of its values stands. */
export class YamlFile {
	readonly file: string;
	readonly problems: Problem[] = [];
	readonly #document: Document;
	readonly #lines = new LineCounter();
	readonly #firstLine: number;

	/** @param firstLine the line of the file on which the YAML begins (front matter starts on line 2) */
	constructor(file: string, text: string, firstLine = 1) {
		this.file = file;
		this.#firstLine = firstLine;
		this.#document = parseDocument(text, {
			lineCounter: this.#lines,
			prettyErrors: false,
			uniqueKeys: true,
			schema: 'core'
		});
		for (const fault of [...this.#document.errors, ...this.#document.warnings]) {
			this.problems.push({ file, line: this.#lineAt(fault.pos[0]), field: '', says: syntaxHelp(fault.message) });
		}
	}

	/** The value as far as the schema accepts it; what it does not accept becomes problems. */
	read<S extends v.GenericSchema>(schema: S): v.InferOutput<S> | undefined {
		if (this.problems.length > 0) return undefined;
		let value: unknown;
		try {
			value = this.#document.toJS({ maxAliasCount: 50 });
		} catch (error) {
			this.add([], `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
			return undefined;
		}
		const result = v.safeParse(schema, value ?? {});
		if (result.success) return result.output;
		for (const issue of result.issues) this.#addIssue(schema, issue);
		return undefined;
	}

	add(path: Path, says: string): void {
		this.problems.push({ file: this.file, line: this.lineOf(path), field: fieldName(path), says });
	}

	/** The line of the value at this path, or of its nearest parent that exists. */
	lineOf(path: Path): number {
		for (let length = path.length; length > 0; length--) {
			const node: unknown = this.#document.getIn(path.slice(0, length), true);
			if (isNode(node) && node.range) return this.#lineAt(node.range[0]);
		}
		return this.#firstLine;
	}

	#lineAt(offset: number): number {
		return this.#lines.linePos(offset).line + this.#firstLine - 1;
	}

	#addIssue(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): void {
		const path = (issue.path ?? []).map((part) => part.key as string | number);
		const key = String(path.at(-1));
		if (issue.type === 'strict_object' && issue.expected === 'never') {
			const known = keysAt(schema, path.slice(0, -1));
			const near = didYouMean(key, known);
			this.add(path, `"${key}" is not a field here.${near || ` Known fields: ${known.join(', ')}.`}`);
		} else if (issue.received === 'undefined') {
			this.add(path, `"${key}" is missing here`);
		} else {
			this.add(path, issue.message);
		}
	}
}

function fieldName(path: Path): string {
	return path
		.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
		.join('');
}

function syntaxHelp(message: string): string {
	if (/Map keys must be unique/.test(message)) return 'the same id or field stands here twice: rename or remove one';
	if (/tab/i.test(message)) return `${message}: indent with spaces`;
	return `is not valid YAML: ${message}`;
}
