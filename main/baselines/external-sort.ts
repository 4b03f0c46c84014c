/**
 * Sorts more records than memory holds: runs are sorted in memory, written to a scratch file, and merged. For records of
 * any length, such as paths with what is known of them; digests have a quicker one of their own (hashset/digest-sorter).
 * What must hold: records that compare equal stay in the order they came in; memory does not grow with their number;
 * nothing stays on the disk, however it ends.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { Refused } from '../../shared/refusal';
import type { EvidencePath } from '../hashing/names';
import { ScratchFile } from './scratch-file';

export interface SortOptions {
	/** Negative, zero or positive, as for `Array.sort`. */
	readonly compare: (a: Buffer, b: Buffer) => number;
	/** An existing folder for the scratch file; none is made where everything fits into memory. */
	readonly folder: EvidencePath;
	/** What the records of one run may take, in bytes; 48 MiB where not said. */
	readonly memoryBytes?: number | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** What a Buffer costs beside its bytes. */
const OVERHEAD_BYTES = 160;
const READ_BYTES = 64 * 1024;
const WRITE_BYTES = 1024 * 1024;
/** Runs merged at once: 8 MiB of read buffers. */
const FAN_IN = 128;
/** Others get their turn after so many records. */
const TURN_EVERY = 4096;

interface Run {
	readonly from: number;
	readonly toExclusive: number;
}

/**
 * Gives the records of `source` in order. They are kept, not copied: hand over buffers that are not used again.
 * Refuses `job.cancelled` and `disk.<CODE>`; errors of the source pass through.
 */
export async function* sortRecords(
	source: AsyncIterable<Buffer> | Iterable<Buffer>,
	{ compare, folder, memoryBytes = 48 * 1024 * 1024, signal }: SortOptions,
): AsyncGenerator<Buffer, void, undefined> {
	const scratches: ScratchFile[] = [];
	const scratch = (): ScratchFile => {
		const made = new ScratchFile(folder);
		scratches.push(made);
		return made;
	};
	try {
		let file: ScratchFile | undefined;
		let runs: Run[] = [];
		let held: Buffer[] = [];
		let heldBytes = 0;
		let seen = 0;
		for await (const record of source) {
			if (++seen % TURN_EVERY === 0) await goOn(signal);
			held.push(record);
			heldBytes += record.length + OVERHEAD_BYTES;
			if (heldBytes < memoryBytes) continue;
			file ??= scratch();
			runs.push(writeRun(file, held.sort(compare)));
			held = [];
			heldBytes = 0;
		}
		held.sort(compare);
		if (file === undefined) {
			yield* held;
			return;
		}
		if (held.length > 0) runs.push(writeRun(file, held));
		held = [];
		while (runs.length > FAN_IN) {
			const next = scratch();
			const merged: Run[] = [];
			for (let at = 0; at < runs.length; at += FAN_IN) {
				const from = next.sizeBytes;
				const writer = new RunWriter(next);
				for await (const record of merge(file, runs.slice(at, at + FAN_IN), compare, signal)) writer.add(record);
				writer.end();
				merged.push({ from, toExclusive: next.sizeBytes });
			}
			file.close();
			file = next;
			runs = merged;
		}
		yield* merge(file, runs, compare, signal);
	} finally {
		for (const made of scratches) made.close();
	}
}

function writeRun(file: ScratchFile, records: readonly Buffer[]): Run {
	const from = file.sizeBytes;
	const writer = new RunWriter(file);
	for (const record of records) writer.add(record);
	writer.end();
	return { from, toExclusive: file.sizeBytes };
}

/** Each record with its length in front, 32 bits. */
class RunWriter {
	readonly #file: ScratchFile;
	readonly #block = Buffer.allocUnsafe(WRITE_BYTES);
	#filled = 0;
	constructor(file: ScratchFile) {
		this.#file = file;
	}
	add(record: Buffer): void {
		if (this.#filled + 4 + record.length > this.#block.length) this.end();
		if (4 + record.length > this.#block.length) {
			const length = Buffer.allocUnsafe(4);
			length.writeUInt32LE(record.length);
			this.#file.append(length);
			this.#file.append(record);
			return;
		}
		this.#filled = this.#block.writeUInt32LE(record.length, this.#filled);
		this.#filled += record.copy(this.#block, this.#filled);
	}
	end(): void {
		if (this.#filled > 0) this.#file.append(this.#block.subarray(0, this.#filled));
		this.#filled = 0;
	}
}

class RunReader {
	readonly #file: ScratchFile;
	readonly #toExclusive: number;
	#position: number;
	#block: Buffer = Buffer.allocUnsafe(READ_BYTES);
	#at = 0;
	#end = 0;
	/** Which run it is: the earlier goes first among equals. */
	readonly number: number;
	record: Buffer = Buffer.alloc(0);

	constructor(file: ScratchFile, run: Run, number: number) {
		this.#file = file;
		this.#position = run.from;
		this.#toExclusive = run.toExclusive;
		this.number = number;
	}

	/** Takes the next record; false at the end. */
	next(): boolean {
		if (!this.#has(4)) return false;
		const length = this.#block.readUInt32LE(this.#at);
		this.#has(4 + length);
		// A copy: the block is used again while others hold the record.
		this.record = Buffer.from(this.#block.subarray(this.#at + 4, this.#at + 4 + length));
		this.#at += 4 + length;
		return true;
	}

	#has(bytes: number): boolean {
		if (this.#end - this.#at >= bytes) return true;
		const left = this.#block.subarray(this.#at, this.#end);
		if (bytes > this.#block.length) this.#block = Buffer.concat([left, Buffer.allocUnsafe(bytes)]);
		else this.#block.copyWithin(0, this.#at, this.#end);
		this.#end = left.length;
		this.#at = 0;
		const wanted = Math.min(this.#block.length - this.#end, this.#toExclusive - this.#position);
		const read = this.#file.read(this.#block.subarray(this.#end), this.#position, wanted);
		this.#position += read;
		this.#end += read;
		return this.#end >= bytes;
	}
}

/** A binary heap of runs, the least record on top. */
async function* merge(
	file: ScratchFile,
	runs: readonly Run[],
	compare: SortOptions['compare'],
	signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void, undefined> {
	const heap = runs.map((run, number) => new RunReader(file, run, number)).filter((reader) => reader.next());
	const before = (a: RunReader, b: RunReader): boolean => (compare(a.record, b.record) || a.number - b.number) < 0;
	const sink = (from: number): void => {
		const moved = heap[from];
		if (moved === undefined) return;
		let at = from;
		for (;;) {
			let least = 2 * at + 1;
			let child = heap[least];
			const right = heap[least + 1];
			if (child === undefined) break;
			if (right !== undefined && before(right, child)) {
				child = right;
				least++;
			}
			if (!before(child, moved)) break;
			heap[at] = child;
			at = least;
		}
		heap[at] = moved;
	};
	for (let at = heap.length >> 1; at >= 0; at--) sink(at);
	let given = 0;
	for (let top = heap[0]; top !== undefined; top = heap[0]) {
		if (++given % TURN_EVERY === 0) await goOn(signal);
		yield top.record;
		if (!top.next()) {
			const last = heap.pop();
			if (last === undefined || heap.length === 0) return;
			heap[0] = last;
		}
		sink(0);
	}
}

async function goOn(signal: AbortSignal | undefined): Promise<void> {
	await turn();
	if (signal?.aborted === true) throw new Refused('job.cancelled', 'This was cancelled; nothing was kept of it.');
}
