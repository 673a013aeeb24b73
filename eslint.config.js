import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	{
		ignores: [
			'.svelte-kit/',
			'build/',
			'test-results/',
			'static/',
			'.dependency-cruiser.cjs',
			'.htmlvalidate.mjs'
		]
	},
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node, __EDITION__: 'readonly' },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'no-eval': 'error',
			'no-new-func': 'error',
			// Trusted Types would block it after a client-side navigation
			'svelte/no-at-html-tags': 'error',
			// the security policy blocks style attributes in prerendered HTML
			'svelte/no-inline-styles': ['error', { allowTransitions: false }],
			// links go through $lib/link
			'svelte/no-navigation-without-resolve': 'off',
			// values are replaced, not mutated, so plain maps, sets and dates are what is wanted
			'svelte/prefer-svelte-reactivity': 'off',
			// svelte-check knows better which of them are needed
			'svelte/no-unused-svelte-ignore': 'off',
			// ids are text; naming a literal beside them documents what else may stand there
			'@typescript-eslint/no-redundant-type-constituents': 'off',
			// `onclick={() => run.next()}` is plain enough
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		// types of components and of generated $types reach the linter as any; svelte-check sees them as they are
		files: ['**/*.svelte', '**/*.svelte.ts', 'src/routes/**/*.ts'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		// tests throw and reject with the odd things that browsers do
		files: ['**/*.test.ts', '**/testing.ts'],
		rules: {
			'@typescript-eslint/only-throw-error': 'off',
			'@typescript-eslint/prefer-promise-reject-errors': 'off'
		}
	},
	{ files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] }
);
