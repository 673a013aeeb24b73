import GithubSlugger from 'github-slugger';
import type { Code, Html, Nodes, Parents, Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { BlockUse, Section } from './model';

export interface At<T> {
	readonly value: T;
	/** 1-based line of the file */
	readonly line: number;
}
/** What the rest of the site needs to know about a lesson's Markdown, and what is wrong with it. */
export interface LessonText {
	readonly words: number;
	readonly sections: readonly Section[];
	readonly claims: readonly At<string>[];
	readonly blocks: readonly At<BlockUse>[];
	readonly links: readonly At<string>[];
	readonly faults: readonly At<string>[];
	/** false where a code fence is not closed: then nobody knows what the text below it was meant to be */
	readonly isWhole: boolean;
}

/** Languages that code fences may name; `lib/content/markdown` loads exactly these. */
export const codeLanguages = ['powershell', 'cmd', 'dockerfile', 'yaml', 'json', 'text'] as const;
export const calloutKinds = ['NOTE', 'WARNING', 'CHANGED', 'UNCERTAIN'] as const;
/** `[^iso-002]`: the claim behind the sentence before it. */
export const CITATION = /\[\^([^\]\s]+)\]/g;

const processor = unified().use(remarkParse).use(remarkGfm);

/**
 * Reads a lesson's Markdown without its front matter.
 *
 * Pages are made by mdsvex, which carries an older Markdown parser and hands its output to Svelte's compiler. What
 * the two would read differently from what the author sees is reported here, because nobody would be told there.
 *
 * @param firstLine line of the file on which `markdown` begins
 */
export function readLessonText(markdown: string, firstLine: number): LessonText {
	const tree: Root = processor.parse(markdown);
	const reader = new LessonReader(markdown, firstLine);
	visit(tree, (node, _index, parent) => {
		reader.readNode(node, parent);
	});
	reader.readTabs(tree);
	reader.readBrackets(proseOf(markdown, tree));
	const { claims, blocks, links, faults, isWhole } = reader;
	return { words: countWords(tree), sections: sectionsOf(tree), claims, blocks, links, faults, isWhole };
}

class LessonReader {
	readonly claims: At<string>[] = [];
	readonly blocks: At<BlockUse>[] = [];
	readonly links: At<string>[] = [];
	readonly faults: At<string>[] = [];
	isWhole = true;
	readonly #markdown: string;
	readonly #firstLine: number;
	/** where links to a definition begin */
	readonly #references = new Set<number | undefined>();
	#headingDepth = 1;

	constructor(markdown: string, firstLine: number) {
		this.#markdown = markdown;
		this.#firstLine = firstLine;
	}

