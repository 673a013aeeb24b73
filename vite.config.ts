import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	define: { __EDITION__: JSON.stringify('web') },
	test: {
		include: ['src/**/*.test.ts'],
		environment: 'node',
		// enumerations over every combination of answers take their time; nothing here is measured by the clock
		testTimeout: 300_000
	}
});
