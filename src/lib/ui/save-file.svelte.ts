/** Has the browser save something under a name. */
export function saveFile(name: string, content: Blob): void {
	const anchor = document.createElement('a');
	anchor.href = URL.createObjectURL(content);
	anchor.download = name;
	anchor.click();
	// the browser needs the address for a moment after the click
	setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
