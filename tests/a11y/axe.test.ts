import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, open, test } from '../fixtures/site';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** how many tests share the pages: starting a browser for each page would take longer than looking at it */
const PARTS = 8;

async function violations(page: Page, builder = new AxeBuilder({ page }).withTags(TAGS)): Promise<string[]> {
	const { violations: found } = await builder.analyze();
	return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Everything in light colours, and in dark ones what colours can change. */
async function expectNoFault(page: Page, what: string): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	expect(await violations(page), `${what}, light`).toEqual([]);
	await page.emulateMedia({ colorScheme: 'dark' });
	const contrast = new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']);
	expect(await violations(page, contrast), `${what}, dark`).toEqual([]);
}

async function pagesOf(page: Page): Promise<string[]> {
	const sitemap = await (await page.request.get('/sitemap.xml')).text();
	return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address ?? '').pathname);
}

// the sitemap is known when the tests run, their number before: eight parts have room for every page
for (let part = 0; part < PARTS; part++)
	test(`no page has a fault that axe can see, in light and in dark, part ${part + 1}`, async ({ page }) => {
		test.setTimeout(240_000);
		const pages = [...(await pagesOf(page)), '/record/', '/practise/mistakes/'];
		for (const path of pages.filter((_, index) => index % PARTS === part)) {
			await open(page, path);
			await expectNoFault(page, path);
		}
	});

test('no state of a guide has a fault that axe can see', async ({ page }) => {
	test.setTimeout(120_000);
	for (const state of [
		'/decide/network-driver/?orchestrator=none&ask=orchestrator',
		'/decide/network-driver/?orchestrator=none&lan-address=static&hosts=one&platform=hyperv-vm&sdn-policy=none&network-need=none&mac-per-port=many',
		'/decide/isolation-mode/?orchestrator=aks&trust=untrusted-code',
		'/decide/network-driver/?orchestrator=not-sure&lan-address=dhcp&platform=not-sure&mac-per-port=not-sure&hosts=one',
		'/decide/isolation-mode/?orchestrater=none&hosts=three'
	]) {
		await open(page, state);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectNoFault(page, state);
	}
});

test('the palette and a checked answer have no fault that axe can see', async ({ page }) => {
	test.setTimeout(60_000);
	await open(page, '/learn/isolation/two-modes/');
	const check = page
		.getByRole('group')
		.filter({ has: page.getByRole('button', { name: 'Check', exact: true }) })
		.first();
	await check.getByRole('radio').first().check();
	await check.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
	await expectNoFault(page, 'a checked answer');

	await page.keyboard.press('Control+k');
	await page.getByRole('dialog').getByRole('combobox').fill('hyperv');
	await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
	await expectNoFault(page, 'the palette');
});

test('no kind of page has a fault that axe can see in forced colours', async ({ page }) => {
	test.setTimeout(60_000);
	await page.emulateMedia({ forcedColors: 'active' });
	for (const path of [
		'/',
		'/learn/isolation/two-modes/',
		'/decide/network-driver/',
		'/lookup/tables/host-image/',
		'/practise/isolation/',
		'/record/'
	]) {
		await open(page, path);
		expect(await violations(page), path).toEqual([]);
	}
});
