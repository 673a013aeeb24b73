/** The record as a file: for a backup, or to carry it to another browser. Reading one is in `read-file.ts`. */
import { RECORD_VERSION, type Stored } from './record';

/** Everything a browser keeps for the learner. */
export function writeRecordFile({ record, aside }: Stored, now: Date): string {
	const file = {
		app: 'bulkhead',
		kind: 'record',
		version: RECORD_VERSION,
		exportedAt: now.toISOString(),
		record,
		aside
	};
	return `${JSON.stringify(file, undefined, '\t')}\n`;
}

/** `bulkhead-record-2026-11-22.json`, with the day where the learner is. */
export function recordFileName(now: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `bulkhead-record-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}
