/** What somebody without keys can do to a file's bytes, one small thing at a time. */

/** Every single-bit change where they are wanted, and a byte taken out, put in or cut off at every place. */
export function* variants(whole: Buffer, flips: 'flips' | 'no flips' = 'flips'): Generator<Buffer> {
	for (let bit = 0; flips === 'flips' && bit < whole.length * 8; bit++) {
		const bytes = Buffer.from(whole);
		bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
		yield bytes;
	}
	for (let at = 0; at < whole.length; at++) {
		yield Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]);
		yield Buffer.concat([whole.subarray(0, at), Buffer.from(' '), whole.subarray(at)]);
		yield whole.subarray(0, at);
	}
}
