import { resolve } from 'node:path';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type { Component } from 'svelte';
import { type AST, compile, parse, preprocess } from 'svelte/compiler';
import { render } from 'svelte/server';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentFiles } from '../../../../scripts/content-files';
import svelteConfig from '../../../../svelte.config.js';
import { blocks } from '../../blocks';
import { CITATION, codeLanguages, readLessonText } from '../lesson-text';
import { highlightToHtml } from './highlight';

/** What a lesson becomes with the options of the site's build, before Svelte compiles it. */
async function toSvelte(markdown: string): Promise<string> {
	const source = `---\ntitle: T\n---\n\n${markdown}\n`;
	const { code } = await preprocess(source, svelteConfig.preprocess ?? [], { filename: '/lesson.md' });
	return code;
}
/** The characters that a reader sees, as Svelte reads its own language. */
function shownText(svelte: string, isShown: (element: AST.RegularElement) => boolean = () => true): string {
	const shown = (node: AST.Fragment['nodes'][number]): string => {
		if (node.type === 'Text') return node.data;
		// a word of the glossary is a component around the word
		if (node.type === 'Component' && node.name === 'Term') return node.fragment.nodes.map(shown).join('');
		if (node.type !== 'RegularElement' || !isShown(node)) return '';
		return node.fragment.nodes.map(shown).join('');
	};
	return parse(svelte, { modern: true }).fragment.nodes.map(shown).join('');
}
const classOf = (element: AST.RegularElement) => {
	for (const attribute of element.attributes) {
		if (attribute.type !== 'Attribute' || attribute.name !== 'class' || !Array.isArray(attribute.value))
			continue;
		return attribute.value.map((part) => (part.type === 'Text' ? part.data : '')).join('');
	}
	return '';
};
/** The text of each code block, in order. */
function shownCode(svelte: string): string[] {
	const found: string[] = [];
	shownText(svelte, (element) => {
		if (element.name === 'pre') found.push(shownText(svelte.slice(element.start, element.end)));
		return true;
	});
	return found;
}

const treeOf = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown);
function codeOf(tree: Root): { lang: string; value: string }[] {
	const found: { lang: string; value: string }[] = [];
	visit(tree, 'code', ({ lang, value }) => {
		found.push({ lang: lang ?? 'text', value });
	});
	return found;
}
const withoutSpace = (text: string) => text.replace(/\s+/g, '');

const lessons = [...contentFiles(resolve('.'))]
	.filter(([file]) => file.endsWith('.md') && file.startsWith('content/course/'))
	.map(([file, text]) => ({ file, markdown: text.replace(/^---\n[\s\S]*?\n---\n/, '') }));

describe.each(lessons)('$file', ({ markdown }) => {
	const tree = treeOf(markdown);
	let svelte = '';
	beforeAll(async () => {
		svelte = await toSvelte(markdown);
	});

	test('shows every code fence as it was written, character by character', () => {
		const fences = codeOf(tree);
		expect(fences.map(({ lang, value }) => shownText(escapeBraces(highlightToHtml(value, lang))))).toEqual(
			fences.map((fence) => fence.value)
		);
		expect(shownCode(svelte)).toEqual(fences.map((fence) => fence.value));
	});

	test('shows every word that was written, and no other', () => {
		const written: string[] = [];
		visit(tree, (node) => {
			if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
				written.push(node.value);
		});
		const added = ['cite', 'label'];
		const shown = shownText(
			svelte,
			(element) => element.name !== 'fieldset' && !added.includes(classOf(element))
		);
		expect(withoutSpace(shown)).toBe(
			withoutSpace(
				written
					.join('\n')
					.replace(/^\[!\w+\]/gm, '')
					.replace(CITATION, '')
			)
		);
	});

	test('compiles', () => {
		expect(() => compile(svelte, { filename: 'Lesson.svelte' })).not.toThrow();
	});
});

/** The highlighter for lessons does this; Svelte would run braces as code. */
const escapeBraces = (html: string) => html.replaceAll('{', '&#123;').replaceAll('}', '&#125;');

