import { expect, test } from '../fixtures/site';

test.use({ javaScriptEnabled: false });

test('the start leads everywhere, and nothing on it waits for scripts', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	for (const door of ['Learn', 'Decide', 'Look up', 'Practise'])
		await expect(page.getByRole('link', { name: door, exact: true })).toBeVisible();
	await expect(page.getByLabel('Theme')).toBeHidden();
});

test('a lesson reads fully, with the answers of its checks, its figure in words and its sources', async ({
	page
}) => {
	await page.goto('/learn/isolation/two-modes/');
	await expect(page.getByRole('heading', { level: 2, name: 'Follow the kernel' })).toBeVisible();
	// the figure in words
	await expect(page.getByText(/kernels/).first()).toBeVisible();
	// the answers of a check are there to be opened
	const answers = page.getByText('Answers and reasons', { exact: true }).first();
	await answers.click();
	await expect(page.getByText(/^(Right|Correct)/).first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeHidden();
	await expect(page.getByRole('button', { name: 'Mark as read' })).toBeHidden();
	await page.getByRole('link', { name: 'Source 1', exact: true }).first().click();
	await expect(page.locator('#source-1')).toBeInViewport();
});

test('the explorer shows every pair as a table', async ({ page }) => {
	await page.goto('/learn/isolation/host-and-image/');
	const table = page.getByRole('table').filter({ hasText: 'ltsc2019' }).first();
	await expect(table).toBeVisible();
	await expect(table).toContainText('Windows Server 2022');
});

test('a guide shows its whole tree as nested text, whose steps can be followed', async ({ page }) => {
	for (const guide of ['isolation-mode', 'network-driver']) {
		await page.goto(`/decide/${guide}/`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Which /);
		await expect(page.locator('#step-1')).toContainText('What starts and places the containers?');
		await expect(page.getByRole('button', { name: 'Continue' })).toBeHidden();
		const reference = page.getByRole('link', { name: /^as in step \d+$/ }).first();
		const target = (await reference.getAttribute('href')) ?? '';
		await reference.click();
		await expect(page.locator(target)).toBeInViewport();
	}
});

test('tables, errors, glossary, sources and quizzes are there to read', async ({ page }) => {
	await page.goto('/lookup/tables/host-image/');
	await expect(page.getByRole('table')).toContainText('Windows Server 2025');
	await page.goto('/lookup/errors/os-mismatch/');
	await expect(page.getByText('0xc0370101').first()).toBeVisible();
	await page.goto('/lookup/glossary/#utility-vm');
	await expect(page.locator('#utility-vm')).toBeInViewport();
	await page.goto('/lookup/sources/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto('/practise/isolation/');
	await expect(page.locator('details').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
	await page.goto('/record/');
	await expect(page.getByText(/JavaScript/).first()).toBeVisible();
});
