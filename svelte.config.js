import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mdsvex } from 'mdsvex';
import rehypeSlug from 'rehype-slug';
import { tsImport } from 'tsx/esm/api';

/** @type {typeof import('./src/lib/content/markdown/plugins.ts')} */
const markdown = await tsImport('./src/lib/content/markdown/plugins.ts', import.meta.url);
/** @type {typeof import('./src/lib/content/markdown/highlight.ts')} */
const { highlight } = await tsImport('./src/lib/content/markdown/highlight.ts', import.meta.url);
/** @type {typeof import('./src/lib/blocks.ts')} */
const { blocks } = await tsImport('./src/lib/blocks.ts', import.meta.url);

/**
 * mdsvex's types are those of unified 8; ours and rehype-slug's are today's.
 * @param {unknown[]} plugins
 */
const oldPlugins = (plugins) =>
	/** @type {NonNullable<import('mdsvex').MdsvexOptions['remarkPlugins']>} */ (plugins);

// SvelteKit's route announcer has one inline style; its hash lets it pass (sveltejs/kit #11993)
const ANNOUNCER = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	preprocess: [
		vitePreprocess(),
		mdsvex({
			extensions: ['.md'],
			smartypants: false, // would turn --isolation into a dash
			layoutPropForwarding: 'runes',
			highlight: { highlighter: highlight },
			remarkPlugins: oldPlugins([markdown.callouts, markdown.citations, markdown.codeTabs]),
			rehypePlugins: oldPlugins([markdown.internalLinks, markdown.scrollingTables, rehypeSlug])
		}),
		markdown.importBlocks(blocks)
	],
	compilerOptions: {
		// code blocks and tables scroll sideways, so they must take focus; Svelte's rule does not know that
		warningFilter: (warning) =>
			!(warning.code === 'a11y_no_noninteractive_tabindex' && warning.filename?.endsWith('.md'))
	},
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
		alias: { '$page-options': 'src/lib/edition/page-options.web.ts' },
		// relative addresses: one build runs at / and below any folder
		paths: { relative: true },
		// a fixed name keeps builds of one commit equal byte for byte
		version: { name: process.env.APP_VERSION ?? 'dev' },
		prerender: {
			entries: ['*'],
			origin: process.env.SITE_URL ?? 'http://localhost:4173',
			handleHttpError: 'fail',
			handleMissingId: 'fail',
			handleUnseenRoutes: 'fail'
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', ANNOUNCER],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url']
			}
		},
		typescript: {
			config: (config) => {
				config.include.push('../scripts/**/*', '../tests/**/*', '../*.js', '../*.ts');
				return config;
			}
		}
	}
};
