import type { Page } from '@playwright/test';
import { kinds, lessonsAndTables } from '../fixtures/pages';
import { expect, open, test } from '../fixtures/site';

/** How far the page can be scrolled sideways, and the texts that are cut off. */
async function faults(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
		const cut = [...document.querySelectorAll('body *')].filter((element) => {
			const { overflowX, overflowY, clipPath } = getComputedStyle(element);
			if (clipPath !== 'none' || element.clientWidth === 0) return false;
			return (
				(cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
				(cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
			);
		});
		const { scrollWidth, clientWidth } = document.documentElement;
		const wide = scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : [];
		return [...wide, ...cut.map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`)];
	});
}

test('no kind of page scrolls sideways or cuts text off, from 320 to 1920 px', async ({ page }) => {
	await expectToFit(page, Object.values(kinds), [320, 390, 1280, 1920]);
});
test('no lesson and no table scrolls sideways or cuts text off, at 320 and at 1280 px', async ({ page }) => {
	await expectToFit(page, lessonsAndTables, [320, 1280]);
});
async function expectToFit(page: Page, paths: readonly string[], widths: readonly number[]): Promise<void> {
	test.setTimeout(120_000);
	const found: string[] = [];
	for (const path of paths) {
		await page.goto(path);
		for (const width of widths) {
			await page.setViewportSize({ width, height: 800 });
			found.push(...(await faults(page)).map((fault) => `${path} at ${width} px ${fault}`));
		}
	}
	expect(found).toEqual([]);
}

test('pages stand wider text spacing and a zoom of 400 %', async ({ page }) => {
	test.setTimeout(120_000);
	for (const path of Object.values(kinds)) {
		await open(page, path);
		const headings = page.getByRole('main').getByRole('heading');
		await page.setViewportSize({ width: 1280, height: 1024 });
		const before = await headings.allInnerTexts();
		await page.evaluate(() => {
			const spacing = new CSSStyleSheet();
			// WCAG 2.2, success criterion 1.4.12
			spacing.replaceSync(
				`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
				p { margin-bottom: 2em !important; }`
			);
			document.adoptedStyleSheets = [spacing];
		});
		expect(await faults(page), `${path} with text spacing`).toEqual([]);
		await page.setViewportSize({ width: 320, height: 256 });
		expect(await faults(page), `${path} with text spacing and zoom`).toEqual([]);
		expect(await headings.allInnerTexts(), `${path} loses a heading when zoomed`).toEqual(before);
	}
});

test.describe('with reduced motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });
	test('nothing moves', async ({ page }) => {
		test.setTimeout(120_000);
		for (const path of Object.values(kinds)) {
			await open(page, path);
			const moving = await page.evaluate(() =>
				[...document.querySelectorAll('*')].flatMap((element) => {
					const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
					const moves =
						animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
					return moves ? [element.outerHTML.slice(0, 120)] : [];
				})
			);
			expect(moving, path).toEqual([]);
		}
	});
});
