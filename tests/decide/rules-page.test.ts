import type { Page } from '@playwright/test';
import { dayOf } from '../../src/lib/content/day';
import type { Guide } from '../../src/lib/content/model';
import { decisionTable, firedBy } from '../../src/lib/decide/decision-table';
import { readAnswers } from '../../src/lib/decide/facts';
import { outlineOf } from '../../src/lib/decide/outline';
import { AS_OF } from '../../src/lib/content/periods';
import { expectNoFault } from '../fixtures/axe';
import { bestAnswers } from '../fixtures/features';
import { addressOf, judge, type Known, queryOf, rules, solverOf } from '../fixtures/guide';
import { expect, open, test } from '../fixtures/site';

const rows = (page: Page) =>
	page.getByRole('region', { name: 'Table: all rules' }).locator('tbody th[scope=rowgroup]');
const figure = (page: Page) => page.getByRole('region', { name: 'Drawing of the tree' });
const pathOf = (guide: Guide, known: Known = {}) =>
	`/decide/${guide.id}/rules/${Object.keys(known).length === 0 ? '' : `?${queryOf(known)}`}`;

// what a person can do on the page is the same in every guide: tried in the one with the most rules and in that with the fewest
const bySize = rules.guides.toSorted(
	(a, b) => decisionTable(rules, a).rows.length - decisionTable(rules, b).rows.length
);
const examples = [bySize[0], bySize.at(-1)];

