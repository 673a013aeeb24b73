import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import type { BlockTable } from '../content/lesson-blocks';
import { documentedWords, effects, packetWalks, stretchesOf } from './packet-walk';

const tableOf = (id: string): BlockTable => {
	const table = content.tables.find((one) => one.id === id);
	if (!table) throw new Error(`no table "${id}"`);
	return {
		...table,
		columns: table.columns.map(({ id: column, label }) => ({ id: column, label })),
		labels: {}
	};
};
const traffic = tableOf('driver-traffic');
const hops = tableOf('packet-hops');
const drivers = packetWalks(traffic, hops);
const walks = drivers.flatMap((driver) =>
	driver.ways.flatMap((way) =>
		way.walks.map((walk) => ({ driver, way, walk, title: `${driver.label}, ${way.label}, ${walk.name}` }))
	)
);
const wayIds = ['same-node', 'external', 'multi-node'];

describe('the traffic table', () => {
	test('has five drivers and three ways, and the view has no others', () => {
		expect(drivers.map(({ id }) => id)).toEqual(['nat', 'transparent', 'overlay', 'l2bridge', 'l2tunnel']);
		expect(traffic.rows.map(({ id }) => id)).toEqual(drivers.map(({ id }) => id));
		for (const { ways } of drivers) expect(ways.map(({ id }) => id)).toEqual(wayIds);
	});
	test.each(traffic.rows.flatMap((row) => wayIds.map((way) => [row.id, way] as const)))(
		'%s, %s: the summary is the cell, and there is a walk for it',
		(id, column) => {
			const row = traffic.rows.find((one) => one.id === id);
			const driver = drivers.find((one) => one.id === id);
			const way = driver?.ways.find((one) => one.id === column);
			expect(driver?.label).toBe(row?.cells['driver']);
			expect(driver?.note).toBe(row?.note);
			expect(driver?.claims).toEqual(row?.claims);
			expect(way?.says).toBe(row?.cells[column]);
			expect(way?.label).toBe(traffic.columns.find((one) => one.id === column)?.label);
			expect(way?.walks.length).toBeGreaterThan(0);
		}
	);
	test('two subnets have a walk of their own wherever the cell speaks of them', () => {
		for (const { driver, way } of walks) {
			const names = way.walks.map(({ name }) => name);
			expect(
				names.some((name) => name.startsWith('another subnet')),
				`${driver.label}, ${way.label}`
			).toBe(way.says.includes('Another subnet'));
		}
	});
});

describe('the view says what the table says', () => {
	const seen = walks.flatMap(({ driver, way, walk }) =>
		walk.hops.map((hop, at) => ({ driver, way, walk, hop, at }))
	);
	test('every row is one hop, in the order of the table', () => {
		expect(seen.map(({ hop }) => hop.id).toSorted()).toEqual(hops.rows.map(({ id }) => id).toSorted());
	});
	test.each(hops.rows.map((row) => [row.id, row] as const))('%s', (id, row) => {
		const one = seen.find(({ hop }) => hop.id === id);
		if (!one) throw new Error('this row is no hop');
		const { driver, way, walk, hop, at } = one;
		const said: Record<string, string> = {
			driver: driver.label,
			way: walk.name === '' ? way.label : `${way.label}: ${walk.name}`,
			step: String(at + 1),
			place: `${hop.machine}: ${hop.part}`,
			ip: hop.effects.ip.says,
			mac: hop.effects.mac.says,
			encapsulation: hop.effects.encapsulation.says,
			then: hop.then,
			documented: hop.documented ? 'yes' : 'no'
		};
		expect(said).toEqual(row.cells);
		expect(Object.keys(said)).toEqual(hops.columns.map((column) => column.id));
		expect(hop.note).toBe(row.note);
		expect(hop.claims).toEqual(row.claims);
		for (const effect of effects) {
			const isSame = at === 0 || row.cells['then'] === 'stops';
			const says = row.cells[effect] ?? '';
			const words = ['Unchanged', 'None', 'Not stated'];
			expect(hop.effects[effect].changes, effect).toBe(
				!isSame && !words.some((word) => says.startsWith(word))
			);
		}
		expect(documentedWords(hop)).toBe(row.cells['documented'] === 'yes' ? 'documented' : 'derived');
	});
});

describe.each(walks.map((one) => [one.title, one] as const))('walk: %s', (_, { way, walk }) => {
	test('ends at its last hop and not before', () => {
		for (const hop of walk.hops.slice(0, -1)) expect(hop.then, hop.id).toBe('goes on');
		expect(walk.hops.at(-1)?.then).not.toBe('goes on');
	});
	test('says what to do instead where it stops', () => {
		for (const hop of walk.hops.filter(({ then }) => then === 'stops')) expect(hop.note).toBeTruthy();
	});
	test('has a name where its way has several, and no other has it', () => {
		const names = way.walks.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.includes('')).toBe(names.length === 1);
	});
	test('takes VXLAN off as often as it puts it on', () => {
		const says = walk.hops.map((hop) => hop.effects.encapsulation.says);
		const added = says.findIndex((one) => one.startsWith('VXLAN added'));
		const removed = says.findIndex((one) => one.startsWith('VXLAN removed'));
		for (const [at, one] of says.entries())
			expect(one.startsWith('Unchanged, inside VXLAN'), String(at)).toBe(at > added && at < removed);
		expect(added < 0).toBe(removed < 0);
	});
	test('falls into stretches that hold each hop once, in order', () => {
		const stretches = stretchesOf(walk);
		expect(stretches.flatMap((one) => one.hops.map(({ at, hop }) => [at, hop]))).toEqual([
			...walk.hops.entries()
		]);
		for (const { machine, hops: inside } of stretches)
			for (const { hop } of inside) expect(hop.machine).toBe(machine);
		for (const [at, one] of stretches.entries()) expect(one.machine).not.toBe(stretches[at + 1]?.machine);
	});
	test('calls no hop documented that is proved by claims with a derived order alone', () => {
		for (const hop of walk.hops.filter(({ documented }) => documented)) {
			const firm = hop.claims.filter(
				(claim) => !/put together|derived/.test(content.claims[claim]?.uncertain ?? '')
			);
			expect(firm, hop.id).not.toEqual([]);
		}
	});
});

test('NAT stops between two hosts and between two subnets, and nothing else stops', () => {
	const stopped = walks.filter(({ walk }) => walk.hops.at(-1)?.then === 'stops');
	expect(stopped.map(({ driver, way, walk }) => [driver.id, way.id, walk.name])).toEqual([
		['nat', 'same-node', 'another subnet'],
		['nat', 'multi-node', 'direct']
	]);
});

describe('packetWalks refuses', () => {
	const last = hops.rows.at(-1);
	const broken = (column: string, value: string): BlockTable => ({
		...hops,
		rows: hops.rows.map((row) => (row === last ? { ...row, cells: { ...row.cells, [column]: value } } : row))
	});
	test.each([
		['driver', 'Bridge', /no such cell/],
		['way', 'Outside', /no such cell/],
		['step', '2', /is hop \d/],
		['place', 'vSwitch', /a machine, a colon/],
		['then', 'returns', /"then"/],
		['documented', 'uncertain', /"documented"/]
	])('a row whose %s is "%s"', (column, value, says) => {
		expect(() => packetWalks(traffic, broken(column, value))).toThrow(says);
	});
});
