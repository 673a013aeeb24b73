import { execFile } from 'node:child_process';
import type { Page } from '@playwright/test';
import type { Limit, Option } from '../../src/lib/content/model';
import type { Verdict } from '../../src/lib/decide/verdict';
import { content } from '../fixtures/content';
import {
	addressOf,
	answersTo,
	expectVerdict,
	guideIds,
	judge,
	kinds,
	queryOf,
	rules,
	workloads,
	type Known
} from '../fixtures/guide';
import { clipboardOf, expect, open, test } from '../fixtures/site';

const h1 = (page: Page) => page.getByRole('heading', { level: 1 });
/** "→ NAT", with the changes that lead there below it */
const outcomes = (page: Page) => page.getByRole('heading', { level: 3, name: /^→/ });

for (const guide of guideIds) {
	const options = optionsOf(guide);

	test(`${guide}: the Markdown copy holds choice, reasons, sources and address`, async ({ page }) => {
		const given = answersTo(guide, workloads[guide].chosen);
		await open(page, addressOf(guide, given));
		const clipboard = await clipboardOf(page);
		await page.getByRole('button', { name: 'Copy as Markdown' }).click();
		await expect.poll(clipboard.read).toContain(page.url());
		const markdown = await clipboard.read();

		const { verdict } = judge(guide, given);
		if (verdict.kind !== 'chosen') throw new Error('nothing is chosen');
		expect(markdown).toContain(verdict.option.label);
		expect(verdict.losers).not.toEqual([]);
		const named: readonly Pick<Limit, 'because' | 'claims'>[] = [
			...verdict.decidedBy,
			...verdict.losers.flatMap(({ why }) => [...(why.kind === 'out' ? why.limits : why.preferences)])
		];
		for (const { because, claims } of named) {
			expect(markdown).toContain(because);
			for (const claim of claims)
				for (const source of content.claims[claim]?.sources ?? [claim])
					expect(markdown).toContain(content.sources[source]?.url ?? source);
		}
	});

	for (const kind of ['chosen', 'none-fits'] as const) {
		test(`${guide}: each change that is offered gives what it promises: ${kind}`, async ({ page }) => {
			const given = answersTo(guide, workloads[guide][kind]);
			await open(page, addressOf(guide, given));
			await expectVerdict(page, guide, given);
			const count = await outcomes(page).count();
			expect(count).toBeGreaterThan(0);
			for (let at = 0; at < count; at++) {
				const promise = await outcomes(page).nth(at).innerText();
				const link = outcomes(page)
					.nth(at)
					.locator('xpath=following-sibling::ul[1]')
					.getByRole('link')
					.first();
				const query = new URLSearchParams((await link.getAttribute('href'))?.split('?')[1]);
				const { verdict } = judge(guide, Object.fromEntries(query));
				const promised = options.filter(({ label }) => promise.includes(label)).map(({ id }) => id);
				expect(promised, promise).toEqual(possibleAfter(verdict));
				await link.click();
				const next = verdict.kind === 'undecided' ? verdict.ask : undefined;
				if (next) await expect(page.getByRole('radio').first()).toHaveAttribute('name', next.id);
				else await expectVerdict(page, guide, Object.fromEntries(query));
				await page.goBack();
				await expectVerdict(page, guide, given);
			}
		});
	}
}

for (const [guide, kind] of guideIds.flatMap((id) => kinds.map((one) => [id, one] as const)))
	test(`page and terminal say the same: ${guide}, ${kind}`, async ({ page }) => {
		// a run at the terminal reads the whole content
		test.setTimeout(90_000);
		const given = answersTo(guide, workloads[guide][kind]);
		const said = await decide(guide, given);
		expect(said.verdict).toBe(kind);
		await open(page, addressOf(guide, given));
		await expectVerdict(page, guide, given);
		const ids = said.option === undefined ? (said.possible ?? []) : [said.option];
		for (const { id, label } of optionsOf(guide))
			if (ids.includes(id)) await expect(h1(page)).toContainText(label);
		for (const rule of said.losers.flatMap(({ because }) => because))
			await expect(page.getByText(becauseOf(rule)).first()).toBeVisible();
		const changed = (said.changes ?? []).map(({ to }) => queryOf({ ...given, ...known(to) }));
		expect(await offered(page)).toEqual(new Set(changed));
	});

test('a verdict prints without what only a screen needs', async ({ page }) => {
	await open(page, addressOf('network-driver', workloads['network-driver'].chosen));
	const onScreen = [
		page.getByRole('banner'),
		page.getByRole('contentinfo'),
		page.getByRole('navigation', { name: 'Trail' }),
		page.getByRole('button', { name: 'Print' })
	];
	for (const part of onScreen) await expect(part).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	for (const part of onScreen) await expect(part).toBeHidden();
	await expect(h1(page)).toBeVisible();
	await expect(page.getByRole('term').first()).toBeVisible();
});

function optionsOf(guide: string): readonly Option[] {
	return rules.guides.find(({ id }) => id === guide)?.options ?? [];
}

function possibleAfter(verdict: Verdict): string[] {
	if (verdict.kind === 'chosen') return [verdict.option.id];
	return verdict.kind === 'undecided' ? verdict.possible.map(({ id }) => id) : [];
}

type To = readonly { readonly question: string; readonly answer: string }[];
const known = (to: To): Known => Object.fromEntries(to.map(({ question, answer }) => [question, answer]));

interface Said {
	readonly verdict: string;
	readonly option?: string;
	readonly possible?: readonly string[];
	readonly losers: readonly { readonly because: readonly string[] }[];
	readonly changes?: readonly { readonly to: To }[];
}
/** What the program at the terminal prints for scripts. */
function decide(guide: string, given: Known): Promise<Said> {
	const pairs = Object.entries(given).map(([question, answer]) => `${question}=${answer}`);
	const command = ['--import', 'tsx', 'scripts/decide.ts', guide, ...pairs, '--json'];
	return new Promise((resolve) => {
		// a failing exit code only says which kind of verdict it is
		execFile(process.execPath, command, (_, stdout) => {
			resolve(JSON.parse(stdout) as Said);
		});
	});
}
function becauseOf(id: string): string {
	const all = rules.guides.flatMap((guide) => [...guide.limits, ...guide.preferences]);
	return all.find((rule) => rule.id === id)?.because ?? `no rule ${id}`;
}
/** The queries behind all changes that the page offers, those in "more" and those that time brings too. */
async function offered(page: Page): Promise<Set<string>> {
	const title = page.getByRole('heading', { level: 2, name: 'What would change it' });
	const links = title.locator('xpath=following-sibling::*').locator('a');
	const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	return new Set(addresses.map((address) => address.split('?')[1] ?? ''));
}
