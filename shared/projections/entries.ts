/** The stream of entries as screens and `log` show it: the checked ledger with who, what and what it corrects. */
import { mayBeWithheld } from '../catalogue/catalogue';
import type { Json } from '../ledger/canonical';
import type { CheckedEntry, CheckedLedger } from '../ledger/verify';
import type { EntryView, PhaseId } from '../views';
import { STANCES, type Stance } from '../vocabulary';
import { countersignaturesIn } from './countersignatures';
import { filesIn } from './files';
import { signerOf } from './people';

export function entriesOf(ledger: CheckedLedger): EntryView[] {
	const refOf = new Map(ledger.entries.map((e) => [`${e.chain}/${e.seq}/${e.digest}`, e.ref]));
	const signatures = countersignaturesIn(ledger);
	const corrections = new Map<string, string[]>();
	const corrected = new Map<CheckedEntry, string>();
	const phases = new Map<string, PhaseId>();
	const stances = new Map<string, Stance>();
	for (const e of ledger.entries) {
		const own = phaseIn(e.entry.body.phase);
		if (own) phases.set(e.ref, own);
		const stance = stanceIn(e.entry.body.stance);
		if (stance) stances.set(e.ref, stance);
		const target = correctedBy(e, refOf);
		if (!target) continue;
		corrected.set(e, target);
		corrections.set(target, [...(corrections.get(target) ?? []), e.ref]);
	}
	return ledger.entries.map((e) => ({
		ref: e.ref,
		chain: e.chain,
		seq: e.seq,
		digest: e.digest,
		head: e.entry.head,
		kind: e.entry.head.kind,
		body: e.entry.body,
		withheld: e.entry.withheld,
		mayWithhold: Object.keys(e.entry.body).filter((member) => mayBeWithheld(e.entry.head.kind, member)),
		signers: e.entry.head.by.map((k) => signerOf(k, ledger.admissions)),
		verdict: e.verdict,
		faults: e.faults,
		clock: e.clock,
		correctedBy: corrections.get(e.ref) ?? [],
		corrects: corrected.get(e) ?? null,
		countersigned: signatures.under.get(e.digest) ?? [],
		countersigns: signatures.cited.get(e.digest) ?? null,
		phase: phases.get(e.ref) ?? phases.get(corrected.get(e) ?? '') ?? null,
		stance: stances.get(e.ref) ?? stances.get(corrected.get(e) ?? '') ?? null,
		files: filesIn(e.entry.body),
	}));
}

function correctedBy(e: CheckedEntry, refOf: ReadonlyMap<string, string>): string | null {
	const target = e.entry.body.corrects;
	if (typeof target !== 'object' || target === null || Array.isArray(target)) return null;
	const { chain, seq, head } = target as { readonly [member: string]: Json };
	return refOf.get(`${String(chain)}/${String(seq)}/${String(head)}`) ?? null;
}

function phaseIn(value: Json | undefined): PhaseId | null {
	return value === 'prep' || value === 'da' || value === 'cer' || value === 'post' ? value : null;
}

function stanceIn(value: Json | undefined): Stance | null {
	return STANCES.find((stance) => stance === value) ?? null;
}
