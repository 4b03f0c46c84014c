/**
 * What services work with while a notebook is open: who is here, which ledgers, clock, disk, hashing. Everything is
 * handed in; a test makes a desk of its own. Closing it lets keys, files and the notebook's lock go.
 */
import type { KeyObject } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Given, Gives, ServiceQuestion } from '../../shared/contract';
import { peopleOf } from '../../shared/projections/people';
import { Refused } from '../../shared/refusal';
import type { CopyRead, Person, Receipt, ReceiptRead, Telling } from '../../shared/views';
import type { CaseId, ChainId, KeyId, Ticket } from '../../shared/vocabulary';
import type { HashingPool } from '../hashing/digest-files';
import type { Clock } from '../platform/clock';
import { readCertificate } from '../vault/certificates';
import type { Reading } from '../vault/ledger-readers';
import type { NewKey } from '../vault/selfsigned';
import type { Anchors } from './anchors';
import type { Arrivals } from './arrivals';
import type { Attempts } from './attempts';
import type { Jobs } from './jobs';
import type { LedgerBook, Signing } from './ledger-book';
import type { Shelf } from './shelf';
import type { Standing } from './standing';

export interface Me extends Signing {
	readonly privateKey: KeyObject;
	readonly certificateDer: Buffer;
}

export interface Desk {
	/** Who is here; after a rotation the same person under another key. */
	me: Me;
	readonly shelf: Shelf;
	/** The notebook's own ledger. */
	readonly book: LedgerBook;
	/** Cases by id, opened when first asked for. */
	readonly cases: Map<CaseId, Promise<LedgerBook>>;
	/** The cases' newest digests in the notebook's own ledger, and what they say of the cases. */
	readonly anchors: Anchors;
	/** What checking found in this run, and whether anything may still be written. */
	readonly standing: Standing;
	readonly clock: Clock;
	/** Makes a handler's key. */
	readonly newKey: NewKey;
	readonly hashing: HashingPool;
	readonly jobs: Jobs;
	/** The bundled threads of an acquisition. */
	readonly acquireWorkerPath: string;
	/** The bundled thread for sets of known files. */
	readonly hashsetWorkerPath: string;
	/** verify.html as the build made it. */
	readonly verifyPagePath: string | undefined;
	readonly version: string;
	/** What was tried and refused as a matter of security, and is not entered yet. */
	readonly attempts: Attempts;
	/** What is being written right now and may not be written twice: a case's number, an item's tag. */
	readonly claims: Set<string>;
	/** Cases that were looked into since the notebook was opened. */
	readonly looked: Set<CaseId>;
	/** Files that came to drafts. */
	readonly arrivals: Arrivals;
	/** Gives the path that a ticket stands for, once. */
	redeem(ticket: Ticket): string | Buffer;
	/** A ticket for a path that was redeemed and is wanted once more: the one it had, where that is given. */
	ticketFor(path: string | Buffer, ticket?: Ticket): Ticket;
	/** Reads a stranger's case file, where no key is. */
	readonly readCopy: CopyReader;
	/** Reads a receipt that somebody kept, where no key is. */
	readonly readReceipt: ReceiptReader;
	tell(telling: Telling): void;
}

/** @param job under which the reading tells its progress @throws Refused; the reason of `signal` where it is aborted */
export type CopyReader = (
	path: string | Buffer,
	reading: {
		readonly trust: readonly string[];
		readonly job?: string | undefined;
		/** What opens it where it is encrypted: a file with secret keys, or its passphrase. */
		readonly identity?: string | Buffer | undefined;
		readonly filePassphrase?: string | undefined;
		readonly signal: AbortSignal;
		readonly onProgress: (doneBytes: number, totalBytes: number) => void;
	},
) => Promise<CopyRead>;

/** @throws Refused `receipt.unreadable`, `disk.…`, `file.unreadable` */
export type ReceiptReader = (path: string | Buffer) => Promise<ReceiptRead>;

export type Handlers<Q extends ServiceQuestion> = {
	readonly [K in Q]: (desk: Desk, input: Given<K>) => Promise<Gives<K>>;
};

