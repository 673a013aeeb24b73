/** What a prompt looks like in a listing: `PS C:\apps>`, `C:\apps>`, `$` is left alone because PowerShell needs it. */
const PROMPT = /^(?:PS )?[A-Za-z]:\\[^<>|"?*\n]*> ?/;

/**
 * What somebody wants to paste from a listing: the commands without prompts. Where a listing has prompts, lines
 * without one are output and are left out; where it has none, everything is command. Nothing else is changed, so
 * backslashes and line continuations stay as they are.
 */
export function commandText(listing: string): string {
	const text = listing.replace(/\r\n/g, '\n').replace(/\n+$/, '');
	const lines = text.split('\n');
	if (!lines.some((line) => PROMPT.test(line))) return text;
	return lines
		.filter((line) => PROMPT.test(line))
		.map((line) => line.replace(PROMPT, ''))
		.join('\n');
}
