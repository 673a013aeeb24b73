import { describe, expect, test } from 'vitest';
import { containersOf, countKernels, describeKernels, describeStop, kernelsOf, stoppedBy } from './kernels';

const names = (kernel: Parameters<typeof stoppedBy>[0], modes: Parameters<typeof containersOf>[0]) =>
	stoppedBy(kernel, containersOf(modes)).map(({ name }) => name);

describe('kernels', () => {
	test('process isolation adds none, however many containers there are', () => {
		expect(kernelsOf(containersOf(['process']))).toEqual(['host']);
		expect(kernelsOf(containersOf(['process', 'process', 'process', 'process']))).toEqual(['host']);
	});
	test('each container with Hyper-V isolation adds one to that of the host', () => {
		expect(kernelsOf(containersOf(['hyperv', 'process', 'hyperv']))).toEqual([
			'host',
			{ of: 'A' },
			{ of: 'C' }
		]);
	});
	test('a host kernel that stops takes every container along, in both modes', () => {
		expect(names('host', ['process', 'hyperv'])).toEqual(['A', 'B']);
	});
	test("a utility VM's kernel that stops takes its own container only", () => {
		expect(names({ of: 'B' }, ['process', 'hyperv', 'hyperv'])).toEqual(['B']);
	});
	test('are counted in words that agree with the number', () => {
		expect(countKernels(containersOf(['process']))).toMatch(/^1 kernel: .*the container\.$/);
		expect(countKernels(containersOf(['process', 'process', 'process']))).toMatch(
			/^1 kernel: .*three containers\.$/
		);
		expect(countKernels(containersOf(['process', 'hyperv']))).toMatch(/^2 kernels: .*one utility VM's\.$/);
		expect(countKernels(containersOf(['hyperv', 'hyperv']))).toBe(
			"3 kernels: the host's and two utility VMs'."
		);
	});
	test('the text form has one sentence for each container and one for each kernel', () => {
		const text = describeKernels(containersOf(['process', 'hyperv', 'hyperv']));
		expect(text.filter((line) => line.startsWith('Container'))).toHaveLength(3);
		expect(text.filter((line) => line.startsWith('If'))).toHaveLength(3);
	});
	test('a lone container in a utility VM is not said to leave others running', () => {
		expect(describeStop({ of: 'A' }, containersOf(['hyperv']))).not.toMatch(/others/);
	});
});