/** The same questions, what answers each put into something else. */
export function eachWithin<Q extends ServiceQuestion>(
	handlers: Handlers<Q>,
	within: (handle: Handlers<Q>[Q], question: Q) => Handlers<Q>[Q],
): Handlers<Q> {
	const each = Object.entries(handlers) as [Q, Handlers<Q>[Q]][];
	return Object.fromEntries(each.map(([question, handle]) => [question, within(handle, question)])) as Handlers<Q>;
}

export const newId = <Id extends string>(): Id => uuid() as Id;

/** The people of the notebook. */
export const peopleHere = (desk: Desk): Person[] => peopleOf(desk.book.checked(), desk.shelf.signers());

/** The people of a case. */
export const peopleOfCase = (desk: Desk, book: LedgerBook): Person[] => peopleOf(book.checked(), desk.shelf.signers());

export function meAmong(people: readonly Person[], me: Me): Person {
	const person = people.find((p) => p.keyId === me.keyId);
	if (!person)
		throw new Refused(
			'person.not-admitted',
			'Your key is not admitted in this notebook.',
			'Restore the notebook from a backup.',
		);
	return person;
}

/** What an admission says of a person; `first` adds what a chain's first entry tells of its device. */
export function admissionOf(
	person: Pick<Person, 'name' | 'title' | 'phone' | 'organization'>,
	certificateDer: Uint8Array,
	first?: { clock: Clock; version: string },
) {
	return {
		certificate: Buffer.from(certificateDer).toString('base64'),
		name: person.name ?? readCertificate(certificateDer).commonName,
		title: person.title ?? undefined,
		phone: person.phone ?? undefined,
		organization: person.organization ?? undefined,
		monotonicClock: first?.clock().monotonic,
		program: first && `Sealbook ${first.version}`,
	};
}

/** A case's ledger, opened once; where that is now, `onRead` is told how far it is read. */
export function caseBook(desk: Desk, id: CaseId, onRead?: Reading['onRead']): Promise<LedgerBook> {
	const open = desk.cases.get(id);
	if (open) return open;
	const opening = openBook(desk, id, onRead);
	desk.cases.set(id, opening);
	opening.catch(() => desk.cases.delete(id));
	return opening;
}

async function openBook(desk: Desk, id: CaseId, onRead?: Reading['onRead']): Promise<LedgerBook> {
	const book = await desk.shelf.openCase(id, chainOfMine(desk, id), desk.clock, onRead);
	await enterTorn(desk);
	return book;
}

/** A torn last line that opening found is itself an entry (ledger.md, "Durability"). */
export async function enterTorn(desk: Desk): Promise<void> {
	for (const torn of desk.shelf.takeTorn())
		await seal(desk, desk.book, 'ledger.recovered/1', { chain: torn.chain, bytes: torn.bytes, keptAs: torn.keptAs });
}

/** The chain this notebook writes in a case, as its own ledger says: the newest, after an acknowledged rollback. */
export function chainOfMine(desk: Desk, id: CaseId): ChainId {
	const joined = desk.book
		.entries()
		.filter((e) => e.kind === 'case.joined/1' && e.body.case === id)
		.at(-1);
	if (!joined)
		throw new Refused('case.unknown', `There is no case ${id} in this notebook.`, 'Look at the list of cases.', 'case');
	return joined.body.chain as ChainId;
}

/** Ids of all cases that this notebook's ledger names. */
export const caseIds = (desk: Desk): CaseId[] => [
	...new Set(desk.book.entries().flatMap((e) => (e.kind === 'case.joined/1' ? [e.body.case as CaseId] : []))),
];

/** Seals an entry in a case as the person who is here; the window is told that the case grew. A case that was rolled back is refused. */
export async function seal(
	desk: Desk,
	book: LedgerBook,
	kind: string,
	body: Parameters<LedgerBook['append']>[1],
	signers: readonly Signing[] = [desk.me],
): Promise<Receipt> {
	if (book !== desk.book) {
		desk.anchors.mustBeWhole(book);
		for (const { keyId } of signers) mustBeAdmitted(book, keyId);
	}
	return enter(desk, book, kind, body, signers);
}

