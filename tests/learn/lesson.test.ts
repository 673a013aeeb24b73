import type { Page } from '@playwright/test';
import { plainText } from '../../src/lib/content/inline-text';
import { containersOf, countKernels, describeStop, type Mode } from '../../src/lib/learn/kernels';
import { worksWords } from '../../src/lib/lookup/host-image';
import { content } from '../fixtures/content';
import { answer, expectReasons, itemOf, option, question, right, wrong } from '../fixtures/items';
import { checksOf, lessonOf, lessons, pathOf, sourceOf, waysTo } from '../fixtures/lessons';
import { clipboardOf, expect, open, ready, test } from '../fixtures/site';

const whatIsShared = lessonOf('isolation/what-is-shared');
const twoModes = lessonOf('isolation/two-modes');
const defaults = lessonOf('isolation/defaults-and-flags');
const hostAndImage = lessonOf('isolation/host-and-image');
const seeing = lessonOf('isolation/seeing-and-fixing');

for (const [way, reach] of Object.entries(waysTo)) {
	test.describe(`a lesson reached ${way}`, () => {
		test('copies the command alone, character by character', async ({ page }) => {
			await reach(page, whatIsShared);
			const clipboard = await clipboardOf(page);
			const command = commandsOf(whatIsShared).find((code) => code.includes('\\')) ?? '';
			expect(command).toContain('HKLM:\\SOFTWARE\\Contoso');
			const place = commandsOf(whatIsShared).indexOf(command);
			const copy = page.getByRole('main').getByRole('button', { name: 'Copy', exact: true });
			await expect(copy).toHaveCount(commandsOf(whatIsShared).length);
			await copy.nth(place).click();
			await expect.poll(clipboard.read).toBe(command);
		});

		test('shows the shell that was chosen, here, elsewhere and after a reload', async ({ page }) => {
			await reach(page, defaults);
			const cmd = page.getByRole('radio', { name: 'cmd' });
			await expect(cmd).toHaveCount(2);
			await expect(cmd.first()).not.toBeChecked();
			await expect(shown(page, 'docker run -d --name converter ^')).toBeHidden();
			await cmd.first().check();
			await expect(cmd.last()).toBeChecked();
			await expect(shown(page, 'docker run -d --name converter ^')).toBeVisible();
			await expect(shown(page, 'docker run -d --name converter `')).toBeHidden();
			await expect(shown(page, 'dockerd --exec-opt')).toBeVisible();
			await page.reload();
			await expect(shown(page, 'docker run -d --name converter ^')).toBeVisible();
			await reach(page, seeing);
			await expect(page.getByRole('radio', { name: 'cmd' })).toBeChecked();
		});

		test('says of every option why it is right or wrong, and remembers the answer', async ({ page }) => {
			const item = itemOf('iso-count-kernels');
			await reach(page, twoModes);
			await answer(page, item, wrong(item));
			await expectReasons(page, item);
			await expect(question(page, item).getByRole('status')).not.toBeEmpty();
			await question(page, item).getByRole('button', { name: 'Try again' }).click();
			await expect(option(page, item, right(item)[0] ?? '')).not.toBeChecked();
			await answer(page, item, right(item));
			await expectReasons(page, item);
			await expect(endOf(page).getByRole('status')).toContainText(/\b1 of 2\b/);
			await page.reload();
			await ready(page);
			await expect(endOf(page).getByRole('status')).toContainText(/\b1 of 2\b/);
			await expect(page.locator(`#check-${item.id}`)).toContainText(/answered correctly before/);
		});

		test('asks for all right answers where there are several', async ({ page }) => {
			const item = itemOf('iso-shared-kernel');
			expect(right(item).length).toBeGreaterThan(1);
			await reach(page, whatIsShared);
			await answer(page, item, right(item).slice(0, 1));
			await expect(question(page, item).getByRole('status')).toContainText(`1 of ${right(item).length}`);
			await question(page, item).getByRole('button', { name: 'Try again' }).click();
			await answer(page, item, right(item));
			await expect(question(page, item).getByRole('status')).not.toContainText(`1 of`);
		});

		test('counts kernels in its figure', async ({ page }) => {
			await reach(page, twoModes);
			const figure = page.getByRole('figure');
			const choose = async (group: string, name: string) => {
				await figure.getByRole('group', { name: group }).getByRole('radio', { name }).check();
			};
			const modes = (...of: Mode[]) => containersOf(of);
			// the figure may still be on its way
			await expect(async () => {
				await choose('Containers from this image', '3');
				await expect(figure.getByRole('group', { name: 'Container C' })).toBeVisible({ timeout: 500 });
			}).toPass();
			await expect(figure).toContainText(countKernels(modes('process', 'hyperv', 'process')));
			await choose('Container A', 'Hyper-V isolation');
			await choose('Container C', 'Hyper-V isolation');
			await expect(figure).toContainText(countKernels(modes('hyperv', 'hyperv', 'hyperv')));
			for (const name of ['A', 'B', 'C']) await choose(`Container ${name}`, 'Process isolation');
			await expect(figure).toContainText(countKernels(modes('process', 'process', 'process')));
			await choose('Stop a kernel', "The host's");
			await expect(figure).toContainText(describeStop('host', modes('process', 'process', 'process')));
		});

		test('tells for a host and an image which mode works', async ({ page }) => {
			await reach(page, hostAndImage);
			const explorer = page.getByRole('region', { name: 'Host and image' });
			const result = explorer.getByRole('status');
			const works = (mode: string) =>
				result.getByRole('row').filter({ hasText: mode }).getByRole('cell').first();
			const choose = async (host: string, image: string) => {
				await explorer.getByLabel('Host', { exact: true }).selectOption({ label: labelOf('host-os', host) });
				await explorer
					.getByLabel('Image', { exact: true })
					.selectOption({ label: labelOf('image-version', image) });
			};
			await expect(async () => {
				await choose('ws2022', 'ltsc2019');
				await expect(works('Process isolation')).toHaveText(worksWords.no, { timeout: 500 });
			}).toPass();
			await expect(works('Hyper-V isolation')).toHaveText(worksWords.yes);
			await choose('ws2022', 'ltsc2025');
			await expect(works('Hyper-V isolation')).toHaveText(worksWords.no);
			await choose('ws2022', 'ltsc2022');
			await expect(works('Process isolation')).toHaveText(worksWords.yes);
		});

		test('is ticked off once it is read and its checks are answered', async ({ page }) => {
			await reach(page, twoModes);
			const outline = page.getByRole('navigation', { name: 'Lessons of this module' });
			const tick = outline.getByRole('link', { name: twoModes.title });
			await expect(tick).toHaveAccessibleName(/^Opened/);
			await expect(outline.getByRole('link', { name: whatIsShared.title })).toHaveAccessibleName(
				/^Not opened/
			);
			await endOf(page).getByRole('button', { name: 'Mark as read' }).click();
			await expect(tick).toHaveAccessibleName(/^Read, 2/);
			for (const id of checksOf(twoModes)) await answer(page, itemOf(id), right(itemOf(id)));
			await expect(tick).toHaveAccessibleName(/^Done/);
			await endOf(page).getByRole('button', { name: 'Mark as not read' }).click();
			await expect(tick).toHaveAccessibleName(/^Opened/);
			await endOf(page).getByRole('button', { name: 'Mark as read' }).click();
			await expect(tick).toHaveAccessibleName(/^Done/);

			await open(page, `/learn/${twoModes.module}/`);
			const all = content.modules.find(({ id }) => id === twoModes.module)?.lessons.length ?? 0;
			await expect(page.getByRole('main')).toContainText(`1 of ${all} lessons`);
			await expect(
				page.getByRole('main').getByRole('link', { name: twoModes.title }).last()
			).toHaveAccessibleName(/^Done/);
		});
	});
}

