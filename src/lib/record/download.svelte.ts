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
	downloadText(name, text, 'application/json');
}

/** Gives the learner a text as a file. */
export function downloadText(name: string, text: string, type: string): void {
	const anchor = document.createElement('a');
	anchor.href = URL.createObjectURL(new Blob([text], { type }));
	anchor.download = name;
	anchor.click();
	// the browser needs the address for a moment after the click
	setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
