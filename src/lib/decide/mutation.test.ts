import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { content } from '../../../scripts/content';
import { type Mutant, MutantKiller, mutantsOf } from '../../../scripts/mutation';
import { readSituations } from '../../../scripts/situations';

const { rules } = content;
let made: MutantKiller | undefined;
const killer = () => (made ??= new MutantKiller(rules, readSituations(resolve('.'))));
/** of the changes that change anything */
const LEAST_SHARE = 0.95;
/** how many changes a failing test prints */
const SHOWN = 10;

/** What `npm run mutate` found: by fate and rule, the changes. */
const settled = parse(readFileSync(resolve('tests/fixtures/settled-mutants.yaml'), 'utf8')) as Readonly<
	Record<'equivalent' | 'noticed by the content check', Readonly<Record<string, readonly string[]>>>
>;
const isIn = (fate: keyof typeof settled, { rule, change }: Mutant) =>
	settled[fate][rule]?.includes(change) === true;

/**
 * Whether a change makes any difference, and whether the content check would notice it, takes all inputs; that is
 * taken from settled-mutants.yaml. Everything else must be noticed by a situation here and now.
 */
describe.each(rules.guides.map((guide) => [guide.id, guide] as const))('guide "%s"', (id, guide) => {
	test('golden situations notice nearly every small change of a rule', () => {
		const unnoticed: string[] = [];
		let noticed = 0;
		let equivalent = 0;
		for (const mutant of mutantsOf(rules, guide)) {
			const change = `${mutant.rule}: ${mutant.change}`;
			if (isIn('equivalent', mutant)) equivalent++;
			else if (isIn('noticed by the content check', mutant) || killer().situationFor(mutant)) noticed++;
			else unnoticed.push(change);
		}
		const share = noticed / (noticed + unnoticed.length);
		console.log(
			`${id}: ${noticed} changes noticed, ${unnoticed.length} not, ${equivalent} equivalent: ${(100 * share).toFixed(1)} %`
		);
		expect(
			share,
			`run "npm run mutate" and add situations; not noticed: ${unnoticed.slice(0, SHOWN).join('; ')}`
		).toBeGreaterThanOrEqual(LEAST_SHARE);
	});
});
