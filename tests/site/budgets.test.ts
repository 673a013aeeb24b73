import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, open, test } from '../fixtures/site';

/** The whole page, scrolled through: figure and checks are in it. Bytes of JavaScript, as a server would compress them. */
const LIMIT = 45_000;

// the two with the largest figures, one of the smaller ones, and one without
for (const lesson of [
	'networking/how-packets-leave',
	'security/patch-tuesday',
	'isolation/host-and-image',
	'isolation/what-is-shared'
])
	test(`the lesson "${lesson}" ships at most 45 kB of JavaScript in all, checks and figure included`, async ({
		page
	}) => {
		const scripts = new Set<string>();
		page.on('response', (response) => {
			const { pathname } = new URL(response.url());
			if (pathname.endsWith('.js')) scripts.add(pathname);
		});
		await open(page, `/learn/${lesson}/`);
		for (const check of await page.getByRole('button', { name: 'Check', exact: true }).all())
			await check.scrollIntoViewIfNeeded();
		await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
		await page.waitForLoadState('networkidle');

		const sizes = [...scripts].map((path) => {
			const code = readFileSync(`build${path}`);
			return { brotli: brotliCompressSync(code).length, gzip: gzipSync(code, { level: 9 }).length };
		});
		const brotli = sizes.reduce((sum, size) => sum + size.brotli, 0);
		const gzip = sizes.reduce((sum, size) => sum + size.gzip, 0);
		console.log(`${lesson}: ${scripts.size} scripts, ${brotli} bytes with brotli, ${gzip} with gzip`);
		expect(scripts.size).toBeGreaterThan(2);
		expect(brotli).toBeLessThanOrEqual(LIMIT);
		expect(gzip).toBeLessThanOrEqual(LIMIT);
	});
