import type { Page } from '@playwright/test';
import { kinds } from '../fixtures/pages';
import { expect, open, test } from '../fixtures/site';

const choose = (page: Page, theme: string) => page.getByLabel('Theme').selectOption(theme);
/** Whether the page is light or dark, as it is painted. */
const painted = (page: Page) =>
	page.evaluate(() => {
		const [red = 0] = /\d+/.exec(getComputedStyle(document.body).backgroundColor)?.map(Number) ?? [];
		return red > 127 ? 'light' : 'dark';
	});

for (const [kind, path] of [
	['live', kinds.home],
	['static', kinds['lesson with a figure']]
] as const) {
	test(`a ${kind} page has the theme that was chosen, before it is painted`, async ({ page }) => {
		await page.addInitScript(() => {
			// the body comes after the head, and nothing is painted without it
			new MutationObserver((_, observer) => {
				if (document.querySelector('body') === null) return;
				observer.disconnect();
				document.body.dataset['themeAtFirst'] = document.documentElement.dataset['theme'] ?? 'none';
			}).observe(document, { childList: true, subtree: true });
		});
		await open(page, path);
		await expect(page.locator('body')).toHaveAttribute('data-theme-at-first', 'none');
		for (const theme of ['dark', 'light']) {
			await choose(page, theme);
			expect(await painted(page)).toBe(theme);
			await page.reload({ waitUntil: 'domcontentloaded' });
			await expect(page.locator('body')).toHaveAttribute('data-theme-at-first', theme);
			expect(await painted(page)).toBe(theme);
			await expect(page.getByLabel('Theme')).toHaveValue(theme);
		}
	});

	test(`a ${kind} page follows the system until a theme is chosen, and again after`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: 'dark' });
		await open(page, path);
		expect(await painted(page)).toBe('dark');
		await choose(page, 'light');
		expect(await painted(page)).toBe('light');
		await choose(page, 'system');
		expect(await painted(page)).toBe('dark');
		await page.emulateMedia({ colorScheme: 'light' });
		expect(await painted(page)).toBe('light');
		await page.reload();
		expect(await painted(page)).toBe('light');
	});
}
