/**
 * What stands on paper, and what somebody without a key draws on the screen: kept with the entry that tells of it, and
 * weaker than a key's signature. What must hold: everything is stored before the entry that names it.
 */
import { Readable } from 'node:stream';
import type { Given } from '../../shared/contract';
import { DRAWN_NAME, drawnSvg } from '../../shared/drawing';
import type { Json } from '../../shared/ledger/canonical';
import { Refused } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';
import { type Desk, peopleHere } from './desk';
import type { LedgerBook } from './ledger-book';
import { attach } from './notes';

/** What a question says of a paper. */
type OnPaper = Pick<Given<'custody.record'>, 'signedOnPaper' | 'attachments' | 'job'>;
type Drawn = NonNullable<Given<'custody.release'>['drawn']>;

/** The members that tell of the paper; photographs of it are stored first. */
export async function paperOf(desk: Desk, book: LedgerBook, { signedOnPaper, attachments, job }: OnPaper) {
	return { signedOnPaper, attachments: await stored(desk, book, attachments, job, 'Storing photographs of the paper') };
}

/** Files read once and stored; undefined where there are none. */
export async function stored(
	desk: Desk,
	book: LedgerBook,
	tickets: readonly Ticket[] | undefined,
	job: string | undefined,
	what = 'Storing photographs',
): Promise<Json[] | undefined> {
	if (!tickets || tickets.length === 0) return undefined;
	return desk.jobs.run(job, what, (run) => attach(desk, book, tickets, run));
}

/** @throws Refused `custody.signs-with-key` where whoever is said to have drawn it has a key here */
export async function drawnBy(desk: Desk, book: LedgerBook, drawn: Drawn | undefined): Promise<Json | undefined> {
	if (!drawn) return undefined;
	const { by, organization, strokes } = drawn;
	if (peopleHere(desk).some((person) => person.name === by && person.signsHere))
		throw new Refused(
			'custody.signs-with-key',
			`${by} has a key in this notebook and signs with it.`,
			'A drawn signature is for somebody without a key; hand it over with two passphrases.',
			'drawn',
		);
	const { object, sizeBytes } = await desk.shelf.objects(book.id).put(Readable.from([Buffer.from(drawnSvg(strokes))]));
	return {
		by,
		...(organization === undefined ? {} : { organization }),
		picture: { object, name: DRAWN_NAME, sizeBytes },
	};
}
