import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Static pages load this one script, under a name that their HTML can know before it is built. */
const islands: Plugin = {
	name: 'islands',
	apply: 'build',
	buildStart() {
		if (this.environment.name === 'client')
			this.emitFile({ type: 'chunk', id: 'src/islands/entry.ts', fileName: '_app/islands.js' });
	}
};

export default defineConfig({
	plugins: [sveltekit(), islands],
	define: { __EDITION__: JSON.stringify('web') },
	test: {
		include: ['src/**/*.test.ts'],
		environment: 'node',
		// as many as the smallest machine that runs them has cores; by itself it would leave one idle
		maxWorkers: 2,
		// enumerations over every combination of answers take their time; nothing here is measured by the clock
		testTimeout: 300_000
	}
});
