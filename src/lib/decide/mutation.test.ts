import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFiles } from '../../../scripts/content-files';
import { MutantKiller, mutantsOf } from '../../../scripts/mutation';
import { readSituations } from '../../../scripts/situations';
import { blocks } from '../blocks';
import { readContent } from '../content/read';

const { rules } = readContent(contentFiles(resolve('.')), blocks).content;
const FILE = resolve('docs/mutation.md');
let made: MutantKiller | undefined;
const killer = () => (made ??= new MutantKiller(rules, readSituations(resolve('.'))));
/** of the changes that change anything */
const LEAST_SHARE = 0.95;
/** how many changes a failing test prints */
const SHOWN = 10;

/** What `npm run mutate` found: by heading of docs/mutation.md, changes as `rule: change`. */
const found = new Map<string, Set<string>>();
let heading = '';
for (const line of existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n') : []) {
	heading = /^### (.*)$/.exec(line)?.[1] ?? heading;
	const [, rule, change] = /^- `([^`]+)`: (.*?)(?: \(.*\))?$/.exec(line) ?? [];
	if (rule === undefined || change === undefined) continue;
	const list = found.get(heading) ?? new Set();
	found.set(heading, list.add(`${rule}: ${change}`));
}
const isIn = (heading: string, change: string) => found.get(heading)?.has(change) === true;

/**
 * Whether a change makes any difference, and whether the content check would notice it, takes all inputs; that is
 * taken from docs/mutation.md. Everything else must be noticed by a situation here and now.
 */
describe.each(rules.guides.map((guide) => [guide.id, guide] as const))('guide "%s"', (id, guide) => {
	// without the list of equivalent changes there is nothing to count by
	test.runIf(existsSync(FILE))('golden situations notice nearly every small change of a rule', () => {
		const unnoticed: string[] = [];
		let noticed = 0;
		let equivalent = 0;
		for (const mutant of mutantsOf(rules, guide)) {
			const change = `${mutant.rule}: ${mutant.change}`;
			if (isIn('Equivalent', change)) equivalent++;
			else if (isIn('Noticed by the content check', change)) noticed++;
			else if (isIn('Survive', change) || killer().killerOf(mutant) === undefined) unnoticed.push(change);
			else noticed++;
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
