import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/content';
import { everyPage, kinds } from '../fixtures/pages';
import { expect, open, test } from '../fixtures/site';

test('every page answers and has one heading, a title, a description and a canonical address', async ({
	request
}) => {
	for (const path of await everyPage(request)) {
		const response = await request.get(path);
		expect(response.status(), path).toBe(200);
		const html = await response.text();
		// a guide has a heading of its own for who has no scripts
		expect(html.replace(/<noscript>[\s\S]*?<\/noscript>/g, '').match(/<h1[ >]/g), path).toHaveLength(1);
		expect(html, path).toMatch(/<title>[^<]*\S[^<]*<\/title>/);
		expect(html, path).toMatch(/<meta name="description" content="[^"]{20,}"/);
		const [, canonical = ''] = /<link rel="canonical" href="([^"]+)"/.exec(html) ?? [];
		expect(new URL(canonical).pathname, path).toBe(path);
		expect(html, path).toMatch(/<html lang="en"/);
	}
});

test('the site map and the kinds of pages in these tests miss none that was built', async ({ request }) => {
	const built = readdirSync(join(root, 'build'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /(^|[\\/])index\.html$/.test(file))
		.map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`);
	const known = await everyPage(request);
	expect([...known].sort()).toEqual([...built].sort());
	for (const path of Object.values(kinds)) expect(known).toContain(path);
});

test('the address of a page that is not there gets the page that says so', async ({ page, noise }) => {
	noise.expect(/404/);
	for (const path of [
		'/learn/isolation/no-such-lesson/',
		'/no-such-page',
		'/decide/isolation-mode/deeper/'
	]) {
		const response = await page.goto(path);
		expect(response?.status(), path).toBe(404);
		await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
	}
});

test('an address without its last slash leads to the page, its answers kept', async ({ page }) => {
	await open(page, '/decide/network-driver?orchestrator=none');
	await expect(page).toHaveURL(/\/decide\/network-driver\/\?orchestrator=none$/);
	await expect(page.getByRole('radio').first()).toBeVisible();
});

test('every link within the site leads to a page and a place that exist', async ({ request }) => {
	const pages = new Map<string, string>();
	for (const path of await everyPage(request)) pages.set(path, await (await request.get(path)).text());
	const broken: string[] = [];
	for (const [path, html] of pages) {
		for (const [, href = ''] of html
			.replace(/<head>[\s\S]*?<\/head>/, '')
			.matchAll(/<a [^>]*?href="([^"]+)"/g)) {
			const url = new URL(href.replaceAll('&amp;', '&'), new URL(path, 'https://site.invalid'));
			if (url.host !== 'site.invalid') continue;
			const target = pages.get(url.pathname);
			const place = url.hash.slice(1);
			if (target === undefined || (place !== '' && !target.includes(`id="${place}"`)))
				broken.push(`${path}: ${href}`);
		}
	}
	expect([...new Set(broken)]).toEqual([]);
});
