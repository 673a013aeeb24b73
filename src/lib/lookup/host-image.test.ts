import { describe, expect, test } from 'vitest';
import type { BlockTable } from '../content/lesson-blocks';
import { hostImages, pairOf } from './host-image';

const row = (host: string, image: string, process: string, hyperv: string) => ({
	id: `${host}-${image}`,
	cells: { host, image, process, hyperv, why: 'why' },
	claims: ['ver-015']
});
const table: BlockTable = {
	id: 'host-image',
	title: '',
	columns: [],
	rows: [
		row('ws2025', 'ltsc2022', 'yes', 'yes'),
		row('ws2025', 'ltsc2019', 'no', 'yes'),
		row('ws2022', 'ltsc2022', 'yes', 'uncertain')
	],
	labels: { host: { ws2025: 'Windows Server 2025' } }
};

describe('pairOf', () => {
	test('finds the row of exactly this host and this image', () => {
		expect(pairOf(table, 'ws2025', 'ltsc2019')).toMatchObject({ process: 'no', hyperv: 'yes' });
	});
	test('says that a pair is missing instead of taking a row near it', () => {
		expect(pairOf(table, 'ws2022', 'ltsc2019')).toBeUndefined();
	});
	test('refuses a value that is neither yes, no nor uncertain', () => {
		expect(() => pairOf({ ...table, rows: [row('a', 'b', 'partly', 'yes')] }, 'a', 'b')).toThrow(
			/a-b.*partly/
		);
	});
});
test('hosts and images stand in the order of the rows, each once, an unknown id as it is', () => {
	expect(hostImages(table)).toEqual({
		hosts: [
			{ id: 'ws2025', label: 'Windows Server 2025' },
			{ id: 'ws2022', label: 'ws2022' }
		],
		images: [
			{ id: 'ltsc2022', label: 'ltsc2022' },
			{ id: 'ltsc2019', label: 'ltsc2019' }
		]
	});
});
