import type { Content } from '../content/model';
import { type GuidePage, guidePage } from './guide-page';
import { AS_OF } from '../content/periods';
import { GuideSolver } from './solver';
import type { TreeDrawing } from './tree-drawing';
import { layOut } from './tree-layout.server';

/** Everything the page with all rules of a guide needs, made at build time. */
export interface WholeGuidePage extends GuidePage {
	/** for the same day as the outline; undefined where every answer leads to the same choice */
	readonly drawing: TreeDrawing | undefined;
	/** a rule that can bear on the guide begins or ends on a day */
	readonly isDated: boolean;
}

/**
 * @param day the day for which outline and drawing hold, `YYYY-MM-DD`
 * @throws {RangeError} if there is no such guide
 */
export function wholeGuidePage(content: Content, guideId: string, day: string): WholeGuidePage {
	const page = guidePage(content, guideId, day);
	return {
		...page,
		drawing: page.outline && layOut(page.outline),
		isDated: new GuideSolver(content.rules, guideId).variables.includes(AS_OF)
	};
}
