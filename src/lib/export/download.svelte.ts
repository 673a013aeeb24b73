import { saveFile } from '../ui/save-file.svelte';
import type { Artefact } from './artefacts';

/** Gives the reader one file under its own name. */
export function downloadFile({ path, text }: Artefact): void {
	saveFile(path, new Blob([text], { type: 'text/plain' }));
}

/**
 * Gives the reader all files as one archive, in a folder of their own.
 * @throws {Error} if the part of the program that packs archives cannot be loaded
 */
export async function downloadAll(files: readonly Artefact[], name: string): Promise<void> {
	// packing in this thread: the other way starts a worker from text, which the security policy forbids
	const { strToU8, zipSync } = await import('fflate');
	const packed = zipSync(
		Object.fromEntries(files.map(({ path, text }) => [`${name}/${path}`, strToU8(text)]))
	);
	saveFile(`${name}.zip`, new Blob([packed], { type: 'application/zip' }));
}
