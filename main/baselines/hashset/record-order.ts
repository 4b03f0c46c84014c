/**
 * The order of fixed-length records in memory: a radix sort (LSD, 11 bits a pass) over the first four bytes, which
 * digests differ in nearly always, and a comparison of the rest where they do not, so that hostile records cost a
 * sort's time and no more.
 */

const BITS = 11;
const BUCKETS = 1 << BITS;
const MASK = BUCKETS - 1;

/** Keys, and numbers of records, twice each: made once and used again for every run. */
export class RecordOrder {
	readonly #keys: Uint32Array;
	readonly #otherKeys: Uint32Array;
	readonly #numbers: Uint32Array;
	readonly #otherNumbers: Uint32Array;
	readonly #starts = new Uint32Array(BUCKETS);

	/** For at most `most` records. */
	constructor(most: number) {
		this.#keys = new Uint32Array(most);
		this.#otherKeys = new Uint32Array(most);
		this.#numbers = new Uint32Array(most);
		this.#otherNumbers = new Uint32Array(most);
	}

	/** Numbers of the records in `bytes`, least first. Valid until the next call. Records have four bytes at least. */
	of(bytes: Uint8Array, count: number, recordBytes: number, equals: 'once' | 'all'): Uint32Array {
		const keys = this.#keys;
		const numbers = this.#numbers;
		for (let number = 0, at = 0; number < count; number++, at += recordBytes) {
			keys[number] = key32(bytes, at);
			numbers[number] = number;
		}
		this.#pass(keys, numbers, this.#otherKeys, this.#otherNumbers, count, 0);
		this.#pass(this.#otherKeys, this.#otherNumbers, keys, numbers, count, BITS);
		this.#pass(keys, numbers, this.#otherKeys, this.#otherNumbers, count, 2 * BITS);
		const ordered = this.#otherNumbers.subarray(0, count);
		return ordered.subarray(0, this.#settleTies(ordered, bytes, recordBytes, equals === 'all'));
	}

	#pass(
		keys: Uint32Array,
		numbers: Uint32Array,
		toKeys: Uint32Array,
		toNumbers: Uint32Array,
		count: number,
		shift: number,
	): void {
		const starts = this.#starts.fill(0);
		for (let at = 0; at < count; at++) {
			const bucket = ((keys[at] as number) >>> shift) & MASK;
			starts[bucket] = (starts[bucket] as number) + 1;
		}
		for (let bucket = 0, before = 0; bucket < BUCKETS; bucket++) {
			const size = starts[bucket] as number;
			starts[bucket] = before;
			before += size;
		}
		for (let at = 0; at < count; at++) {
			const key = keys[at] as number;
			const bucket = (key >>> shift) & MASK;
			const to = starts[bucket] as number;
			starts[bucket] = to + 1;
			toKeys[to] = key;
			toNumbers[to] = numbers[at] as number;
		}
	}

	/** @returns how many are left of them */
	#settleTies(ordered: Uint32Array, bytes: Uint8Array, recordBytes: number, all: boolean): number {
		const keys = this.#otherKeys;
		const compare = (a: number, b: number) => compareBytes(bytes, a * recordBytes, bytes, b * recordBytes, recordBytes);
		let kept = 0;
		for (let from = 0; from < ordered.length; ) {
			let to = from + 1;
			while (to < ordered.length && keys[to] === keys[from]) to++;
			if (to - from > 1) ordered.subarray(from, to).sort((a, b) => compare(a, b) || a - b);
			for (let at = from; at < to; at++) {
				const number = ordered[at] as number;
				if (all || at === from || compare(number, ordered[kept - 1] as number) !== 0) ordered[kept++] = number;
			}
			from = to;
		}
		return kept;
	}
}

/** The first four bytes as a number that orders as they do. */
const key32 = (bytes: Uint8Array, at: number): number =>
	(((bytes[at] as number) << 24) |
		((bytes[at + 1] as number) << 16) |
		((bytes[at + 2] as number) << 8) |
		(bytes[at + 3] as number)) >>>
	0;

/** The first six bytes as a number that orders as they do: all that a double holds exactly, by whole bytes. */
export const key48 = (bytes: Uint8Array, at: number): number =>
	key32(bytes, at) * 65_536 + (((bytes[at + 4] as number) << 8) | (bytes[at + 5] as number));

export function compareBytes(a: Uint8Array, aAt: number, b: Uint8Array, bAt: number, length: number): number {
	for (let at = 0; at < length; at++) {
		const difference = (a[aAt + at] as number) - (b[bAt + at] as number);
		if (difference !== 0) return difference;
	}
	return 0;
}