test('the home page and the course go on with the lesson that was left', async ({ page }) => {
	await open(page, pathOf(twoModes));
	for (const path of ['/', '/learn/', '/learn/isolation/']) {
		await open(page, path);
		await page
			.getByRole('main')
			.getByRole('link', { name: /^Continue/ })
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(twoModes.title);
	}
});

test('from a lesson that was reached by a link the next one works too', async ({ page }) => {
	await waysTo['by a link'](page, whatIsShared);
	await endOf(page).getByRole('link', { name: twoModes.title }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(twoModes.title);
	const item = itemOf('iso-same-image');
	await answer(page, item, right(item));
	await expectReasons(page, item);
	await expect(endOf(page).getByRole('status')).toContainText(/\b1 of 2\b/);
	const copy = page.getByRole('main').getByRole('button', { name: 'Copy', exact: true });
	await expect(copy).toHaveCount(commandsOf(twoModes).length);
});

test.describe('as it was built', () => {
	test.use({ javaScriptEnabled: false });
	test('every lesson shows its code as its author wrote it, and every citation leads to the source of its claim', async ({
		page
	}) => {
		// words alone: what they look like is looked at elsewhere
		await page.route(/\.css$/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
		for (const lesson of lessons) {
			await page.goto(pathOf(lesson));
			const codes = await page
				.locator('main pre[data-lang]')
				.evaluateAll((all) => all.map((pre) => pre.textContent));
			expect(
				codes.map((code) => code.replace(/\n$/, '')),
				lesson.id
			).toEqual(fencesOf(lesson).map(({ code }) => code));

			const cited = [...sourceOf(lesson).matchAll(/\[\^([\w-]+)\]/g)].map(
				([, id = '']) => content.claims[id]?.says ?? id
			);
			const leadTo = await page.locator('main a.cite').evaluateAll((links) =>
				links.map(
					(link) =>
						document
							.querySelector(link.getAttribute('href') ?? '')
							?.textContent.replace(/\s+/g, ' ')
							.trim() ?? ''
				)
			);
			expect(leadTo.length, lesson.id).toBe(cited.length);
			for (const [at, says] of cited.entries()) expect(leadTo[at], lesson.id).toContain(plainText(says));
		}
	});
});

test('a citation takes the reader to its source', async ({ page }) => {
	await open(page, pathOf(whatIsShared));
	await page.getByRole('link', { name: 'Source 2', exact: true }).first().click();
	await expect(page).toHaveURL(/#source-2$/);
	await expect(page.locator('#source-2')).toBeInViewport();
	await expect(page.locator('#source-2').getByRole('link').first()).toHaveAttribute('href', /^https:/);
});

const endOf = (page: Page) => page.getByRole('region', { name: 'End of the lesson' });
const shown = (page: Page, code: string) => page.getByRole('main').locator('pre').filter({ hasText: code });
const labelOf = (question: string, answer: string) =>
	content.rules.questions[question]?.answers.find(({ id }) => id === answer)?.label ?? answer;

function fencesOf(lesson: (typeof lessons)[number]): { lang: string; code: string }[] {
	return [...sourceOf(lesson).matchAll(/^```(\w+).*\n([\s\S]*?)\n```$/gm)].map(
		([, lang = '', code = '']) => ({ lang, code })
	);
}
const commandsOf = (lesson: (typeof lessons)[number]) =>
	fencesOf(lesson)
		.filter(({ lang }) => lang !== 'text')
		.map(({ code }) => code);
