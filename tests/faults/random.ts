/**
 * Chance with a seed, so that a campaign that failed can be run again: SEALBOOK_SEED=<seed>. Temporary names and nonces
 * are the product's own and stay random; nothing here depends on them.
 */
import { randomInt } from 'node:crypto';

export interface Random {
	/** A whole number from 0 up to, not including, `n`. */
	below(n: number): number;
	/** True once in `n` times. */
	oneIn(n: number): boolean;
	pick<T>(from: readonly T[]): T;
	bytes(length: number): Buffer;
}

/** The seed asked for, or a fresh one; a campaign prints it with its count. */
export function campaignSeed(): number {
	return process.env.SEALBOOK_SEED === undefined ? randomInt(2 ** 31) : Number(process.env.SEALBOOK_SEED);
}

/** Mulberry32: 32 bits of state, good enough to wander. `seed` is any whole number. */
export function random(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return (t ^ (t >>> 14)) >>> 0;
	};
	const below = (n: number) => next() % n;
	return {
		below,
		oneIn: (n) => below(n) === 0,
		pick: (from) => {
			const found = from[below(from.length)];
			if (found === undefined) throw new Error('nothing to pick from');
			return found;
		},
		bytes: (length) => {
			const bytes = Buffer.alloc(length);
			for (let at = 0; at < length; at++) bytes[at] = next();
			return bytes;
		},
	};
}
