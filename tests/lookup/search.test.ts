import type { Page } from '@playwright/test';
import { content } from '../fixtures/content';
import { clipboardOf, expect, open, test } from '../fixtures/site';

const lesson = '/learn/isolation/two-modes/';
const field = (page: Page) => page.getByRole('combobox', { name: 'Search or paste an error' });
const options = (page: Page) => page.getByRole('listbox').getByRole('option');
const chosen = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const symptom = (id: string) =>
	content.symptoms.find((one) => one.id === id) ?? { title: id, messages: [id] };

for (const [where, path] of [
	['a live page', '/decide/'],
	['a static page', lesson]
] as const) {
	test.describe(`search on ${where}`, () => {
		test('opens by Ctrl+K, by / and by its button, and gives the focus back', async ({ page }) => {
			await open(page, path);
			const button = page.getByRole('banner').getByRole('button', { name: /^Search/ });
			const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link').first();
			for (const [opener, openIt] of [
				[link, () => page.keyboard.press('Control+k')],
				[link, () => page.keyboard.press('/')],
				[button, () => page.keyboard.press('Enter')]
			] as const) {
				await opener.focus();
				await openIt();
				await expect(field(page)).toBeFocused();
				await expect(field(page)).toHaveValue('');
				await page.keyboard.press('Escape');
				await expect(dialog(page)).toBeHidden();
				await expect(opener).toBeFocused();
			}
			await button.click();
			await expect(field(page)).toBeFocused();
		});

		test('fetches its index on first use and then never again', async ({ page }) => {
			const fetched: string[] = [];
			page.on('request', (request) => {
				if (request.url().endsWith('/search.json')) fetched.push(request.url());
			});
			await open(page, path);
			await page.waitForLoadState('networkidle');
			expect(fetched).toEqual([]);
			for (const query of ['kernel', 'nat']) {
				await page.keyboard.press('Control+k');
				await field(page).fill(query);
				await expect(options(page).first()).toBeVisible();
				await page.keyboard.press('Escape');
			}
			expect(fetched.length).toBe(1);
		});

		test('keeps what is typed before the dialog is there', async ({ page }) => {
			await open(page, path);
			let release = () => {};
			const held = new Promise<void>((resolve) => (release = resolve));
			await page.route('**/_app/immutable/**', async (route) => {
				await held;
				await route.continue();
			});
			const asked = page.waitForRequest('**/_app/immutable/**');
			await page.keyboard.press('Control+k');
			await asked;
			await page.keyboard.type('kernex');
			await page.keyboard.press('Backspace');
			await expect(dialog(page)).toHaveCount(0);
			release();
			await expect(field(page)).toBeFocused();
			await page.keyboard.type('l');
			await expect(field(page)).toHaveValue('kernel');
			await expect(options(page).first()).toBeVisible();
		});

		test('chooses with the arrow keys and opens with Enter', async ({ page }) => {
			await open(page, path);
			await page.keyboard.press('Control+k');
			await field(page).fill('kernel');
			await expect(options(page).nth(2)).toBeVisible();
			const expectChosen = async (at: number) => {
				await expect(chosen(page)).toHaveCount(1);
				await expect(options(page).nth(at)).toHaveAttribute('aria-selected', 'true');
				const id = (await options(page).nth(at).getAttribute('id')) ?? '';
				await expect(field(page)).toHaveAttribute('aria-activedescendant', id);
			};
			await expectChosen(0);
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('ArrowDown');
			await expectChosen(2);
			await page.keyboard.press('ArrowUp');
			await expectChosen(1);
			await page.keyboard.press('ArrowUp');
			await page.keyboard.press('ArrowUp');
			await expectChosen((await options(page).count()) - 1);
			await page.keyboard.press('Home');
			await expectChosen(0);
			const address = (await chosen(page).getAttribute('href')) ?? '';
			const target = new URL(address, page.url());
			await page.keyboard.press('Enter');
			await expect(page).toHaveURL(target.href);
			await expect(dialog(page)).toBeHidden();
		});

		test('says when its index cannot be fetched, and tries again', async ({ page, noise }) => {
			await page.route('**/search.json', (route) => route.abort());
			noise.expect(/ERR_FAILED/);
			await open(page, path);
			await page.keyboard.press('Control+k');
			await field(page).fill('kernel');
			const again = dialog(page).getByRole('button', { name: 'Try again' });
			await expect(again).toBeVisible();
			await expect(dialog(page).getByRole('link', { name: /look-up/ })).toBeVisible();
			await page.unroute('**/search.json');
			await again.click();
			await expect(options(page).first()).toBeVisible();
		});
	});
}

