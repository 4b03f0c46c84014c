/**
 * A second signature under an entry: by whoever is here, or by another person of the notebook who consents with their own
 * passphrase. What must hold: nobody counter-signs what they signed themselves, and nobody signs what does not verify.
 */
import { signedBy } from '../../shared/projections/countersignatures';
import { Refused } from '../../shared/refusal';
import type { EntryView } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { openCaseNamed } from './cases';
import { admitAll, coSigner, named } from './co-signing';
import { type Handlers, meAmong, peopleHere, seal } from './desk';
import type { LedgerBook } from './ledger-book';

export const countersign: Handlers<'entry.countersign'> = {
	'entry.countersign': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const beneath = book.find(input.entry);
		mustVerify(beneath);
		const { second: name, secondPassphrase, role, remark } = input;
		const second = name === undefined ? null : await coSigner(desk, name, secondPassphrase, 'secondPassphrase');
		const person = second?.person ?? meAmong(peopleHere(desk), desk.me);
		mustNotHaveSigned(book, beneath, person.keyId, person.name ?? 'This person');
		if (second) await admitAll(desk, book, [second]);
		const others = second && second.keyId !== desk.me.keyId ? [second] : [];
		return seal(
			desk,
			book,
			'entry.countersigned/1',
			{
				...{ entry: { chain: beneath.chain, seq: beneath.seq, head: beneath.digest }, role },
				...{ person: named(person), remark },
			},
			[desk.me, ...others],
		);
	},
};

function mustVerify({ ref, verdict }: EntryView): void {
	if (verdict === 'broken')
		throw new Refused(
			'countersign.broken',
			`${ref} does not verify, so nobody can vouch for what it says.`,
			'Look at its proof, and write down in a note what you find.',
			'entry',
		);
}

function mustNotHaveSigned(book: LedgerBook, beneath: EntryView, keyId: KeyId, name: string): void {
	const ledger = book.checked();
	const signed = ledger.entries.find((e) => e.digest === beneath.digest);
	if (signed && signedBy(ledger, signed, keyId))
		throw new Refused(
			'countersign.own',
			`${name} signed ${beneath.ref} themselves.`,
			'A counter-signature takes another person.',
			'second',
		);
}
