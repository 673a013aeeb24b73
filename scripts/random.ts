/** Numbers that look random and are the same on every run. */
export interface Random {
	/** from 0 up to but not including 1 */
	number(): number;
	/** a whole number from 0 up to but not including this */
	below(end: number): number;
	/** @throws {RangeError} if the list is empty */
	pick<T>(list: readonly T[]): T;
	/** so many of the list, each once, in the order of the list */
	some<T>(list: readonly T[], count: number): T[];
	shuffled<T>(list: readonly T[]): T[];
}

/** Mulberry32: small, and good enough to choose cases. @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const number = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (end: number) => Math.floor(number() * end);
	return {
		number,
		below,
		pick: (list) => {
			const one = list[below(list.length)];
			if (one === undefined) throw new RangeError('nothing to pick from');
			return one;
		},
		some: (list, count) => {
			const left = new Set(list.keys());
			while (left.size > Math.max(0, count)) left.delete([...left][below(left.size)] ?? -1);
			return list.filter((_, at) => left.has(at));
		},
		shuffled: (list) => {
			const left = [...list];
			return list.flatMap(() => left.splice(below(left.length), 1));
		}
	};
}
