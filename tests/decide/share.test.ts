import type { Page } from '@playwright/test';
import { addressOf, answersTo, asked, expectVerdict, guideIds, judge, workloads } from '../fixtures/guide';
import { clipboardOf, expect, open, ready, test } from '../fixtures/site';

const question = (page: Page) => page.getByRole('radio').first();

for (const guide of guideIds) {
	test(`${guide}: a shared link opens the same verdict`, async ({ page, context }) => {
		const given = answersTo(guide, workloads[guide].chosen);
		await open(page, addressOf(guide, given));
		const clipboard = await clipboardOf(page);
		await page.getByRole('button', { name: 'Copy link' }).click();
		await expect.poll(clipboard.read).toBe(page.url());

		const other = await context.newPage();
		await open(other, await clipboard.read());
		await expectVerdict(other, guide, given);
	});

	test(`${guide}: reloading and coming back lead to the question that was left`, async ({ page }) => {
		await open(page, addressOf(guide, { orchestrator: 'none' }));
		const left = await asked(page);
		expect(left).not.toBe('orchestrator');
		await page.reload();
		await ready(page);
		expect(await asked(page)).toBe(left);
		await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Decide' }).click();
		await expect(question(page)).toHaveCount(0);
		await page.goBack();
		await expect(question(page)).toHaveAttribute('name', left);
	});

	test(`${guide}: what an address says wrongly is left out, named, and no error`, async ({ page }) => {
		const { verdict } = judge(guide, { orchestrator: 'none' });
		const second = verdict.kind === 'undecided' ? verdict.ask?.id : undefined;
		for (const [query, named, next] of [
			['orchestartor=none', 'orchestartor', 'orchestrator'],
			['orchestrator=nonne', 'nonne', 'orchestrator'],
			['orchestrator=none&orchestrator=swarm', 'swarm', second]
		] as const) {
			await open(page, `/decide/${guide}/?${query}`);
			await expect(page.getByRole('main').getByRole('status'), query).toContainText(named);
			expect(await asked(page), query).toBe(next);
		}
		await open(page, addressOf(guide, { orchestrator: 'none' }));
		await expect(page.getByRole('main').getByRole('status')).toHaveCount(0);
	});

	test(`${guide}: a shared link does not flash the first question`, async ({ page }) => {
		let release: () => void = () => undefined;
		const released = new Promise<void>((resolve) => (release = resolve));
		await page.route('**/_app/**/*.js', async (route) => {
			await released;
			await route.continue();
		});
		const heading = page.getByRole('heading', { level: 1, includeHidden: true });
		// without answers the first question is there before any script
		await page.goto(addressOf(guide), { waitUntil: 'domcontentloaded' });
		await expect(heading).toBeVisible();
		const known = workloads[guide].chosen;
		await page.goto(addressOf(guide, known), { waitUntil: 'domcontentloaded' });
		await expect(page.getByRole('contentinfo')).toBeVisible();
		await expect(heading).toBeHidden();
		release();
		await expectVerdict(page, guide, known);
	});
}

test('a guide is resumed from the home page and from the list of guides', async ({ page }) => {
	await open(page, addressOf('network-driver', { orchestrator: 'none', 'lan-address': 'no' }));
	const left = await asked(page);
	for (const path of ['/', '/decide/']) {
		await open(page, path);
		await page.getByRole('main').locator('a[href$="?orchestrator=none&lan-address=no"]').click();
		await expect(question(page)).toHaveAttribute('name', left);
	}
});