/** The same without asking whether the case is whole and the signers are admitted: for the acknowledgement that a case was rolled back. */
export async function enter(
	desk: Desk,
	book: LedgerBook,
	kind: string,
	body: Parameters<LedgerBook['append']>[1],
	signers: readonly Signing[] = [desk.me],
): Promise<Receipt> {
	for (const { keyId } of signers) mustNotBeRevoked(desk, book, keyId);
	const receipt = await book.append(kind, body, signers);
	desk.tell({ tells: 'grew', case: book === desk.book ? null : book.id });
	if (book !== desk.book) await desk.anchors.grew(book);
	return receipt;
}

/** @throws Refused `key.revoked` where the notebook or the ledger says so: such an entry would count for nothing (decision 5) */
export function mustNotBeRevoked(desk: Desk, book: LedgerBook, keyId: KeyId): void {
	const revoked = desk.book.checked().revocations.get(keyId) ?? book.checked().revocations.get(keyId);
	if (!revoked) return;
	throw new Refused(
		'key.revoked',
		`This key was revoked on ${revoked.at}${revoked.reason === null ? '' : `: ${revoked.reason}`}`,
		'What it signs counts no more; let another person do it, or admit this one anew with another key.',
		'person',
	);
}

function mustBeAdmitted(book: LedgerBook, keyId: KeyId): void {
	if (book.head() === null || book.checked().admissions.has(keyId)) return;
	throw new Refused(
		'person.not-admitted',
		'This person is not admitted in this case, so their signature would not count.',
		'Let somebody who is admitted in the case reopen it or hand an item over to them; that admits them.',
	);
}

/** Admits people of the notebook who sign here and are not yet admitted in the case. */
export async function admitEveryone(desk: Desk, book: LedgerBook): Promise<void> {
	const admitted = book.checked().admissions;
	for (const person of peopleHere(desk)) {
		if (!person.signsHere || person.revoked || admitted.has(person.keyId)) continue;
		await admitInCase(desk, book, person);
	}
}

/** Admits one person of the notebook in a case, signed by whoever is here. */
export async function admitInCase(desk: Desk, book: LedgerBook, person: Person): Promise<void> {
	mustNotBeRevoked(desk, book, person.keyId);
	const admission = desk.book.checked().admissions.get(person.keyId);
	const certificate = admission?.entry.body.certificate;
	if (typeof certificate !== 'string')
		throw new Refused('person.unknown', 'This person has no certificate in this notebook.', 'Admit them first.');
	await seal(desk, book, 'person.admitted/1', admissionOf(person, Buffer.from(certificate, 'base64')));
}

/** What is claimed while a backup is made, and at the end of what is claimed while a case file is merged. */
export const BACKUP = 'backup';
export const MERGE = 'merge';

/** A merge puts other chains in the place of those that a backup copies: one waits for the other. */
export function mustNotOverlap(desk: Desk, what: typeof BACKUP | typeof MERGE): void {
	const other = what === BACKUP ? MERGE : BACKUP;
	if (![...desk.claims].some((claimed) => claimed.endsWith(other))) return;
	throw new Refused(
		'work.under-way',
		other === BACKUP ? 'A backup is being made.' : 'A case file is being merged.',
		`Wait until that is done, then ${what === BACKUP ? 'back up' : 'merge'} again; nothing was changed.`,
	);
}

/** Lets one piece of work at a time write something that may stand only once; a second one is refused. */
export async function claim<T>(desk: Desk, what: string, work: () => Promise<T>): Promise<T> {
	if (desk.claims.has(what))
		throw new Refused(
			'work.under-way',
			'This is being written right now.',
			'Wait until it is done, then look whether it still needs doing.',
		);
	desk.claims.add(what);
	try {
		return await work();
	} finally {
		desk.claims.delete(what);
	}
}
