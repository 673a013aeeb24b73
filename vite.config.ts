import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	define: { __EDITION__: JSON.stringify('web') },
	test: {
		include: ['src/**/*.test.ts'],
		environment: 'node'
	}
});
