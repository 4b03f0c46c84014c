/**
 * What whoever started an acquisition says to it, and what it says back: pause, go on, cancel; how far it is.
 * What must hold: a pause is told only once what was copied is safe; a cancelled one reads nothing more.
 */
import { performance } from 'node:perf_hooks';
import type { MessagePort } from 'node:worker_threads';
import type { AcquireCommand, AcquireMessage, Range } from './acquire-messages';

const TOLD_EVERY_MS = 100;

/** Thrown out of a second reading that was cancelled. */
export class Cancelled extends Error {}

export class Control {
	readonly #tell: (message: AcquireMessage) => void;
	#wanted: 'go on' | 'pause' | 'cancel' = 'go on';
	#wake: (() => void) | null = null;
	#state: 'reading' | 'verifying' | 'paused' = 'reading';
	#readBytes = 0;
	#verifiedBytes = 0;
	#totalBytes: number | null = null;
	#files: number | null = null;
	#bad: readonly Range[] = [];
	#toldAt = 0;
	readonly #lines: string[] = [];

	constructor(port: MessagePort) {
		this.#tell = (message) => port.postMessage(message);
		port.on('message', ({ do: wanted }: AcquireCommand) => {
			if (this.#wanted !== 'cancel') this.#wanted = wanted;
			this.#wake?.();
		});
	}

	get cancelled(): boolean {
		return this.#wanted === 'cancel';
	}

	get lines(): readonly string[] {
		return this.#lines;
	}

	log(line: string): void {
		this.#lines.push(line);
	}

	total(bytes: number | null, files: number | null = null): void {
		this.#totalBytes = bytes;
		this.#files = files;
	}

	/** False once it is cancelled. Waits while it is paused, after what was copied was made safe. */
	async goesOn(makeSafe: () => Promise<void>): Promise<boolean> {
		if (this.#wanted === 'pause') await this.#paused(makeSafe);
		return !this.cancelled;
	}

	/** So many bytes more were read; `bad` are all bad ranges so far. */
	read(bytes: number, bad: readonly Range[] = this.#bad): void {
		this.#readBytes += bytes;
		this.#bad = bad;
		this.#progress();
	}

	file(): void {
		this.#files = (this.#files ?? 0) + 1;
		this.#progress();
	}

	verifying(): void {
		this.#state = 'verifying';
		this.#progress(true);
	}

	/** So many bytes more were read again. @throws Cancelled */
	async verified(bytes: number): Promise<void> {
		this.#verifiedBytes += bytes;
		this.#progress();
		if (this.#wanted === 'pause') await this.#paused(() => Promise.resolve());
		if (this.cancelled) throw new Cancelled();
	}

	async #paused(makeSafe: () => Promise<void>): Promise<void> {
		await makeSafe();
		const before = this.#state;
		this.#state = 'paused';
		this.#progress(true);
		while (this.#wanted === 'pause')
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		this.#wake = null;
		this.#state = before;
		this.#progress(true);
	}

	#progress(now = false): void {
		const at = performance.now();
		if (!now && at - this.#toldAt < TOLD_EVERY_MS) return;
		this.#toldAt = at;
		this.#tell({
			said: 'progress',
			state: this.#state,
			readBytes: this.#readBytes,
			verifiedBytes: this.#verifiedBytes,
			totalBytes: this.#totalBytes,
			files: this.#files,
			badRanges: this.#bad.slice(0, 200),
		});
	}
}
