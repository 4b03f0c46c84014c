/** What verification of a ledger takes and gives. */
import type { ClockFinding, Fault } from '../views';
import type { ChainId, Instant, KeyId, Sha256 } from '../vocabulary';
import type { Entry, Hash, LineRead } from './line';
import type { NamedObject } from './objects';
import type { ReadAhead } from './read-ahead';

/** A certificate as verification needs it; reading one checks its key (decision 3). */
export interface Certificate {
	readonly keyId: KeyId;
	/** SHA-256 of the SubjectPublicKeyInfo: two certificates of one key are one signer (decision 1). */
	readonly spki: Sha256;
	/** RSASSA-PKCS1-v1_5 with SHA-256 over the text's UTF-8; the signature is canonical base64url. */
	verifies(text: string, signature: string): boolean;
}

export interface Rules {
	readonly hash: Hash;
	/** @throws an Error whose message says what is wrong with the certificate */
	readonly readCertificate: (base64: string) => Certificate;
}

/** One chain as it is at hand: its id by its file's name, its lines without line ends, and whether a torn one, not among them, follows. */
export interface ChainAtHand {
	readonly chain: ChainId;
	readonly lines: readonly ReadLine[];
	readonly torn?: boolean;
}

/** A line that was read; `ahead`: what was found out of it besides, and need not be found out again. */
export interface ReadLine extends LineRead {
	readonly ahead?: ReadAhead;
}

/** The step of the argument that a fault belongs to; also the name of the check in a report. */
export type Step =
	| 'lines'
	| 'chains'
	| 'seen'
	| 'signatures'
	| 'revocations'
	| 'disclosures'
	| 'certificates'
	| 'objects named';

export interface StepFault extends Fault {
	readonly step: Step;
}

export interface CheckedEntry {
	readonly ref: string;
	readonly chain: ChainId;
	readonly seq: number;
	readonly at: string;
	readonly seen: Entry['head']['seen'];
	readonly digest: Sha256;
	readonly entry: Entry;
	readonly faults: readonly StepFault[];
	/** `not checked` where the kind is not known to this program and nothing else is amiss. */
	readonly verdict: 'verified' | 'broken' | 'not checked';
	readonly clock: ClockFinding | null;
	readonly objects: readonly NamedObject[];
}

export interface Admission {
	readonly certificate: Certificate;
	readonly ref: string;
	readonly entry: Entry;
	vouchedFor: boolean;
}

/** A person's key was replaced by another, which signed that too. */
export interface Rotation {
	readonly to: KeyId;
	readonly ref: string;
	readonly at: Instant;
}

/** A key was revoked. What is withheld is null. */
export interface Revocation {
	readonly by: KeyId;
	readonly ref: string;
	readonly at: Instant;
	readonly reason: string | null;
	readonly compromisedSince: Instant | null;
}

export interface CheckedLedger {
	/** In the one order of the case. */
	readonly entries: readonly CheckedEntry[];
	/** In the order in which they joined; `letter` is what entries are cited by. */
	readonly chains: readonly {
		readonly chain: ChainId;
		readonly letter: string;
		readonly length: number;
		readonly head: Sha256;
		readonly first: string;
		readonly last: string;
	}[];
	readonly admissions: ReadonlyMap<KeyId, Admission>;
	/** By the key that was replaced. */
	readonly rotations: ReadonlyMap<KeyId, Rotation>;
	/** By the key that was revoked. */
	readonly revocations: ReadonlyMap<KeyId, Revocation>;
	readonly faults: readonly StepFault[];
	readonly counts: Readonly<Record<Step, number>>;
	readonly signatures: number;
}
