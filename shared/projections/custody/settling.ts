/** Findings that no single act shows, and those that a later entry explains. */
import type { Json } from '../../ledger/canonical';
import type { CustodyFinding } from '../../views';
import type { Instant } from '../../vocabulary';
import { type Act, called, find, type Keeping, personIn } from './keeping';

/** What the entry itself brings along: a broken proof, a signer nobody vouched for, a clock that moved. */
export function weigh(keeping: Keeping, act: Act): void {
	const { view } = act;
	if (view.verdict === 'broken') find(keeping, 'broken', 'This entry does not verify.', act);
	for (const signer of view.signers)
		if (!signer.vouchedFor) {
			const sentence = `No admitted person has vouched for the key of ${called(signer, 'a signer')}.`;
			find(keeping, 'not-vouched-for', sentence, act);
		}
	if (view.clock) find(keeping, 'clock', view.clock.sentence, act);
}

/** Acts after custody ended. */
export function notAfterTheEnd(keeping: Keeping, act: Act): void {
	const { ended, about } = keeping;
	if (ended)
		find(keeping, 'after-the-end', `This was done to ${about.tag} after it was ${ended.how}.`, act, [
			ended.act.view.ref,
		]);
}

/** What is still open at `until`: a receipt that never came, a loan that is overdue. */
export function stillOpen(keeping: Keeping, until: Instant): void {
	const { awaits, lent, about } = keeping;
	if (awaits) {
		const to = personIn(awaits.act.body.to, awaits.act.ledger.admissions);
		const sentence = `${about.tag} was released to ${called(to)}, and no receipt has come back.`;
		find(keeping, 'released-not-received', sentence, awaits.act);
	}
	if (lent && lent.until < until && keeping.ended === null) {
		const sentence = `${about.tag} was to be back by ${lent.until}.`;
		keeping.findings.push({
			kind: 'overdue-return',
			sentence,
			entries: [lent.act.view.ref],
			from: lent.until,
			to: null,
			settledBy: null,
		});
	}
}

/** Marks the findings that an entry explains: of the kind that it names, about one of the entries that it names. */
export function settled(findings: readonly CustodyFinding[], explanations: readonly Act[]): CustodyFinding[] {
	return findings.map((finding) => {
		const by = explanations.find(({ body, ledger }) => {
			if (body.finding !== finding.kind || !Array.isArray(body.entries)) return false;
			const heads = new Set(body.entries.map((e) => (e as { readonly head?: Json }).head));
			return ledger.entries.some((e) => heads.has(e.digest) && finding.entries.includes(e.ref));
		});
		return by ? { ...finding, settledBy: by.view.ref } : finding;
	});
}
