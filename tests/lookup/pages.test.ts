import type { Page } from '@playwright/test';
import { plainText } from '../../src/lib/content/inline-text';
import { content } from '../fixtures/content';
import { clipboardOf, expect, open, test } from '../fixtures/site';

/** The rows that a filter leaves. */
const rows = (page: Page) => page.getByRole('table').locator('tbody').getByRole('row');
const sourceIds = Object.keys(content.sources);

test('every table shows all its rows, and a filter narrows them down', async ({ page }) => {
	for (const table of content.tables) {
		await open(page, `/lookup/tables/${table.id}/`);
		const remarks = table.rows.filter(({ note }) => note !== undefined).length;
		await expect(rows(page), table.id).toHaveCount(table.rows.length + remarks);
	}
	await open(page, '/lookup/tables/host-image/');
	const all = await rows(page).count();
	await page.getByRole('searchbox', { name: 'Filter rows' }).fill('server 2022 ltsc2019');
	await expect(page.locator('[id="ws2022-ltsc2019"]')).toBeVisible();
	const left = await rows(page).allInnerTexts();
	expect(left.length).toBeLessThan(all);
	for (const row of left.filter((text) => !text.startsWith('Remark')))
		for (const word of ['server', '2022', 'ltsc2019']) expect(row.toLowerCase()).toContain(word);
	await page.getByRole('searchbox', { name: 'Filter rows' }).fill('qqzzxx');
	await expect(page.getByRole('rowheader')).toHaveCount(0);
	await expect(rows(page)).toHaveCount(1);
	await page.getByRole('searchbox', { name: 'Filter rows' }).clear();
	await expect(rows(page).nth(1)).toBeVisible();
});

test('a link to a row leads to it and marks it', async ({ page }) => {
	const ids = content.tables.find(({ id }) => id === 'host-image')?.rows.map(({ id }) => id) ?? [];
	const [first = '', last = ''] = [ids[0], ids.at(-1)];
	await open(page, `/lookup/tables/host-image/#${last}`);
	await expect(page.locator(`[id="${last}"]`)).toBeInViewport();
	const look = (row: string) =>
		page
			.locator(`[id="${row}"]`)
			.getByRole('rowheader')
			.evaluate((element) => getComputedStyle(element).boxShadow);
	expect(await look(last)).not.toBe(await look(first));
});

test('the proof of a row leads to its documents', async ({ page }) => {
	await open(page, '/lookup/tables/host-image/');
	await page.getByRole('link', { name: 'Proof 1', exact: true }).first().click();
	await expect(page.locator('#proof-1')).toBeInViewport();
	await expect(page.locator('#proof-1').getByRole('link').first()).toHaveAttribute('href', /^https:/);
});

test('all errors stand on one page, and a pasted text narrows them down', async ({ page }) => {
	await open(page, '/lookup/errors/');
	const errors = page.getByRole('main').getByRole('heading', { level: 3 });
	await expect(errors).toHaveCount(content.symptoms.length);
	await page.getByRole('searchbox', { name: 'Filter errors' }).fill('0xc0351000');
	const found = content.symptoms.filter((one) =>
		JSON.stringify([one.messages, one.codes]).includes('0xc0351000')
	);
	await expect(errors).toHaveText(found.map(({ title }) => plainText(title)));
	await errors.first().getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(plainText(found[0]?.title ?? ''));
});

test('an error has its message, its cause, commands to copy, and proof', async ({ page }) => {
	const symptom = content.symptoms.find(({ id }) => id === 'no-hypervisor');
	if (!symptom) throw new Error('the error is gone');
	await open(page, '/lookup/errors/no-hypervisor/');
	const main = page.getByRole('main');
	for (const text of [...symptom.messages, symptom.cause, ...symptom.fixes.map((fix) => fix.do)])
		await expect(main.getByText(plainText(text)).first()).toBeVisible();
	const clipboard = await clipboardOf(page);
	const commands = symptom.fixes.flatMap(({ command }) => command ?? []);
	for (const [at, command] of commands.entries()) {
		await main.getByRole('button', { name: 'Copy' }).nth(at).click();
		await expect.poll(clipboard.read).toBe(command);
		await page.keyboard.press('Tab');
	}
	await expect(main.getByRole('region', { name: 'Proof' }).getByRole('link').first()).toBeVisible();
});

test('the glossary has every term, letters lead to it, and other names find it', async ({ page }) => {
	await open(page, '/lookup/glossary/');
	const terms = page.getByRole('main').locator('dfn');
	await expect(terms).toHaveCount(content.terms.length);
	await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'U' }).click();
	await expect(page.getByRole('heading', { level: 2, name: 'U', exact: true })).toBeInViewport();
	await page.getByRole('searchbox', { name: 'Filter terms' }).fill('xenon');
	await expect(terms).toHaveText(['Hyper-V isolation']);
});

test('a link to a term leads to it, even where a filter has hidden it', async ({ page }) => {
	await open(page, '/lookup/glossary/#utility-vm');
	await expect(page.locator('#utility-vm')).toBeInViewport();
	await page.getByRole('searchbox', { name: 'Filter terms' }).fill('xenon');
	await expect(page.locator('#kernel')).toHaveCount(0);
	await page.keyboard.press('Control+k');
	await page.keyboard.type('kernel');
	await page
		.getByRole('listbox')
		.getByRole('group', { name: 'Glossary' })
		.getByRole('option')
		.first()
		.click();
	await expect(page).toHaveURL(/#kernel$/);
	await expect(page.locator('#kernel')).toBeInViewport();
});

test('a term in a lesson leads to its entry in the glossary', async ({ page }) => {
	await open(page, '/learn/isolation/two-modes/');
	await page.getByRole('article').getByRole('link', { name: 'utility VM', exact: true }).click();
	await expect(page).toHaveURL(/glossary\/#utility-vm$/);
	await expect(page.locator('#utility-vm')).toBeInViewport();
});

test('every source stands on one page with the day it was checked', async ({ page }) => {
	await open(page, '/lookup/sources/');
	await expect(rows(page)).toHaveCount(sourceIds.length);
	const links = await page
		.getByRole('rowheader')
		.getByRole('link')
		.evaluateAll((all) =>
			all.map((link) => `${link.getAttribute('href') ?? ''} ${link.getAttribute('rel') ?? ''}`)
		);
	expect(links.filter((link) => !/^https:\S+ noreferrer$/.test(link))).toEqual([]);
	expect(links.length).toBe(sourceIds.length);
	const last = sourceIds.at(-1) ?? '';
	await page.getByRole('searchbox', { name: 'Filter sources' }).fill(content.sources[last]?.url ?? '');
	await expect(page.locator(`[id="${last}"]`)).toBeVisible();
	await expect(page.getByRole('rowheader')).toHaveCount(1);
	await open(page, '/');
	await open(page, `/lookup/sources/#${last}`);
	await expect(page.locator(`[id="${last}"]`)).toBeInViewport();
});
