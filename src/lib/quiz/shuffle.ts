/** Letters that cannot be taken for digits when somebody reads a code from a projector. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code such as `WX-4821` that fixes the order of questions and answers, the same for everybody who uses it. */
export type Seed = string;

/** @param random from 0 inclusive to 1 exclusive */
export function newSeed(random: () => number): Seed {
	const letter = () => LETTERS.charAt(Math.floor(random() * LETTERS.length));
	const digits = Math.floor(random() * 10_000);
	return `${letter()}${letter()}-${String(digits).padStart(4, '0')}`;
}

/** Reads what somebody typed, ` wx4821` included; undefined if it is no such code. */
export function readSeed(typed: string): Seed | undefined {
	const [, letters, digits] = /^\s*([A-Za-z]{2})[-\s]?(\d{4})\s*$/.exec(typed) ?? [];
	return letters === undefined || digits === undefined ? undefined : `${letters.toUpperCase()}-${digits}`;
}

/**
 * Numbers from 0 inclusive to 1 exclusive that depend on the text alone: mulberry32 over an FNV-1a hash. Good for
 * orders, not for secrets.
 * @see https://github.com/cprosche/mulberry32
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function seeded(text: string): () => number {
	let state = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}

/** A new list in another order: Fisher and Yates, every order as likely as `random` is fair. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
	const result = [...list];
	for (let last = result.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[result[last], result[other]] = [result[other] as T, result[last] as T];
	}
	return result;
}
