export type Mode = 'process' | 'hyperv';

/** A container of the figure: `A`, `B` … and the mode it was started in. */
export interface Container {
	readonly name: string;
	readonly mode: Mode;
}
/** The host's kernel, or the name of the container whose utility VM has the kernel. */
export type Kernel = 'host' | { readonly of: string };

const NAMES = ['A', 'B', 'C', 'D'] as const;
export const MOST_CONTAINERS = NAMES.length;

export function containersOf(modes: readonly Mode[]): Container[] {
	return modes.slice(0, MOST_CONTAINERS).map((mode, index) => ({ name: NAMES[index] ?? '', mode }));
}

/** Every kernel that runs: the host's, and one in the utility VM of each container with Hyper-V isolation. */
export function kernelsOf(containers: readonly Container[]): Kernel[] {
	return ['host', ...containers.filter(({ mode }) => mode === 'hyperv').map(({ name }) => ({ of: name }))];
}

export function kernelName(kernel: Kernel): string {
	return kernel === 'host' ? "the host's kernel" : `the kernel of ${kernel.of}'s utility VM`;
}

/** The kernel that runs a container's processes. */
export function kernelBelow(container: Container): Kernel {
	return container.mode === 'process' ? 'host' : { of: container.name };
}

/**
 * The containers that stop with a kernel. The host's takes everything on the host with it, the utility VMs too; a
 * utility VM's takes the one container that has it.
 */
export function stoppedBy(kernel: Kernel, containers: readonly Container[]): Container[] {
	return containers.filter((container) => kernel === 'host' || container.name === kernel.of);
}

/** "3 kernels: the host's and two utility VMs'." */
export function countKernels(containers: readonly Container[]): string {
	const machines = kernelsOf(containers).length - 1;
	const shared = containers.length - machines;
	if (machines === 0)
		return `1 kernel: the host's, shared by the host and ${shared === 1 ? 'the container' : `all ${inWords(shared)} containers`}.`;
	return `${machines + 1} kernels: the host's and ${machines === 1 ? "one utility VM's" : `${inWords(machines)} utility VMs'`}.`;
}

/** The figure as sentences: where each container runs, and what stops with each kernel. */
export function describeKernels(containers: readonly Container[]): string[] {
	return [
		...containers.map((container) =>
			container.mode === 'process'
				? `Container ${container.name}, process isolation: runs on the host's kernel.`
				: `Container ${container.name}, Hyper-V isolation: runs on the kernel of its own utility VM.`
		),
		...kernelsOf(containers).map((kernel) => describeStop(kernel, containers))
	];
}

/** "If the host's kernel stops, the host and containers A and B stop." */
export function describeStop(kernel: Kernel, containers: readonly Container[]): string {
	const names = stoppedBy(kernel, containers).map(({ name }) => name);
	const what =
		kernel === 'host'
			? `the host and ${names.length === 1 ? `container ${names.join()}` : `containers ${listed(names)}`} stop`
			: `container ${names.join()} stops. The host and the others run on`;
	const alone = kernel !== 'host' && containers.length === 1;
	return `If ${kernelName(kernel)} stops, ${alone ? `container ${names.join()} stops. The host runs on` : what}.`;
}

function inWords(count: number): string {
	return ['no', 'one', 'two', 'three', 'four'][count] ?? String(count);
}
function listed(names: readonly string[]): string {
	return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
