import type { Locator, Page } from '@playwright/test';
import type { Checklist, Question } from '../../src/lib/content/model';
import { expectNoFault } from '../fixtures/axe';
import { withChecklists } from '../fixtures/features';
import { addressOf, expectVerdict, goOn, judge, rules } from '../fixtures/guide';
import { expect, open, ready, test } from '../fixtures/site';

/** A row with what is answered in it. */
const row = (page: Page, question: Question): Locator =>
	page
		.locator('fieldset')
		.filter({ has: page.locator(`input[name="${question.id}"]`) })
		.last();
const choice = (page: Page, question: Question, name: string) =>
	row(page, question).getByRole('radio', { name, exact: true });
const noToTheRest = (page: Page) => page.getByRole('button', { name: 'No to all the rest' });
const questionsOf = (checklist: Checklist) => checklist.questions.flatMap((id) => rules.questions[id] ?? []);
const label = (question: Question, answer: string) =>
	question.answers.find(({ id }) => id === answer)?.label ?? answer;

test('there is a checklist', () => {
	expect(withChecklists).not.toEqual([]);
});

for (const guide of withChecklists)
	for (const checklist of guide.checklists) {
		const address = `${addressOf(guide.id)}?ask=${checklist.id}`;
		const questions = questionsOf(checklist);
		const [first, ...others] = questions;
		if (!first) throw new Error(`checklist "${checklist.id}" is empty`);

		test.describe(`${guide.id}, checklist ${checklist.id}`, () => {
			test.beforeEach(async ({ page }) => {
				await open(page, address);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(checklist.asks);
			});

			test('has a row a question, each with its answers, "not sure" and how to find out', async ({
				page
			}) => {
				for (const question of questions) {
					await expect(row(page, question)).toContainText(question.asks);
					await expect(row(page, question).getByRole('radio')).toHaveCount(question.answers.length + 1);
					await row(page, question).locator('summary').first().click();
					await expect(row(page, question).getByText(question.findOut.how)).toBeVisible();
				}
				await expectNoFault(page, address);
			});

			test('names the rows that are missing and leads to the first', async ({ page }) => {
				await choice(page, first, 'Not sure').check();
				await goOn(page);
				const alert = page.getByRole('alert');
				await expect(alert.getByRole('link')).toHaveText(others.map(({ short }) => short));
				const [missing] = others;
				if (missing) await expect(row(page, missing).getByRole('radio').first()).toBeFocused();
				await expectNoFault(page, 'rows that are missing');
				await noToTheRest(page).click();
				await expect(alert).toHaveCount(0);
			});

			test('"no to all the rest" leaves what was picked, and one line of the trail leads back', async ({
				page
			}) => {
				await choice(page, first, label(first, 'yes')).check();
				await noToTheRest(page).click();
				for (const question of others)
					await expect(choice(page, question, label(question, 'no'))).toBeChecked();
				await goOn(page);
				await expect(noToTheRest(page)).toHaveCount(0);
				const said = new URL(page.url()).searchParams;
				for (const { id } of questions) expect(said.get(id), id).toBe(id === first.id ? 'yes' : 'no');
				await expect(page.getByRole('term').filter({ hasText: checklist.short })).toHaveCount(1);

				await page.getByRole('link', { name: `change ${checklist.short}` }).click();
				await expect(page).toHaveURL(new RegExp(`ask=${checklist.id}$`));
				await expect(choice(page, first, label(first, 'yes'))).toBeChecked();
				await page.reload();
				await ready(page);
				for (const question of others)
					await expect(choice(page, question, label(question, 'no'))).toBeChecked();
			});

			test('the name of one of its questions in the address opens it too', async ({ page }) => {
				await open(page, `${addressOf(guide.id)}?ask=${first.id}`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(checklist.asks);
				await expect(row(page, first)).toBeVisible();
			});
		});
	}

for (const guide of withChecklists)
	test(`${guide.id}: every page is asked once, is counted once, and Back leads through all of them`, async ({
		page
	}) => {
		await open(page, addressOf(guide.id));
		const heading = page.getByRole('heading', { level: 1 });
		const asked: string[] = [];
		while ((await page.getByRole('radio').count()) > 0) {
			const asks = await heading.innerText();
			expect(asked, 'a page is asked twice').not.toContain(asks);
			asked.push(asks);
			await expect(page.getByText(`Question ${asked.length},`)).toBeVisible();
			if ((await noToTheRest(page).count()) > 0) await noToTheRest(page).click();
			else await page.getByRole('radio').first().check();
			const before = page.url();
			await goOn(page);
			await expect(page).not.toHaveURL(before);
			await expect(heading).not.toHaveText(asks);
		}
		const given = Object.fromEntries(new URL(page.url()).searchParams);
		expect(judge(guide.id, given).verdict).not.toHaveProperty('ask', expect.anything());
		await expectVerdict(page, guide.id, given);
		const last = asked.at(-1) ?? '';
		const lists = guide.checklists.map(({ asks }) => asks);
		const short = lists.includes(last)
			? guide.checklists.find(({ asks }) => asks === last)?.short
			: Object.values(rules.questions).find(({ asks }) => asks === last)?.short;
		await page.getByRole('link', { name: `change ${short ?? ''}`, exact: true }).click();
		for (const asks of asked.toReversed()) {
			await expect(heading).toHaveText(asks);
			if (asks !== asked[0]) await page.getByRole('link', { name: 'Back', exact: true }).click();
		}
	});
