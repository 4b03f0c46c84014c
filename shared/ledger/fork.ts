/**
 * Forks: two heads of one chain with the same number (decision 6; promises.md, row 6). Where one key signed both, the two
 * heads together are a proof that anybody can check without the notebooks: honest software never signs two. Where two
 * keys did, both are shown side by side and nobody is accused.
 */
import type { ChainId, KeyId } from '../vocabulary';
import { canonical, type Json } from './canonical';
import { membersOf, noneToSpare, type ProvenHead, provenHead, type SignedHead, textsIn, Unproven } from './signed-head';
import type { Rules } from './verified';

const FORK_PROOF = 'sealbook-fork-proof/1';

/** A proof that was checked: which key signed two entries with one number. */
export interface Fork {
	readonly heads: readonly [ProvenHead, ProvenHead];
	/** Keys that signed both, by key id; one key under two certificates counts (decision 1). */
	readonly signedBoth: readonly KeyId[];
}

/** @returns the proof's text: canonical JSON, no line end */
export function writeForkProof(heads: readonly [SignedHead, SignedHead], certificates: readonly string[]): string {
	return canonical({
		certificates: [...new Set(certificates)].sort(),
		format: FORK_PROOF,
		heads: heads.map(({ head, signatures }) => ({ head, signatures: [...signatures] })),
	});
}

/** Reads a proof and holds it to what it claims. @throws Unproven where it proves nothing */
export function readForkProof(text: string, rules: Rules): Fork {
	const { certificates, heads } = membersOf(text, FORK_PROOF, ['certificates', 'format', 'heads']);
	const given = textsIn(certificates, 'certificates');
	if (!Array.isArray(heads) || heads.length !== 2) throw new Unproven('it does not hold two heads');
	const [one, two] = heads.map((h) => provenHead(signedHeadIn(h), given, rules));
	if (!one || !two) throw new Unproven('it does not hold two heads');
	noneToSpare(given, [one, two], rules);
	return forkOf(one, two);
}

/** @throws Unproven where the two are no fork by one key */
export function forkOf(one: ProvenHead, two: ProvenHead): Fork {
	const differ = (['case', 'chain', 'seq'] as const).find((member) => one.head[member] !== two.head[member]);
	if (differ) throw new Unproven(`its heads differ in ${differ}, so they are no fork`);
	if (one.digest === two.digest) throw new Unproven('its heads are the same, so they are no fork');
	const signedBoth = one.signers.filter(({ spki }) => two.signers.some((s) => s.spki === spki)).map((s) => s.keyId);
	if (signedBoth.length === 0) throw new Unproven('no key signed both of its heads');
	return { heads: [one, two], signedBoth };
}

function signedHeadIn(value: Json): SignedHead {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unproven('a head is no object');
	const { head = null, signatures, ...more } = value as Readonly<Record<string, Json>>;
	if (Object.keys(more).length > 0) throw new Unproven('a head has members that do not belong there');
	return { head, signatures: textsIn(signatures, 'signatures') };
}

/** How two copies of one chain stand to each other. */
export type CopyState =
	| 'same'
	| 'first is longer'
	| 'second is longer'
	| 'only in the first'
	| 'only in the second'
	| 'forked';

export interface ComparedChain {
	readonly chain: ChainId;
	readonly lengths: readonly [number, number];
	readonly state: CopyState;
	/** The first number at which two different entries stand; null where there is none. */
	readonly forkedAt: number | null;
}

/** Compares copies of one case chain by chain, head by head. @param copies each chain's digests by number, from 1 */
export function compareChains(
	copies: readonly [ReadonlyMap<ChainId, readonly string[]>, ReadonlyMap<ChainId, readonly string[]>],
): ComparedChain[] {
	const [first, second] = copies;
	return [...new Set([...first.keys(), ...second.keys()])].sort().map((chain) => {
		const [one = [], two = []] = [first.get(chain), second.get(chain)];
		const at = one.findIndex((digest, i) => i < two.length && two[i] !== digest);
		return {
			chain,
			lengths: [one.length, two.length],
			state: stateOf(one.length, two.length, at),
			forkedAt: at < 0 ? null : at + 1,
		};
	});
}

function stateOf(one: number, two: number, at: number): CopyState {
	if (at >= 0) return 'forked';
	if (two === 0) return one === 0 ? 'same' : 'only in the first';
	if (one === 0) return 'only in the second';
	return one === two ? 'same' : one > two ? 'first is longer' : 'second is longer';
}
