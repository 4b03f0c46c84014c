/**
 * Which added paths hold what stood elsewhere before: moved where that place is gone, copied where it is still there.
 * What must hold: empty files are never told apart by what they hold, so they never count; the same trees give the same
 * answer; some 50 bytes a file are kept, whatever its path.
 */
import type { DigestName } from '../../shared/vocabulary';

/** The digest that a move is told by: the best that both sides can have. `null`: none, and nothing is called moved. */
export function movesBy(before: readonly DigestName[], after: readonly DigestName[]): DigestName | null {
	const best: readonly DigestName[] = ['sha256', 'blake3', 'sha3-256', 'sha512', 'sha384', 'sha1', 'md5'];
	return best.find((name) => before.includes(name) && after.includes(name)) ?? null;
}

/** Where a row stands among the rows set aside, and its bytes. */
export interface RowPlace {
	readonly row: number;
	readonly at: number;
	readonly length: number;
}

export interface Origin extends RowPlace {
	readonly was: 'moved' | 'copied';
}

const KEY = 32;
/** A path of the baseline that is still there, one that is gone, one that is new. */
const KINDS = ['kept', 'removed', 'added'] as const;
export type ContentKind = (typeof KINDS)[number];

/** The contents of rows, taken in the order of rows. */
export class Contents {
	#count = 0;
	#keys = Buffer.alloc(1024 * KEY);
	#kinds = new Uint8Array(1024);
	#rows = new Uint32Array(1024);
	#offsets = new Float64Array(1024);
	#lengths = new Uint32Array(1024);
	#added = 0;

	/** `digest`: hexadecimal, of content that is not empty. */
	take(kind: ContentKind, digest: string, { row, at, length }: RowPlace): void {
		if (this.#count === this.#kinds.length) this.#grow();
		const place = this.#count++;
		this.#keys.fill(0, place * KEY, (place + 1) * KEY);
		this.#keys.write(digest.slice(0, 2 * KEY), place * KEY, 'hex');
		this.#kinds[place] = KINDS.indexOf(kind);
		this.#rows[place] = row;
		this.#offsets[place] = at;
		this.#lengths[place] = length;
		if (kind === 'added') this.#added++;
	}

	/**
	 * For each added row that has an origin, that row. Where one content is at several places, removed and added paths are
	 * paired in order; what is added beyond that was copied from the first path that still stands, else from the first
	 * that is gone. A path that is gone is the origin of one move at most.
	 */
	origins(): Map<number, Origin> {
		const origins = new Map<number, Origin>();
		if (this.#added === 0) return origins;
		const added = this.#sortedAdded();
		/** By the place in `added` where a content begins. */
		const sources = new Map<number, { readonly removed: number[]; kept: number | null }>();
		for (let place = 0; place < this.#count; place++) {
			if (this.#kinds[place] === 2) continue;
			const group = this.#groupOf(place, added);
			if (group === null) continue;
			const found = sources.get(group) ?? { removed: [], kept: null };
			sources.set(group, found);
			if (this.#kinds[place] === 1) found.removed.push(place);
			else found.kept ??= place;
		}
		for (const [group, { removed, kept }] of sources) {
			const first = added[group] as number;
			for (let i = group; i < added.length && this.#order(added[i] as number, first) === 0; i++) {
				const gone = removed[i - group];
				const source = gone ?? kept ?? removed[0];
				if (source === undefined) continue;
				origins.set(this.#rows[added[i] as number] as number, {
					row: this.#rows[source] as number,
					at: this.#offsets[source] as number,
					length: this.#lengths[source] as number,
					was: gone === undefined ? 'copied' : 'moved',
				});
			}
		}
		return origins;
	}

	/** By content, then in the order of rows. */
	#sortedAdded(): Uint32Array {
		const added = new Uint32Array(this.#added);
		let next = 0;
		for (let place = 0; place < this.#count; place++) if (this.#kinds[place] === 2) added[next++] = place;
		return added.sort((a, b) => this.#order(a, b) || a - b);
	}

	#order(a: number, b: number): number {
		return this.#keys.compare(this.#keys, b * KEY, (b + 1) * KEY, a * KEY, (a + 1) * KEY);
	}

	/** Where this content begins in `added`, or null. */
	#groupOf(place: number, added: Uint32Array): number | null {
		let from = 0;
		let to = added.length;
		while (from < to) {
			const middle = (from + to) >>> 1;
			if (this.#order(added[middle] as number, place) < 0) from = middle + 1;
			else to = middle;
		}
		const found = added[from];
		return found !== undefined && this.#order(found, place) === 0 ? from : null;
	}

	#grow(): void {
		const room = this.#kinds.length * 2;
		const grown = <T extends Uint8Array | Uint32Array | Float64Array>(to: T, from: T): T => {
			to.set(from);
			return to;
		};
		this.#keys = grown(Buffer.alloc(room * KEY), this.#keys);
		this.#kinds = grown(new Uint8Array(room), this.#kinds);
		this.#rows = grown(new Uint32Array(room), this.#rows);
		this.#offsets = grown(new Float64Array(room), this.#offsets);
		this.#lengths = grown(new Uint32Array(room), this.#lengths);
	}
}
