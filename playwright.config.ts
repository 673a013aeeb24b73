import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/browser.js';

const launchOptions = {
	executablePath: findBrowser(),
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};

export default defineConfig({
	testDir: 'tests',
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: Boolean(process.env['CI']),
	reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
	use: {
		...devices['Desktop Chrome'],
		baseURL: 'http://localhost:4180',
		// "npx playwright test --trace on" records what a test did: it costs a fifth of the time
		launchOptions
	},
	projects: [{ name: 'chromium' }],
	webServer: {
		command: 'node scripts/serve.js --port 4180',
		url: 'http://localhost:4180/',
		reuseExistingServer: false
	}
});
