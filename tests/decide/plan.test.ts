import { execFile } from 'node:child_process';
import type { Page } from '@playwright/test';
import { trailOf } from '../../src/lib/decide/plan-address';
import {
	conflictInWords,
	conflictsOf,
	linesOf,
	openQuestionsOf,
	risksOf,
	stepsOf
} from '../../src/lib/decide/plan-sheet';
import { expectNoFault } from '../fixtures/axe';
import {
	answer,
	answers,
	expectPlan,
	findWorkload,
	h1,
	ON_ONE_HOST,
	PATH,
	planAt,
	queryOn,
	rules,
	verdicts,
	walk
} from '../fixtures/plan';
import { clipboardOf, expect, open, ready, test, texts } from '../fixtures/site';

test.describe.configure({ timeout: 120_000 });

const main = (page: Page) => page.getByRole('main');
const ended = () => findWorkload((plan) => plan.endsWith !== undefined);
const contradicting = () => findWorkload((plan) => conflictsOf(plan).length > 0, true);
const sound = () =>
	findWorkload((plan) => plan.parts.every(({ kind }) => kind === 'chosen'), true, ON_ONE_HOST);
function known(query: string | undefined, what: string): string {
	if (query === undefined) throw new Error(`the rules have no workload ${what} on the paths that are tried`);
	return query;
}

for (const which of ['first', 'last'] as const)
	test(`each page asks what the rules ask next, until the sheet says what they say: ${which} answers`, async ({
		page
	}) => {
		await open(page, PATH);
		let plan = await walk(page, which);
		if (plan.endsWith) {
			await main(page).getByRole('link', { name: 'Plan it all the same' }).click();
			await expect(page).toHaveURL(/anyway=yes/);
			plan = await walk(page, which);
			expect(plan.warnsOf).toBeDefined();
		}
		const said = await texts(verdicts(page).getByRole('listitem'));
		expect(said).toHaveLength(rules.guides.length);
		for (const [index, { guide, says, option, level, why }] of linesOf(plan).entries()) {
			const expected = [
				guide.label,
				option?.label ?? says,
				...why,
				...(level ? [`level ${level.at} of`] : [])
			];
			for (const text of expected) expect(said[index]).toContain(text.replace(/\s+/g, ' '));
		}
		for (const { short } of trailOf(rules, plan.answers))
			await expect(answers(page).filter({ hasText: short }).first()).toBeVisible();
		for (const { question } of openQuestionsOf(plan))
			await expect(main(page).getByText(question.findOut.how).first()).toBeVisible();
		for (const { advice } of stepsOf(plan))
			await expect(main(page).getByText(advice.note).first()).toBeAttached();
		await expectNoFault(page, 'the sheet');
	});

test('beside a question stand the answers and what is decided in every guide', async ({ page }) => {
	await open(page, PATH);
	await answer(page, 'first');
	const plan = await expectPlan(page);
	await expect(answers(page)).toHaveCount(trailOf(rules, plan.answers).length);
	for (const { guide, judgement } of plan.parts) {
		const part = main(page).getByRole('listitem').filter({ hasText: guide.label });
		await expect(part.filter({ hasText: judgement.chosen?.label ?? '' }).first()).toBeVisible();
	}
	await expectNoFault(page, 'a question of a plan');
});

test('"back" and "change" keep the other answers', async ({ page }) => {
	await open(page, PATH);
	for (let pages = 0; pages < 3; pages++) await answer(page, 'last');
	const before = queryOn(page);
	await page.getByRole('link', { name: 'Back', exact: true }).click();
	await expect(page).toHaveURL(/ask=/);
	await expectPlan(page);
	await expect(page.locator('input[type=radio]:checked').first()).toBeVisible();
	await answer(page, 'last');
	expect(queryOn(page)).toBe(before);
	await page
		.getByRole('link', { name: /^change/ })
		.first()
		.click();
	const [first] = trailOf(rules, planAt(before).plan.answers);
	await expect(page).toHaveURL(new RegExp(`ask=${first?.page ?? ''}$`));
	await answer(page, 'first');
	const kept = new URLSearchParams(queryOn(page));
	for (const [question] of [...new URLSearchParams(before)].slice(1))
		expect(kept.has(question), question).toBe(true);
	await page.goBack();
	await page.goBack();
	await expect(page).toHaveURL(new RegExp(`${before.replace(/[^\w=&-]/g, '.')}$`));
	await expectPlan(page);
	await page.getByRole('link', { name: 'Start again' }).click();
	await expect(page).not.toHaveURL(/\?/);
});

test('what an address says wrongly is left out, named, and no error', async ({ page }) => {
	const question = rules.guides[0]?.asks[0] ?? '';
	await open(page, `${PATH}?${question}=nonsense&nothing-of-ours=yes&anyway=perhaps&as-of=someday`);
	const status = main(page).getByRole('status').first();
	for (const wrong of ['nonsense', 'nothing-of-ours', 'perhaps', 'someday'])
		await expect(status).toContainText(wrong);
	await expectPlan(page);
	await expectNoFault(page, 'an address with mistakes in it');
});

test('a workload that does not belong in a container ends the questions, unless somebody goes on', async ({
	page
}) => {
	const query = known(ended(), 'that ends early');
	await open(page, `${PATH}?${query}`);
	const plan = await expectPlan(page);
	await expect(main(page).getByText('Not asked').first()).toBeVisible();
	await expectNoFault(page, 'a plan that ends early');
	await main(page).getByRole('link', { name: 'Plan it all the same' }).click();
	await expect(page).toHaveURL(/anyway=yes/);
	expect((await expectPlan(page)).endsWith).toBeUndefined();
	expect(plan.endsWith?.guide.isScale).toBe(true);
});

