/** Makes a copy safe while it goes on being written, and its journal say so. */
import type { Range } from './acquire-messages';
import type { Copy } from './copy';
import type { Journal, JournalStep } from './journal';
import { CHUNK_BYTES } from './slots';

/** Syncs behind the copying, one at a time, and writes down what is safe then. */
export class Syncing {
	readonly #copy: Copy;
	readonly #journal: Journal;
	#safeBytes: number;
	#under: Promise<void> | null = null;
	#failure: unknown = null;
	#state: { at: number; chunks: readonly string[]; bad: () => readonly Range[] } | null = null;

	constructor(copy: Copy, journal: Journal, safeBytes: number) {
		this.#copy = copy;
		this.#journal = journal;
		this.#safeBytes = safeBytes;
	}

	/** `at`: bytes written; `chunks`: digests known by now, maybe of fewer bytes. @throws what the last sync failed of */
	mayBegin(at: number, chunks: readonly string[], bad: () => readonly Range[], everyBytes: number): void {
		if (this.#failure !== null) throw this.#failure;
		this.#state = { at, chunks, bad };
		if (this.#under === null && at - this.#safeBytes >= everyBytes + CHUNK_BYTES) this.#begin();
	}

	/** For a pause: everything that can be made safe is, before it returns. */
	async now(): Promise<void> {
		await this.#under;
		this.#begin();
		await this.end();
	}

	/** @throws what a sync failed of */
	async end(): Promise<void> {
		await this.#under;
		if (this.#failure !== null) throw this.#failure;
	}

	#begin(): void {
		if (this.#state === null) return;
		const { at, chunks, bad } = this.#state;
		const upTo = Math.min(Math.floor(at / CHUNK_BYTES), chunks.length) * CHUNK_BYTES;
		if (upTo <= this.#safeBytes) return;
		const step: JournalStep = {
			chunks: chunks.slice(this.#safeBytes / CHUNK_BYTES, upTo / CHUNK_BYTES),
			bad: bad().flatMap((r) => (r.from < upTo ? [{ from: r.from, toExclusive: Math.min(r.toExclusive, upTo) }] : [])),
		};
		this.#safeBytes = upTo;
		this.#under = this.#copy
			.sync()
			.then(() => this.#journal.add(step))
			.catch((error: unknown) => {
				this.#failure = error;
			})
			.finally(() => {
				this.#under = null;
			});
	}
}
