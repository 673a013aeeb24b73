/**
 * Counts the bytes that a page makes a browser load, from the built files alone: nothing here is timed. A page's
 * scripts are those its HTML names and everything they import; what is loaded by need is counted where the page's
 * blocks need it at once.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const BUILD = 'build';
const KB = 1000;

interface Budget {
	readonly name: string;
	readonly page: string;
	/** brotli, in bytes, of all JavaScript that the page names and imports at once */
	readonly script: number;
	/** brotli, in bytes, of HTML, scripts, styles and pictures together */
	readonly total: number;
}
// what a lesson loads in all, by need included, is counted in a browser: tests/site/budgets.test.ts
const budgets: readonly Budget[] = [
	{ name: 'home', page: 'index.html', script: 48 * KB, total: 70 * KB },
	{ name: 'lesson', page: 'learn/isolation/two-modes/index.html', script: 32 * KB, total: 60 * KB },
	{ name: 'wizard', page: 'decide/network-driver/index.html', script: 62 * KB, total: 115 * KB },
	{ name: 'all rules', page: 'decide/network-driver/rules/index.html', script: 60 * KB, total: 125 * KB },
	{ name: 'plan', page: 'decide/plan/index.html', script: 80 * KB, total: 150 * KB }
];

const compressed = new Map<string, { brotli: number; gzip: number }>();
function sizeOf(file: string) {
	const known = compressed.get(file);
	if (known) return known;
	const bytes = readFileSync(file);
	const size = { brotli: brotliCompressSync(bytes).length, gzip: gzipSync(bytes, { level: 9 }).length };
	compressed.set(file, size);
	return size;
}

/** The script and every module it imports at once; dynamic imports are loaded by need. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return seen;
	seen.add(file);
	const code = readFileSync(file, 'utf8');
	for (const [, from] of code.matchAll(
		/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+\s*from\s*)?["']([^"']+)["']/g
	)) {
		if (from?.startsWith('.')) withImports(normalize(join(dirname(file), from)), seen);
	}
	return seen;
}

function assetsOf(page: string): { scripts: string[]; others: string[] } {
	const file = join(BUILD, page);
	const html = readFileSync(file, 'utf8');
	const local = [
		...html.matchAll(/(?:href|src|import\()\s*=?\s*["']((?:\.\.?\/)[^"'#?]+\.(?:js|css|svg))["']/g)
	].map(([, address]) => normalize(join(dirname(file), address ?? '')));
	const scripts = new Set<string>();
	for (const one of local.filter((address) => address.endsWith('.js'))) withImports(one, scripts);
	return { scripts: [...scripts], others: [...new Set(local.filter((address) => !address.endsWith('.js')))] };
}

const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;
let failed = 0;
for (const { name, page, script, total } of budgets) {
	const { scripts, others } = assetsOf(page);
	const sum = (files: readonly string[], how: 'brotli' | 'gzip') =>
		files.reduce((bytes, file) => bytes + sizeOf(file)[how], 0);
	const all = [join(BUILD, page), ...scripts, ...others];
	const js = sum(scripts, 'brotli');
	const everything = sum(all, 'brotli');
	const isOver = js > script || everything > total;
	if (isOver) failed++;
	console.log(
		`${isOver ? 'OVER' : 'ok  '} ${name}: JavaScript ${kb(js)} of ${kb(script)} (gzip ${kb(sum(scripts, 'gzip'))}), ` +
			`all ${kb(everything)} of ${kb(total)} (gzip ${kb(sum(all, 'gzip'))}), ${all.length} requests`
	);
}

// what authors write against must not reach the browser
const client = join(BUILD, '_app', 'immutable');
const scripts = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) =>
	name.endsWith('.js')
);
for (const name of scripts) {
	const code = readFileSync(join(client, name), 'utf8');
	for (const [what, sign] of [
		['the YAML parser', 'Map keys must be unique'],
		['a schema of authors’ files', 'must be an id: lower-case letters'],
		['valibot', 'strict_object']
	] as const) {
		if (!code.includes(sign)) continue;
		failed++;
		console.log(`OVER ${name} contains ${what}`);
	}
}

// every address a page names stays on this site, but for links that somebody has to follow
const pages = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((name) =>
	name.endsWith('.html')
);
for (const name of pages) {
	const html = readFileSync(join(BUILD, name), 'utf8');
	if (/\sstyle="(?!\s*")/.test(html.replace(/<style[\s\S]*?<\/style>/g, '')) && name !== '404.html') {
		failed++;
		console.log(`OVER ${name} has a style attribute, which the security policy blocks`);
	}
	for (const [, address] of html.matchAll(
		/<(?:script|img|link rel="(?:stylesheet|modulepreload|icon)")[^>]*(?:src|href)="(https?:[^"]+)"/g
	)) {
		failed++;
		console.log(`OVER ${name} loads ${address ?? ''}`);
	}
}
const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).map((name) => join(BUILD, name));
const bytes = files
	.filter((file) => existsSync(file) && statSync(file).isFile())
	.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`${pages.length} pages, ${scripts.length} scripts, ${kb(bytes)} in all, uncompressed`);
process.exitCode = failed === 0 ? 0 : 1;
