/**
 * Sorts tens of millions of digests, each with the number of the source it came from (two bytes after it), with flat
 * memory: runs sorted in memory go to a scratch file and are merged. What must hold: every record that was added comes
 * out, in the order of its bytes.
 */
import { Refused } from '../../../shared/refusal';
import type { EvidencePath } from '../../hashing/names';
import { ScratchFile } from '../scratch-file';
import { decodeHex } from './hex';
import { compareBytes, RecordOrder } from './record-order';
import { mergeRuns, type Run } from './run-merge';

/** What a run takes in memory while it is gathered: little enough for a processor’s cache, which is what sorting it waits for. */
const RUN_BYTES = 4 * 1024 * 1024;
const WRITE_BYTES = 1024 * 1024;
/** Runs merged at once; each has a window of 48 KiB in memory. */
const FAN_IN = 512;
export const ORIGIN_BYTES = 2;

export interface SorterOptions {
	/** An existing folder for the scratch files. */
	readonly folder: EvidencePath;
	/** Called now and then in the middle of long work; throws where it was cancelled. */
	readonly goOn: () => void;
	/** For tests: smaller runs, fewer at once. */
	readonly runBytes?: number | undefined;
	readonly fanIn?: number | undefined;
}

export class DigestSorter {
	readonly recordBytes: number;
	readonly #digestBytes: number;
	readonly #options: SorterOptions;
	#run: Uint8Array;
	readonly #most: number;
	#order: RecordOrder;
	readonly #block: Uint16Array;
	#count = 0;
	#file: ScratchFile | null = null;
	#runs: Run[] = [];
	/** Records that were added. */
	added = 0;

	constructor(digestBytes: number, options: SorterOptions) {
		this.#digestBytes = digestBytes;
		this.recordBytes = digestBytes + ORIGIN_BYTES;
		this.#options = options;
		this.#most = Math.max(2, Math.floor((options.runBytes ?? RUN_BYTES) / this.recordBytes));
		this.#run = new Uint8Array(this.#most * this.recordBytes);
		this.#order = new RecordOrder(this.#most);
		this.#block = new Uint16Array(Math.floor(WRITE_BYTES / this.recordBytes) * (this.recordBytes >>> 1));
	}

	/** Adds the digest whose hexadecimal digits stand at `at`; false where one of them is no digit, and nothing was added. */
	addHex(text: Uint8Array, at: number, origin: number): boolean {
		const to = this.#count * this.recordBytes;
		if (!decodeHex(text, at, this.#digestBytes, this.#run, to)) return false;
		this.#added(to, origin);
		return true;
	}

	/** Adds the digest whose bytes stand at `at`. */
	addBytes(bytes: Uint8Array, at: number, origin: number): void {
		const to = this.#count * this.recordBytes;
		for (let done = 0; done < this.#digestBytes; done++) this.#run[to + done] = bytes[at + done] as number;
		this.#added(to, origin);
	}

	#added(to: number, origin: number): void {
		this.#run[to + this.#digestBytes] = origin >>> 8;
		this.#run[to + this.#digestBytes + 1] = origin;
		this.added++;
		if (++this.#count === this.#most) this.#flush();
	}

	/** How many records are left to merge, equal ones of one run counted once. */
	get toMerge(): number {
		return this.#runs.reduce((sum, run) => sum + (run.toExclusive - run.from) / this.recordBytes, this.#count);
	}

	/** Gives each record in order to `each`, where it stands in a buffer; equal ones may come again. May be called once. */
	finish(each: (bytes: Uint8Array, at: number) => void): void {
		const { goOn, folder, fanIn = FAN_IN } = this.#options;
		if (this.#file === null) {
			const order = this.#order.of(this.#run, this.#count, this.recordBytes, 'once');
			for (const number of order) each(this.#run, number * this.recordBytes);
			return;
		}
		this.#flush();
		// What runs are made with is not needed for merging them.
		this.#run = new Uint8Array(0);
		this.#order = new RecordOrder(0);
		const distinct = (to: (bytes: Uint8Array, at: number) => void) => distinctRecords(this.recordBytes, to);
		while (this.#runs.length > fanIn) {
			const next = new ScratchFile(folder);
			const merged: Run[] = [];
			try {
				for (let at = 0; at < this.#runs.length; at += fanIn) {
					const from = next.sizeBytes;
					const writer = new BlockWriter(next, this.recordBytes);
					const write = distinct((bytes, recordAt) => writer.add(bytes, recordAt));
					mergeRuns(this.#file, this.#runs.slice(at, at + fanIn), this.recordBytes, goOn, write);
					writer.end();
					merged.push({ from, toExclusive: next.sizeBytes });
				}
			} catch (error) {
				next.close();
				throw error;
			}
			this.#file.close();
			this.#file = next;
			this.#runs = merged;
		}
		mergeRuns(this.#file, this.#runs, this.recordBytes, goOn, each);
	}

	/** Takes the scratch file away; may be called at any time. */
	close(): void {
		this.#file?.close();
	}

	#flush(): void {
		if (this.#count === 0) return;
		this.#options.goOn();
		this.#file ??= new ScratchFile(this.#options.folder);
		const from = this.#file.sizeBytes;
		const order = this.#order.of(this.#run, this.#count, this.recordBytes, 'once');
		// By pairs of bytes: every record has an even number of them.
		const pairs = this.recordBytes >>> 1;
		const run = new Uint16Array(this.#run.buffer);
		const block = this.#block;
		let filled = 0;
		for (let at = 0; at < order.length; at++) {
			const record = (order[at] as number) * pairs;
			for (let pair = 0; pair < pairs; pair++) block[filled + pair] = run[record + pair] as number;
			filled += pairs;
			if (filled < block.length && at + 1 < order.length) continue;
			this.#file.append(new Uint8Array(block.buffer, 0, 2 * filled));
			filled = 0;
		}
		this.#runs.push({ from, toExclusive: this.#file.sizeBytes });
		this.#count = 0;
	}
}

/** Lets through each record that differs from the one before. */
function distinctRecords(recordBytes: number, each: (bytes: Uint8Array, at: number) => void) {
	const last = new Uint8Array(recordBytes);
	let first = true;
	return (bytes: Uint8Array, at: number): void => {
		if (!first && compareBytes(bytes, at, last, 0, recordBytes) === 0) return;
		first = false;
		for (let done = 0; done < recordBytes; done++) last[done] = bytes[at + done] as number;
		each(bytes, at);
	};
}

class BlockWriter {
	readonly #file: ScratchFile;
	readonly #recordBytes: number;
	readonly #block: Uint8Array;
	#filled = 0;
	constructor(file: ScratchFile, recordBytes: number) {
		this.#file = file;
		this.#recordBytes = recordBytes;
		this.#block = new Uint8Array(Math.floor(WRITE_BYTES / recordBytes) * recordBytes);
	}
	add(bytes: Uint8Array, at: number): void {
		const to = this.#filled;
		for (let done = 0; done < this.#recordBytes; done++) this.#block[to + done] = bytes[at + done] as number;
		this.#filled += this.#recordBytes;
		if (this.#filled === this.#block.length) this.end();
	}
	end(): void {
		if (this.#filled > 0) this.#file.append(this.#block.subarray(0, this.#filled));
		this.#filled = 0;
	}
}

export const cancelled = (): Refused =>
	new Refused('job.cancelled', 'This was cancelled; nothing was kept of it.', 'Start it again.');
