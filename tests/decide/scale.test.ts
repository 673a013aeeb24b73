import type { Page } from '@playwright/test';
import { betterLosers, findingsOf } from '../../src/lib/decide/scale';
import { outcomeInWords } from '../../src/lib/decide/words';
import { expectNoFault } from '../fixtures/axe';
import { bestAnswers, meeting, scales } from '../fixtures/features';
import { addressOf, expectVerdict, judge, type Known, NOT_SURE, solverOf } from '../fixtures/guide';
import { clipboardOf, expect, open, test } from '../fixtures/site';

const table = (page: Page, title: string) => page.getByRole('region', { name: `Table: ${title}` });
const steps = (page: Page) =>
	page
		.getByRole('list')
		.filter({ has: page.locator('li > svg') })
		.getByRole('listitem');
const answersOf = (known: Known) => new Map(Object.entries(known));

test('there is a scale', () => {
	expect(scales).not.toEqual([]);
});

for (const guide of scales) {
	const found = guide.limits.filter((limit) => limit.finding);
	const [first] = found;
	if (!first) throw new Error(`"${guide.id}" has no findings`);
	const solver = solverOf(guide.id);
	// as many findings as go together
	const many = found.reduce<Known>((known, limit) => ({ ...meeting(limit.when), ...known }), {});

	for (const [name, known] of [
		['nothing in the way', {}],
		['one finding', meeting(first.when)],
		['many findings', many]
	] as const)
		test(`${guide.id}: the sheet shows the step and the findings, the worst first: ${name}`, async ({
			page
		}) => {
			const given = bestAnswers(guide, known);
			const { verdict } = judge(guide.id, given);
			if (verdict.kind !== 'chosen') throw new Error('nothing is chosen');
			await open(page, addressOf(guide.id, given));
			await expectVerdict(page, guide.id, given);

			await expect(steps(page)).toHaveCount(guide.options.length);
			const reached = page.locator('[aria-current=step]');
			await expect(reached).toHaveCount(1);
			await expect(reached).toContainText(verdict.option.label);
			await expect(reached).toContainText('Here it stands');

			const { sure } = findingsOf(solver, answersOf(given), verdict);
			await expect(table(page, 'What was found').getByRole('rowheader')).toHaveText(
				sure.map(({ finding, decides }) =>
					decides
						? new RegExp(`${escaped(finding.label)}\\s+decides`)
						: new RegExp(`^\\s*${escaped(finding.label)}\\s*$`)
				)
			);
			for (const { limit, finding } of sure) {
				await expect(table(page, 'What was found')).toContainText(limit.because);
				await expect(table(page, 'What was found')).toContainText(finding.mitigation);
			}
			const better = betterLosers(solver, verdict).map(({ option }) => option.label);
			const between = page.getByRole('heading', { name: 'What stands between this and better' });
			await expect(between).toHaveCount(better.length > 0 ? 1 : 0);
			if (better.length > 0)
				await expect(between.locator('xpath=following-sibling::ul[1]/li')).toContainText(better);
			await expectNoFault(page, page.url());
		});

	test(`${guide.id}: Markdown has the findings, and the page what time will change`, async ({ page }) => {
		const given = bestAnswers(guide, many);
		await open(page, addressOf(guide.id, given));
		const clipboard = await clipboardOf(page);
		await page.getByRole('button', { name: 'Copy as Markdown' }).click();
		await expect.poll(clipboard.read).toContain(page.url());
		const markdown = await clipboard.read();
		const { verdict } = judge(guide.id, given);
		for (const { limit, finding } of findingsOf(solver, answersOf(given), verdict).sure)
			for (const part of [limit.because, finding.label, finding.mitigation]) expect(markdown).toContain(part);
	});

	const doubtful = found.flatMap((limit) => {
		const [question] = Object.keys(meeting(limit.when));
		if (question === undefined) return [];
		const given = bestAnswers(guide, { ...meeting(limit.when), [question]: NOT_SURE });
		const { verdict } = judge(guide.id, given);
		return verdict.kind === 'undecided' ? [{ given, verdict, limit }] : [];
	})[0];

	test(`${guide.id}: what hangs on "not sure" stands apart, under "not enough known"`, async ({ page }) => {
		if (!doubtful) throw new Error('no "not sure" leaves it open');
		const { given, verdict, limit } = doubtful;
		await open(page, addressOf(guide.id, given));
		await expectVerdict(page, guide.id, given);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not enough known');
		const outcome = outcomeInWords(solver, { ...verdict, options: verdict.possible.map(({ id }) => id) });
		await expect(page.getByText(`It can come out as ${outcome}.`)).toBeVisible();
		await expect(table(page, 'What may be found')).toContainText(limit.finding?.label ?? '?');
		await expect(page.locator('[aria-current=step]')).toHaveCount(0);
		await expectNoFault(page, page.url());
	});
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
