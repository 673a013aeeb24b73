import type { Locator, Page } from '@playwright/test';
import {
	asked,
	choice,
	expectVerdict,
	NOT_SURE,
	rules,
	shortOf,
	workloads,
	type Known
} from '../fixtures/guide';
import { content } from '../fixtures/content';
import { itemOf, option, question, wrong } from '../fixtures/items';
import { lessonOf } from '../fixtures/lessons';
import { clipboardOf, expect, open, ready, test } from '../fixtures/site';

/** More than the longest page has places for the focus. */
const MOST_STEPS = 250;

const lesson = lessonOf('isolation/two-modes');
const guide = 'isolation-mode';
const check = itemOf('iso-count-kernels');
const h1 = (page: Page) => page.getByRole('heading', { level: 1 });

test('a keyboard alone leads from the home page through a lesson and a guide to a copied verdict', async ({
	page
}) => {
	test.setTimeout(90_000);
	const clipboard = await clipboardOf(page);
	await open(page, '/');
	const [path] = content.paths.filter(({ lessons }) => lessons.includes(lesson.id));
	await tabTo(
		page,
		page
			.getByRole('main')
			.getByRole('link', { name: path?.title ?? '' })
			.first()
	);
	await page.keyboard.press('Enter');
	await expect(h1(page)).toHaveText(path?.title ?? '');
	await tabTo(page, page.getByRole('main').getByRole('link', { name: lesson.title }).first());
	await page.keyboard.press('Enter');
	await expect(h1(page)).toHaveText(lesson.title);

	const [chosen = ''] = wrong(check);
	await tabTo(page, question(page, check).getByRole('radio').first());
	while (!(await option(page, check, chosen).isChecked())) {
		await page.keyboard.press('ArrowDown');
		await expectFocus(page);
	}
	await page.keyboard.press('Enter');
	await expect(question(page, check).getByRole('button', { name: 'Try again' })).toBeFocused();
	await expectFocus(page);

	const end = page.getByRole('region', { name: 'End of the lesson' });
	await tabTo(page, end.getByRole('button', { name: 'Mark as read' }));
	await page.keyboard.press('Enter');
	await expect(end.getByRole('button', { name: 'Mark as not read' })).toBeFocused();
	await tabTo(
		page,
		end.getByRole('link', { name: rules.guides.find(({ id }) => id === guide)?.title ?? '' })
	);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
	await ready(page);

	const known: Known = workloads[guide].chosen;
	const given: Record<string, string> = {};
	while ((await page.getByRole('radio').count()) > 0) {
		const id = await asked(page);
		const answer = known[id] ?? NOT_SURE;
		given[id] = answer;
		// the heading has the focus, so the answers come next
		await tabTo(page, page.getByRole('radio').first(), Object.keys(given).length === 1 ? MOST_STEPS : 1);
		while (!(await choice(page, id, answer).isChecked())) {
			// the first answer is focused but not chosen yet
			await page.keyboard.press(
				(await page.getByRole('radio', { checked: true }).count()) === 0 ? 'Space' : 'ArrowDown'
			);
			await expectFocus(page);
		}
		await page.keyboard.press('Enter');
		await expect(page.getByRole('term').filter({ hasText: shortOf(id) })).toBeVisible();
		await expect(h1(page), 'what takes the place of a question has the focus').toBeFocused();
	}
	await expectVerdict(page, guide, given);

	const copy = page.getByRole('button', { name: /^(Copy link|Copied)$/ });
	await tabTo(page, copy);
	await page.keyboard.press('Enter');
	await expect(copy).toBeFocused();
	await expect.poll(clipboard.read).toBe(page.url());
});

/** Presses Tab until the focus is there. It must be seen at every step on the way. */
async function tabTo(page: Page, target: Locator, steps = MOST_STEPS): Promise<void> {
	for (let step = 0; step < steps; step++) {
		await page.keyboard.press('Tab');
		await expectFocus(page);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`${steps} times Tab do not lead to ${String(target)}`);
}

/** Something has the focus, is on the screen, and looks like it. */
async function expectFocus(page: Page): Promise<void> {
	const fault = await page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return 'nothing has the focus';
		const what = element.outerHTML.slice(0, 100);
		const { top, bottom, left, right } = element.getBoundingClientRect();
		if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth)
			return `off the screen: ${what}`;
		for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
			const { outlineStyle, outlineWidth } = getComputedStyle(box);
			if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return '';
		}
		return `no outline: ${what}`;
	});
	expect(fault).toBe('');
}
