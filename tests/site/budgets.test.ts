import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, open, test } from '../fixtures/site';

/** The whole page, scrolled through: figure and checks are in it. Bytes of JavaScript, as a server would compress them. */
const LIMIT = 45_000;

for (const lesson of ['two-modes', 'host-and-image', 'what-is-shared', 'defaults-and-flags'])
	test(`the lesson "${lesson}" ships at most 45 kB of JavaScript in all, checks and figure included`, async ({
		page
	}) => {
		const scripts = new Set<string>();
		page.on('response', (response) => {
			const { pathname } = new URL(response.url());
			if (pathname.endsWith('.js')) scripts.add(pathname);
		});
		await open(page, `/learn/isolation/${lesson}/`);
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
		expect(scripts.size).toBeGreaterThan(5);
		expect(brotli).toBeLessThanOrEqual(LIMIT);
		expect(gzip).toBeLessThanOrEqual(LIMIT);
	});
