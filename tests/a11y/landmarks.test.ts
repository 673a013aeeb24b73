import { kinds } from '../fixtures/pages';
import { expect, open, test } from '../fixtures/site';

test('every kind of page has its landmarks once, and no two navigations of one name', async ({ page }) => {
	for (const path of Object.values(kinds)) {
		await page.goto(path);
		const landmarks = await page
			.locator('header:not(main *), main, footer:not(main *), nav')
			.filter({ visible: true })
			.evaluateAll((all) =>
				all.map((one) => `${one.tagName} ${one.getAttribute('aria-label') ?? ''}`.trim())
			);
		expect(landmarks, path).toEqual(
			expect.arrayContaining(['HEADER', 'NAV Main', 'MAIN', 'FOOTER', 'NAV About'])
		);
		expect(landmarks.length, `${path}: ${landmarks.join()}`).toBe(new Set(landmarks).size);
		expect(landmarks, `${path} has a navigation without a name`).not.toContain('NAV');
		await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
	}
});

for (const path of Object.values(kinds))
	test(`the first Tab on ${path} leads past the header`, async ({ page }) => {
		await open(page, path);
		await page.keyboard.press('Tab');
		const skip = page.getByRole('link', { name: /^Skip/ });
		await expect(skip).toBeFocused();
		await expect(skip).toBeInViewport();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('main')).toBeFocused();
	});
