import { describe, expect, test } from 'vitest';
import { AS_OF, asOfQuestion } from '../content/periods';
import { decisionTable, firedBy } from './decision-table';
import { makeGuide, makeQuestion, makeRules, when } from './make';

const day = asOfQuestion(['2026-11-11', '2027-01-13']);
if (!day) throw new Error('no day');
const driver = makeGuide('driver', {
	asks: ['hosts', 'lan'],
	options: ['nat', 'overlay', 'bridge'],
	limits: [
		{
			id: 'driver.alternatives',
			when: when({ hosts: 'many' }, { lan: 'yes', mode: 'hyperv' }),
			out: ['nat']
		},
		{ id: 'driver.most', when: when({ hosts: ['one', 'few', 'many'] }), out: ['bridge'] },
		{
			id: 'driver.found',
			when: when({ hosts: 'one', [AS_OF]: ['2026-11-11'] }),
			out: ['nat'],
			finding: { label: 'Old', mitigation: 'Renew it.', effort: 'small' }
		}
	],
	advice: [{ id: 'driver.run', when: when({ driver: 'overlay' }), command: 'docker run' }]
});
const mode = makeGuide('mode', {
	asks: ['trust'],
	options: ['process', 'hyperv'],
	limits: [
		{ id: 'mode.tied', when: when({ driver: 'bridge', trust: 'low' }), out: ['process'], claims: ['c'] },
		{ id: 'mode.own', when: when({ trust: 'low' }), out: ['process'] }
	]
});
const rules = makeRules(
	[
		day,
		makeQuestion('hosts', 'one', 'few', 'many', 'lots'),
		makeQuestion('lan', 'yes', 'no'),
		makeQuestion('trust', 'low', 'high')
	],
	driver,
	mode
);
const table = decisionTable(rules, driver);
const row = (id: string) => {
	const found = table.rows.find((one) => one.id === id);
	if (!found) throw new Error(`no row ${id}`);
	return found;
};

describe('a decision table', () => {
	test('has every rule once, and of other guides the limits that look at this one', () => {
		expect(table.rows.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
			'limit driver.alternatives',
			'limit driver.most',
			'finding driver.found',
			'preference fallback',
			'advice driver.run',
			'limit-elsewhere mode.tied'
		]);
	});
	test('has a column for every question and decision that some rule looks at, but none for the day', () => {
		expect(table.columns.map(({ id }) => id)).toEqual(['hosts', 'lan', 'trust', 'driver', 'mode']);
	});
	test('writes alternatives as lines, and the shorter of what is accepted and what is not', () => {
		const cells = (id: string) => row(id).lines.map((line) => Object.fromEntries(line.cells));
		expect(cells('driver.alternatives')).toEqual([{ hosts: 'MANY' }, { lan: 'YES', mode: 'HYPERV' }]);
		expect(cells('driver.most')).toEqual([{ hosts: 'not LOTS' }]);
		expect(cells('fallback')).toEqual([{}]);
	});
	test('says from and until when a rule holds, both days included', () => {
		expect(row('driver.found').lines.map(({ dates }) => dates)).toEqual([
			'from 11 Nov 2026 until 12 Jan 2027'
		]);
		expect(row('driver.most').lines.map(({ dates }) => dates)).toEqual(['']);
	});
	test('knows the options that a rule is about, those of a limit elsewhere too', () => {
		expect(row('driver.run').options).toEqual(['overlay']);
		expect(row('mode.tied').options).toEqual(['bridge']);
	});
	test('tells what fired from what may, and from what does not', () => {
		const known = new Map([
			['hosts', 'many'],
			['trust', 'high']
		]);
		const fired = (id: string) => firedBy(row(id), (variable) => known.get(variable));
		expect(fired('driver.alternatives')).toBe('fired');
		expect(fired('driver.run')).toBe('open');
		expect(fired('mode.tied')).toBe('not');
	});
});
