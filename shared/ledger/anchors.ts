/**
 * Anchors: digests of a case's newest entries, kept outside the case (ledger.md, "Rollback"). A chain cut short still
 * verifies by itself; only what was said of it elsewhere shows the cut. Pure: anchors and chains are handed in.
 * What must hold: a chain that only grew never gives a loss, whatever older anchors say of it.
 */
import type { ChainId, Sha256 } from '../vocabulary';
import type { Seen } from './line';

/** A chain as it is at hand. */
export interface Reach {
	/** 0 where the chain is not there at all. */
	length(chain: ChainId): number;
	/** The digest of entry `seq`, from 1; null where there is none. */
	digest(chain: ChainId, seq: number): Sha256 | null;
}

/** Entries of one chain that an anchor proves were there, and are not. */
export interface Loss {
	readonly chain: ChainId;
	readonly from: number;
	readonly to: number;
	/** The digest that entry `to` had. */
	readonly head: Sha256;
	/** What stands at `to` now: the digest of another entry, or null where the chain ends before. */
	readonly found: Sha256 | null;
	/** How many entries the chain has now. */
	readonly length: number;
}

/** What is missing from each chain, measured against every anchor; nothing where all of them hold. */
export function lossesOf(anchored: readonly Seen[], atHand: Reach): Loss[] {
	const losses: Loss[] = [];
	for (const [chain, anchors] of byChain(anchored)) {
		const length = atHand.length(chain);
		const failed = anchors.filter((a) => atHand.digest(chain, a.seq) !== a.head);
		const [first] = failed;
		const last = failed.at(-1);
		if (!first || !last) continue;
		const held = anchors[anchors.indexOf(first) - 1]?.seq ?? 0;
		const from = first.seq > length ? length + 1 : held + 1;
		losses.push({ chain, from, to: last.seq, head: last.head, found: atHand.digest(chain, last.seq), length });
	}
	return losses;
}

/** The newest entry of a chain that an anchor holds at; 0 where none does. Entries after it rest on their signers' keys. */
export function anchoredUpTo(chain: ChainId, anchored: readonly Seen[], atHand: Reach): number {
	const held = anchored.filter((a) => a.chain === chain && atHand.digest(chain, a.seq) === a.head);
	return held.reduce((newest, a) => Math.max(newest, a.seq), 0);
}

/** A loss as an acknowledgement names it. */
export type Acknowledged = Pick<Loss, 'chain' | 'from' | 'to' | 'head'>;

/** True where the acknowledgement speaks of at least all that is missing now. */
export function covers(acknowledged: Acknowledged, loss: Loss): boolean {
	const { chain, from, to, head } = acknowledged;
	return chain === loss.chain && from <= loss.from && (to > loss.to || (to === loss.to && head === loss.head));
}

/** Each chain's anchors in the order of the entries they name. */
function byChain(anchored: readonly Seen[]): Map<ChainId, Seen[]> {
	const chains = new Map<ChainId, Seen[]>();
	for (const a of anchored) {
		const anchors = chains.get(a.chain);
		if (anchors) anchors.push(a);
		else chains.set(a.chain, [a]);
	}
	for (const anchors of chains.values()) anchors.sort((a, b) => a.seq - b.seq);
	return chains;
}
