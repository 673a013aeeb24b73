import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
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
}

/** Languages that code fences may name; `lib/content/markdown` loads exactly these. */
export const codeLanguages = ['powershell', 'cmd', 'dockerfile', 'yaml', 'json', 'text'] as const;
export const calloutKinds = ['NOTE', 'WARNING', 'CHANGED', 'UNCERTAIN'] as const;
/** `[^iso-002]`: the claim behind the sentence before it. */
export const CITATION = /\[\^([^\]\s]+)\]/g;

const processor = unified().use(remarkParse).use(remarkGfm);

/**
 * Reads a lesson's Markdown without its front matter.
 * @param firstLine line of the file on which `markdown` begins
 */
export function readLessonText(markdown: string, firstLine: number): LessonText {
	const tree: Root = processor.parse(markdown);
	const claims: At<string>[] = [];
	const blocks: At<BlockUse>[] = [];
	const links: At<string>[] = [];
	const faults: At<string>[] = [];
	const lineOf = (node: Nodes) => (node.position?.start.line ?? 1) + firstLine - 1;

	visit(tree, (node) => {
		const line = lineOf(node);
		const fault = (says: string) => faults.push({ value: says, line });
		switch (node.type) {
			case 'heading':
				if (node.depth === 1) fault('a lesson has no "#" heading: its title stands in the front matter');
				break;
			case 'link':
				links.push({ value: node.url, line });
				break;
			case 'image':
				fault('pictures are drawn as figures (blocks), not linked as images');
				break;
			case 'code':
				if (!(codeLanguages as readonly string[]).includes(node.lang ?? ''))
					fault(
						`a code fence needs one of the languages ${codeLanguages.join(', ')}; this one has "${node.lang ?? ''}"`
					);
				if (node.meta && node.meta !== 'tab')
					fault(`"${node.meta}" after the language is unknown; "tab" is meant?`);
				break;
			case 'html':
				readHtml(node.value, line, blocks, fault);
				break;
			case 'blockquote': {
				const kind = /^\[!(\w+)\]/.exec(toString(node))?.[1];
				if (kind && !(calloutKinds as readonly string[]).includes(kind))
					fault(`callout "${kind}" is unknown: use one of ${calloutKinds.join(', ')}`);
				break;
			}
			case 'text': {
				node.value.split('\n').forEach((part, index) => {
					for (const [, id] of part.matchAll(CITATION)) claims.push({ value: id ?? '', line: line + index });
					if (/[{}]/.test(part))
						faults.push({
							value: 'braces outside code would be run as code: put the text in `backticks`',
							line: line + index
						});
				});
				break;
			}
		}
	});
	return { words: countWords(tree), sections: sectionsOf(tree), claims, blocks, links, faults };
}

function readHtml(html: string, line: number, blocks: At<BlockUse>[], fault: (says: string) => void): void {
	if (/^<!--/.test(html)) return;
	const block = /^<([A-Z]\w*)(?:\s+id="([^"]*)")?\s*\/>$/.exec(html.trim());
	if (block?.[1]) {
		blocks.push({
			value: block[2] === undefined ? { name: block[1] } : { name: block[1], id: block[2] },
			line
		});
		return;
	}
	const tag = /^<\/?\s*([A-Za-z][\w.:-]*)/.exec(html)?.[1] ?? html;
	if (/^[A-Z]/.test(tag))
		fault(`a block stands on a line of its own as <${tag} /> or <${tag} id="…" />, with no other attributes`);
	else if (tag === 'script' || tag === 'style') fault(`<${tag}> is not allowed in content`);
	else fault(`<${tag}> would vanish as a tag: put it in \`backticks\``);
}

function countWords(tree: Root): number {
	let words = 0;
	visit(tree, (node) => {
		if (node.type === 'code' || node.type === 'html') return SKIP;
		if (node.type === 'text' || node.type === 'inlineCode')
			words += node.value.replace(CITATION, '').match(/[\p{L}\p{N}][\p{L}\p{N}'’./:=-]*/gu)?.length ?? 0;
		return undefined;
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
