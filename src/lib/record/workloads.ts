/** What is done with workloads. Apart from the other changes, which every page loads. */
import { after, changeEntry } from './changes';
import { NAME_LENGTH } from './record';
import type { Change } from './storage';

/** Keeps a plan under a name; one with this id is replaced. */
export function saveWorkload(id: string, name: string, query: string, at: string): Change {
	const change = changeEntry('workloads', id, (before) => ({
		name: nameOf(name),
		query,
		at: after(at, before?.at)
	}));
	return { ...change, isPrecious: true };
}

/** Does nothing to a workload that is gone. */
export function renameWorkload(id: string, name: string, at: string): Change {
	return changeEntry('workloads', id, (before) =>
		before ? { ...before, name: nameOf(name), at: after(at, before.at) } : before
	);
}

/** A name that a workload can have: what somebody typed may be blank or too long. */
function nameOf(typed: string): string {
	return typed.trim().slice(0, NAME_LENGTH).trim() || 'Without a name';
}

/** An id for a new workload; two browsers will hardly make the same one. @param random from 0 to below 1 */
export function newWorkloadId(at: string, random: () => number): string {
	const part = (number: number) => Math.floor(number).toString(36);
	return `w-${part(Date.parse(at))}-${part(random() * 36 ** 6)}`;
}
