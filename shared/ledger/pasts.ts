/**
 * What each entry causally follows: the entries before it in its chain, those it has `seen`, and whatever these follow.
 * Computed in one pass along the one order; an entry that `seen` names with another digest is not followed.
 */
import type { ChainId } from '../vocabulary';
import type { CheckedEntry } from './verified';

/** Of every other chain, the number up to which it is followed. */
type Reach = ReadonlyMap<ChainId, number>;
const NOTHING: Reach = new Map();

/** Entries in the one order, and each by its place. */
interface Placed<E extends Link> {
	readonly order: readonly E[];
	row(chain: ChainId, seq: number): E | undefined;
}
type Link = Pick<CheckedEntry, 'chain' | 'seq' | 'digest' | 'seen'>;

export class Pasts<E extends Link> {
	readonly #reach = new Map<E, Reach>();

	constructor(laid: Placed<E>) {
		const newest = new Map<ChainId, Reach>();
		for (const row of laid.order) {
			const reach = this.#grown(laid, row, newest.get(row.chain) ?? NOTHING);
			newest.set(row.chain, reach);
			this.#reach.set(row, reach);
		}
	}

	/** Was `earlier` known, directly or through others, when `later` was sealed? */
	follows(later: E, earlier: E): boolean {
		if (later.chain === earlier.chain) return earlier.seq < later.seq;
		return (this.#reach.get(later)?.get(earlier.chain) ?? 0) >= earlier.seq;
	}

	/** The reach of the entry before, and what `seen` adds; the same object where that is nothing. */
	#grown(laid: Placed<E>, row: E, before: Reach): Reach {
		let grown: Map<ChainId, number> | null = null;
		for (const { chain, seq, head } of row.seen) {
			const seen = laid.row(chain, seq);
			const theirs = seen && seen.digest === head ? this.#reach.get(seen) : undefined;
			if (!theirs || chain === row.chain || ((grown ?? before).get(chain) ?? 0) >= seq) continue;
			grown ??= new Map(before);
			for (const [other, upTo] of [...theirs, [chain, seq] as const])
				if (other !== row.chain && (grown.get(other) ?? 0) < upTo) grown.set(other, upTo);
		}
		return grown ?? before;
	}
}
