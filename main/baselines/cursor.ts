/**
 * One side of a comparison, path by path: at hand is one path, as its record or, where the side has lines, as its line.
 * A record is made of a line only when it is asked for.
 * What must hold: a line that is passed without a record of it was found to be the same as one that this program wrote.
 */
import type { PathRecord } from './path-record';
import { recordOnLine } from './record-members';
import type { TreeLines } from './tree-lines';

export interface Cursor {
	/** Nothing is at hand any more; before the first `next` nothing is yet. */
	readonly ended: boolean;
	/** What is at hand, Latin-1 standing for its bytes; null where the side has no lines. */
	readonly line: string | null;
	/** What is at hand. Refuses what reading the side does. */
	record(): PathRecord;
	/** Instead of `record`, of a clean file's line that is, but for digests, the same as one of a side in order. */
	passed(sizeBytes: number): void;
	/** Goes on. Wait for the promise, if there is one. */
	next(): Promise<void> | undefined;
	close(): Promise<void>;
}

/** Of records that come one by one. */
export class RecordCursor implements Cursor {
	readonly line = null;
	ended = false;
	readonly #records: AsyncIterator<PathRecord>;
	#record: PathRecord | null = null;

	constructor(records: AsyncIterable<PathRecord>) {
		this.#records = records[Symbol.asyncIterator]();
	}

	record(): PathRecord {
		if (this.#record === null) throw new Error('No record is at hand.');
		return this.#record;
	}

	passed(): void {}

	async next(): Promise<void> {
		const next = await this.#records.next();
		this.ended = next.done === true;
		this.#record = next.done === true ? null : next.value;
	}

	async close(): Promise<void> {
		await this.#records.return?.();
	}
}

/** Of a tree that this program reads while it is compared. */
export class TreeCursor implements Cursor {
	ended = false;
	readonly #batches: AsyncIterator<TreeLines>;
	#lines: readonly string[] = [];
	#at = 0;
	#record: PathRecord | null = null;

	constructor(batches: AsyncIterable<TreeLines>) {
		this.#batches = batches[Symbol.asyncIterator]();
	}

	get line(): string {
		return this.#lines[this.#at] ?? '';
	}

	record(): PathRecord {
		this.#record ??= recordOnLine(this.line);
		return this.#record;
	}

	passed(): void {}

	next(): Promise<void> | undefined {
		this.#record = null;
		this.#at++;
		// Behind the last line end stands nothing.
		return this.#at < this.#lines.length - 1 ? undefined : this.#nextBatch();
	}

	async #nextBatch(): Promise<void> {
		do {
			const next = await this.#batches.next();
			if (next.done === true) {
				this.ended = true;
				this.#lines = [];
				return;
			}
			this.#lines = next.value.bytes.toString('latin1').split('\n');
			this.#at = 0;
		} while (this.#lines.length < 2);
	}

	async close(): Promise<void> {
		await this.#batches.return?.();
	}
}
