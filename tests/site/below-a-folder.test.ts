import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { siteServer } from '../../scripts/serve.js';
import { root } from '../fixtures/content';
import { addressOf, answersTo, expectVerdict, walk, workloads } from '../fixtures/guide';
import { answer, expectReasons, itemOf, right } from '../fixtures/items';
import { expect, open, test as atRoot } from '../fixtures/site';

const mount = '/intranet/a b/wc';
const test = atRoot.extend({
	// eslint-disable-next-line no-empty-pattern
	baseURL: async ({}, use) => {
		const server = siteServer({ folder: join(root, 'build'), mount });
		await new Promise<void>((resolve) => server.listen(0, resolve));
		const { port } = server.address() as AddressInfo;
		await use(`http://localhost:${port}${encodeURI(mount)}/`);
		server.closeAllConnections();
		server.close();
	}
});

test.describe('below a folder', () => {
	const outside: string[] = [];
	test.beforeEach(({ page, baseURL }) => {
		outside.length = 0;
		page.on('request', (request) => {
			const isInside = request.url().startsWith(baseURL?.slice(0, -1) ?? '?');
			if (request.url().startsWith('http') && !isInside) outside.push(request.url());
		});
	});
	test.afterEach(() => {
		expect(outside, 'something outside of the folder was asked for').toEqual([]);
	});

	test('pages have their styles and lead to each other', async ({ page, baseURL }) => {
		await open(page, './');
		const styled = () => page.evaluate(() => getComputedStyle(document.body).margin);
		expect(await styled()).toBe('0px');
		for (const door of ['Learn', 'Decide', 'Look up', 'Practise']) {
			const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: door });
			await link.click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(door);
			await expect(link).toHaveAttribute('aria-current', 'page');
			expect(page.url().startsWith(baseURL ?? '?')).toBe(true);
			await page.reload();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(door);
			expect(await styled()).toBe('0px');
		}
	});

	test('a lesson works and leads on', async ({ page }) => {
		const item = itemOf('iso-count-kernels');
		await open(page, './learn/isolation/two-modes/');
		await answer(page, item, right(item));
		await expectReasons(page, item);
		await expect(async () => {
			await page.getByRole('figure').getByRole('radio', { name: '4', exact: true }).check();
			await expect(page.getByRole('group', { name: 'Container D' })).toBeVisible({ timeout: 500 });
		}).toPass();
		await page.getByRole('region', { name: 'End of the lesson' }).getByRole('link').first().click();
		await expect(page.getByRole('radio').first()).toBeVisible();
		await expect(page).toHaveURL(/\/intranet\/a%20b\/wc\/decide\/isolation-mode\/$/);
	});

	test('search finds and leads there, from a live and from a static page', async ({ page }) => {
		for (const path of ['./about/', './learn/isolation/two-modes/']) {
			await open(page, path);
			await page.keyboard.press('Control+k');
			await page.getByRole('dialog').getByRole('combobox').fill('0xc0351000');
			await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
			await page.keyboard.press('Enter');
			await expect(page).toHaveURL(/\/intranet\/a%20b\/wc\/lookup\/errors\/[\w-]+\/$/);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		}
	});

	test('a guide is answered and its link is shared', async ({ page }) => {
		const guide = 'network-driver';
		await open(page, `.${addressOf(guide)}`);
		const given = await walk(page, workloads[guide].chosen);
		await expectVerdict(page, guide, given);
		await open(page, `.${addressOf(guide, answersTo(guide, workloads[guide]['none-fits']))}`);
		await expectVerdict(page, guide, answersTo(guide, workloads[guide]['none-fits']));
	});

	test('the folder itself and what is missing in it are answered as a web server would', async ({
		page,
		noise
	}) => {
		await page.goto('../wc');
		await expect(page).toHaveURL(/\/intranet\/a%20b\/wc\/$/);
		noise.expect(/404/);
		expect((await page.goto('./learn/nothing/'))?.status()).toBe(404);
	});
});
