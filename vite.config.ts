import { resolve } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const define = { __EDITION__: JSON.stringify('web') };

/**
 * Static pages load one script, under a name that their HTML can know before it is built. It is a bundle of its own, so
 * that it holds of Svelte only what islands use: in the bundle of the whole site every page would load what any needs.
 */
const islands: Plugin = {
	name: 'islands',
	apply: 'build',
	async writeBundle({ dir }) {
		if (this.environment.name !== 'client' || dir === undefined) return;
		await build({
			configFile: false,
			// as of the pages: what they load by need lies beside them, at / or below any folder
			base: './',
			logLevel: 'warn',
			plugins: [svelte()],
			resolve: { alias: { $lib: resolve('src/lib') } },
			define,
			publicDir: false,
			build: {
				outDir: dir,
				emptyOutDir: false,
				copyPublicDir: false,
				rolldownOptions: {
					input: 'src/islands/entry.ts',
					output: {
						entryFileNames: '_app/islands.js',
						chunkFileNames: '_app/immutable/islands/[name]-[hash].js',
						assetFileNames: '_app/immutable/islands/[name]-[hash][extname]'
					}
				}
			}
		});
	}
};

export default defineConfig({
	plugins: [sveltekit(), islands],
	define,
	test: {
		include: ['src/**/*.test.ts'],
		environment: 'node',
		// as many as the smallest machine that runs them has cores; by itself it would leave one idle
		maxWorkers: 2,
		// test files of a worker share what they import, above all the content, which is read once
		isolate: false,
		// millions of small objects that live briefly: with more room for them fewer are moved
		execArgv: ['--max-semi-space-size=64'],
		// enumerations over every combination of answers take their time; nothing here is measured by the clock
		testTimeout: 300_000
	}
});
