// @ts-check
/** Finds a Chromium for the browser tests, and on Debian as root installs one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

/**
 * The order: PLAYWRIGHT_CHROMIUM, Playwright's own, one on the system, Debian's package.
 * @returns {string} path of the program
 * @throws {Error} with what to do, if there is none
 */
export function findBrowser() {
	const named = process.env['PLAYWRIGHT_CHROMIUM'];
	if (named !== undefined && named !== '') {
		if (existsSync(named)) return named;
		throw new Error(`PLAYWRIGHT_CHROMIUM names "${named}", which does not exist.`);
	}
	const own = chromium.executablePath();
	if (own !== '' && existsSync(own)) return own;
	return onSystem() ?? installed() ?? fail();
}

/** @returns {string | undefined} */
function onSystem() {
	const finder = process.platform === 'win32' ? 'where' : 'which';
	for (const name of NAMES) {
		const found = spawnSync(finder, [name], { encoding: 'utf8' });
		const path = found.status === 0 ? found.stdout.split(/\r?\n/)[0]?.trim() : undefined;
		if (path !== undefined && path !== '' && existsSync(path)) return path;
	}
	return PLACES.find((place) => existsSync(place));
}

/** @returns {string | undefined} */
function installed() {
	if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
		return undefined;
	console.log('No browser found: installing the Debian package "chromium"');
	const options = {
		stdio: /** @type {const} */ ('inherit'),
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	try {
		execFileSync('apt-get', ['update', '-qq'], options);
		execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
	} catch {
		return undefined;
	}
	return onSystem();
}

/** @returns {never} */
function fail() {
	throw new Error(
		'The browser tests need Chromium. Do one of these:\n' +
			'  - install Google Chrome or Chromium, or on Debian: apt-get install chromium\n' +
			'  - run: npx playwright install chromium\n' +
			'  - set PLAYWRIGHT_CHROMIUM to the path of the program'
	);
}
