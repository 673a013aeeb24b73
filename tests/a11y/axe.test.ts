import { expectNoFault, expectNoFaultButColours } from '../fixtures/axe';
import { addressOf, answersTo, expectVerdict, guideIds, workloads } from '../fixtures/guide';
import { answer, expectReasons, itemOf, right, wrong } from '../fixtures/items';
import { hasFigure, lessons, pathOf } from '../fixtures/lessons';
import { everyPage, kinds } from '../fixtures/pages';
import { expect, open, test } from '../fixtures/site';

/** How many tests share the pages: starting one for each page would take longer than looking at it. */
const PARTS = 8;
/** Pages made by one template from nothing but words and marks: the colours of one of each are looked at. */
const alike = [/^\/lookup\/errors\/./, /^\/lookup\/tables\/./, /^\/decide\/[^/]+\/rules\//];
const withoutFigures = new Set(lessons.filter((lesson) => !hasFigure(lesson)).map(pathOf));
const isLikeAnother = (path: string) =>
	!Object.values<string>(kinds).includes(path) &&
	(withoutFigures.has(path) || alike.some((template) => template.test(path)));
const SEED = 'WX-4821';

test.describe.configure({ timeout: 120_000 });

for (let part = 0; part < PARTS; part++)
	test(`no page has a fault that axe can see, in light and in dark, part ${part + 1}`, async ({
		page,
		request
	}) => {
		const pages = await everyPage(request);
		for (const path of pages.filter((_, index) => index % PARTS === part)) {
			await open(page, path);
			await (isLikeAnother(path) ? expectNoFaultButColours : expectNoFault)(page, path);
		}
	});

for (const guide of guideIds)
	test(`no state of ${guide} has a fault that axe can see`, async ({ page }) => {
		for (const known of Object.values(workloads[guide])) {
			const given = answersTo(guide, known);
			await open(page, addressOf(guide, given));
			await expectVerdict(page, guide, given);
			await expectNoFault(page, page.url());
		}
		// a question that was answered before, one that was passed over, and an address with mistakes in it
		await open(page, `/decide/${guide}/?orchestrator=none&ask=orchestrator`);
		await expectNoFault(page, page.url());
		await open(page, `/decide/${guide}/?orchestrator=none&orchestratr=none&hosts=three`);
		await page.getByRole('button', { name: 'Continue' }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expectNoFault(page, 'a question passed over, and mistakes in the address');
	});

test('no state of a quiz has a fault that axe can see', async ({ page }) => {
	await open(page, `${kinds.quiz}?seed=${SEED}`);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeVisible();
	await expectNoFault(page, 'a question');
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expectNoFault(page, 'a question without an answer');
	await page.getByRole('main').locator('label').first().click();
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Next' }).first()).toBeVisible();
	await expectNoFault(page, 'reasons');
	await page.getByRole('button', { name: /^Stop here/ }).click();
	await expect(page.getByRole('heading', { name: 'By objective' })).toBeVisible();
	await expectNoFault(page, 'results');
	await open(page, kinds.mistakes);
	await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
	await expectNoFault(page, 'mistakes to practise');
	await open(page, kinds.quizzes);
	await expectNoFault(page, 'quizzes with results');
});

test('what is answered in a lesson has no fault that axe can see', async ({ page }) => {
	await open(page, kinds['lesson with a figure']);
	const [one, other] = [itemOf('iso-count-kernels'), itemOf('iso-same-image')];
	await answer(page, one, wrong(one));
	await expectReasons(page, one);
	await answer(page, other, right(other));
	await page.getByRole('button', { name: 'Mark as read' }).click();
	await expectNoFault(page, 'a lesson that is done');
	await open(page, kinds.home);
	await expectNoFault(page, 'the home page of somebody who has begun');
});

test('search has no fault that axe can see', async ({ page }) => {
	await open(page, kinds.about);
	await page.keyboard.press('Control+k');
	const dialog = page.getByRole('dialog', { name: 'Search' });
	await expectNoFault(page, 'search');
	await dialog.getByRole('combobox').fill('kernel');
	await expect(dialog.getByRole('option').first()).toBeVisible();
	await expectNoFault(page, 'search with results');
	await dialog.getByRole('combobox').fill('qqzzxx');
	await expect(dialog.getByRole('option')).toHaveCount(0);
	await expectNoFault(page, 'search that finds nothing');
	await open(page, `${kinds['look-up']}?q=kernel`);
	await expect(page.getByRole('region', { name: 'Found' })).toBeVisible();
	await expectNoFault(page, 'the look-up page with results');
});

test('the record page has no fault that axe can see', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
	});
	await open(page, kinds.record);
	await page
		.getByRole('main')
		.getByLabel(/^A file/)
		.setInputFiles('tests/fixtures/record-v1.json');
	await expectNoFault(page, 'a record that comes in, and a notice');
	await page.getByRole('main').getByRole('button', { name: 'Merge', exact: true }).click();
	await expect(page.getByRole('main').getByText('Show it')).toBeVisible();
	await page.getByRole('main').getByText('Show it').click();
	await expectNoFault(page, 'a full record');
	await page.getByRole('main').getByRole('button', { name: 'Delete everything' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectNoFault(page, 'the question before everything is deleted');
});

test('the page for missing pages has no fault that axe can see', async ({ page }) => {
	await page.goto('/404.html');
	await expectNoFault(page, page.url());
});

test.describe('in forced colours', () => {
	test.use({ contextOptions: { forcedColors: 'active' } });
	test('no kind of page has a fault that axe can see', async ({ page }) => {
		for (const path of Object.values(kinds)) {
			await open(page, path);
			await expectNoFaultButColours(page, path);
		}
		await open(page, addressOf('network-driver', workloads['network-driver'].chosen));
		await expectNoFaultButColours(page, 'a verdict');
	});
});
