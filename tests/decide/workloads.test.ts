import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { comparePlans } from '../../src/lib/decide/compare';
import { expectNoFault } from '../fixtures/axe';
import { expectPlan, findWorkload, PATH, planAt, queryOn } from '../fixtures/plan';
import { expect, open, ready, test } from '../fixtures/site';

test.describe.configure({ timeout: 120_000 });

const main = (page: Page) => page.getByRole('main');
const list = (page: Page) =>
	main(page)
		.getByRole('listitem')
		.filter({ has: page.getByRole('button', { name: /^Rename/ }) });
const one = findWorkload((plan) => plan.parts.some(({ kind }) => kind === 'chosen'), true) ?? '';
const other = findWorkload(
	(plan) => [...plan.decided].some(([guide, option]) => planAt(one).plan.decided.get(guide) !== option),
	true
);

async function save(page: Page, query: string, name: string): Promise<void> {
	await open(page, `${PATH}?${query}`);
	await expectPlan(page);
	await main(page)
		.getByLabel(/^Keep this plan/)
		.fill(name);
	await main(page).getByRole('button', { name: 'Save', exact: true }).click();
	await expect(main(page).getByText(`Saved as “${name}”.`, { exact: true })).toBeVisible();
}

test('a plan is kept under a name, and opened, renamed, copied and deleted', async ({ page }) => {
	await save(page, one, 'Web shop');
	await open(page, PATH);
	await expect(list(page)).toHaveCount(1);
	await expectNoFault(page, 'the start of a plan with a saved workload');
	await list(page).getByRole('link', { name: 'Web shop' }).click();
	await expect.poll(() => queryOn(page)).toBe(one);
	await expectPlan(page);

	await open(page, PATH);
	await main(page).getByRole('button', { name: 'Rename Web shop' }).click();
	const input = main(page).getByLabel(/^New name/);
	await expect(input).toBeFocused();
	await input.fill('Shop');
	await page.keyboard.press('Enter');
	await expect(main(page).getByRole('button', { name: 'Rename Shop' })).toBeFocused();
	await main(page).getByRole('button', { name: 'Rename Shop' }).click();
	await input.fill('never');
	await page.keyboard.press('Escape');
	await main(page).getByRole('button', { name: 'Duplicate Shop' }).click();
	await expect(list(page)).toHaveCount(2);

	await page.reload();
	await ready(page);
	await expect(list(page)).toHaveCount(2);
	await main(page).getByRole('button', { name: 'Delete Shop', exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
	await expect(list(page)).toHaveCount(1);
	await expect(list(page)).toContainText('Shop, copy');
	await expect(main(page).getByRole('heading', { name: 'Your workloads' })).toBeFocused();
});

test('saving asks for a name, and says when a name is taken', async ({ page }) => {
	await save(page, one, 'Web shop');
	const input = main(page).getByLabel(/^Keep this plan/);
	await main(page).getByRole('button', { name: 'Save', exact: true }).click();
	await expect(input).toBeFocused();
	await expect(main(page).getByText('Give it a name first')).toBeVisible();
	await expectNoFault(page, 'a plan without a name');
	await input.fill('Web shop');
	await expect(main(page).getByText(/saving replaces/)).toBeVisible();
	await main(page).getByRole('button', { name: 'Save', exact: true }).click();
	await open(page, PATH);
	await expect(list(page)).toHaveCount(1);
});

test('the record shows workloads, brings them in from a file and deletes them', async ({ page }) => {
	await open(page, '/record/');
	const file = readFileSync('tests/fixtures/record-v2.json', 'utf8');
	await main(page)
		.getByLabel(/^A file/)
		.setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(file) });
	await main(page).getByRole('button', { name: 'Merge', exact: true }).click();
	const { record } = JSON.parse(file) as { record: { workloads: Record<string, { name: string }> } };
	const names = Object.values(record.workloads).map(({ name }) => name);
	await expect(list(page)).toHaveCount(names.length);
	for (const name of names) await expect(list(page).getByRole('link', { name, exact: true })).toBeVisible();
	await expectNoFault(page, 'a record with workloads');
	await main(page)
		.getByRole('button', { name: `Delete workload ${names[0] ?? ''}`, exact: true })
		.click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
	await expect(list(page)).toHaveCount(names.length - 1);
});

test('two saved workloads stand side by side, with what differs and why', async ({ page }) => {
	if (other === undefined) throw new Error('the rules decide the same on every path that is tried');
	await open(page, `${PATH}compare/`);
	await expect(main(page).getByText(/Two saved workloads are needed/)).toBeVisible();
	await save(page, one, 'One');
	await save(page, other, 'Other');
	await open(page, `${PATH}compare/`);
	await main(page).getByLabel('First').selectOption('One');
	await main(page).getByLabel('Second').selectOption('Other');
	await main(page).getByRole('button', { name: 'Compare' }).click();
	const [a, b] = [planAt(one).plan, planAt(other).plan];
	const { answers, decisions } = comparePlans(a, b);
	const shown = main(page).getByRole('region', { name: 'Decisions side by side' });
	for (const { guide, differs, a: saysA, b: saysB, onlyA, onlyB } of decisions) {
		const row = shown.getByRole('row').filter({ has: page.getByRole('rowheader', { name: guide.label }) });
		await expect(row.getByRole('rowheader')).toContainText(differs ? 'differs' : 'the same');
		for (const text of [saysA, saysB, ...[...onlyA, ...onlyB].map(({ because }) => because)])
			await expect(row).toContainText(text);
	}
	const differing = main(page).getByRole('region', { name: 'Answers that differ' });
	await expect(differing.getByRole('rowheader')).toHaveCount(answers.filter(({ differs }) => differs).length);
	await expectNoFault(page, 'two workloads');

	// the address alone says which two
	const address = page.url();
	await open(page, '/record/');
	await main(page).getByRole('button', { name: 'Delete everything' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await open(page, address);
	await expect(shown.getByRole('rowheader')).toHaveCount(decisions.length);
});