	readNode(node: Nodes, parent: Parents | undefined): void {
		const line = this.#lineOf(node);
		const fault = (says: string) => this.#fault(line, says);
		switch (node.type) {
			case 'heading':
				if (parent?.type !== 'root') fault('a heading cannot stand inside a quote or list');
				if (node.depth === 1) fault('a lesson has no "#" heading: its title stands in the front matter');
				else if (node.depth > this.#headingDepth + 1)
					fault(
						`headings go down one level at a time: this one needs "${'#'.repeat(this.#headingDepth + 1)}"`
					);
				if (hasCitation(node))
					fault(
						'a heading cites nothing, because its address is made of its words: cite in the text below it'
					);
				this.#headingDepth = node.depth;
				break;
			case 'link':
				this.#readLink(node, fault);
				if (!toString(node).startsWith('^')) this.links.push({ value: node.url, line });
				break;
			case 'linkReference':
				this.#references.add(node.position?.start.offset);
				fault('links are written as [text](address), address included');
				break;
			case 'definition':
				fault('links are written as [text](address), address included');
				break;
			case 'footnoteDefinition':
				fault(
					`"[^${node.identifier}]:" defines nothing here: claims stand in content/claims, and the text only cites them`
				);
				break;
			case 'image':
			case 'imageReference':
				fault('pictures are drawn as figures (blocks), not linked as images');
				break;
			case 'code':
				this.#readCode(node, parent, fault);
				break;
			case 'inlineCode':
				this.#readInlineCode(node.value, parent, fault);
				break;
			case 'html':
				this.#readHtml(node, parent);
				break;
			case 'blockquote': {
				const kind = /^\[!([^\]]*)\]/.exec(toString(node))?.[1];
				if (kind !== undefined && !(calloutKinds as readonly string[]).includes(kind))
					fault(`callout "${kind}" is unknown: use one of ${calloutKinds.join(', ')}`);
				break;
			}
			case 'paragraph':
				if (parent?.type !== 'blockquote' && /^\[!\w+\]/.test(toString(node)))
					fault('every line of a callout begins with "> "');
				break;
			case 'break':
				if (this.#sourceOf(node).startsWith('\\'))
					fault('a backslash at the end of a line is printed: begin a new paragraph instead');
				break;
			case 'list':
				if (node.ordered && /^\d+\)/.test(this.#sourceOf(node)))
					fault('number list members as "1.", not "1)"');
				break;
			case 'table':
				this.#readTable(node, parent);
				break;
			case 'text':
				node.value.split('\n').forEach((part, index) => {
					this.#readProse(part, line + index);
				});
				break;
		}
	}

	/** Fences in a row that carry the word "tab" become one group. */
	readTabs(tree: Root): void {
		let group: Code[] = [];
		const close = () => {
			const [first, second] = group;
			if (first && !second)
				this.#fault(
					this.#lineOf(first),
					'a "tab" has no second one beside it: write the fences of a group one after the other, each with "tab"'
				);
			for (const [index, code] of group.entries()) {
				if (group.findIndex((one) => one.lang === code.lang) < index)
					this.#fault(
						this.#lineOf(code),
						`this group of tabs has "${code.lang ?? ''}" twice: a reader chooses by language`
					);
			}
			group = [];
		};
		for (const node of tree.children) {
			if (node.type === 'code' && node.meta) group.push(node);
			else close();
		}
		close();
	}

	/**
	 * Citations, and brackets that the page's older parser reads as one reference: `[a][b]`, also with white space
	 * between. It then drops the first, or prints both as they are typed.
	 * @param prose the Markdown with its code blanked out
	 */
	readBrackets(prose: string): void {
		for (const { 1: inner = '', index } of prose.matchAll(/(?<!\\)\[\s*(\^[^\]\n]*)\](?!\()/g)) {
			const written = `[${inner}]`;
			const line = this.#lineAt(index);
			const id = prose.startsWith(written, index) ? /^\^([^\s\0]+)$/.exec(inner)?.[1] : undefined;
			if (id === undefined)
				this.#fault(line, `a citation is written [^claim-id], without spaces or markup in it`);
			else this.claims.push({ value: id, line });
		}
		const pairs = /(?<!\\)(\[[^[\]\n]*\])(?=([ \t]*(?:\r?\n[ \t>]*)?)(\[[^\]\n]*\]))/g;
		for (const { 1: first = '', 2: gap = '', 3: second = '', index } of prose.matchAll(pairs)) {
			if (!this.#references.has(index)) this.#fault(this.#lineAt(index), pairFault(first, gap, second));
		}
	}