test('the box on the home page searches', async ({ page }) => {
	await open(page, '/');
	await page.getByRole('search').getByRole('searchbox').fill('transparent');
	await page.keyboard.press('Enter');
	await expect(field(page)).toHaveValue('transparent');
	await expect(options(page).first()).toContainText(/transparent/i);
});

test('search forgives misspelt words', async ({ page }) => {
	await open(page, '/');
	await page.keyboard.press('Control+k');
	for (const [typed, meant] of [
		['namspace', 'Namespace'],
		['proces isolaton', 'Process isolation'],
		['hypervisr', symptom('no-hypervisor').title]
	] as const) {
		await field(page).fill(typed);
		await expect(options(page).filter({ hasText: meant }).first()).toBeVisible();
	}
	await field(page).fill('qqzzxx');
	await expect(options(page)).toHaveCount(0);
	await expect(dialog(page).getByRole('status')).not.toBeEmpty();
});

test('a pasted error finds its entry first', async ({ page }) => {
	await open(page, '/');
	await clipboardOf(page);
	const [message = ''] = symptom('unexpected-exit').messages;
	const pasted = `PS C:\\> docker run app\ndocker: Error response from daemon: ${message.replaceAll('…', 'xyz')}\n`;
	await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
	await page.keyboard.press('Control+k');
	await expect(field(page)).toBeFocused();
	await page.keyboard.press('Control+v');
	await expect(options(page).first()).toContainText(symptom('unexpected-exit').title);
	await expect(chosen(page)).toContainText(symptom('unexpected-exit').title);
});

test('results stand in groups by kind', async ({ page }) => {
	await open(page, '/');
	await page.keyboard.press('Control+k');
	await field(page).fill('overlay');
	for (const kind of ['Glossary', 'Errors', 'What guides choose from'])
		await expect(
			page.getByRole('listbox').getByRole('group', { name: kind }).getByRole('option').first()
		).toBeVisible();
});

test('keys without Ctrl can be switched off in the search dialog', async ({ page }) => {
	await open(page, '/decide/network-driver/');
	await page.keyboard.press('Control+k');
	await dialog(page).getByRole('checkbox').uncheck();
	await page.keyboard.press('Escape');
	await page.keyboard.press('/');
	await page.keyboard.press('1');
	await expect(dialog(page)).toBeHidden();
	await expect(page.getByRole('radio').first()).not.toBeChecked();
	await open(page, lesson);
	await page.keyboard.press('/');
	await expect(dialog(page)).toHaveCount(0);
	await page.keyboard.press('Control+k');
	await expect(dialog(page)).toBeVisible();
});

test('/ is a letter while somebody types', async ({ page }) => {
	await open(page, '/lookup/glossary/');
	await page.getByRole('searchbox', { name: 'Filter terms' }).press('/');
	await expect(page.getByRole('searchbox', { name: 'Filter terms' })).toHaveValue('/');
	await expect(dialog(page)).toHaveCount(0);
});

test('the look-up page shows what its address asks for, and keeps what is typed in it', async ({ page }) => {
	await open(page, '/lookup/?q=0xc0370101');
	const found = page.getByRole('region', { name: 'Found' });
	await expect(found.getByRole('link').first()).toHaveText(symptom('os-mismatch').title);
	await page.getByRole('main').getByRole('searchbox').fill('utility vm');
	// the word of the glossary comes first, before the row of a table about the same
	await expect(found.getByRole('link', { name: 'Utility VM', exact: true }).first()).toBeVisible();
	await expect(page).toHaveURL(/q=utility/);
	await found.getByRole('link', { name: 'Utility VM', exact: true }).first().click();
	await expect(page).toHaveURL(/glossary\/#utility-vm$/);
	await page.goBack();
	await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('utility vm');
	await expect(found.getByRole('link', { name: 'Utility VM', exact: true }).first()).toBeVisible();
});

test('the look-up page says when the index cannot be fetched, and tries again', async ({ page, noise }) => {
	await page.route('**/search.json', (route) => route.abort());
	noise.expect(/ERR_FAILED/);
	await open(page, '/lookup/?q=kernel');
	const again = page.getByRole('main').getByRole('button', { name: 'Try again' });
	await expect(again).toBeVisible();
	await page.unroute('**/search.json');
	await again.click();
	await expect(page.getByRole('region', { name: 'Found' }).getByRole('link').first()).toBeVisible();
});
