/**
 * A test for "does this text have what was typed": every piece that was typed must stand in it somewhere, in any order
 * and case. Nothing typed lets everything through.
 */
export function textFilter(typed: string): (text: string) => boolean {
	const pieces = plain(typed).split(/\s+/).filter(Boolean);
	return (text) => {
		const whole = plain(text);
		return pieces.every((piece) => whole.includes(piece));
	};
}

/** Without accents and quotation marks: what is pasted from a console has other ones than the page. */
const plain = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/[\p{M}"'`‘’“”]/gu, '')
		.toLowerCase();