	#readProse(text: string, line: number): void {
		if (/[{}]/.test(text))
			this.#fault(line, 'braces outside code would be run as code: put the text in `backticks`');
		if (text.includes('<'))
			this.#fault(
				line,
				'"<" outside code would be read as a tag: put the text in `backticks`, or say it in words'
			);
		if (ENTITY.test(text))
			this.#fault(
				line,
				`"${ENTITY.exec(text)?.[0] ?? ''}" would be shown as the character it stands for: show it in a code fence`
			);
	}

	#readLink(node: Extract<Nodes, { type: 'link' }>, fault: (says: string) => void): void {
		const text = toString(node);
		if (text.startsWith('^'))
			fault(`"[${text}](" is read as a link: put a space or words between a citation and "("`);
		else if (hasCitation(node)) fault('a citation stands behind a link, not in its text');
		if (/[{}]/.test(`${node.url}${node.title ?? ''}`))
			fault('braces in a link would be run as code: write %7B for { and %7D for }');
	}

	#readCode(node: Code, parent: Parents | undefined, fault: (says: string) => void): void {
		const source = this.#sourceOf(node);
		const fence = /^(`{3,}|~{3,})/.exec(source)?.[1];
		if (fence === undefined) {
			fault('text indented by four spaces is no code here: begin it at the margin, or use a code fence');
			return;
		}
		if (!node.lang) fault(`a code fence names its language: one of ${codeLanguages.join(', ')}`);
		else if (!(codeLanguages as readonly string[]).includes(node.lang))
			fault(
				`a code fence needs one of the languages ${codeLanguages.join(', ')}; this one has "${node.lang}"`
			);
		if (node.meta && node.meta !== 'tab')
			fault(`"${node.meta}" after the language is unknown; "tab" is meant?`);
		if (node.meta === 'tab' && parent?.type !== 'root') fault('tabs cannot stand inside a list or quote');
		const lines = source.split(/\r?\n/);
		const last = lines.at(-1)?.replace(/^[ \t>]+/, '') ?? '';
		const inner = lines.slice(1, -1).findIndex((one) => new RegExp(`^[ \\t>]*${fence}\\w`).test(one));
		const isClosed = lines.length > 1 && last.startsWith(fence);
		if (isClosed && inner < 0) return;
		this.isWhole = false;
		const next = inner < 0 ? '' : ` before the next begins on line ${this.#lineOf(node) + inner + 1}`;
		fault(`this code fence is not closed${next}: end it with a line ${fence}`);
	}

	#readInlineCode(code: string, parent: Parents | undefined, fault: (says: string) => void): void {
		if (ENTITY.test(code))
			fault(
				`"${ENTITY.exec(code)?.[0] ?? ''}" would be shown as the character it stands for: show it in a code fence`
			);
		if (parent?.type === 'tableCell' && code.includes('|'))
			fault('code in a table cannot have a "|": show it outside the table');
	}

	#readTable(node: Table, parent: Parents | undefined): void {
		const line = this.#lineOf(node);
		const siblings: readonly Nodes[] = parent?.children ?? [];
		const before = siblings[siblings.indexOf(node) - 1];
		if (before?.type === 'paragraph' && before.position?.end.line === (node.position?.start.line ?? 1) - 1)
			this.#fault(line, 'leave an empty line above a table');
		const width = node.children[0]?.children.length ?? 0;
		for (const row of node.children) {
			const cells = row.children.length;
			if (!this.#sourceOf(row).includes('|'))
				this.#fault(this.#lineOf(row), 'leave an empty line below a table');
			else if (cells !== width)
				this.#fault(
					this.#lineOf(row),
					`this row has ${cells} cells, the head of the table ${width}: write | inside a cell in words`
				);
		}
	}

	#readHtml(node: Html, parent: Parents | undefined): void {
		const html = node.value.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
		if (html.trim() === '') return;
		const offset = html.search(/\S/);
		const line = this.#lineOf(node) + html.slice(0, offset).split('\n').length - 1;
		const fault = (says: string) => this.#fault(line, says);
		const block = /^<([A-Z]\w*)(?:\s+id="([^"]*)")?\s*\/>$/.exec(html.trim());
		const [, name, id] = block ?? [];
		const [, tag = html.trim(), rest = ''] =
			/^<\/?\s*([A-Za-z][\w.:-]*)([^>]*>?[\s\S]*)/.exec(html.trim()) ?? [];

		if (name !== undefined) {
			const isAlone = parent?.type === 'root' || parent?.type === 'listItem' || parent?.type === 'blockquote';
			if (!isAlone) fault(`<${name} /> stands inside a paragraph: leave an empty line above and below it`);
			this.blocks.push({ value: id === undefined ? { name } : { name, id }, line });
		} else if (/^[A-Z]/.test(tag)) {
			fault(
				/\/>\s*\S/.test(rest)
					? `leave an empty line above and below <${tag} />`
					: `a block stands on a line of its own as <${tag} /> or <${tag} id="…" />, with no other attributes`
			);
		} else if (tag === 'script' || tag === 'style') fault(`<${tag}> is not allowed in content`);
		else if (html.startsWith('</') && this.faults.some((one) => one.value.startsWith(`<${tag}>`))) return;
		else if (/\bid="/.test(rest))
			fault(`<${tag}> would vanish as a tag: names of blocks begin with a capital letter`);
		else fault(`<${tag}> would vanish as a tag: put it in \`backticks\``);
	}

	#fault(line: number, says: string): void {
		// an opening and a closing tag have the same to say
		if (!this.faults.some((fault) => fault.line === line && fault.value === says))
			this.faults.push({ value: says, line });
	}
	#lineOf(node: Nodes): number {
		return (node.position?.start.line ?? 1) + this.#firstLine - 1;
	}
	#lineAt(offset: number): number {
		return this.#markdown.slice(0, offset).split('\n').length + this.#firstLine - 1;
	}
	#sourceOf(node: Nodes): string {
		return this.#markdown.slice(node.position?.start.offset, node.position?.end.offset);
	}
}

