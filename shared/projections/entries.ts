/** The stream of entries as screens and `log` show it: the checked ledger with who, what and what it corrects. */
import { mayBeWithheld } from '../catalogue/catalogue';
import type { Json } from '../ledger/canonical';
import type { CheckedEntry, CheckedLedger } from '../ledger/verify';
import type { EntryView, PhaseId, Signer } from '../views';
import { type KeyId, STANCES, type Stance } from '../vocabulary';
import { countersignaturesIn } from './countersignatures';
import { filesIn } from './files';
import { objectIn } from './members';
import { signerOf } from './people';

/** Entries that nothing more is to be said of share this. */
const NONE: readonly never[] = [];

export function entriesOf(ledger: CheckedLedger): EntryView[] {
	const signatures = countersignaturesIn(ledger);
	const corrected = correctedIn(ledger);
	const corrections = new Map<CheckedEntry, string[]>();
	for (const [e, target] of corrected) corrections.set(target, [...(corrections.get(target) ?? []), e.ref]);
	const signers = new Map<KeyId, Signer>();
	const signer = (keyId: KeyId): Signer => {
		const known = signers.get(keyId) ?? signerOf(keyId, ledger.admissions);
		signers.set(keyId, known);
		return known;
	};
	return ledger.entries.map((e) => {
		const { head, body, withheld } = e.entry;
		const target = corrected.get(e);
		return {
			ref: e.ref,
			chain: e.chain,
			seq: e.seq,
			digest: e.digest,
			head,
			kind: head.kind,
			body,
			withheld,
			mayWithhold: Object.keys(body).filter((member) => mayBeWithheld(head.kind, member)),
			signers: head.by.map(signer),
			verdict: e.verdict,
			faults: e.faults,
			clock: e.clock,
			correctedBy: corrections.get(e) ?? NONE,
			corrects: target?.ref ?? null,
			countersigned: signatures.under.get(e.digest) ?? NONE,
			countersigns: signatures.cited.get(e.digest) ?? null,
			phase: phaseIn(body.phase) ?? phaseIn(target?.entry.body.phase),
			stance: stanceIn(body.stance) ?? stanceIn(target?.entry.body.stance),
			files: filesIn(body),
		};
	});
}

/** By each entry that corrects another one of this ledger, that one. */
function correctedIn({ entries }: CheckedLedger): Map<CheckedEntry, CheckedEntry> {
	const corrected = new Map<CheckedEntry, CheckedEntry>();
	const correcting = entries.filter(({ entry }) => entry.body.corrects !== undefined);
	if (correcting.length === 0) return corrected;
	const at = new Map(entries.map((e) => [`${e.chain}/${e.seq}/${e.digest}`, e]));
	for (const e of correcting) {
		const { chain, seq, head } = objectIn(e.entry.body, 'corrects') ?? {};
		const target = at.get(`${String(chain)}/${String(seq)}/${String(head)}`);
		if (target) corrected.set(e, target);
	}
	return corrected;
}

function phaseIn(value: Json | undefined): PhaseId | null {
	return value === 'prep' || value === 'da' || value === 'cer' || value === 'post' ? value : null;
}

function stanceIn(value: Json | undefined): Stance | null {
	return STANCES.find((stance) => stance === value) ?? null;
}
