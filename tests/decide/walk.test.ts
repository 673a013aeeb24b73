import {
	addressOf,
	answersTo,
	expectVerdict,
	guideIds,
	judge,
	kinds,
	queryOf,
	walk,
	ways,
	workloads,
	type Known
} from '../fixtures/guide';
import { expect, open, test } from '../fixtures/site';

for (const guide of guideIds) {
	for (const kind of kinds) {
		const known: Known = workloads[guide][kind];
		for (const [way, answerBy] of Object.entries(ways)) {
			test(`${guide}: answers by ${way} end in the verdict of the rules: ${kind}`, async ({ page }) => {
				await open(page, addressOf(guide));
				const given = await walk(page, known, answerBy);
				expect(given).toEqual(answersTo(guide, known));
				expect(judge(guide, given).verdict.kind).toBe(kind);
				await expectVerdict(page, guide, given);
				expect(new URL(page.url()).search).toBe(`?${queryOf(given)}`);
			});
		}
	}
}