test('answers that contradict each other are named, with what each change gives', async ({ page }) => {
	const query = known(contradicting(), 'with a contradiction');
	await open(page, `${PATH}?${query}`);
	const plan = await expectPlan(page);
	const [conflict] = conflictsOf(plan);
	if (!conflict) throw new Error('there is none');
	await expect(page.getByRole('heading', { name: 'Contradictions' })).toBeVisible();
	await expect(main(page).getByText(conflictInWords(conflict)).first()).toBeVisible();
	await expectNoFault(page, 'a plan with a contradiction');
	const [change] = conflict.verdict.changes;
	if (!change) return;
	const changed = new URLSearchParams(query);
	for (const { question, answer: to } of change.to) changed.set(question, to);
	const hrefs = await main(page)
		.locator('a[href*="?"]')
		.evaluateAll((all) => all.map((one) => one.getAttribute('href')?.split('?')[1] ?? ''));
	expect(hrefs.map((href) => new URLSearchParams(href).toString())).toContain(changed.toString());
	await open(page, `${PATH}?${changed}`);
	const after = await expectPlan(page);
	expect(after.partOf(conflict.part.guide.id)?.kind).not.toBe('none-fits');
});

test('Markdown and link of a plan hold what is decided, the risks and the sources', async ({
	page,
	context
}) => {
	const query = known(sound(), 'in which everything is decided');
	await open(page, `${PATH}?${query}`);
	const plan = await expectPlan(page);
	const clipboard = await clipboardOf(page);
	await page.getByRole('button', { name: 'Copy as Markdown' }).click();
	await expect.poll(clipboard.read).toContain(page.url());
	const markdown = await clipboard.read();
	for (const { guide, says } of linesOf(plan)) expect(markdown).toContain(`${guide.label}: ${says}`);
	for (const { says } of risksOf(plan, [])) expect(markdown).toContain(says);
	expect(markdown).toContain('## Sources');
	await page.getByRole('button', { name: 'Copy link' }).click();
	await expect.poll(clipboard.read).toBe(page.url());
	const other = await context.newPage();
	await open(other, await clipboard.read());
	await expectPlan(other);
});

test('every guide of a plan says why, why not the others, and what would change it', async ({ page }) => {
	const query = known(sound(), 'in which everything is decided');
	await open(page, `${PATH}?${query}`);
	const plan = await expectPlan(page);
	for (const { guide, verdict } of plan.parts) {
		if (verdict.kind !== 'chosen') throw new Error(`${guide.id} is not chosen`);
		const details = page.getByRole('group').filter({ hasText: `${guide.title} All of this guide` });
		await details.getByText(guide.label, { exact: true }).first().click();
		for (const { because } of verdict.decidedBy)
			await expect(details.getByText(because).first()).toBeVisible();
		await expect(details.getByRole('heading', { name: 'What would change it' })).toBeVisible();
	}
	await expectNoFault(page, 'a plan with all its details open');
});

test('a plan prints without what only a screen needs', async ({ page }) => {
	await open(page, `${PATH}?${known(sound(), 'in which everything is decided')}`);
	const onScreen = [page.getByRole('banner'), page.getByRole('button', { name: 'Print' })];
	for (const part of onScreen) await expect(part).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	for (const part of onScreen) await expect(part).toBeHidden();
	await expect(verdicts(page)).toBeVisible();
	await expect(answers(page).first()).toBeVisible();
});

test('a keyboard alone answers, and each new page takes the focus', async ({ page }) => {
	await open(page, PATH);
	for (let pages = 0; pages < 2; pages++) {
		const asked = await h1(page).innerText();
		if (pages > 0) await page.keyboard.press('Tab');
		else await page.getByRole('radio').first().focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Enter');
		await expect(h1(page)).not.toHaveText(asked);
		await expect(h1(page)).toBeFocused();
	}
});

test('page and terminal say the same', async ({ page }) => {
	for (const query of [sound(), contradicting()]) {
		if (query === undefined) continue;
		await open(page, `${PATH}?${query}`);
		const plan = await expectPlan(page);
		const { code, said } = await decide(query.split('&'));
		expect(said.decided).toEqual(Object.fromEntries(plan.decided));
		expect(code).toBe(plan.parts.some(({ kind }) => kind === 'none-fits') ? 3 : 0);
		for (const { guide, kind } of plan.parts) expect(said.guides[guide.id]?.verdict).toBe(kind);
	}
	expect((await decide([])).code).toBe(2);
});

test('/decide/ and the home page lead to the plan', async ({ page }) => {
	for (const path of ['/', '/decide/']) {
		await open(page, path);
		await main(page)
			.getByRole('link', { name: /^Plan a/ })
			.first()
			.click();
		await expect(page).toHaveURL(new RegExp(`${PATH}$`));
		await ready(page);
		await expectPlan(page);
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('the plan leads to the tree of every guide', async ({ page }) => {
		await page.goto(PATH);
		for (const { id, title } of rules.guides)
			await expect(main(page).getByRole('link', { name: title, exact: true })).toHaveAttribute(
				'href',
				new RegExp(`/${id}/$`)
			);
	});
});

interface Said {
	readonly decided: Readonly<Record<string, string>>;
	readonly guides: Readonly<Record<string, { readonly verdict: string }>>;
}
/** What the program at the terminal prints for scripts, and its exit code. */
function decide(pairs: readonly string[]): Promise<{ code: number; said: Said }> {
	const command = [
		'--import',
		'tsx',
		'scripts/decide.ts',
		'plan',
		...pairs.filter((pair) => pair !== ''),
		'--json'
	];
	return new Promise((resolve) => {
		execFile(process.execPath, command, { maxBuffer: 1e8 }, (error, stdout) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: JSON.parse(stdout) as Said });
		});
	});
}