/** `&lt;` and the like: still there after the Markdown was read, so Svelte would turn it into a character. */
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i;

const hasCitation = (node: Nodes) => new RegExp(CITATION.source).test(toString(node));

function pairFault(first: string, gap: string, second: string): string {
	if (first.startsWith('[!'))
		return `the text of a callout cannot begin with "[": put other words first, or a line with only ">" below ${first}`;
	const both = `${first}${gap === '' ? '' : ' '}${second}`;
	return second.startsWith('[^')
		? `${both} is read as one reference: put words or a comma between them, or cite ${second} behind the next sentence`
		: `${both} is read as one reference: put words between them, or move ${first} to the end of its sentence`;
}

/** The Markdown with code and tags blanked out, character by character, so that every place keeps its offset. */
function proseOf(markdown: string, tree: Root): string {
	const parts: string[] = [];
	let end = 0;
	visit(tree, (node) => {
		if (node.type !== 'code' && node.type !== 'inlineCode' && node.type !== 'html') return;
		const { start, end: nodeEnd } = node.position ?? {};
		if (start?.offset === undefined || nodeEnd?.offset === undefined) return;
		parts.push(
			markdown.slice(end, start.offset),
			markdown.slice(start.offset, nodeEnd.offset).replace(/[^\n]/g, '\0')
		);
		end = nodeEnd.offset;
	});
	return parts.join('') + markdown.slice(end);
}

function countWords(tree: Root): number {
	let words = 0;
	visit(tree, (node) => {
		if (node.type === 'text' || node.type === 'inlineCode')
			words += node.value.replace(CITATION, '').match(/[\p{L}\p{N}][\p{L}\p{N}'’./\\:=-]*/gu)?.length ?? 0;
	});
	return words;
}

function sectionsOf(tree: Root): Section[] {
	const slugger = new GithubSlugger();
	const sections: { slug: string; heading: string; depth: number; text: string[] }[] = [
		{ slug: '', heading: '', depth: 1, text: [] }
	];
	for (const node of tree.children) {
		if (node.type === 'heading') {
			const heading = toString(node).replace(CITATION, '').trim();
			sections.push({ slug: slugger.slug(heading), heading, depth: node.depth, text: [] });
		} else if (node.type !== 'html' && node.type !== 'code') {
			sections.at(-1)?.text.push(plainText(node));
		}
	}
	return sections.map(({ text, ...section }) => ({ ...section, text: text.join(' ') }));
}

/** Table cells and list items run together without this: `toString` puts nothing between blocks. */
function plainText(node: Nodes): string {
	const parts: string[] = [];
	visit(node, (part) => {
		if (part.type === 'text' || part.type === 'inlineCode') parts.push(part.value);
		else if (part.type === 'paragraph' || part.type === 'tableCell') parts.push(' ');
	});
	return parts
		.join('')
		.replace(CITATION, '')
		.replace(/\[!\w+\]/, '')
		.replace(/\s+/g, ' ')
		.trim();
}