describe('what mdsvex and Svelte like to eat', () => {
	const precious = [
		'C:\\Windows\\System32',
		'\\\\fileserver\\share',
		'C:\\users\\x',
		'C:\\data\\bin\\vhd',
		"docker inspect --format '{{.OsVersion}}' IMAGE",
		'$env:Path = "$($env:Path);C:\\tools"',
		'"{0:n2}" -f $size',
		'`r`n ${x} \\u0041 \\x41 \\0',
		'<image> && a < b > c &amp; &lt;',
		'{@html x} {#if} {/if}',
		'\tindented with a tab  ',
		'日本語 – … é'
	];
	test.each(precious.flatMap((code) => codeLanguages.map((language) => [language, code])))(
		'a %s fence keeps %s',
		async (language, code) => {
			expect(shownCode(await toSvelte(`\`\`\`${language}\n${code}\n\`\`\``))).toEqual([code]);
		}
	);
	test('a fence keeps empty lines, at its ends too', async () => {
		const code = '\n\tdir\n\n  ver\n\n';
		expect(shownCode(await toSvelte(`\`\`\`cmd\n${code}\n\`\`\``))).toEqual([code]);
	});
	test.each(precious.slice(0, 5))('a sentence keeps %s in backticks', async (code) => {
		expect(shownText(await toSvelte(`See \`${code}\` here.`)).trim()).toBe(`See ${code} here.`);
	});
	test.each(precious.slice(0, 4))('a sentence keeps %s', async (code) => {
		// one backslash before punctuation is an escape in Markdown, so a share needs backticks
		if (!code.startsWith('\\'))
			expect(shownText(await toSvelte(`See ${code} here.`)).trim()).toBe(`See ${code} here.`);
	});
	test('a sentence keeps --isolation, straight quotes and three dots', async () => {
		const text = 'Say "--isolation=process" ... twice.';
		expect(shownText(await toSvelte(text)).trim()).toBe(text);
	});
});

