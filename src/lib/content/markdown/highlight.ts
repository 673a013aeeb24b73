import { createCssVariablesTheme, createHighlighter, type ShikiTransformer } from 'shiki';
import { codeLanguages } from '../lesson-text';

const theme = createCssVariablesTheme({ name: 'tokens', variablePrefix: '--tok-', fontStyle: false });
const grammar = (language: string) => (language === 'cmd' ? 'bat' : language);
const shiki = await createHighlighter({
	themes: [theme],
	langs: codeLanguages.filter((language) => language !== 'text').map(grammar)
});

/** Colours as classes: the page's security policy allows no style attributes. */
const classes: ShikiTransformer = {
	name: 'style-attribute-to-class',
	pre(node) {
		node.properties = { class: 'code', tabindex: '0' };
	},
	span(node) {
		const { style } = node.properties;
		const colour = typeof style === 'string' ? /--tok-([a-z-]+)/.exec(style)?.[1] : undefined;
		delete node.properties['style'];
		if (colour !== undefined && colour !== 'foreground')
			node.properties['class'] = `t-${colour.replace('token-', '')}`;
	}
};

/** Markup of a piece of code, in one line per line of code; text is escaped, nothing is a style attribute. */
export function highlightToHtml(code: string, language: string): string {
	return shiki.codeToHtml(code, { lang: grammar(language), theme: 'tokens', transformers: [classes] });
}

/**
 * For mdsvex. The markup goes to Svelte's compiler as it is: the documented form, an html tag around a template
 * literal, eats the backslashes of Windows paths (pngwn/MDsveX #492).
 */
export function highlight(code: string, language: string | null | undefined): string {
	const name = language ?? 'text';
	const html = highlightToHtml(code, name)
		.replace('<pre ', `<pre data-lang="${name}" `)
		.replace(/[{}]/g, (brace) => (brace === '{' ? '&#123;' : '&#125;'));
	return html;
}
