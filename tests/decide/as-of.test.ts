import { formatDay } from '../../src/lib/content/day';
import type { Guide } from '../../src/lib/content/model';
import { AS_OF, dayBefore } from '../../src/lib/content/periods';
import { changeInWords } from '../../src/lib/decide/words';
import { bestAnswers, dated, meeting } from '../fixtures/features';
import { addressOf, expectVerdict, judge, type Known, rules, solverOf } from '../fixtures/guide';
import { expect, open, test } from '../fixtures/site';

const DAY = '2031-02-03';

test('there is a guide with dates', () => {
	expect(dated).not.toEqual([]);
});

for (const guide of dated) {
	const given = bestAnswers(guide, {});

	test(`${guide.id}: another day is asked for on the verdict and on the page of all rules, and left again`, async ({
		page
	}) => {
		// the page of all rules is the same in every guide
		const others = guide === dated[0] ? [`/decide/${guide.id}/rules/`] : [];
		for (const path of [addressOf(guide.id, given), ...others]) {
			await open(page, path);
			const other = page.getByText(`Answered for ${formatDay(DAY)}, not for today.`);
			await expect(other).toHaveCount(0);
			await page.getByLabel('As of').fill(DAY);
			await page.getByRole('button', { name: 'Answer for this day' }).click();
			await expect(other).toBeVisible();
			expect(new URL(page.url()).searchParams.get(AS_OF)).toBe(DAY);
			await page.getByRole('link', { name: 'Back to today' }).click();
			await expect(other).toHaveCount(0);
			expect(new URL(page.url()).searchParams.has(AS_OF)).toBe(false);
		}
	});

	test(`${guide.id}: what is no day is left out with a note`, async ({ page }) => {
		await open(page, addressOf(guide.id, { ...given, [AS_OF]: '2027-02-30' }));
		await expect(page.getByRole('main').getByRole('status').first()).toContainText('2027-02-30');
		await expectVerdict(page, guide.id, given);
	});
}

const changing = dated.flatMap((guide) => {
	const change = changeByTime(guide);
	return change ? [{ guide, ...change }] : [];
});
test('there is a verdict that time changes', () => {
	expect(changing).not.toEqual([]);
});
for (const { guide, before, day, says } of changing)
	test(`${guide.id}: a day that changes the verdict reads as such and leads there`, async ({ page }) => {
		await open(page, addressOf(guide.id, before));
		await expectVerdict(page, guide.id, before);
		await page.getByRole('link', { name: says, exact: true }).click();
		await expect(page.getByText(`Answered for ${formatDay(day)}, not for today.`)).toBeVisible();
		await expectVerdict(page, guide.id, { ...before, [AS_OF]: day });
	});

/** Answers on a day before one that changes the verdict by itself. */
function changeByTime(guide: Guide): { before: Known; day: string; says: string } | undefined {
	const solver = solverOf(guide.id);
	for (const { id: day } of rules.questions[AS_OF]?.answers.slice(1) ?? []) {
		const asOf = { [AS_OF]: dayBefore(day) };
		const rulesOfDay = [...guide.limits, ...guide.preferences].filter(({ when }) =>
			when.flat().some((test) => test.of === AS_OF && test.in.includes(day))
		);
		for (const { when } of rulesOfDay) {
			const before = bestAnswers(guide, { ...meeting(when), ...asOf });
			const { verdict } = judge(guide.id, before);
			if (verdict.kind !== 'chosen') continue;
			const found = verdict.changes.find(
				({ to }) => to.length === 1 && to[0]?.question === AS_OF && to[0].answer === day
			);
			if (found) return { before, day, says: changeInWords(solver, found) };
		}
	}
	return undefined;
}
