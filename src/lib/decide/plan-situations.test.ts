import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { content, problems } from '../../../scripts/content';
import { readAnswers } from './facts';
import { planOf } from './plan';

/** A whole workload with what the facts prove for all guides together. */
interface PlanSituation {
	readonly id: string;
	/** the day for which it is asked; the day on which the facts were collected when left out */
	readonly asOf?: string;
	/** the workload in one sentence */
	readonly says: string;
	/** `not-sure` included */
	readonly answers: Readonly<Record<string, string>>;
	readonly expect: {
		/** guide → option */
		readonly decided: Readonly<Record<string, string>>;
		/** exactly the guides that fit nothing; none when left out */
		readonly noneFits?: readonly string[];
		/** exactly the guides that stay undecided; none when left out */
		readonly open?: readonly string[];
		/** the scale after which nothing else matters */
		readonly endsWith?: string;
	};
	readonly because: string;
	readonly claims: readonly string[];
}

/** the day on which the facts were collected */
const TODAY = '2026-11-22';

const { rules } = content;
const situations = parse(
	readFileSync(resolve('tests/fixtures/plan-situations.yaml'), 'utf8')
) as PlanSituation[];

test('the content has no problems', () => expect(problems).toEqual([]));

test('workloads have ids of their own, and every guide is decided, and left without a choice, somewhere', () => {
	expect(new Set(situations.map((one) => one.id)).size).toBe(situations.length);
	expect(situations.length).toBeGreaterThanOrEqual(15);
	for (const guide of rules.guides)
		expect(
			situations.filter((one) => Object.hasOwn(one.expect.decided, guide.id)).length,
			guide.id
		).toBeGreaterThanOrEqual(8);
});

describe.each(situations.map((one) => [one.id, one] as const))('%s', (_, situation) => {
	const { answers, dropped } = readAnswers(rules, Object.entries(situation.answers), situation.asOf ?? TODAY);
	const wanted = situation.expect;

	test('speaks of questions, answers, guides, options and claims that exist', () => {
		expect(dropped).toEqual([]);
		expect(situation.claims.length).toBeGreaterThan(0);
		expect(situation.claims.filter((claim) => !Object.hasOwn(content.claims, claim))).toEqual([]);
		const guides = rules.guides.map((guide) => guide.id);
		expect(guides).toEqual(expect.arrayContaining([...(wanted.noneFits ?? []), ...(wanted.open ?? [])]));
		for (const [id, option] of Object.entries(wanted.decided))
			expect(
				rules.guides.find((guide) => guide.id === id)?.options.map((one) => one.id),
				id
			).toContain(option);
	});

	test(situation.says, () => {
		const plan = planOf(rules, answers);
		const decided = Object.fromEntries(
			Object.keys(wanted.decided).map((guide) => [guide, plan.decided.get(guide)])
		);
		expect(decided, situation.because).toEqual(wanted.decided);
		expect(plan.endsWith?.guide.id, situation.because).toBe(wanted.endsWith);
		// what comes after the end is not asked
		if (plan.endsWith) {
			expect(plan.ask).toBeUndefined();
			return;
		}
		const those = (kind: string) =>
			plan.parts.filter((part) => part.kind === kind).map((part) => part.guide.id);
		expect(those('none-fits'), situation.because).toEqual(wanted.noneFits ?? []);
		expect(those('undecided'), situation.because).toEqual(wanted.open ?? []);
		for (const { guide, kind } of plan.parts)
			expect(plan.decided.has(guide.id), guide.id).toBe(kind === 'chosen');
	});
});
