import type { Page } from '@playwright/test';
import { plainText } from '../../src/lib/content/inline-text';
import { orderedOptions } from '../../src/lib/quiz/marking';
import { startSitting } from '../../src/lib/quiz/sitting';
import { content } from '../fixtures/content';
import { answer, expectReasons, itemOf, option, question, right, wrong } from '../fixtures/items';
import { expect, open, ready, test } from '../fixtures/site';

const quiz = quizOf('isolation');
const path = `/practise/${quiz.id}/`;
const seed = 'WX-4821';
/** ids of the items, in the order that the code fixes */
const order = startSitting(quiz, { seed, now: '' }).items;
const [first = '', second = '', third = ''] = order;
const h1 = (page: Page) => page.getByRole('heading', { level: 1 });

async function start(page: Page) {
	await open(page, `${path}?seed=${seed}`);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expectQuestion(page, first);
}
const expectQuestion = (page: Page, id: string) => expect(h1(page)).toHaveText(plainText(itemOf(id).stem));
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).first().click();
const stop = (page: Page) => page.getByRole('button', { name: /^Stop here/ }).click();

test('a whole sitting ends in results by objective', async ({ page }) => {
	await start(page);
	const missed = order.filter((_, at) => at % 5 === 0);
	for (const [at, id] of order.entries()) {
		await expectQuestion(page, id);
		await expect(h1(page), 'a new question takes the focus').toBeFocused();
		await answer(page, itemOf(id), missed.includes(id) ? wrong(itemOf(id)) : right(itemOf(id)));
		await page
			.getByRole('button', { name: at === order.length - 1 ? 'Show results' : 'Next' })
			.first()
			.click();
	}
	await expect(h1(page)).toContainText(`${order.length - missed.length} of ${order.length}`);
	const module = content.modules.find(({ id }) => id === quiz.module);
	for (const { id, says } of module?.objectives ?? []) {
		const own = order.filter((item) => itemOf(item).objective === id);
		const known = own.filter((item) => !missed.includes(item));
		if (own.length > 0)
			await expect(page.getByRole('listitem').filter({ hasText: says }).first()).toContainText(
				`${known.length} of ${own.length}`
			);
	}
	// what was missed stands there with its reasons
	for (const id of missed)
		await expect(page.getByRole('heading', { level: 3, name: plainText(itemOf(id).stem) })).toBeVisible();

	await page.getByRole('button', { name: /^Retry/ }).click();
	const again = new Set<string>();
	for (const at of missed.keys()) {
		const stem = await h1(page).innerText();
		const id = missed.find((one) => plainText(itemOf(one).stem) === stem) ?? stem;
		again.add(id);
		await answer(page, itemOf(id), right(itemOf(id)));
		await page
			.getByRole('button', { name: at === missed.length - 1 ? 'Show results' : 'Next' })
			.first()
			.click();
	}
	expect([...again].sort(), 'only what was missed is asked again').toEqual([...missed].sort());
	await expect(h1(page)).toContainText(`${missed.length} of ${missed.length}`);
	await open(page, '/practise/mistakes/');
	await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeDisabled();
});

test('every option of a question is explained', async ({ page }) => {
	await start(page);
	await answer(page, itemOf(first), wrong(itemOf(first)));
	await expectReasons(page, itemOf(first));
	await expect(question(page, itemOf(first)).getByRole('status')).not.toBeEmpty();
});

test('a reload in the middle loses no answer', async ({ page }) => {
	await start(page);
	await answer(page, itemOf(first), right(itemOf(first)));
	await page.reload();
	await ready(page);
	await page.getByRole('button', { name: /^Continue/ }).click();
	await expectQuestion(page, second);
});

test('checking without an answer asks for one', async ({ page }) => {
	await start(page);
	await expect(question(page, itemOf(first)).getByRole('status')).toBeEmpty();
	await answer(page, itemOf(first), []);
	await expect(question(page, itemOf(first)).getByRole('status')).not.toBeEmpty();
	await expect(page.getByRole('button', { name: 'Next' })).toHaveCount(0);
});

test('a sitting that was left goes on at the question that is open', async ({ page }) => {
	await start(page);
	await answer(page, itemOf(first), right(itemOf(first)));
	await next(page);
	await expectQuestion(page, second);
	await open(page, '/practise/');
	await expect(page.getByRole('main')).toContainText(`1 of ${order.length}`);
	await page.getByRole('main').getByRole('link', { name: quiz.title }).click();
	await page.getByRole('button', { name: /^Continue/ }).click();
	await expectQuestion(page, second);
});

