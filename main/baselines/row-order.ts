/**
 * The columns of a result's rows as plain arrays of numbers, and orders by them. Sorting counts digits (LSD radix, 16 bits
 * at once), so a million rows take some ten milliseconds; equal ones stay in the order of paths.
 * What must hold: rows are in the order of paths as they are added; what is not known comes last.
 */
export type SortKey = 'path' | 'state' | 'size' | 'modified' | 'known' | 'digest';

export interface Columns {
	/** Where the row's line begins, and its bytes. */
	readonly at: number;
	readonly length: number;
	readonly state: number;
	readonly known: number;
	/** NaN where it is not known; so below. */
	readonly size: number;
	/** Milliseconds since 1970. */
	readonly modified: number;
	/** The first 48 bits. */
	readonly digest: number;
	readonly path: Buffer;
}

const DIGEST_DIGITS = 12;
const SHORTEST_DIGEST = 6;

export class RowOrder {
	count = 0;
	readonly offsets: Float64Array;
	readonly lengths: Uint32Array;
	readonly states: Uint8Array;
	readonly known: Uint8Array;
	readonly sizes: Float64Array;
	readonly modified: Float64Array;
	readonly digests: Float64Array;
	/** Paths in small letters with a NUL behind each, and where each begins. */
	#paths: Buffer;
	#pathBytes = 0;
	readonly #begins: Uint32Array;
	readonly #orders = new Map<SortKey, Uint32Array>();

	constructor(rows: number) {
		this.offsets = new Float64Array(rows);
		this.lengths = new Uint32Array(rows);
		this.states = new Uint8Array(rows);
		this.known = new Uint8Array(rows);
		this.sizes = new Float64Array(rows);
		this.modified = new Float64Array(rows);
		this.digests = new Float64Array(rows);
		this.#begins = new Uint32Array(rows);
		this.#paths = Buffer.alloc(Math.max(1024, rows * 48));
	}

	add({ at, length, state, known, size, modified, digest, path }: Columns): void {
		const row = this.count++;
		this.offsets[row] = at;
		this.lengths[row] = length;
		this.states[row] = state;
		this.known[row] = known;
		this.sizes[row] = size;
		this.modified[row] = modified;
		this.digests[row] = digest;
		this.#begins[row] = this.#pathBytes;
		const text = Buffer.from(`${path.toString('utf8').toLowerCase()}\0`);
		if (this.#pathBytes + text.length > this.#paths.length) {
			const grown = Buffer.alloc(Math.ceil((this.#pathBytes + text.length) * 1.3));
			this.#paths.copy(grown, 0, 0, this.#pathBytes);
			this.#paths = grown;
		}
		this.#pathBytes += text.copy(this.#paths, this.#pathBytes);
	}

	/** Rows in order of a key, ascending. */
	by(key: SortKey): Uint32Array {
		const kept = this.#orders.get(key);
		if (kept) return kept;
		const order = key === 'path' ? ascending(this.count) : sortedBy(this.#column(key), this.count);
		this.#orders.set(key, order);
		return order;
	}

	/** 1 for each row whose path holds the text, or whose digest begins with it. */
	matching(text: string): Uint8Array {
		const marks = new Uint8Array(this.count);
		const needle = Buffer.from(text.toLowerCase());
		const paths = this.#paths.subarray(0, this.#pathBytes);
		let row = 0;
		for (let at = paths.indexOf(needle); at >= 0; at = paths.indexOf(needle, at)) {
			row = this.#rowAt(at, row);
			marks[row] = 1;
			// Once is enough: on to the next path.
			at = row + 1 < this.count ? (this.#begins[row + 1] as number) : paths.length;
		}
		if (text.length >= SHORTEST_DIGEST && /^[0-9a-f]+$/i.test(text)) this.#markDigests(text, marks);
		return marks;
	}

	#markDigests(text: string, marks: Uint8Array): void {
		const digits = text.slice(0, DIGEST_DIGITS);
		const step = 16 ** (DIGEST_DIGITS - digits.length);
		const from = Number.parseInt(digits, 16) * step;
		for (let row = 0; row < this.count; row++) {
			const digest = this.digests[row] as number;
			if (digest >= from && digest < from + step) marks[row] = 1;
		}
	}

	/** The row whose path holds this byte; it is `from` or one after it. */
	#rowAt(at: number, from: number): number {
		let low = from;
		let high = this.count - 1;
		while (low < high) {
			const middle = (low + high + 1) >>> 1;
			if ((this.#begins[middle] as number) <= at) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	#column(key: Exclude<SortKey, 'path'>): Float64Array | Uint8Array {
		switch (key) {
			case 'state':
				return this.states;
			case 'known':
				return this.known;
			case 'size':
				return this.sizes;
			case 'modified':
				return this.modified;
			case 'digest':
				return this.digests;
		}
	}
}

const ascending = (count: number): Uint32Array => {
	const order = new Uint32Array(count);
	for (let row = 0; row < count; row++) order[row] = row;
	return order;
};

/** LSD radix sort of a permutation by the bits of its keys, made to order as numbers do; NaN last. */
function sortedBy(column: Float64Array | Uint8Array, count: number): Uint32Array {
	const keys = new Float64Array(count);
	for (let row = 0; row < count; row++) {
		const value = column[row] as number;
		keys[row] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
	}
	const words = new Uint32Array(keys.buffer);
	for (let row = 0; row < count; row++) {
		const high = words[2 * row + 1] as number;
		const negative = high >>> 31 === 1;
		// IEEE 754: with the sign turned over, or all bits of a negative one, the bits order as the numbers do.
		words[2 * row + 1] = negative ? ~high : high ^ 0x80000000;
		if (negative) words[2 * row] = ~(words[2 * row] as number);
	}
	const digits = new Uint16Array(keys.buffer);
	let order = ascending(count);
	let next: Uint32Array = new Uint32Array(count);
	for (let digit = 0; digit < 4; digit++) {
		const places = new Uint32Array(65_537);
		for (let row = 0; row < count; row++) {
			const at = (digits[4 * row + digit] as number) + 1;
			places[at] = (places[at] as number) + 1;
		}
		if (places.includes(count, 1)) continue;
		for (let value = 1; value < places.length; value++)
			places[value] = (places[value] as number) + (places[value - 1] as number);
		for (let i = 0; i < count; i++) {
			const row = order[i] as number;
			const value = digits[4 * row + digit] as number;
			const place = places[value] as number;
			next[place] = row;
			places[value] = place + 1;
		}
		[order, next] = [next, order];
	}
	return order;
}
