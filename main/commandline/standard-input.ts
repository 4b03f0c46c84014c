/**
 * Standard input, shared by everything that reads it in one run: the first line may be a passphrase, the next one
 * another person's, and the rest a note. What must hold: nobody takes more than their own part.
 */
import { whenInterrupted } from './interrupted';

export class StandardInput {
	readonly #open: () => AsyncIterable<Uint8Array>;
	readonly #interrupted: Promise<never> | null;
	#source: AsyncIterator<Uint8Array> | null = null;
	/** Read and not yet taken. */
	#held: Buffer[] = [];

	/**
	 * `open` gives the stream when the first part is asked for, so that a run that reads nothing never touches it.
	 * Waiting for more ends with `Interrupted` where the person does not want to.
	 */
	constructor(open: () => AsyncIterable<Uint8Array>, interrupted?: AbortSignal) {
		this.#open = open;
		this.#interrupted = interrupted === undefined ? null : whenInterrupted(interrupted);
	}

	/** The next line's bytes without its LF or CR LF; null after the last one. */
	async line(): Promise<Buffer | null> {
		const parts: Buffer[] = [];
		for (;;) {
			const chunk = await this.#next();
			if (chunk === null) return parts.length === 0 ? null : withoutReturn(Buffer.concat(parts));
			const end = chunk.indexOf(0x0a);
			if (end < 0) {
				parts.push(chunk);
				continue;
			}
			parts.push(chunk.subarray(0, end));
			if (end + 1 < chunk.length) this.#held.unshift(chunk.subarray(end + 1));
			return withoutReturn(Buffer.concat(parts));
		}
	}

	/** Everything that is left; null where it is more than `mostBytes`. */
	async rest(mostBytes: number): Promise<Buffer | null> {
		const parts: Buffer[] = [];
		let bytes = 0;
		for (let chunk = await this.#next(); chunk !== null; chunk = await this.#next()) {
			bytes += chunk.length;
			if (bytes > mostBytes) return null;
			parts.push(chunk);
		}
		return Buffer.concat(parts);
	}

	async #next(): Promise<Buffer | null> {
		const held = this.#held.shift();
		if (held) return held;
		this.#source ??= this.#open()[Symbol.asyncIterator]();
		const next = this.#source.next();
		const { done, value } = await (this.#interrupted === null ? next : Promise.race([next, this.#interrupted]));
		return done ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
	}
}

function withoutReturn(line: Buffer): Buffer {
	return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}
