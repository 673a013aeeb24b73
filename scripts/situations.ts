/** The golden situations: what the facts prove for a workload, and whether a rule base says it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleBase } from '../src/lib/content/model';
import { truthOf } from '../src/lib/decide/condition';
import { smallestConflict, whyNot } from '../src/lib/decide/explain';
import { type Answers, factsOf, readAnswers } from '../src/lib/decide/facts';
import { GuideSolver } from '../src/lib/decide/solver';
import { judge } from '../src/lib/decide/verdict';

export interface Situation {
	readonly id: string;
	readonly guide: string;
	/** the day for which it is asked; the day on which the facts were collected when left out */
	readonly asOf?: string;
	readonly answers: Readonly<Record<string, string>>;
	readonly expect: {
		readonly verdict: 'chosen' | 'none-fits' | 'undecided';
		readonly option?: string;
		/** exactly the preferences that decide */
		readonly by?: readonly string[];
		/** option → a rule that must be among the reasons against it */
		readonly out?: Readonly<Record<string, string>>;
		/** exactly the questions whose answers contradict each other */
		readonly conflict?: readonly string[];
		/** advice that must come with it for sure */
		readonly advice?: readonly string[];
		/** exactly the required advice */
		readonly required?: readonly string[];
		/** on a scale: exactly what is found for sure */
		readonly findings?: readonly string[];
	};
}

/** the day on which the facts were collected */
export const TODAY = '2026-11-22';

/** Situations that were made from the rules, to notice changes of them. */
export const BY_RULE = 'tests/fixtures/situations-by-rule.yaml';

export function readSituations(root: string): Situation[] {
	return ['tests/fixtures/situations.yaml', BY_RULE]
		.map((file) => join(root, file))
		.filter((file) => existsSync(file))
		.flatMap((file) => parse(readFileSync(file, 'utf8')) as Situation[]);
}

export function answersOf(rules: RuleBase, situation: Situation): Answers {
	return readAnswers(rules, Object.entries(situation.answers), situation.asOf ?? TODAY).answers;
}

/** Does the rule base say what the situation expects? Only what it speaks of is worked out. */
export function isMet(rules: RuleBase, situation: Situation, answers: Answers): boolean {
	const { guide: id, expect } = situation;
	const facts = factsOf(answers);
	const solver = new GuideSolver(rules, id, { given: facts });
	const { chosen, possible } = judge(solver, answers);
	const kind = chosen ? 'chosen' : possible.length > 0 ? 'undecided' : 'none-fits';
	if (kind !== expect.verdict || (chosen && chosen.id !== expect.option)) return false;
	const named = (rule: string) => `${id}.${rule}`;
	if (expect.by !== undefined) {
		const by = solver.deciding(facts).map((one) => one.id);
		if (by.sort().join() !== expect.by.map(named).sort().join()) return false;
	}
	for (const [option, rule] of Object.entries(expect.out ?? {})) {
		const why = whyNot(solver, facts, option);
		const reasons = why?.kind === 'out' ? why.limits : (why?.preferences ?? []);
		if (!reasons.some((one) => one.id === named(rule))) return false;
	}
	if (expect.conflict !== undefined) {
		const conflict = (smallestConflict(solver, facts) ?? []).map((one) => one.question);
		if (conflict.sort().join() !== [...expect.conflict].sort().join()) return false;
	}
	const valueOf = (variable: string) => (variable === id ? chosen?.id : facts.get(variable));
	const sure = (rules: readonly { readonly id: string; readonly when: Parameters<typeof truthOf>[0] }[]) =>
		rules.filter((rule) => truthOf(rule.when, valueOf) === 'true').map((rule) => rule.id);
	if (expect.advice !== undefined) {
		const advice = chosen ? sure(solver.guide.advice) : [];
		if (!expect.advice.every((one) => advice.includes(named(one)))) return false;
	}
	if (expect.required !== undefined) {
		const required = solver.choices(facts).flatMap((choice) => choice.required);
		if ([...new Set(required)].sort().join() !== expect.required.map(named).sort().join()) return false;
	}
	if (expect.findings !== undefined) {
		const findings = sure(solver.guide.limits.filter((limit) => limit.finding));
		if (findings.sort().join() !== expect.findings.map(named).sort().join()) return false;
	}
	return true;
}
