import { kinds } from '../fixtures/pages';
import { expect, open, test } from '../fixtures/site';

test('every kind of page has its landmarks once, and the way past the header leads to its text', async ({
	page
}) => {
	test.setTimeout(60_000);
	for (const path of Object.values(kinds)) {
		await open(page, path);
		for (const landmark of ['banner', 'main', 'contentinfo'] as const)
			await expect(page.getByRole(landmark), `${landmark} of ${path}`).toHaveCount(1);
		for (const name of ['Main', 'About'])
			await expect(page.getByRole('navigation', { name, exact: true }), `${name} of ${path}`).toHaveCount(1);
		const names = await page
			.getByRole('navigation')
			.evaluateAll((all) =>
				all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('aria-label') ?? 'no name')
			);
		expect(new Set(names).size, `${path} has two navigations of one name: ${names.join()}`).toBe(
			names.length
		);
		await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
		await page.keyboard.press('Tab');
		const skip = page.getByRole('link', { name: /^Skip/ });
		await expect(skip, path).toBeFocused();
		await expect(skip, path).toBeInViewport();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('main'), path).toBeFocused();
	}
});
