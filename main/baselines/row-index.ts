/**
 * Rows of a comparison's result by place, filter and order, without the result in memory: some 40 bytes a row and its
 * path in small letters; what a page shows is read from the result when it is asked for.
 * What must hold: a page of a million rows costs what a page of a thousand does; no filter drops a row silently: the
 * total says how many fit.
 */
import type { ComparisonState, KnownView } from '../../shared/views';
import { COMPARISON_STATES, type DigestName, type Digests } from '../../shared/vocabulary';
import { type Row, rowIn } from './comparison-row';
import { RowOrder, type SortKey } from './row-order';

/** A result's bytes, opened anew for each page, so that nothing stays open between them. */
export interface ResultBytes {
	read(): AsyncIterable<Buffer>;
	open(): Promise<{ readAt(from: number, length: number): Promise<Buffer>; close(): Promise<void> }>;
}

export interface RowFilter {
	readonly states: ReadonlySet<ComparisonState>;
	/** In the path, upper and lower case alike; or how the digest begins, from 6 digits on. Empty: any. */
	readonly text: string;
	/** `null`: any. */
	readonly known: ReadonlySet<KnownView['verdict']> | null;
	/** Milliseconds since 1970; `null`: any. */
	readonly modifiedSinceMs: number | null;
}

export interface RowSort {
	readonly by: SortKey;
	readonly descending: boolean;
}

const VERDICTS: readonly KnownView['verdict'][] = ['bad', 'unknown', 'good'];
const LINE_FEED = 0x0a;
/** Filtered orders that are kept: going through pages asks for the same one again. */
const KEPT = 4;

export class RowIndex {
	readonly #bytes: ResultBytes;
	readonly #rows: RowOrder;
	readonly #kept = new Map<string, Uint32Array>();

	private constructor(bytes: ResultBytes, rows: RowOrder) {
		this.#bytes = bytes;
		this.#rows = rows;
	}

	/** Reads the result once. Its first and last line are no rows. */
	static async of(bytes: ResultBytes, expected: number): Promise<RowIndex> {
		const rows = new RowOrder(expected);
		let rest: Buffer = Buffer.alloc(0);
		let at = 0;
		let first = true;
		for await (const piece of bytes.read()) {
			const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
			let from = 0;
			for (let end = all.indexOf(LINE_FEED); end >= 0; end = all.indexOf(LINE_FEED, from)) {
				if (!first && rows.count < expected) take(rows, all.subarray(from, end), at + from);
				first = false;
				from = end + 1;
			}
			at += from;
			rest = Buffer.from(all.subarray(from));
		}
		if (rows.count !== expected) throw new Error(`The result has ${rows.count} rows and should have ${expected}.`);
		return new RowIndex(bytes, rows);
	}

	get count(): number {
		return this.#rows.count;
	}

	stateOf(row: number): ComparisonState {
		return COMPARISON_STATES[this.#rows.states[row] ?? 0] as ComparisonState;
	}

	/** What rows say, by their numbers and in their order. */
	async read(rows: readonly number[]): Promise<Row[]> {
		const opened = await this.#bytes.open();
		try {
			const read: Row[] = [];
			for (const row of rows)
				read.push(rowIn(await opened.readAt(this.#rows.offsets[row] ?? 0, this.#rows.lengths[row] ?? 0)));
			return read;
		} finally {
			await opened.close();
		}
	}

	async row(row: number): Promise<Row> {
		const [read] = await this.read([row]);
		if (read === undefined) throw new Error(`There is no row ${row}.`);
		return read;
	}

	/** Numbers of the rows that fit, from the place `from` on, and how many there are in all. */
	page(filter: RowFilter, sort: RowSort, from: number, count: number): { total: number; rows: readonly number[] } {
		const fitting = this.#fitting(filter, sort);
		return { total: fitting.length, rows: [...fitting.subarray(from, from + count)] };
	}

	/** Rows that are not unchanged and were modified within so many ms of a row, that one left out. */
	near(row: number, withinMs: number, most: number): number[] {
		const { modified, states } = this.#rows;
		const at = modified[row] ?? Number.NaN;
		const found: number[] = [];
		for (let other = 0; other < this.count && found.length < most; other++)
			if (other !== row && states[other] !== 0 && Math.abs((modified[other] as number) - at) <= withinMs)
				found.push(other);
		return found;
	}

	#fitting(filter: RowFilter, sort: RowSort): Uint32Array {
		const { states, text, known, modifiedSinceMs } = filter;
		const key = JSON.stringify([[...states].sort(), text, known && [...known].sort(), modifiedSinceMs, sort]);
		const kept = this.#kept.get(key);
		if (kept) return kept;
		const fits = this.#fits(filter);
		const order = this.#rows.by(sort.by);
		const fitting = new Uint32Array(fits.count);
		let next = 0;
		for (let i = 0; i < order.length; i++) {
			const row = order[sort.descending ? order.length - 1 - i : i] as number;
			if (fits.marks[row] === 1) fitting[next++] = row;
		}
		this.#kept.set(key, fitting);
		for (const oldest of this.#kept.keys()) {
			if (this.#kept.size <= KEPT) break;
			this.#kept.delete(oldest);
		}
		return fitting;
	}

	#fits({ states, text, known, modifiedSinceMs }: RowFilter): { marks: Uint8Array; count: number } {
		const rows = this.#rows;
		const state = Uint8Array.from(COMPARISON_STATES, (one) => (states.has(one) ? 1 : 0));
		const verdict = Uint8Array.from([...VERDICTS, null], (one) => (known === null || (one && known.has(one)) ? 1 : 0));
		const wanted = text === '' ? null : rows.matching(text);
		const marks = new Uint8Array(rows.count);
		let count = 0;
		for (let row = 0; row < rows.count; row++) {
			if (state[rows.states[row] as number] === 0 || verdict[rows.known[row] as number] === 0) continue;
			if (wanted && wanted[row] === 0) continue;
			if (modifiedSinceMs !== null && !((rows.modified[row] as number) >= modifiedSinceMs)) continue;
			marks[row] = 1;
			count++;
		}
		return { marks, count };
	}
}

function take(rows: RowOrder, line: Buffer, at: number): void {
	const row = rowIn(line);
	const now = row.now ?? row.was;
	const digest = now && strongest(now.digests);
	rows.add({
		at,
		length: line.length,
		state: COMPARISON_STATES.indexOf(row.state),
		known: row.known ? VERDICTS.indexOf(row.known.verdict) : VERDICTS.length,
		size: row.now?.sizeBytes === null || row.now === null ? Number.NaN : Number(row.now.sizeBytes),
		modified: now?.mtimeNs === null || now === null ? Number.NaN : Number(now.mtimeNs / 1_000_000n),
		digest: digest ? Number.parseInt(digest.value.slice(0, 12), 16) : Number.NaN,
		path: row.path,
	});
}

/** The digest shown of a path: the strongest that there is, SHA-256 before all. */
export function strongest(digests: Digests): { readonly name: DigestName; readonly value: string } | null {
	for (const name of ['sha256', 'sha512', 'blake3', 'sha3-256', 'sha384', 'sha1', 'md5'] as const) {
		const value = digests[name];
		if (value !== undefined) return { name, value };
	}
	return null;
}
