import type { Page } from '@playwright/test';
import { readDecisionRecord } from '../../src/lib/decide/decision-record';
import { linesOf } from '../../src/lib/decide/plan-sheet';
import { expectNoFault } from '../fixtures/axe';
import { downloaded, expectPlan, findWorkload, PATH, queryOn, rules } from '../fixtures/plan';
import { expect, open, test } from '../fixtures/site';

test.describe.configure({ timeout: 120_000 });

const main = (page: Page) => page.getByRole('main');
const query = findWorkload((plan) => plan.decided.size > 0, true) ?? '';
const download = (page: Page, kind: string) =>
	downloaded(page, main(page).getByRole('button', { name: `Download as ${kind}` }));

async function opened(page: Page, text: string): Promise<void> {
	await open(page, '/decide/record/');
	await main(page)
		.getByLabel(/^A decision record/)
		.setInputFiles({ name: 'decision.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a decision record holds the decisions, their reasons and the facts, for people and for programs', async ({
	page
}) => {
	await open(page, `${PATH}?${query}`);
	const plan = await expectPlan(page);
	await main(page).getByLabel('Title').fill('Web shop: “night”');
	await main(page).getByLabel('Status').selectOption('accepted');
	const markdown = await download(page, 'Markdown');
	expect(markdown.name).toMatch(/^decision-web-shop-night-\d{4}-\d\d-\d\d\.md$/);
	for (const part of ['# Web shop', 'Status: accepted', '## Context', '## Alternatives', '## Sources'])
		expect(markdown.text).toContain(part);
	for (const { guide, says } of linesOf(plan)) expect(markdown.text).toContain(`### ${guide.label}: ${says}`);

	const json = await download(page, 'JSON');
	const read = readDecisionRecord(json.text);
	if (read.kind !== 'ok') throw new Error(JSON.stringify(read));
	expect(Object.fromEntries(read.record.decisions.map(({ guide, option }) => [guide, option]))).toEqual(
		Object.fromEntries(plan.parts.map(({ guide }) => [guide.id, plan.decided.get(guide.id) ?? null]))
	);
});

test('opened on the same day it decides the same, and leads back to the plan', async ({ page }) => {
	await open(page, `${PATH}?${query}`);
	await expectPlan(page);
	const { text } = await download(page, 'JSON');
	await opened(page, text);
	await expect(main(page).getByText('Every decision is the same today.')).toBeVisible();
	await expect(main(page).getByText('As before', { exact: true })).toHaveCount(rules.guides.length);
	await expectNoFault(page, 'a decision record');
	await main(page)
		.getByRole('link', { name: /^Open it as a plan/ })
		.click();
	await expect(page).toHaveURL(/\/plan\/\?/);
	await expectPlan(page);
	expect(new URLSearchParams(queryOn(page)).size).toBeGreaterThan(0);
});

test('it names a decision that is another one now, a rule that is gone and an answer that is gone', async ({
	page
}) => {
	await open(page, `${PATH}?${query}`);
	const plan = await expectPlan(page);
	const { text } = await download(page, 'JSON');
	const file = JSON.parse(text) as { facts: object[]; decisions: { guide: string; option: string | null }[] };
	const [guide] = plan.decided.keys();
	const decisions = file.decisions.map((one) =>
		one.guide === guide
			? {
					...one,
					verdict: 'chosen',
					option: 'of-long-ago',
					says: 'Of long ago',
					rules: [{ id: 'x.old', because: 'So it was then.' }]
				}
			: one
	);
	const facts = [
		...file.facts,
		{ question: 'gone-for-good', asks: 'Was it asked?', answer: 'yes', says: 'Yes, it was' }
	];
	await open(page, '/decide/record/');
	await main(page)
		.getByLabel(/^The JSON/)
		.fill(JSON.stringify({ ...file, decisions, facts }));
	await main(page).getByRole('button', { name: 'Check' }).click();
	await expect(main(page).getByText('Otherwise now', { exact: true })).toHaveCount(1);
	for (const text of ['So it was then.', 'x.old', 'Of long ago', 'Yes, it was'])
		await expect(main(page).getByText(text).first()).toBeVisible();
	await expectNoFault(page, 'a decision record of long ago');
});

test('a file that cannot be used is refused with a word', async ({ page }) => {
	for (const [fault, text] of [
		['no JSON', 'Dear colleague'],
		[
			'another file of this site',
			JSON.stringify({ app: 'bulkhead', kind: 'record', version: 2, record: {} })
		],
		['of a newer version', JSON.stringify({ app: 'bulkhead', kind: 'decision-record', version: 99 })],
		[
			'damaged',
			JSON.stringify({
				app: 'bulkhead',
				kind: 'decision-record',
				version: 1,
				facts: [{ question: '__proto__' }]
			})
		],
		['huge', 'x'.repeat(3_000_000)]
	] as const) {
		await opened(page, text);
		await expect(main(page).getByRole('status').getByRole('paragraph').first(), fault).toContainText(/\S/);
		await expect(main(page).getByRole('heading', { level: 2 }), fault).toHaveCount(2);
	}
	await expectNoFault(page, 'a file that is refused');
});
