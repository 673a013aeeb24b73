import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LearnerRecord } from '../../src/lib/record/record';
import { root } from '../fixtures/content';
import { answer, itemOf, right, wrong } from '../fixtures/items';
import { lessonOf, pathOf } from '../fixtures/lessons';
import { expect, open, ready, test } from '../fixtures/site';

const twoModes = lessonOf('isolation/two-modes');
const whatIsShared = lessonOf('isolation/what-is-shared');
const check = itemOf('iso-count-kernels');
/** A file of the first version, as a learner may still have one. */
const oldFile = readFileSync(join(root, 'tests/fixtures/record-v1.json'), 'utf8');
const old = JSON.parse(oldFile) as { record: LearnerRecord; aside: unknown[] };

const main = (page: Page) => page.getByRole('main');
const end = (page: Page) => page.getByRole('region', { name: 'End of the lesson' });
const markRead = (page: Page) => end(page).getByRole('button', { name: 'Mark as read' }).click();
const expectRead = (page: Page) =>
	expect(end(page).getByRole('button', { name: 'Mark as not read' })).toBeVisible();
/** What stands above every page when something is wrong with the record. */
const notice = (page: Page) => page.locator('[role=status]:not(header *, main *, footer *)');

/** How many entries of each part the record page counts. */
async function expectCounts(page: Page, counts: Partial<Record<string, number>>): Promise<void> {
	for (const [part, count] of Object.entries(counts)) {
		const row = main(page)
			.getByRole('table')
			.first()
			.getByRole('row')
			.filter({ has: page.getByRole('rowheader', { name: part }) });
		await expect(row.getByRole('cell').last(), part).toHaveText(String(count));
	}
}
async function bringIn(page: Page, text: string): Promise<void> {
	await main(page)
		.getByLabel(/^A file/)
		.setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}