test("the browser's back leads to the question before, with its answer", async ({ page }) => {
	await start(page);
	await answer(page, itemOf(first), right(itemOf(first)));
	await next(page);
	await expectQuestion(page, second);
	await page.goBack();
	await expectQuestion(page, first);
	await expectReasons(page, itemOf(first));
});

test('one code gives everybody the same order of questions and answers', async ({ page }) => {
	await start(page);
	expect(new URL(page.url()).searchParams.get('seed')).toBe(seed);
	for (const id of [first, second, third]) {
		await expectQuestion(page, id);
		const item = itemOf(id);
		const choices = question(page, item).getByRole(right(item).length > 1 ? 'checkbox' : 'radio');
		const ids = await choices.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
		expect(ids).toEqual(orderedOptions(item, seed).map((one) => one.id));
		await answer(page, item, right(item));
		await next(page);
	}
});

test('a code that is none is refused with a word', async ({ page }) => {
	await open(page, path);
	const code = page.getByLabel('Order code');
	await expect(code).not.toHaveValue('');
	await code.fill('seven');
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(code).toHaveAttribute('aria-invalid', 'true');
	await expect(code).toBeFocused();
	await expect(code).toHaveAccessibleDescription(/WX-4821/);
});

test('number keys choose answers, and can be switched off', async ({ page }) => {
	const item = itemOf(order.find((id) => right(itemOf(id)).length === 1) ?? '');
	const ids = orderedOptions(item, seed).map(({ id }) => id);
	await open(page, `${path}?seed=${seed}`);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	for (const id of order.slice(0, order.indexOf(item.id))) {
		await answer(page, itemOf(id), right(itemOf(id)));
		await next(page);
	}
	await expectQuestion(page, item.id);
	await page.keyboard.press('2');
	await expect(option(page, item, ids[1] ?? '')).toBeChecked();
	await page.keyboard.press('1');
	await expect(option(page, item, ids[0] ?? '')).toBeChecked();
	await page.keyboard.press('Enter');
	await expectReasons(page, item);

	await open(page, `${path}?seed=${seed}`);
	await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();
	await page.getByRole('button', { name: /^Continue at/ }).click();
	const after = itemOf(order[order.indexOf(item.id) + 1] ?? '');
	await expectQuestion(page, after.id);
	await page.keyboard.press('1');
	await page.keyboard.press('2');
	const choices = question(page, after).getByRole(right(after).length > 1 ? 'checkbox' : 'radio');
	for (const choice of await choices.all()) await expect(choice).not.toBeChecked();
});

test('mistakes of quizzes and lessons come back until they are right', async ({ page }) => {
	const check = itemOf('iso-count-kernels');
	await open(page, '/learn/isolation/two-modes/');
	await answer(page, check, wrong(check));
	await start(page);
	await answer(page, itemOf(first), wrong(itemOf(first)));
	await next(page);
	await stop(page);

	await open(page, '/practise/');
	await expect(page.getByRole('main')).toContainText(`${order.length + 1} questions`);
	// a code with which both that were wrong come early
	const all = content.quizzes.flatMap((one) => one.items);
	const wanted = [check.id, first];
	const orderOf = (code: string) =>
		startSitting({ id: 'mistakes', items: all }, { items: [check.id, ...order], seed: code, now: '' }).items;
	const codes = Array.from({ length: 10_000 }, (_, at) => `AA-${String(at).padStart(4, '0')}`);
	const code = codes.find((one) => wanted.every((id) => orderOf(one).slice(0, 3).includes(id))) ?? '';
	await page.getByRole('link', { name: 'Practise my mistakes' }).click();
	await page.getByLabel('Order code').fill(code);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	for (const id of orderOf(code).slice(0, 3)) {
		await expectQuestion(page, id);
		await answer(page, itemOf(id), right(itemOf(id)));
		await next(page);
	}
	await open(page, '/practise/');
	await expect(page.getByRole('main')).toContainText(`${order.length + 1 - 3} questions`);
});

function quizOf(id: string) {
	const found = content.quizzes.find((one) => one.id === id);
	if (!found) throw new Error(`there is no quiz "${id}"`);
	return found;
}
