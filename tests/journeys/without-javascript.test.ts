import type { Locator } from '@playwright/test';
import { plainText } from '../../src/lib/content/inline-text';
import { content } from '../fixtures/content';
import { addressOf, guideIds, rules } from '../fixtures/guide';
import { itemOf } from '../fixtures/items';
import { checksOf, lessonOf, pathOf } from '../fixtures/lessons';
import { kinds } from '../fixtures/pages';
import { expect, test } from '../fixtures/site';

test.use({ javaScriptEnabled: false });

const twoModes = lessonOf('isolation/two-modes');

test('no kind of page shows a control that does nothing', async ({ page }) => {
	test.setTimeout(60_000);
	for (const path of [...Object.values(kinds), pathOf(lessonOf('isolation/defaults-and-flags'))]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
		// the choice of a shell needs no script
		const controls = page.locator(
			'button, input:not([data-tabs] input), select, textarea, progress, [role=button]'
		);
		expect(await controls.filter({ visible: true }).allInnerTexts(), path).toEqual([]);
	}
});

test('the home page leads to every part of the site', async ({ page }) => {
	await page.goto('/');
	for (const door of ['Learn', 'Decide', 'Look up', 'Practise']) {
		await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: door }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(door);
	}
	await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
	await expect(page).toHaveURL(/\/lookup\/$/);
});

test('a lesson reads in full, with its figure in words, the reasons of its checks and its sources', async ({
	page
}) => {
	await page.goto(pathOf(twoModes));
	for (const { heading } of twoModes.sections.filter((section) => section.depth === 2))
		await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
	const figure = page.getByRole('figure');
	await expect(figure.getByText(/\d kernels/).first()).toBeVisible();
	await figure.getByText('The drawing in words').click();
	await expect(figure.getByRole('listitem').first()).toBeVisible();
	for (const item of checksOf(twoModes).map(itemOf)) {
		const check = page.locator(`#check-${item.id}`);
		await expect(saying(check, item.stem)).toBeVisible();
		await reasonsIn(check).click();
		for (const { because } of item.options) await expect(saying(check, because)).toBeVisible();
	}
	await page.getByRole('link', { name: 'Source 1', exact: true }).first().click();
	await expect(page.locator('#source-1')).toBeInViewport();
});

test('a lesson shows the code of a chosen shell, and every pair of its explorer', async ({ page }) => {
	await page.goto(pathOf(lessonOf('isolation/defaults-and-flags')));
	await page.getByRole('radio', { name: 'cmd' }).first().check();
	await expect(page.getByText('docker run -d --name converter ^')).toBeVisible();
	await expect(page.getByText('docker run -d --name converter `')).toBeHidden();
	await page.goto(kinds['lesson with an explorer']);
	const table = page.getByRole('group', { name: 'All hosts and images' }).getByRole('table');
	const hosts = new Set(
		content.tables.find(({ id }) => id === 'host-image')?.rows.map(({ cells }) => cells['host'])
	);
	await expect(table.getByRole('rowheader')).toHaveCount(hosts.size);
});

for (const guide of guideIds)
	test(`${guide} stands there as nested text whose references can be followed`, async ({ page }) => {
		await page.goto(addressOf(guide));
		const { options = [], asks = [] } = rules.guides.find(({ id }) => id === guide) ?? {};
		const tree = page.locator('#step-1');
		await expect(tree).toBeVisible();
		await expect(tree.locator('[id^="step-"]').first()).toBeVisible();
		for (const { label } of options)
			await expect(tree.getByText(label, { exact: true }).first()).toBeVisible();
		for (const id of asks)
			await expect(tree.getByText(rules.questions[id]?.asks ?? id).first()).toBeVisible();
		const reference = tree.locator('a[href^="#step-"]').last();
		const target = (await reference.getAttribute('href')) ?? '';
		await reference.click();
		await expect(page.locator(target)).toBeInViewport();
	});

test('tables, errors, glossary, sources and quizzes are there to read', async ({ page }) => {
	await page.goto(kinds.table);
	const rows = content.tables.find(({ id }) => id === 'host-image')?.rows ?? [];
	await expect(page.getByRole('rowheader')).toHaveCount(rows.length);
	await page.goto(kinds.errors);
	await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(
		content.symptoms.length
	);
	await page.goto(`${kinds.glossary}#utility-vm`);
	await expect(page.locator('#utility-vm')).toBeInViewport();
	await page.goto(kinds.sources);
	await expect(page.getByRole('rowheader')).toHaveCount(Object.keys(content.sources).length);
	await page.goto(kinds.quiz);
	const items = content.quizzes.find(({ id }) => id === 'isolation')?.items ?? [];
	await expect(reasonsIn(page.getByRole('main'))).toHaveCount(items.length);
	await reasonsIn(page.getByRole('main')).last().click();
	for (const item of items) await expect(saying(page.getByRole('main'), item.stem)).toBeVisible();
	await page.goto(kinds.record);
	await expect(
		page
			.getByRole('main')
			.getByText(/JavaScript/)
			.first()
	).toBeVisible();
});

// getByText does not look into <noscript>
const saying = (place: Locator, text: string) =>
	place.getByRole('paragraph').filter({ hasText: plainText(text), visible: true });
const reasonsIn = (place: Locator) => place.locator('summary').filter({ hasText: 'Answers and reasons' });