/** The preprocessed text without its scripts, on one line. */
async function markupOf(markdown: string): Promise<string> {
	const svelte = await toSvelte(markdown);
	return svelte
		.replace(/<script[\s\S]*?<\/script>/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

describe('citations', () => {
	test('become numbers by first appearance, each claim with one number', async () => {
		const markup = await markupOf('One.[^b] Two.[^a] Three.[^b]');
		expect([...markup.matchAll(/href="#source-(\d+)"[^>]*>(\d+)</g)].map((match) => match.slice(1))).toEqual([
			['1', '1'],
			['2', '2'],
			['1', '1']
		]);
	});
	test('have a name that is more than a number', async () => {
		expect(await markupOf('One.[^b]')).toContain('aria-label="Source 1"');
	});
});

describe('callouts', () => {
	test.each([
		['NOTE', 'Note'],
		['WARNING', 'Warning'],
		['CHANGED', 'What changed since 2022'],
		['UNCERTAIN', 'Not certain']
	])('%s becomes a labelled aside', async (kind, label) => {
		expect(await markupOf(`> [!${kind}]\n> Text \`code\`.[^a]\n>\n> More.`)).toMatch(
			new RegExp(
				`^<aside class="note note-${kind.toLowerCase()}" role="note" aria-label="${label}" ?> <p class="label">${label}</p> <p>Text <code>code</code>\\.<a .*</p> <p>More\\.</p> </aside>$`
			)
		);
	});
	test('leave other quotes as they are', async () => {
		expect(await markupOf('> Text.')).toBe('<blockquote> <p>Text.</p> </blockquote>');
	});
});

describe('code tabs', () => {
	const fences = (...words: string[]) => words.map((word) => `\`\`\`${word}\nver\n\`\`\``).join('\n\n');
	/** name, language and state of each choice */
	const choices = (markup: string) =>
		[...markup.matchAll(/<input type="radio" name="([^"]*)" value="([^"]*)"( checked)?>/g)].map((match) =>
			match.slice(1)
		);

	test('join fences in a row, the first chosen', async () => {
		const markup = await markupOf(fences('powershell tab', 'cmd tab'));
		const [[group] = []] = choices(markup);
		expect(choices(markup)).toEqual([
			[group, 'powershell', ' checked'],
			[group, 'cmd', undefined]
		]);
		expect(markup.match(/<pre data-lang="\w+"/g)).toHaveLength(2);
	});
	test('begin anew behind any other text, under a name of their own', async () => {
		const markup = await markupOf(
			`${fences('powershell tab', 'cmd tab')}\n\nOr:\n\n${fences('json tab', 'cmd tab')}`
		);
		const groups = choices(markup).map(([group]) => group);
		expect(groups).toHaveLength(4);
		expect([groups[0] === groups[1], groups[1] === groups[2], groups[2] === groups[3]]).toEqual([
			true,
			false,
			true
		]);
	});
	test('leave fences without the word alone', async () => {
		expect(await markupOf(fences('powershell', 'cmd'))).not.toContain('<input');
	});
});

describe('links', () => {
	test('inside the site go through the one helper, which is imported then', async () => {
		const svelte = await toSvelte('See [it](lesson:isolation/two-modes#in-short).');
		expect(svelte).toContain(`href="{link('/learn/isolation/two-modes/#in-short')}"`);
		expect(svelte).toContain(`import { link } from '$lib/link'`);
	});
	test('to other sites do not say where the reader comes from', async () => {
		expect(await markupOf('See [it](https://a.example/).')).toContain(
			'href="https://a.example/" rel="noreferrer"'
		);
	});
	test('to a heading stay on the page', async () => {
		expect(await markupOf('See [it](#in-short).')).toContain('<a href="#in-short">');
	});
});

describe('tables', () => {
	const table = '| a |\n| --- |\n| b |';
	const names = (markup: string) => [...markup.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name);

	test('scroll in a named box that takes focus', async () => {
		expect(await markupOf(table)).toMatch(
			/^<section class="scroll" aria-label="Table" tabindex="0"><table>.*<\/table><\/section>$/
		);
	});
	test('have the name of the heading above them, and a number where that is not enough', async () => {
		expect(
			names(await markupOf(`## The \`nat\` driver\n\n${table}\n\nText.\n\n${table}\n\n### More\n\n${table}`))
		).toEqual(['Table: The nat driver', 'Table: The nat driver (2)', 'Table: More']);
	});
	test('have no head without words', async () => {
		const markup = await markupOf('| | a |\n| --- | --- |\n| b | c |');
		const cells = [...markup.matchAll(/<(t[hd](?: [^>]*)?)>/g)].map(([, cell]) => cell);
		expect(cells).toEqual(['td', 'th scope="col"', 'td', 'td']);
	});
});
test('headings have the ids that the content check knows', async () => {
	const markdown = '## `--isolation` & more\n\n## A.B C/D: e?\n\n## Twice\n\n### Twice\n\n## Größe – ja';
	const ids = [...(await markupOf(markdown)).matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => id);
	expect(ids).toEqual(
		readLessonText(markdown, 1)
			.sections.slice(1)
			.map((section) => section.slug)
	);
});
test('blocks are imported once each, and only those that the lesson has', async () => {
	const svelte = await toSvelte('<Check id="a" />\n\n<Check id="b" />');
	expect(svelte.split(`import Check from '${blocks['Check']?.from ?? ''}';`)).toHaveLength(2);
	expect(svelte).not.toContain('import KernelFigure');
	expect(await toSvelte('Text with `<Check id="a" />`.')).not.toContain('import ');
});

test('a page made by the build keeps Windows paths and Go templates', async () => {
	const path = '/tests/fixtures/windows-paths.md';
	const pages = import.meta.glob<{ default: Component }>('/tests/fixtures/windows-paths.md');
	const texts = import.meta.glob<string>('/tests/fixtures/windows-paths.md', {
		query: '?raw',
		import: 'default'
	});
	const page = await pages[path]?.();
	const written = await texts[path]?.();
	if (!page || written === undefined) throw new Error(`${path} is gone`);
	const html = escapeBraces(render(page.default).body);
	expect(shownCode(html)).toEqual(codeOf(treeOf(written)).map((fence) => fence.value));
	for (const text of ['C:\\Windows\\System32', '\\\\fileserver\\share', 'C:\\users\\x', '{{.OsVersion}}'])
		expect(shownText(html)).toContain(text);
});