async function clear(page: Page): Promise<void> {
	await main(page).getByRole('button', { name: 'Delete everything' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await expectCounts(page, { Lessons: 0, Answers: 0, Sittings: 0, Guides: 0, 'Kept aside': 0 });
}
async function download(page: Page): Promise<string> {
	const coming = page.waitForEvent('download');
	await main(page).getByRole('button', { name: 'Download your record' }).click();
	const file = await coming;
	expect(file.suggestedFilename()).toMatch(/\.json$/);
	return readFileSync(await file.path(), 'utf8');
}
/** A page of the site without any of its scripts, to reach its storage behind its back. */
const bare = (page: Page) => page.goto('/404.html');

test('what was read, answered and decided is still there after a reload', async ({ page }) => {
	await open(page, pathOf(twoModes));
	await answer(page, check, right(check));
	await markRead(page);
	await expectRead(page);
	await page.reload();
	await expectRead(page);
	await open(page, '/decide/network-driver/?orchestrator=none');
	await expect(page.getByRole('radio').first()).toBeVisible();
	await open(page, '/record/');
	await expectCounts(page, { Lessons: 1, Answers: 1, Sittings: 0, Guides: 1 });
});

test('a downloaded record brings everything back after all was deleted', async ({ page }) => {
	await open(page, '/record/');
	await bringIn(page, oldFile);
	await main(page).getByRole('button', { name: 'Merge', exact: true }).click();
	const counts = { Lessons: 4, Answers: 2, Sittings: 2, Guides: 1, 'Kept aside': 1 };
	await expectCounts(page, counts);
	const file = await download(page);
	expect(JSON.parse(file)).toMatchObject({ record: old.record, aside: old.aside });
	await clear(page);
	await page.reload();
	await ready(page);
	await expectCounts(page, { Lessons: 0 });
	await bringIn(page, file);
	await main(page)
		.getByRole('radio', { name: /^Replace/ })
		.check();
	await main(page).getByRole('button', { name: 'Replace', exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Replace', exact: true }).click();
	await expectCounts(page, counts);
	await page.reload();
	await ready(page);
	await expectCounts(page, counts);
	expect((JSON.parse(await download(page)) as typeof old).record).toEqual({ ...old.record, workloads: {} });
});

test('merging keeps what is here, replacing does not', async ({ page }) => {
	await open(page, pathOf(lessonOf('isolation/host-and-image')));
	await markRead(page);
	await expectRead(page);
	await open(page, '/record/');
	await bringIn(page, oldFile);
	await expect(
		main(page)
			.getByRole('table')
			.last()
			.getByRole('row', { name: /Lessons/ })
	).toContainText('4');
	await main(page).getByRole('button', { name: 'Merge', exact: true }).click();
	await expectCounts(page, { Lessons: 5, Answers: 2 });
	await bringIn(page, oldFile);
	await main(page)
		.getByRole('radio', { name: /^Replace/ })
		.check();
	await main(page).getByRole('button', { name: 'Replace', exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
	await expectCounts(page, { Lessons: 5 });
	await main(page).getByRole('button', { name: 'Replace', exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Replace', exact: true }).click();
	await expectCounts(page, { Lessons: 4, Answers: 2 });
});

test('a record of the first version still means what it meant', async ({ page }) => {
	await open(page, '/record/');
	await bringIn(page, oldFile);
	await main(page).getByRole('button', { name: 'Merge', exact: true }).click();
	await expectCounts(page, { Lessons: 4, 'Kept aside': 1 });
	await open(page, pathOf(whatIsShared));
	await expectRead(page);
	await open(page, pathOf(twoModes));
	await expect(end(page).getByRole('button', { name: 'Mark as read' })).toBeVisible();
	await expect(page.locator(`#check-${check.id}`)).toContainText(/before/);
	await open(page, '/decide/');
	await expect(main(page).locator('a[href$="?orchestrator=none&hosts=one"]')).toBeVisible();
});

test('a file that cannot be used is refused with a word, and nothing is lost', async ({ page }) => {
	await open(page, pathOf(twoModes));
	await open(page, '/record/');
	const says = main(page).getByRole('status').filter({ hasText: /\S/ });
	for (const [fault, text, salvage] of [
		['no JSON', 'Windows Registry Editor', false],
		['other JSON', '{"version": 1}', false],
		['of a newer version', oldFile.replace('"version": 1', '"version": 99'), false],
		['empty', '', false],
		['cut off', oldFile.slice(0, oldFile.indexOf('"sittings"') + 30), true]
	] as const) {
		await bringIn(page, text);
		await expect(says.getByRole('strong').first(), fault).toBeVisible();
		await expect(main(page).getByRole('button', { name: 'Merge', exact: true }), fault).toHaveCount(
			salvage ? 1 : 0
		);
		await expectCounts(page, { Lessons: 1 });
		await main(page)
			.getByLabel(/^A file/)
			.setInputFiles([]);
		await expect(says.getByRole('strong')).toHaveCount(0);
	}
	// what is whole in a damaged file can be had
	await bringIn(page, oldFile.slice(0, oldFile.indexOf('"sittings"') + 30));
	await main(page).getByRole('button', { name: 'Merge', exact: true }).click();
	await expectCounts(page, { Lessons: 4, Answers: 2, Sittings: 0 });
});

test('parts of the record can be deleted one by one', async ({ page }) => {
	await open(page, '/record/');
	await bringIn(page, oldFile);
	await main(page).getByRole('button', { name: 'Merge', exact: true }).click();
	await expectCounts(page, { Lessons: 4, Guides: 1 });
	await main(page)
		.getByRole('button', { name: /^Delete guide/ })
		.click();
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
	await expectCounts(page, { Guides: 1 });
	await main(page)
		.getByRole('button', { name: /^Delete guide/ })
		.click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
	await expectCounts(page, { Lessons: 4, Guides: 0 });
});

test('two tabs that write at once lose nothing', async ({ page, context }) => {
	const other = await context.newPage();
	await open(page, pathOf(twoModes));
	await open(other, pathOf(whatIsShared));
	const shared = itemOf('iso-shared-kernel');
	await Promise.all([
		markRead(page).then(() => answer(page, check, wrong(check))),
		markRead(other).then(() => answer(other, shared, right(shared)))
	]);
	// each tab learns of what the other did
	for (const [tab, lesson] of [
		[page, whatIsShared],
		[other, twoModes]
	] as const)
		await expect(
			tab
				.getByRole('navigation', { name: 'Lessons of this module' })
				.getByRole('link', { name: lesson.title })
		).toHaveAccessibleName(/^Read/);
	// in a tab of its own: neither of the two is left before what it wrote has arrived
	const third = await context.newPage();
	await open(third, '/record/');
	await expectCounts(third, { Lessons: 2, Answers: 2 });
	await open(other, pathOf(twoModes));
	await expectRead(other);
});

test('an entry that cannot be read is kept aside and the rest stays in use', async ({ page }) => {
	await open(page, pathOf(twoModes));
	await markRead(page);
	await expectRead(page);
	await bare(page);
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('bulkhead');
				opening.onerror = () => reject(new Error('no database'));
				opening.onsuccess = () => {
					const transaction = opening.result.transaction('lessons', 'readwrite');
					transaction.objectStore('lessons').put({ openedAt: 'some day' }, 'isolation/host-and-image');
					transaction.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
	await open(page, pathOf(twoModes));
	await expect(notice(page)).toContainText(/\S/);
	await expectRead(page);
	await open(page, '/record/');
	await expectCounts(page, { Lessons: 1, 'Kept aside': 1 });
	await expect(main(page).getByText('isolation/host-and-image').first()).toBeVisible();
	await main(page).getByText('Show it').click();
	await expect(main(page).getByText('some day')).toBeVisible();
	const coming = page.waitForEvent('download');
	await main(page)
		.getByRole('button', { name: /^Download what was kept/ })
		.click();
	expect(readFileSync(await (await coming).path(), 'utf8')).toContain('some day');
});

test('a database of a newer version is left untouched, and the page says so', async ({ page }) => {
	await bare(page);
	const stored = { openedAt: 'in a way that only the future knows' };
	await page.evaluate(
		(value) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('bulkhead', 99);
				opening.onerror = () => reject(new Error('no database'));
				opening.onupgradeneeded = () => opening.result.createObjectStore('lessons').put(value, 'a/b');
				opening.onsuccess = () => {
					opening.result.close();
					resolve();
				};
			}),
		stored
	);
	await open(page, pathOf(twoModes));
	await expect(notice(page)).toContainText(/newer/);
	await expect(page.getByRole('contentinfo')).toContainText(/not saved/i);
	await markRead(page);
	await expectRead(page);
	await bare(page);
	const found = await page.evaluate(
		() =>
			new Promise<unknown>((resolve, reject) => {
				const opening = indexedDB.open('bulkhead');
				opening.onerror = () => reject(new Error('no database'));
				opening.onsuccess = () => {
					const { version, objectStoreNames } = opening.result;
					const reading = opening.result.transaction('lessons').objectStore('lessons').getAll();
					reading.onsuccess = () =>
						resolve({ version, stores: [...objectStoreNames], entries: reading.result as unknown[] });
				};
			})
	);
	expect(found).toEqual({ version: 99, stores: ['lessons'], entries: [stored] });
});

test('without IndexedDB everything works until the tab is closed, and the page says so', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
	});
	await open(page, pathOf(twoModes));
	await expect(notice(page)).toContainText(/\S/);
	await expect(page.getByRole('contentinfo')).toContainText(/not saved/i);
	await markRead(page);
	await answer(page, check, right(check));
	await expectRead(page);
	// pages that are reached by a link share what is in memory
	await open(page, '/decide/network-driver/?orchestrator=none');
	await page.getByRole('contentinfo').getByRole('link', { name: 'Your record' }).click();
	await expectCounts(page, { Guides: 1 });
	const file = JSON.parse(await download(page)) as typeof old;
	expect(Object.keys(file.record.runs)).toEqual(['network-driver']);
	await notice(page)
		.getByRole('button', { name: /^Close/ })
		.click();
	await expect(notice(page)).not.toContainText(/\S/);
});

test('when the browser has no space left nothing is lost, and saving can be tried again', async ({
	page,
	baseURL
}) => {
	const browser = await page.context().newCDPSession(page);
	const origin = new URL(baseURL ?? '').origin;
	// the browser asks for the space that is left only now and then, so it has to be little from the start
	await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
	await open(page, pathOf(twoModes));
	await markRead(page);
	await expectRead(page);
	await expect(notice(page)).toContainText(/\S/);
	await expect(page.getByRole('contentinfo')).toContainText(/not saved/i);
	await browser.send('Storage.overrideQuotaForOrigin', { origin });
	await notice(page).getByRole('button', { name: 'Try again' }).click();
	await expect(notice(page)).not.toContainText(/\S/);
	await page.reload();
	await expectRead(page);
});
