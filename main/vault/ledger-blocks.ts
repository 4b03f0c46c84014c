/**
 * A ledger's lines in blocks of bytes for the threads that read them. Few blocks are used again and again, because fresh
 * memory for each costs a good part of what reading costs; they are shared, not handed over, because memory that can be taken
 * away has every byte's reading looked at anew. A block holds lines of one chain that stand behind one another.
 * What must hold: nobody writes to a block until whoever reads it has answered; blocks hold lines in the clear, so they are
 * overwritten when the work is done.
 */
const BLOCK_BYTES = 512 * 1024;
/** UTF-8 takes at most three bytes for a unit of text. */
const MOST_BYTES_A_UNIT = 3;
const LF = 0x0a;

export interface Block {
	readonly block: SharedArrayBuffer;
	readonly used: number;
	readonly isAscii: boolean;
	/** Which chain, and the place of the first of these lines in it. */
	readonly chain: number;
	readonly from: number;
	readonly lines: readonly string[];
}

export class Blocks {
	readonly #chains: readonly (readonly string[])[];
	readonly #free: SharedArrayBuffer[] = [];
	#chain = 0;
	#from = 0;

	constructor(chains: readonly (readonly string[])[]) {
		this.#chains = chains;
	}

	/** The next lines; null after the last. */
	next(): Block | null {
		while (this.#from >= (this.#chains[this.#chain]?.length ?? 0)) {
			if (this.#chain >= this.#chains.length) return null;
			this.#chain += 1;
			this.#from = 0;
		}
		return this.#fill(this.#chains[this.#chain] ?? []);
	}

	#fill(chain: readonly string[]): Block {
		const from = this.#from;
		const first = chain[from] ?? '';
		const block = this.#blockOf(first.length * MOST_BYTES_A_UNIT + 1);
		const bytes = Buffer.from(block);
		let used = 0;
		let units = 0;
		for (let line: string | undefined = first; line !== undefined; line = chain[this.#from]) {
			if (used + line.length * MOST_BYTES_A_UNIT + 1 > bytes.length) break;
			used += bytes.write(line, used, 'utf8');
			bytes[used] = LF;
			used += 1;
			units += line.length + 1;
			this.#from += 1;
		}
		const lines = chain.slice(from, this.#from);
		return { block, used, isAscii: used === units, chain: this.#chain, from, lines };
	}

	/** A block that nobody reads any more. */
	giveBack(block: SharedArrayBuffer): void {
		this.#free.push(block);
	}

	/** Overwrites what lies in the blocks that came back. */
	clear(): void {
		for (const block of this.#free.splice(0)) new Uint8Array(block).fill(0);
	}

	/** A block that was used before, or a new one; one of its own where a line is longer. */
	#blockOf(least: number): SharedArrayBuffer {
		if (least > BLOCK_BYTES) return new SharedArrayBuffer(least);
		return this.#free.pop() ?? new SharedArrayBuffer(BLOCK_BYTES);
	}
}
