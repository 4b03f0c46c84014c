/** What left as case files, and whether a file may leave under the mark that it is to bear. */
import type { Given } from '../../shared/contract';
import { sentIn } from '../../shared/projections/sent';
import { above, marksIn, strictest } from '../../shared/projections/tlp';
import { Refused } from '../../shared/refusal';
import { caseNamed } from './cases';
import type { Handlers } from './desk';
import type { LedgerBook } from './ledger-book';

export const sent: Handlers<'casefile.sent'> = {
	'casefile.sent': async (desk, input) => {
		const all = sentIn(desk.book.entries());
		if (input.case === undefined) return all;
		const { id } = await caseNamed(desk, input.case);
		return all.filter((each) => each.case === id);
	},
};

type Going = Pick<Given<'casefile.export'>, 'recipient' | 'purpose' | 'agreement'>;

/** What an export says of where it goes, as its entry has it. */
export const toWhom = ({ recipient, purpose, agreement }: Going) => ({
	recipient: recipient && partyOf(recipient),
	...{ purpose, agreement },
});

const partyOf = ({ name, organization }: { name: string; organization?: string | undefined }) =>
	organization === undefined ? { name } : { name, organization };

/**
 * A file is not to be marked less strictly than a record in it, unless somebody says why.
 * @param rules what is withheld of it
 * @throws Refused `casefile.tlp`
 */
export function mustCover(book: LedgerBook, rules: readonly string[], input: Given<'casefile.export'>): void {
	const { tlp, tlpBecause } = input;
	if (tlp === undefined || tlpBecause !== undefined) return;
	const beyond = above(marksIn(book.entries(), rules, book.mine), tlp);
	const most = strictest(beyond.map((each) => each.tlp));
	if (most === null) return;
	const named = beyond.slice(0, 3).map(({ ref }) => ref);
	const more = beyond.length > named.length ? ` and ${beyond.length - named.length} more` : '';
	throw new Refused(
		'casefile.tlp',
		`The file would be ${tlp}, and what it holds is marked up to ${most}: ${named.join(', ')}${more}. Nothing was written.`,
		`Mark it ${most}, withhold what they say, or say why it may go further.`,
		'tlp',
	);
}

/** After the disk failed, what was sealed is still exported; that it was is told in the answer only. */
export async function unlessReadOnly<T>(entering: Promise<T>): Promise<T | null> {
	try {
		return await entering;
	} catch (error) {
		if (error instanceof Refused && error.refusal.code === 'notebook.read-only') return null;
		throw error;
	}
}
