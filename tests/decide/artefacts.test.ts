import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Plan } from '../../src/lib/decide/plan';
import { artefactsOf } from '../../src/lib/export/artefacts';
import { expectNoFault } from '../fixtures/axe';
import { answer, downloaded, expectPlan, findWorkload, ON_ONE_HOST, PATH, rules } from '../fixtures/plan';
import { clipboardOf, expect, open, test } from '../fixtures/site';

const files = (page: Page) => page.getByRole('region', { name: 'Answers you can run' });
const isDecided = (plan: Plan) => plan.parts.every(({ kind }) => kind === 'chosen');
/** on one host and in a cluster: each has files of its own */
const workloads = {
	'on one host': findWorkload(isDecided, true, ON_ONE_HOST),
	'in a cluster': findWorkload(isDecided, true, { orchestrator: 'kubernetes', 'app-kind': 'web-own' })
};

for (const [where, query] of Object.entries(workloads))
	test(`files of a plan: read, copied, downloaded alone and together: ${where}`, async ({ page }) => {
		if (query === undefined) throw new Error('the rules have no such workload on the paths that are tried');
		await open(page, `${PATH}?${query}`);
		const plan = await expectPlan(page);
		const expected = artefactsOf(plan, rules);
		await expect(files(page).getByRole('group')).toHaveCount(expected.length);
		for (const { path, text, blanks } of expected) {
			const file = files(page)
				.getByRole('group')
				.filter({ has: page.getByText(path, { exact: true }) });
			await file.getByText(path, { exact: true }).first().click();
			expect(await file.getByRole('region', { name: `Text of ${path}` }).textContent()).toBe(text);
			await expect(file.getByRole('term')).toHaveText(blanks.map(({ mark }) => mark));
		}
		await expectNoFault(page, 'the files of a plan');

		const [first] = expected;
		if (!first) throw new Error('there are no files');
		const clipboard = await clipboardOf(page);
		await files(page)
			.getByRole('button', { name: `Copy ${first.path}` })
			.click();
		await expect.poll(clipboard.read).toBe(first.text);
		const one = await downloaded(page, files(page).getByRole('button', { name: `Download ${first.path}` }));
		expect(one).toEqual({ name: first.path, text: first.text });

		const coming = page.waitForEvent('download');
		await files(page)
			.getByRole('button', { name: /^Download all/ })
			.click();
		const archive = unzipSync(readFileSync(await (await coming).path()));
		const inside = Object.entries(archive).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);
		expect(inside).toEqual(expected.map(({ path, text }) => [`bulkhead-plan/${path}`, text]));
		await expect(files(page).getByText(/has been handed to the browser/)).toBeVisible();
	});

test('a plan that ends has no files', async ({ page }) => {
	const ended = findWorkload((plan) => plan.endsWith !== undefined);
	await open(page, `${PATH}?${ended ?? ''}`);
	expect((await expectPlan(page)).endsWith).toBeDefined();
	await expect(files(page)).toHaveCount(0);
});

test('files that cannot be loaded are named, and the rest of the sheet is there', async ({ page, noise }) => {
	noise.expect(/Failed to load resource/);
	const query = workloads['on one host'] ?? '';
	const pairs = query.split('&').filter((pair) => !pair.startsWith('anyway'));
	await open(page, `${PATH}?${pairs.slice(0, -1).join('&')}&anyway=yes`);
	await page.route('**/_app/immutable/**', (route) => route.abort());
	await answer(page, 'first');
	await expectPlan(page);
	await expect(page.getByText('The files could not be loaded. Load this page again.')).toBeVisible();
	await expect(page.getByText('The decision record could not be loaded.')).toBeVisible();
});
