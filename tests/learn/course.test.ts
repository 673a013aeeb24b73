import { content } from '../fixtures/content';
import { lessonOf, pathOf } from '../fixtures/lessons';
import { expect, open, test } from '../fixtures/site';

const twoModes = lessonOf('isolation/two-modes');

test('every path shows its lessons in their order, with the time they take', async ({ page }) => {
	await open(page, '/learn/');
	for (const path of content.paths)
		await expect(page.getByRole('main').getByRole('link', { name: path.title, exact: true })).toBeVisible();
	const [path] = content.paths;
	if (!path) throw new Error('there is no path');
	await page.getByRole('main').getByRole('link', { name: path.title, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(path.title);
	const titles = path.lessons.map((id) => lessonOf(id).title);
	await expect(page.getByRole('main').getByRole('listitem').getByRole('link')).toContainText(titles);
	const minutes = path.lessons.reduce((sum, id) => sum + lessonOf(id).minutes, 0);
	await expect(page.getByRole('main')).toContainText(
		`${path.lessons.length} lessons, ${Math.floor(minutes / 60)} h`
	);
});

test('misconceptions are found by a word and lead to the lesson that refutes them', async ({ page }) => {
	await open(page, '/learn/misconceptions/');
	const items = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Why people believe it' });
	await expect(items).toHaveCount(content.misconceptions.length);
	const [one] = content.misconceptions;
	if (!one) throw new Error('there is none');
	await page.getByLabel('Filter beliefs').fill(one.believes);
	await expect(items).toHaveCount(1);
	await items.getByRole('link', { name: lessonOf(one.lesson.split('#')[0] ?? '').title }).click();
	await expect(page).toHaveURL(new RegExp(`/learn/${one.lesson.split('#')[0] ?? ''}/`));
});

test.describe('a word of the glossary in a lesson', () => {
	const term = content.terms.find(({ id }) => id === twoModes.terms[0]);

	test('says what it means on hover and on focus, and Esc sends that away', async ({ page }) => {
		await open(page, pathOf(twoModes));
		const word = page
			.getByRole('main')
			.locator('.text')
			.getByRole('link', { name: term?.term ?? '' })
			.first();
		const means = page
			.getByRole('tooltip')
			.filter({ hasText: term?.means ?? '' })
			.first();
		await expect(word).toHaveAccessibleDescription(term?.means ?? '');
		await expect(means).toBeHidden();
		await word.hover();
		await expect(means).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(means).toBeHidden();
		await page.mouse.move(0, 0);
		await word.focus();
		await expect(means).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(means).toBeHidden();
	});

	test.describe('without scripts', () => {
		test.use({ javaScriptEnabled: false });
		test('says what it means on hover, and leads to the glossary', async ({ page }) => {
			await page.goto(pathOf(twoModes));
			const word = page
				.getByRole('main')
				.locator('.text')
				.getByRole('link', { name: term?.term ?? '' })
				.first();
			await word.hover();
			await expect(
				page
					.getByRole('tooltip')
					.filter({ hasText: term?.means ?? '' })
					.first()
			).toBeVisible();
			await word.click();
			await expect(page).toHaveURL(new RegExp(`/lookup/glossary/#${term?.id ?? ''}$`));
		});
	});
});
