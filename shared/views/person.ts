/** What is shown of people, their keys and their recovery papers. */

import type { Instant, KeyId } from '../vocabulary';
import type { Receipt } from './entry';

export interface Signer {
	readonly keyId: KeyId;
	/** From the person's admission; null where that was withheld or is missing. */
	readonly name: string | null;
	readonly title: string | null;
	readonly organization: string | null;
	/** False while no admitted key has signed an admission for it (decision 2). */
	readonly vouchedFor: boolean;
}

export interface Person extends Signer {
	readonly phone: string | null;
	/** True where this notebook holds the person's key, so that they can unlock it and sign here. */
	readonly signsHere: boolean;
	/** Their key counts no more; `reason` is null where it was withheld. */
	readonly revoked: { readonly at: Instant; readonly reason: string | null } | null;
	/** The key that the same person goes on under, where this one was replaced. */
	readonly replacedBy: KeyId | null;
	readonly admittedAt: Instant;
	/** SHA-256 of the certificate in DER, upper-case pairs with colons, for comparing aloud. */
	readonly fingerprint: string;
}

export type RecoveryState = 'none' | 'made' | 'tested';

/** What goes on paper, once: the words leave the notebook in this answer and are kept nowhere. */
export interface RecoveryPaper {
	/** Twelve words of the 2048 English ones of BIP-39. */
	readonly words: readonly string[];
	/** A QR code of the words with spaces between; `modules` is `size` × `size` characters 0 (light) and 1 (dark), row by row, without the quiet zone of 4 modules. */
	readonly qr: { readonly size: number; readonly modules: string };
	readonly madeAt: Instant;
	readonly receipt: Receipt;
}
