import { dayOf } from './day';

/**
 * Shows the warnings of claims that are past their review day. They are in the page, hidden: a page is made at build
 * time, and only the browser knows what day it is.
 */
export function revealAged(root: HTMLElement): void {
	const today = dayOf(new Date());
	for (const warning of root.querySelectorAll<HTMLElement>('[data-review-by]'))
		warning.hidden = (warning.dataset['reviewBy'] ?? '') >= today;
}
