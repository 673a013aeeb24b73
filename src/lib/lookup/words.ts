/**
 * How text becomes searchable words. Both sides go through here, the content at build time and what somebody types,
 * so that `Hyper-V`, `hyperv` and `0xC0370101` meet their counterparts.
 */

/** Words that stand in almost every sentence and tell nothing apart. */
const EMPTY_WORDS = new Set(
	(
		'a an and any are as at be been but by can do does for from has have how i if in into is it its me my of on or our ' +
		'so than that the their them then there these they this to too vs versus was we were what when where which while ' +
		'who why will with you your'
	).split(' ')
);
/** A typed token: letters and digits, with separators only between them. */
const TOKEN = /[\p{L}\p{N}]+(?:[-_.'’][\p{L}\p{N}]+)*/gu;
/** Between the parts of a token: `hyper-v`, `ContainerUser`, `ltsc2019`; but `23h2` and `0xC0370101` have none. */
const SEPARATOR = /[-_.'’]|(?<=\p{Ll}{2})(?=\p{Lu})|(?<=\p{L}{2})(?=\d{4}$)/u;
/** Longer runs of letters and digits are container ids and hashes: they never name anything here. */
const LONGEST_WORD = 30;

/** One token of a text and the ways to write it. */
export interface Token {
	/** without separators: `hyperv`, `10020348` */
	readonly whole: string;
	/** its parts where it has separators, inner capitals or a year, else `[whole]`; single characters are left out */
	readonly parts: readonly string[];
}

/** The tokens of a text in their order, without empty words. */
export function tokens(text: string): Token[] {
	const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
	return [...plain.matchAll(TOKEN)].flatMap(([token]) => {
		const parts = token.split(SEPARATOR).map((part) => part.toLowerCase());
		const whole = fold(parts.join(''));
		if (EMPTY_WORDS.has(whole) || whole.length > LONGEST_WORD) return [];
		return [{ whole, parts: parts.map(fold).filter((part) => part.length > 1 && !EMPTY_WORDS.has(part)) }];
	});
}

/** Every distinct word under which a text can be found. */
export function wordsOf(text: string): Set<string> {
	const words = new Set<string>();
	for (const { whole, parts } of tokens(text)) {
		if (whole.length > 1) words.add(whole);
		for (const part of parts) words.add(part);
	}
	return words;
}

/** `0x` is optional in error numbers, and plurals find singulars. */
function fold(word: string): string {
	const code = /^0x([0-9a-f]+)$/.exec(word)?.[1];
	if (code !== undefined) return code;
	if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
	if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
	if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
	return /[^isu]s$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * Error numbers in a text as eight hexadecimal digits, lower case. Programs print the same number with `0x`, without
 * it, or as a decimal exit code: 0xc0370101, C0370101, 3224830209 and -1070137087 are one.
 */
export function codesIn(text: string): Set<string> {
	const codes = new Set<string>();
	for (const [, marked, bare] of text.matchAll(/(?<![\w-])(?:0x([0-9a-f]{2,8})|([0-9a-f]{8}))(?![\w-])/gi)) {
		// eight letters from a to f are rather a word
		const hex = marked ?? (bare !== undefined && /\d/.test(bare) ? bare : undefined);
		if (hex !== undefined) codes.add(hex.toLowerCase().padStart(8, '0'));
	}
	for (const [, sign, digits] of text.matchAll(/(?<![\w.-])(-?)(\d{9,10})(?![\w.])/g)) {
		const value = sign === '-' ? 2 ** 32 - Number(digits) : Number(digits);
		if (value >= 2 ** 31 && value < 2 ** 32) codes.add(value.toString(16));
	}
	return codes;
}
