/**
 * SHA-1, SHA-384 and SHA-512 (FIPS 180-4, sections 5.3 and 6.1, 6.4, 6.5): for names made of digests and for the signatures of
 * timestamp authorities, which are short; so this is written to be read, not to be fast.
 */
import type { Rounds } from './merkle-damgard';

const MASK = (1n << 64n) - 1n;

export function sha1Rounds(): Rounds {
	const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
	const w = new Int32Array(80);
	const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));
	return {
		blockBytes: 64,
		compress(bytes, at) {
			const view = new DataView(bytes.buffer, bytes.byteOffset + at, 64);
			for (let t = 0; t < 16; t += 1) w[t] = view.getInt32(t * 4);
			for (let t = 16; t < 80; t += 1)
				w[t] = rotate((w[t - 3] ?? 0) ^ (w[t - 8] ?? 0) ^ (w[t - 14] ?? 0) ^ (w[t - 16] ?? 0), 1);
			let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
			for (let t = 0; t < 80; t += 1) {
				const [mixed, constant] =
					t < 20
						? [(b & c) ^ (~b & d), 0x5a827999]
						: t < 40
							? [b ^ c ^ d, 0x6ed9eba1]
							: t < 60
								? [(b & c) ^ (b & d) ^ (c & d), 0x8f1bbcdc]
								: [b ^ c ^ d, 0xca62c1d6];
				const next = (rotate(a, 5) + mixed + e + constant + (w[t] ?? 0)) | 0;
				[e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
			}
			for (const [i, word] of [a, b, c, d, e].entries()) state[i] = (state[i] ?? 0) + word;
		},
		digest() {
			const out = new DataView(new ArrayBuffer(20));
			for (const [i, word] of state.entries()) out.setInt32(i * 4, word);
			return new Uint8Array(out.buffer);
		},
	};
}

/** The first 64 bits of the fractional parts of the `root`th roots of the first `count` primes (FIPS 180-4, 4.2.3 and 5.3). */
function fractions(count: number, root: 2n | 3n, skip = 0): bigint[] {
	const primes: bigint[] = [];
	for (let n = 2n; primes.length < count + skip; n += 1n) if (primes.every((p) => n % p !== 0n)) primes.push(n);
	return primes.slice(skip).map((prime) => rootOf(prime << (64n * root), root) & MASK);
}

/** The largest whole number whose power is no larger. */
function rootOf(value: bigint, power: bigint): bigint {
	let [low, high] = [0n, 1n << 80n];
	while (high - low > 1n) {
		const middle = (low + high) / 2n;
		if (middle ** power <= value) low = middle;
		else high = middle;
	}
	return low;
}

const K = fractions(80, 3n);

/** @param bits of the digest: SHA-384 is SHA-512 from another start, cut */
export function sha512Rounds(bits: 384 | 512): Rounds {
	const state = bits === 512 ? fractions(8, 2n) : fractions(8, 2n, 8);
	const rotate = (x: bigint, by: bigint) => ((x >> by) | (x << (64n - by))) & MASK;
	return {
		blockBytes: 128,
		compress(bytes, at) {
			const view = new DataView(bytes.buffer, bytes.byteOffset + at, 128);
			const w: bigint[] = [];
			for (let t = 0; t < 16; t += 1) w.push(view.getBigUint64(t * 8));
			const word = (t: number) => w[t] ?? 0n;
			for (let t = 16; t < 80; t += 1) {
				const [x, y] = [word(t - 15), word(t - 2)];
				const s0 = rotate(x, 1n) ^ rotate(x, 8n) ^ (x >> 7n);
				const s1 = rotate(y, 19n) ^ rotate(y, 61n) ^ (y >> 6n);
				w.push((word(t - 16) + s0 + word(t - 7) + s1) & MASK);
			}
			let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
			for (let t = 0; t < 80; t += 1) {
				const s1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
				const t1 = h + s1 + ((e & f) ^ (~e & MASK & g)) + (K[t] ?? 0n) + word(t);
				const s0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
				const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
				[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK];
			}
			for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] ?? 0n) + word) & MASK;
		},
		digest() {
			const out = new DataView(new ArrayBuffer(64));
			for (const [i, word] of state.entries()) out.setBigUint64(i * 8, word);
			return new Uint8Array(out.buffer, 0, bits / 8);
		},
	};
}
