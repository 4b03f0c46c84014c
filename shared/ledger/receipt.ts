/**
 * A receipt: an entry's head with its signatures and certificates in a file of its own, kept where the notebook's
 * custodian cannot reach it (decision 6). Held against a chain later it shows that the chain still has that entry, or
 * that it was cut, or written anew; and a chain written anew with the same key gives a proof that anybody can check.
 * A receipt whose own signatures do not hold says nothing.
 */
import type { CaseId, Sha256 } from '../vocabulary';
import type { Reach } from './anchors';
import { canonical } from './canonical';
import type { Seen } from './line';
import { membersOf, noneToSpare, type ProvenHead, provenHead, type SignedHead, textsIn, Unproven } from './signed-head';
import type { Rules } from './verified';

const RECEIPT = 'sealbook-receipt/1';
const MEMBERS = ['certificates', 'digest', 'format', 'head', 'signatures'];

/** @param certificates DER in base64 of the head's signers, in their order; @returns the file's text: canonical JSON, no line end */
export function writeReceipt(entry: SignedHead, digest: Sha256, certificates: readonly string[]): string {
	const { head, signatures } = entry;
	return canonical({ certificates: [...certificates], digest, format: RECEIPT, head, signatures: [...signatures] });
}

/** A receipt as its file has it, every signature found to hold. */
export interface Receipt extends ProvenHead {
	readonly signed: SignedHead;
	readonly certificates: readonly string[];
}

/** @throws Unproven where it is no receipt, or a signature in it does not hold */
export function readReceipt(text: string, rules: Rules): Receipt {
	const members = membersOf(text, RECEIPT, MEMBERS);
	const certificates = textsIn(members.certificates, 'certificates');
	const signed: SignedHead = { head: members.head ?? null, signatures: textsIn(members.signatures, 'signatures') };
	const proven = provenHead(signed, certificates, rules);
	noneToSpare(certificates, [proven], rules);
	if (proven.digest !== members.digest) throw new Unproven('its digest is not that of its head');
	return { ...proven, signed, certificates };
}

/**
 * What a receipt shows of chains at hand: `reached` the entry stands there; `cut` the chain ends before it (a rollback,
 * or an older copy); `rewritten` another entry stands in its place (a fork); `other case` it speaks of something else.
 */
export type ReceiptFinding =
	| { readonly state: 'reached'; readonly entry: Seen }
	| { readonly state: 'cut'; readonly entry: Seen; readonly length: number }
	| { readonly state: 'rewritten'; readonly entry: Seen; readonly found: Sha256 }
	| { readonly state: 'other case'; readonly entry: Seen };

export function checkReceipt({ head, digest }: ProvenHead, id: CaseId, atHand: Reach): ReceiptFinding {
	const entry: Seen = { chain: head.chain, seq: head.seq, head: digest };
	if (head.case !== id) return { state: 'other case', entry };
	const found = atHand.digest(head.chain, head.seq);
	if (found === digest) return { state: 'reached', entry };
	if (found === null) return { state: 'cut', entry, length: atHand.length(head.chain) };
	return { state: 'rewritten', entry, found };
}
