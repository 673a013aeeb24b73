import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { planOf } from '../decide/plan';
import { artefactsOf } from './artefacts';
import { marksIn } from './blanks';
import { planWith, type Values, valuesOf } from './testing';
import type { PlanShape } from './workload';

const { rules } = content;

const VARIABLES = [
	...new Set([
		...Object.keys(rules.questions).filter((id) => id !== 'as-of'),
		...['isolation-mode', 'base-version', 'base-image', 'account', 'storage', 'network-driver'],
		...['host-domain', 'pod-policy', 'share']
	])
];
const anyPlan: fc.Arbitrary<Values> = fc.record(
	Object.fromEntries(
		VARIABLES.map((variable) => [variable, fc.constantFrom(...valuesOf(rules, variable), 'something-new')])
	)
);
const COMPLETE: Values = {
	orchestrator: 'none',
	'host-os': 'ws2022',
	'isolation-mode': 'process',
	'base-version': 'ltsc2022',
	'base-image': 'servercore',
	account: 'container-user',
	storage: 'bind-mount',
	'network-driver': 'nat',
	'app-kind': 'web-own'
};
const made = (values: Values) => artefactsOf(planWith(values), rules);

describe('artefacts', () => {
	test('are made for any plan, options and answers nobody knows yet among them', () => {
		fc.assert(
			fc.property(anyPlan, (values) => {
				const files = made(values);
				const paths = files.map(({ path }) => path);
				expect(paths).toEqual(expect.arrayContaining(['README.md', 'Dockerfile']));
				expect(new Set(paths).size).toBe(paths.length);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('list every blank, in the file and in README', () => {
		fc.assert(
			fc.property(anyPlan, (values) => {
				const files = made(values);
				const readme = files.find(({ path }) => path === 'README.md')?.text ?? '';
				for (const { path, text, blanks } of files) {
					if (path === 'README.md') continue;
					const marks = blanks.map(({ mark }) => mark);
					expect(marks).toEqual(expect.arrayContaining([...marksIn(text)]));
					// addresses kept for documentation stand for real ones
					for (const address of text.match(/192\.0\.2\.\d+/g) ?? [])
						expect(marks.some((mark) => mark.startsWith(address))).toBe(true);
					for (const mark of marks) {
						expect(text).toContain(mark);
						expect(readme).toContain(`\`${mark}\``);
					}
				}
			}),
			{ numRuns: 500 }
		);
	});

	test('name what was decided, in each file', () => {
		const isolation = rules.guides.find(({ id }) => id === 'isolation-mode');
		const label = isolation?.options.find(({ id }) => id === 'process')?.label ?? '';
		for (const { text } of made(COMPLETE)) expect(text).toContain(`${isolation?.label ?? ''}: ${label}`);
	});

	test('say what is not decided, in each file, and leave it out', () => {
		const files = made({ ...COMPLETE, 'isolation-mode': undefined });
		const label = rules.guides.find(({ id }) => id === 'isolation-mode')?.label ?? '';
		for (const { text } of files) expect(text).toContain(`${label}: not decided`);
		expect(files.find(({ path }) => path === 'run.ps1')?.text).not.toContain('--isolation');
	});

	test('leave nothing out where all is decided', () => {
		for (const { text } of made(COMPLETE)) expect(text).not.toMatch(/left out/i);
	});

	test('have no commands to start where nobody said what starts the containers', () => {
		const paths = made({ ...COMPLETE, orchestrator: undefined }).map(({ path }) => path);
		expect(paths).toEqual(['README.md', 'Dockerfile', 'prepare-host.ps1']);
	});

	test('are none where the workload is not to be containerized', () => {
		expect(artefactsOf({ ...planWith(COMPLETE), endsWith: {} }, rules)).toEqual([]);
	});

	test('are made from what the guides decide', () => {
		const plan: PlanShape = planOf(
			rules,
			new Map([
				['orchestrator', 'none'],
				['lan-address', 'no'],
				['hosts', 'one']
			])
		);
		expect(artefactsOf(plan, rules).map(({ path }) => path)).toContain('run.ps1');
	});
});
