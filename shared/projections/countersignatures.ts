/**
 * Who put their signature under an entry that somebody else signed. What must hold: one counts only where the entry that
 * says so holds, the person it names signed it, and they did not sign the entry beneath; whatever does not count is told
 * with the reason, never dropped.
 */
import { personBehind } from '../ledger/outside';
import type { CheckedEntry, CheckedLedger } from '../ledger/verify';
import type { CountersignatureView, EntryRef } from '../views';
import { visible } from '../visible';
import { COUNTERSIGNING, type KeyId, type Sha256 } from '../vocabulary';
import { objectIn, oneOf, textIn } from './members';
import { signerOf } from './people';

const KIND = 'entry.countersigned/1';

interface Countersigned {
	/** Under each entry, by its digest, in the order of the case. */
	readonly under: ReadonlyMap<Sha256, readonly CountersignatureView[]>;
	/** What each counter-signing entry cites, by its own digest. */
	readonly cited: ReadonlyMap<Sha256, EntryRef>;
}

export function countersignaturesIn(ledger: CheckedLedger): Countersigned {
	const under = new Map<Sha256, CountersignatureView[]>();
	const cited = new Map<Sha256, EntryRef>();
	const signing = ledger.entries.filter(({ entry }) => entry.head.kind === KIND);
	if (signing.length === 0) return { under, cited };
	const at = new Map(ledger.entries.map((e) => [`${e.chain}/${e.seq}/${e.digest}`, e]));
	for (const e of signing) {
		const { chain, seq, head } = objectIn(e.entry.body, 'entry') ?? {};
		const beneath = at.get(`${String(chain)}/${String(seq)}/${String(head)}`);
		if (!beneath) continue;
		cited.set(e.digest, beneath.ref);
		under.set(beneath.digest, [...(under.get(beneath.digest) ?? []), viewOf(ledger, e, beneath)]);
	}
	return { under, cited };
}

function viewOf(ledger: CheckedLedger, e: CheckedEntry, beneath: CheckedEntry): CountersignatureView {
	const { body } = e.entry;
	const { keyId, name } = objectIn(body, 'person') ?? {};
	const signer = e.entry.head.by.find((key) => key === keyId);
	const known = signer && signerOf(signer, ledger.admissions);
	return {
		entry: e.ref,
		at: e.entry.head.at,
		role: oneOf(body, 'role', COUNTERSIGNING) ?? 'witness',
		name: known?.name ?? (typeof name === 'string' ? name : String(keyId)),
		remark: textIn(body, 'remark'),
		weak: e.verdict === 'broken' ? 'that entry does not verify' : weakness(ledger, beneath, signer),
	};
}

function weakness(ledger: CheckedLedger, beneath: CheckedEntry, signer: KeyId | undefined): string | null {
	if (signer === undefined) return 'that entry does not bear their signature';
	if (signedBy(ledger, beneath, signer)) return 'they signed the entry itself';
	return signerOf(signer, ledger.admissions).vouchedFor ? null : 'nobody vouched for their key';
}

/** Is a person among the signers of an entry, by any key that they had? */
export function signedBy(ledger: CheckedLedger, { entry }: Pick<CheckedEntry, 'entry'>, keyId: KeyId): boolean {
	const behind = personBehind(ledger, keyId);
	return entry.head.by.some((key) => key === keyId || personBehind(ledger, key) === behind);
}

const DID: Readonly<Record<CountersignatureView['role'], string>> = {
	witness: 'witnessed by',
	reviewer: 'reviewed by',
	custodian: 'counter-signed as custodian by',
	handler: 'counter-signed as handler by',
};

/** `reviewed by Ben Ode in A-7 (nobody vouched for their key)`; nothing of it is unescaped. */
export const countersignedText = ({ role, name, entry, weak }: CountersignatureView): string =>
	`${DID[role]} ${visible(name)} in ${entry}${weak === null ? '' : ` (does not count: ${weak})`}`;
