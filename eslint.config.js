import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	{ ignores: ['.svelte-kit/', 'build/', 'test-results/', 'static/', '.dependency-cruiser.cjs'] },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
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
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{ files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] }
);
