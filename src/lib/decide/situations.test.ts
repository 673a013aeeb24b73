import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { content, problems } from '../../../scripts/content';
import { type Situation, TODAY } from '../../../scripts/situations';
import { factsOf, readAnswers } from './facts';
import { GuideSolver } from './solver';
import { verdict } from './verdict';

/** A real workload with the answer that the facts prove. */
interface Case extends Situation {
	/** the workload in one sentence */
	readonly says: string;
	readonly because: string;
	readonly claims: readonly string[];
}

const { rules } = content;
const situations = parse(readFileSync(resolve('tests/fixtures/situations.yaml'), 'utf8')) as Case[];

test('the content has no problems', () => expect(problems).toEqual([]));

test('situations have ids of their own and cover every guide', () => {
	expect(new Set(situations.map((one) => one.id)).size).toBe(situations.length);
	const count = (guide: string) => situations.filter((one) => one.guide === guide).length;
	const none = situations.filter((one) => one.expect.verdict !== 'chosen').length;
	console.log(
		`${situations.length} situations: ` +
			rules.guides.map((guide) => `${count(guide.id)} ${guide.id}`).join(', ') +
			`; ${none} of them none-fits or undecided`
	);
	expect(situations.filter((one) => !rules.guides.some((guide) => guide.id === one.guide))).toEqual([]);
	for (const guide of rules.guides) expect(count(guide.id)).toBeGreaterThanOrEqual(18);
	expect(none).toBeGreaterThanOrEqual(20);
});

describe.each(situations.map((one) => [one.id, one] as const))('%s', (_, situation) => {
	const { answers, dropped } = readAnswers(rules, Object.entries(situation.answers), situation.asOf ?? TODAY);

	test('speaks of questions, answers and claims that exist', () => {
		expect(dropped).toEqual([]);
		expect(situation.claims.length).toBeGreaterThan(0);
		expect(situation.claims.filter((claim) => !Object.hasOwn(content.claims, claim))).toEqual([]);
	});

	/** rules and advice are named in the fixture as an author writes them, without the guide */
	const named = (id: string) => `${situation.guide}.${id}`;

	test(`${situation.says} → ${situation.expect.option ?? situation.expect.verdict}`, () => {
		const result = verdict(new GuideSolver(rules, situation.guide, { given: factsOf(answers) }), answers);
		const { verdict: kind, option, by, out, conflict, advice, findings } = situation.expect;
		const got = result.kind === 'chosen' ? result.option.id : result.kind;
		expect(got, situation.because).toBe(kind === 'chosen' ? option : kind);
		if (by !== undefined)
			expect(result.kind === 'chosen' ? result.decidedBy.map((one) => one.id).sort() : []).toEqual(
				by.map(named).sort()
			);
		for (const [loser, rule] of Object.entries(out ?? {})) {
			const why = result.losers.find((one) => one.option.id === loser)?.why;
			const reasons: readonly { readonly id: string }[] =
				why === undefined ? [] : why.kind === 'out' ? why.limits : why.preferences;
			expect(
				reasons.map((one) => one.id),
				`why not ${loser}`
			).toContain(named(rule));
		}
		if (conflict !== undefined)
			expect(result.kind === 'none-fits' ? result.conflict.map((one) => one.question).sort() : []).toEqual(
				[...conflict].sort()
			);
		if (advice !== undefined)
			expect(result.kind === 'chosen' ? result.advice.map((one) => one.id) : []).toEqual(
				expect.arrayContaining(advice.map(named))
			);
		if (findings !== undefined)
			expect(result.kind === 'chosen' ? result.findings.map((one) => one.id).sort() : [], 'findings').toEqual(
				findings.map(named).sort()
			);
	});
});
