import { describe, expect, test } from 'vitest';
import { comparePlans } from './compare';
import { makeGuide, makeQuestion, makeRules, when } from './make';
import { planOf } from './plan';

const rules = makeRules(
	[
		makeQuestion('trust', 'full', 'none'),
		makeQuestion('speed', 'high', 'low'),
		makeQuestion('size', 's', 'l')
	],
	makeGuide('mode', {
		asks: ['trust'],
		options: ['light', 'heavy'],
		limits: [{ id: 'mode.trust', when: when({ trust: 'none' }), out: ['light'] }]
	}),
	makeGuide('driver', {
		asks: ['speed'],
		options: ['safe', 'fast'],
		preferences: [{ id: 'driver.speed', when: when({ speed: 'high' }), choose: ['fast'] }]
	})
);
const plan = (said: Readonly<Record<string, string>>) => planOf(rules, new Map(Object.entries(said)));
const a = plan({ trust: 'full', speed: 'high' });
const b = plan({ trust: 'none', speed: 'low', size: 's' });

describe('comparePlans', () => {
	test('marks answers that differ, one that only one workload has too', () => {
		expect(
			comparePlans(a, b).answers.map(({ question, a: one, b: other, differs }) => [
				question,
				one,
				other,
				differs
			])
		).toEqual([
			['trust', 'FULL', 'NONE', true],
			['speed', 'HIGH', 'LOW', true],
			['size', undefined, 'S', true]
		]);
		expect(comparePlans(a, a).answers.every(({ differs }) => !differs)).toBe(true);
	});
	test('names the limit on the side that it binds', () => {
		const [mode] = comparePlans(a, b).decisions;
		expect(mode).toMatchObject({ a: 'LIGHT', b: 'HEAVY', differs: true, onlyB: [{ id: 'mode.trust' }] });
	});
	test('names the preference that chooses on one side only', () => {
		const [, driver] = comparePlans(a, b).decisions;
		expect(driver).toMatchObject({
			a: 'FAST',
			b: 'SAFE',
			onlyA: [{ id: 'driver.speed' }],
			onlyB: [{ id: 'fallback' }]
		});
	});
	test('has no rules where both decide the same', () => {
		for (const row of comparePlans(a, a).decisions)
			expect(row).toMatchObject({ differs: false, onlyA: [], onlyB: [] });
	});
	test('shows the day where the two are for different ones', () => {
		expect(comparePlans(a, a, { a: '2027-01-13' }).answers[0]).toMatchObject({
			a: '2027-01-13',
			differs: true
		});
	});
});
