/** What SHA-1 and SHA-2 share (FIPS 180-4, sections 5.1 and 5.2): blocks one after another, padding, the length at the end. */

/** One digest in the making: its blocks' size, what a block does to it, and what it comes to. */
export interface Rounds {
	readonly blockBytes: 64 | 128;
	/** Takes in one block of `bytes`, from `at` on. */
	readonly compress: (bytes: Uint8Array, at: number) => void;
	readonly digest: () => Uint8Array;
}

export class MerkleDamgard {
	readonly #rounds: Rounds;
	readonly #rest: Uint8Array;
	#held = 0;
	#length = 0;

	constructor(rounds: Rounds) {
		this.#rounds = rounds;
		this.#rest = new Uint8Array(rounds.blockBytes);
	}

	update(bytes: Uint8Array): void {
		const { blockBytes, compress } = this.#rounds;
		this.#length += bytes.length;
		let at = 0;
		if (this.#held > 0) {
			at = Math.min(blockBytes - this.#held, bytes.length);
			this.#rest.set(bytes.subarray(0, at), this.#held);
			this.#held += at;
			if (this.#held < blockBytes) return;
			compress(this.#rest, 0);
			this.#held = 0;
		}
		for (; at + blockBytes <= bytes.length; at += blockBytes) compress(bytes, at);
		this.#rest.set(bytes.subarray(at));
		this.#held = bytes.length - at;
	}

	/** Nothing may be added after. */
	digest(): Uint8Array {
		const { blockBytes, compress, digest } = this.#rounds;
		const bits = this.#length * 8;
		const lengthBytes = blockBytes / 8;
		const padded = this.#held + 1 + lengthBytes <= blockBytes ? blockBytes : blockBytes * 2;
		const last = new Uint8Array(padded);
		last.set(this.#rest.subarray(0, this.#held));
		last[this.#held] = 0x80;
		new DataView(last.buffer).setBigUint64(padded - 8, BigInt(bits));
		for (let at = 0; at < padded; at += blockBytes) compress(last, at);
		return digest();
	}
}
