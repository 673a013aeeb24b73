/**
 * What turns a lesson's Markdown into a Svelte component. Nothing here reports problems: the content check has
 * already refused what these plugins cannot read.
 *
 * mdsvex carries remark-parse 8, so the trees have the old shapes: `[^id]` and `[!NOTE]` are references.
 */
import type { PreprocessorGroup } from 'svelte/compiler';
import { visit } from 'unist-util-visit';
import type { Block } from '../../blocks';
import { addressOf, parseReference } from '../addresses';

interface OldNode {
	type: string;
	value?: string;
	label?: string;
	identifier?: string;
	lang?: string | null;
	meta?: string | null;
	tagName?: string;
	children?: OldNode[];
	properties?: Record<string, unknown>;
	data?: { hName?: string; hProperties?: Record<string, unknown> };
}
type Tree = OldNode & { children: OldNode[] };
// the visitor's types describe today's trees; these are mdsvex's older ones
const walk = (tree: OldNode, type: string, visitor: (node: OldNode) => void) => {
	visit(tree as never, type, visitor as never);
};

const calloutLabels: Readonly<Record<string, string>> = {
	NOTE: 'Note',
	WARNING: 'Warning',
	CHANGED: 'What changed since 2022',
	UNCERTAIN: 'Not certain'
};

/** `> [!WARNING]` becomes a labelled aside. */
export function callouts() {
	return (tree: Tree) => {
		walk(tree, 'blockquote', (quote) => {
			const first = quote.children?.[0];
			const head = first?.children?.[0];
			const kind = /^!([A-Z]+)$/.exec(head?.label ?? head?.children?.[0]?.value ?? '')?.[1];
			if (!first?.children || kind === undefined || head?.type !== 'linkReference') return;
			const label = calloutLabels[kind] ?? kind;
			first.children.shift();
			const next = first.children[0];
			if (next?.value !== undefined) next.value = next.value.replace(/^\s+/, '');
			quote.data = {
				hName: 'aside',
				// unlike an aside, a note is no landmark, so several may have the same name
				hProperties: { className: ['note', `note-${kind.toLowerCase()}`], role: 'note', ariaLabel: label }
			};
			quote.children?.unshift({
				type: 'paragraph',
				data: { hProperties: { className: ['label'] } },
				children: [{ type: 'text', value: label }]
			});
			if (first.children.every((child) => (child.value ?? 'x').trim() === '')) quote.children?.splice(1, 1);
		});
	};
}

/** `[^iso-002]` becomes a number that leads to the list of sources under the lesson. */
export function citations() {
	return (tree: Tree) => {
		const numbers = new Map<string, number>();
		walk(tree, 'linkReference', (reference) => {
			const id = /^\^(\S+)$/.exec(reference.label ?? '')?.[1];
			if (id === undefined) return;
			const number = numbers.get(id) ?? numbers.size + 1;
			numbers.set(id, number);
			reference.type = 'link';
			Object.assign(reference, { url: `#source-${number}` });
			reference.data = { hProperties: { className: ['cite'], ariaLabel: `Source ${number}` } };
			reference.children = [{ type: 'text', value: String(number) }];
		});
	};
}

/** Fences in a row that carry the word `tab` become one group with a choice of shell, which CSS alone can switch. */
export function codeTabs() {
	return (tree: Tree) => {
		let groups = 0;
		const out: OldNode[] = [];
		let group: OldNode[] = [];
		const close = () => {
			if (group.length > 0) out.push(...tabGroup(group, ++groups));
			group = [];
		};
		for (const node of tree.children) {
			if (node.type === 'code' && node.meta === 'tab') group.push(node);
			else {
				close();
				out.push(node);
			}
		}
		close();
		tree.children = out;
	};
}

