// @ts-check
/**
 * Everything that must hold, in one run: format, lint, types, content, imports, unit tests, the build, its size and
 * its HTML, and the browser tests against it. Prints `N passed, N failed` as its last line.
 *
 * Two cores are enough for two steps at a time, where a step uses only one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.js';

const RESULTS = 'test-results';
const UNIT = `${RESULTS}/unit.json`;
const BROWSER = `${RESULTS}/browser.json`;

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ name: string, command: string[], count?: () => Counts }} Step */
/** Each group after the one before; the lanes of a group side by side, the steps of a lane one after the other. */
/** @type {Step[][][]} */
const groups = [
	// types are made first: the linter reads them
	[[{ name: 'generated types', command: ['svelte-kit', 'sync'] }]],
	[
		[{ name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] }],
		[
			{ name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
			{ name: 'types', command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
			{ name: 'types without the DOM', command: ['tsc', '-p', 'tsconfig.pure.json'] },
			{ name: 'imports', command: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'] },
			{ name: 'content', command: ['tsx', 'scripts/check-content.ts'] },
			{ name: 'spelling', command: ['cspell', 'lint', '--no-progress'] }
		]
	],
	[
		[
			{
				name: 'unit tests',
				command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`],
				count: () => vitestCounts(UNIT)
			}
		]
	],
	[[{ name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] }]],
	[
		[{ name: 'budgets', command: ['tsx', 'scripts/check-budgets.ts'] }],
		[{ name: 'HTML', command: ['html-validate', 'build/**/*.html'] }]
	],
	[[{ name: 'browser tests', command: ['playwright', 'test'], count: () => playwrightCounts(BROWSER) }]]
];

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
try {
	process.env['PLAYWRIGHT_CHROMIUM'] = findBrowser();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	console.log('0 passed, 1 failed');
	process.exit(1);
}

let passed = 0;
let failed = 0;
/** @type {string[]} */
const broken = [];
for (const group of groups) {
	await Promise.all(
		group.map(async (lane) => {
			for (const step of lane) await run(step, group.length > 1);
		})
	);
}
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/**
 * @param {Step} step
 * @param {boolean} isBesideOthers then what it prints is kept until it ends
 */
async function run({ name, command, count }, isBesideOthers) {
	const started = Date.now();
	if (!isBesideOthers) console.log(`\n== ${name}`);
	const child = spawn('npx', ['--no-install', ...command], {
		stdio: isBesideOthers ? 'pipe' : 'inherit',
		shell: process.platform === 'win32'
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (some) => (said += String(some)));
	/** @type {number} */
	const status = await new Promise((resolve) => {
		child.on('error', (error) => {
			said += error.message;
			resolve(1);
		});
		child.on('close', (code) => resolve(code ?? 1));
	});
	if (isBesideOthers) console.log(`\n== ${name}\n${said.trimEnd()}`);
	console.log(
		`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`
	);
	const counts = count?.() ?? { passed: 0, failed: 0 };
	passed += counts.passed + (status === 0 ? 1 : 0);
	failed += counts.failed + (status === 0 ? 0 : counts.failed > 0 ? 0 : 1);
	if (status !== 0) broken.push(name);
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function vitestCounts(file) {
	if (!existsSync(file)) return { passed: 0, failed: 0 };
	const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
	return { passed: numPassedTests, failed: numFailedTests };
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function playwrightCounts(file) {
	if (!existsSync(file)) return { passed: 0, failed: 0 };
	const { stats } = JSON.parse(readFileSync(file, 'utf8'));
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
