import { addressOf, asked, choice, expectVerdict, goOn, shortOf, workloads } from '../fixtures/guide';
import { expect, open, test } from '../fixtures/site';

const guide = 'network-driver';
const known = workloads[guide].chosen;
const [first, second] = ['orchestrator', 'lan-address'] as const;

test.describe('answers of a guide', () => {
	test.beforeEach(async ({ page }) => {
		await open(page, addressOf(guide));
	});

	test('"back" shows the question before with its answer, and going on keeps it', async ({ page }) => {
		await choice(page, first, known[first]).check();
		await goOn(page);
		await expect(choice(page, second, known[second])).toBeVisible();
		await page.getByRole('link', { name: 'Back', exact: true }).click();
		await expect(choice(page, first, known[first])).toBeChecked();
		await goOn(page);
		await expect(choice(page, second, known[second])).toBeVisible();
		expect(new URL(page.url()).searchParams.get(first)).toBe(known[first]);
	});

	test("the browser's back and forward go through the questions", async ({ page }) => {
		await choice(page, first, known[first]).check();
		await goOn(page);
		await choice(page, second, known[second]).check();
		await goOn(page);
		await expect(choice(page, second, known[second])).toHaveCount(0);
		await page.goBack();
		await expect(choice(page, second, known[second])).toBeVisible();
		await page.goBack();
		await expect(choice(page, first, known[first])).toBeVisible();
		await page.goForward();
		await expect(choice(page, second, known[second])).toBeVisible();
	});

	test('changing one answer keeps the others, those that no longer matter too', async ({ page }) => {
		// every question is answered, so that the change leads to a verdict at once
		const given = known;
		await open(page, addressOf(guide, given));
		await page.getByRole('link', { name: `change ${shortOf(second)}` }).click();
		await expect(choice(page, second, known[second])).toBeChecked();
		await choice(page, second, 'no').check();
		await goOn(page);
		const changed = { ...given, [second]: 'no' };
		await expectVerdict(page, guide, changed);
		for (const question of Object.keys(given))
			await expect(page.getByRole('term').filter({ hasText: shortOf(question) })).toBeVisible();
		expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(changed);
	});

	test('going on without an answer says so and leads to the answers', async ({ page }) => {
		await expect(page.getByRole('alert')).toHaveCount(0);
		await goOn(page);
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.getByRole('radio').first()).toBeFocused();
		expect(await asked(page)).toBe(first);
		await page.getByRole('radio').first().check();
		await expect(page.getByRole('alert')).toHaveCount(0);
	});

	test('starting again forgets all answers', async ({ page }) => {
		await choice(page, first, known[first]).check();
		await goOn(page);
		await page.getByRole('link', { name: 'Start again' }).click();
		await expect(choice(page, first, known[first])).not.toBeChecked();
		expect(new URL(page.url()).search).toBe('');
	});

	test('every question says why it is asked and how to find the answer', async ({ page }) => {
		const how = page
			.getByRole('group')
			.filter({ has: page.getByText('How to find out') })
			.last();
		await how.getByText('How to find out').click();
		await expect(how.getByRole('paragraph')).not.toBeEmpty();
	});
});
