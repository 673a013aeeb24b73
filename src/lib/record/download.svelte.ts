import { saveFile } from '../ui/save-file.svelte';
import type { Aside, Stored } from './record';
import { recordFileName, writeRecordFile } from './write-file';

/** Gives the learner everything that is kept, as a file. */
export function downloadRecord(stored: Stored, now: Date): void {
	downloadJson(recordFileName(now), writeRecordFile(stored, now));
}

/** Gives the learner what could not be read, as a file to look at or to mend. */
export function downloadAside(aside: readonly Aside[], now: Date): void {
	const name = recordFileName(now).replace('record', 'kept-aside');
	downloadJson(name, `${JSON.stringify(aside, undefined, '\t')}\n`);
}

function downloadJson(name: string, text: string): void {
	saveFile(name, new Blob([text], { type: 'application/json' }));
}
