import type { Content } from '../content/model';
import { type GuidePage, guidePage } from './guide-page';
import type { TreeDrawing } from './tree-drawing';
import { layOut } from './tree-layout.server';

/** Everything the page with all rules of a guide needs, made at build time. */
export interface WholeGuidePage extends GuidePage {
	/** for the same day as the outline; undefined where every answer leads to the same choice */
	readonly drawing: TreeDrawing | undefined;
}

/**
 * @param day the day for which outline and drawing hold, `YYYY-MM-DD`
 * @throws {RangeError} if there is no such guide
 */
export function wholeGuidePage(content: Content, guideId: string, day: string): WholeGuidePage {
	const page = guidePage(content, guideId, day);
	return { ...page, drawing: page.outline && layOut(page.outline) };
}
