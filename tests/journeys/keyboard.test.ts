import type { Page } from '@playwright/test';
import { clipboardOf, expect, open, ready, test } from '../fixtures/site';

/** Presses Tab until the focus is on what is looked for; fails when the focus is lost or goes round in vain. */
async function tabTo(
	page: Page,
	name: RegExp | string,
	role: 'link' | 'button' | 'radio' | 'group'
): Promise<void> {
	const wanted = page.getByRole(role, { name }).first();
	for (let presses = 0; presses < 150; presses++) {
		if (await wanted.evaluate((element) => element === document.activeElement)) {
			await expect(wanted).toBeFocused();
			// a focus that cannot be seen is lost for who works by keyboard
			expect(await isOutlined(page), `the focus on ${String(name)} can be seen`).toBe(true);
			return;
		}
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${role} ${String(name)}`);
}

/** The focused element or the box around it has an outline. */
const isOutlined = (page: Page) =>
	page.evaluate(() => {
		for (
			let element = document.activeElement;
			element && element !== document.body;
			element = element.parentElement
		) {
			const { outlineStyle, outlineWidth } = getComputedStyle(element);
			if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return true;
		}
		return false;
	});

test('a keyboard alone leads from the start through a lesson and its check to a verdict', async ({
	page
}) => {
	const clipboard = await clipboardOf(page);
	await open(page, '/');

	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
	await tabTo(page, 'Learn', 'link');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/learn\/$/);

	await page.keyboard.press('Tab');
	await tabTo(page, /Choosing a mode/, 'link');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/choosing-a-mode\/$/);
	await ready(page);

	// the first check: to its answers, choose the second, check, and the result is said
	const check = page
		.getByRole('group')
		.filter({ has: page.getByRole('button', { name: 'Check', exact: true }) })
		.first();
	const answers = check.getByRole('radio');
	for (
		let presses = 0;
		presses < 150 && !(await answers.first().evaluate((one) => one === document.activeElement));
		presses++
	)
		await page.keyboard.press('Tab');
	await expect(answers.first()).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(answers.nth(1)).toBeChecked();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Check', exact: true }).first()).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(
		page
			.getByRole('status')
			.filter({ hasText: /^(Correct|Not correct)/ })
			.first()
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();

	// to the guide that the lesson leads to, and through it by number and Enter
	await tabTo(page, 'Which isolation mode?', 'link');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/decide\/isolation-mode\/$/);
	await ready(page);
	for (const [question, key, answer] of [
		['What starts and places', '1', 'orchestrator=none'],
		['Who has to be kept apart', '3', 'trust=untrusted-code'],
		['need something of the host', '1', 'host-access=none'],
		['Which Windows does the container host run', '1', 'host-os=ws2025'],
		['Can the container host start', '2', 'hypervisor=can-enable']
	] as const) {
		await expect(page.getByRole('heading', { level: 1, name: question })).toBeVisible();
		await page.keyboard.press(key);
		await expect(page.getByRole('radio').nth(Number(key) - 1)).toBeFocused();
		await expect(page.getByRole('radio').nth(Number(key) - 1)).toBeChecked();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(new RegExp(answer));
	}
	await expect(page.getByRole('heading', { level: 1, name: 'Hyper-V isolation' })).toBeVisible();

	await tabTo(page, 'Copy link', 'button');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
	expect(await clipboard.read()).toBe(page.url());
});

test('the palette opens, finds and closes by keyboard, and gives the focus back', async ({ page }) => {
	await open(page, '/decide/');
	await tabTo(page, 'Which network driver?', 'link');
	await page.keyboard.press('Control+k');
	const input = page.getByRole('dialog').getByRole('combobox');
	await expect(input).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('link', { name: 'Which network driver?' })).toBeFocused();
});