for (const guide of rules.guides) {
	const table = decisionTable(rules, guide);
	const isExample = examples.includes(guide);
	const given = bestAnswers(guide, {});
	const { answers } = readAnswers(rules, Object.entries(given), dayOf(new Date()));
	const today = new Map([...answers].filter(([question]) => question === AS_OF));

	if (isExample)
		test(`${guide.id}: the guide leads to all its rules, with the answers that were given`, async ({
			page
		}) => {
			await open(page, addressOf(guide.id, given));
			await page.getByRole('link', { name: /^All rules/ }).click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText(guide.title);
			expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(given);
			await expect(rows(page)).toHaveCount(table.rows.length);
		});

	if (isExample)
		test(`${guide.id}: the table is narrowed down by text, kind, option and question`, async ({ page }) => {
			await open(page, pathOf(guide));
			await expect(rows(page)).toHaveCount(table.rows.length);
			const [row] = table.rows;
			const column = table.columns.at(-1);
			const option = guide.options.at(-1);
			if (!row || !column || !option) throw new Error('an empty table');
			for (const [name, choice, expected] of [
				['Option', { label: option.label }, table.rows.filter(({ options }) => options.includes(option.id))],
				[
					'Looks at',
					{ value: column.id },
					table.rows.filter(({ when }) => when.flat().some((test) => test.of === column.id))
				],
				['Kind', { value: row.kind }, table.rows.filter(({ kind }) => kind === row.kind)]
			] as const) {
				await page.getByLabel(name, { exact: true }).selectOption(choice);
				await expect(rows(page), name).toHaveCount(expected.length);
				await page.getByLabel(name, { exact: true }).selectOption({ index: 0 });
				await expect(rows(page), name).toHaveCount(table.rows.length);
			}
			await page.getByLabel('Filter rules').fill(row.because);
			await expect(page.getByRole('region', { name: 'Table: all rules' })).toContainText(row.because);
			await page.getByLabel('Filter rules').fill('qqzzxx');
			await expect(rows(page)).toHaveCount(0);
		});

	test(`${guide.id}: with answers the rules that fired and the way through the drawing are marked`, async ({
		page
	}) => {
		const { verdict } = judge(guide.id, given);
		const chosen = verdict.kind === 'chosen' ? verdict.option.id : undefined;
		const decides = verdict.kind === 'chosen' ? verdict.decidedBy.map(({ id }) => id) : [];
		const fired = table.rows.filter(
			(row) =>
				decides.includes(row.id) ||
				firedBy(row, (variable) => (variable === guide.id ? chosen : answers.get(variable))) === 'fired'
		);
		await open(page, pathOf(guide, given));
		await page.getByRole('checkbox', { name: 'Only what fired' }).check();
		await expect(rows(page)).toHaveCount(fired.length);
		await expect(rows(page).filter({ hasText: /fired|decides/ })).toHaveCount(fired.length);
		await expect(rows(page).filter({ hasText: 'decides' })).toHaveCount(decides.length);
		if (isExample) await expectNoFault(page, page.url());

		// the drawing has every step, and the way of the answers ends at the verdict
		if (!outlineOf(solverOf(guide.id), today)) throw new Error('no tree');
		const drawing = figure(page).getByRole('img');
		await expect(drawing).toHaveAccessibleName(/steps/);
		if (verdict.kind !== 'chosen') throw new Error('nothing is chosen');
		await expect(drawing.locator('.row.lit .verdict')).toHaveText(`→ ${verdict.option.label}`);
		// every step that is lit, but the last one, has one answer that leads on
		const steps = await drawing.locator('.step.lit').count();
		await expect(drawing.locator('.line.lit')).toHaveCount(steps - 1);
		await expect(drawing.locator('.row.lit')).toHaveCount(steps);
	});

	if (isExample)
		test(`${guide.id}: the drawing is enlarged and moved by buttons, keys, wheel and mouse`, async ({
			page
		}) => {
			await open(page, pathOf(guide));
			const box = figure(page);
			const drawing = box.getByRole('img');
			const width = async () => (await drawing.boundingBox())?.width ?? 0;
			const left = () => box.evaluate((one) => one.scrollLeft);
			await box.scrollIntoViewIfNeeded();
			const full = await width();
			await page.getByRole('button', { name: 'Larger' }).click();
			await expect.poll(width).toBeGreaterThan(full * 1.2);
			await box.focus();
			await page.keyboard.press('ArrowRight');
			await expect.poll(left).toBeGreaterThan(0);
			await page.keyboard.press('0');
			await expect.poll(width).toBeLessThanOrEqual((await box.boundingBox())?.width ?? 0);
			await page.keyboard.press('+');
			await page.getByRole('button', { name: 'Full size' }).click();
			await expect.poll(width).toBe(full);

			const place = await box.boundingBox();
			if (!place) throw new Error('no box');
			const [x, y] = [place.x + place.width / 2, place.y + 60];
			await box.evaluate((one) => {
				one.scrollLeft = 0;
			});
			await page.mouse.move(x, y);
			await page.mouse.down();
			await page.mouse.move(x - 120, y, { steps: 4 });
			await page.mouse.up();
			await expect.poll(left).toBeGreaterThan(60);
			await page.keyboard.down('Control');
			await page.mouse.wheel(0, -200);
			await page.keyboard.up('Control');
			await expect.poll(width).toBeGreaterThan(full);
		});

	test(`${guide.id}: the drawing prints on one page across`, async ({ page }) => {
		await open(page, pathOf(guide));
		await page.emulateMedia({ media: 'print' });
		const drawing = await figure(page).getByRole('img').boundingBox();
		// A3 across without its margins, in CSS pixels
		expect(drawing?.width).toBeLessThanOrEqual((400 / 25.4) * 96 + 1);
		expect(drawing?.height).toBeLessThanOrEqual((277 / 25.4) * 96 + 1);
		await expect(page.getByRole('button', { name: 'Larger' })).toBeHidden();
	});
}

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });
	for (const guide of rules.guides)
		test(`${guide.id}: all rules, the drawing, the text and the proof are there to read`, async ({
			page
		}) => {
			const table = decisionTable(rules, guide);
			await page.goto(pathOf(guide));
			await expect(rows(page)).toHaveCount(table.rows.length);
			for (const { label } of table.columns)
				await expect(page.getByRole('columnheader').filter({ hasText: label }).first()).toBeVisible();
			await expect(figure(page).getByRole('img')).toBeVisible();
			await page.getByText('Every step').click();
			await expect(page.locator('#step-1')).toBeVisible();
			const claims = new Set(table.rows.flatMap((row) => row.claims));
			await expect(page.locator('[id^="proof-"]')).toHaveCount(claims.size);
		});
});