const shellLabels: Readonly<Record<string, string>> = {
	powershell: 'PowerShell',
	cmd: 'cmd',
	yaml: 'YAML',
	json: 'JSON',
	dockerfile: 'Dockerfile',
	text: 'Text'
};
function tabGroup(codes: OldNode[], number: number): OldNode[] {
	const choices = codes
		.map((code, index) => {
			const lang = code.lang ?? 'text';
			return `<label><input type="radio" name="tabs-${number}" value="${lang}"${index === 0 ? ' checked' : ''}>${shellLabels[lang] ?? lang}</label>`;
		})
		.join('');
	return [
		{
			type: 'html',
			value: `<div class="tabs" data-tabs><fieldset><legend class="hidden">Show as</legend>${choices}</fieldset>`
		},
		...codes,
		{ type: 'html', value: '</div>' }
	];
}

/** `guide:network-driver` becomes an expression, so that every address goes through the one helper. */
export function internalLinks() {
	return (tree: Tree) => {
		walk(tree, 'element', (node) => {
			if (node.tagName !== 'a' || !node.properties) return;
			const { href } = node.properties;
			if (typeof href !== 'string') return;
			const reference = parseReference(href);
			if (!reference) {
				if (/^https:/.test(href)) node.properties['rel'] = 'noreferrer';
				return;
			}
			if (reference.kind === 'term') {
				// a word of the glossary says what it means where it stands
				node.tagName = 'Term';
				node.properties = { id: reference.id };
				return;
			}
			const fragment = reference.fragment === undefined ? '' : `#${reference.fragment}`;
			node.properties['href'] = `{link('${addressOf[reference.kind](reference.id)}${fragment}')}`;
		});
	};
}

/**
 * Wide tables scroll inside their own box, which the keyboard can reach. It is named after the heading above it, so
 * that no two boxes of a page have the same name. A head without words, in the corner, is no head.
 */
export function scrollingTables() {
	return (tree: Tree) => {
		walk(tree, 'root', (root) => {
			const tables = new Map<string, number>();
			let heading = '';
			root.children = (root.children ?? []).map((node) => {
				if (/^h\d$/.test(node.tagName ?? '')) heading = textOf(node).trim();
				if (node.tagName !== 'table') return node;
				const number = (tables.get(heading) ?? 0) + 1;
				tables.set(heading, number);
				const name = heading === '' ? 'Table' : `Table: ${heading}`;
				walk(node, 'element', (cell) => {
					if (cell.tagName !== 'th') return;
					if (textOf(cell).trim() === '') cell.tagName = 'td';
					else cell.properties = { ...cell.properties, scope: 'col' };
				});
				return {
					type: 'element',
					tagName: 'section',
					properties: {
						className: ['scroll'],
						ariaLabel: number === 1 ? name : `${name} (${number})`,
						tabIndex: 0
					},
					children: [node]
				};
			});
		});
	};
}

function textOf({ value, children }: OldNode): string {
	return value ?? (children ?? []).map(textOf).join('');
}

/** Adds the imports a lesson needs, so that authors write no script, and makes every block an island. */
export function importBlocks(blocks: Readonly<Record<string, Block>>): PreprocessorGroup {
	return {
		name: 'import-blocks',
		markup({ content, filename }) {
			if (!filename?.endsWith('.md')) return undefined;
			const used = new Set<string>();
			const wrapped = content.replace(
				/<([A-Z]\w*)(?:\s+id="([^"]*)")?\s*\/>/g,
				(tag, name: string, id?: string) => {
					const block = blocks[name];
					if (!block) return tag;
					used.add(name);
					const attributes = [
						`name="${name}"`,
						id && `id="${id}"`,
						block.tables && `tables="${block.tables.join(' ')}"`
					];
					return `<BlockIsland ${attributes.filter(Boolean).join(' ')}>${tag}</BlockIsland>`;
				}
			);
			const lines = [...used].map((name) => `import ${name} from '${blocks[name]?.from ?? ''}';`);
			if (used.size > 0) lines.push("import BlockIsland from '$lib/content/BlockIsland.svelte';");
			if (/<Term\s/.test(content)) lines.push("import Term from '$lib/content/Term.svelte';");
			if (content.includes("{link('")) lines.push("import { link } from '$lib/link';");
			// mdsvex still writes the Svelte 4 spelling of module scripts
			const code = wrapped.replace('<script context="module">', '<script module>');
			return { code: `${code}\n<script>\n${lines.join('\n')}\n</script>\n` };
		}
	};
}
