/** Notes and their corrections; a note in a hurry opens its case itself. */
import { PassThrough, Readable } from 'node:stream';
import type { Given } from '../../shared/contract';
import type { Json } from '../../shared/ledger/canonical';
import { nextNumber, untitled, wallText } from '../../shared/projections/case-number';
import { Refused } from '../../shared/refusal';
import type { Receipt } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { Ticket } from '../../shared/vocabulary';
import { type ReadProgress, readEvidence } from '../hashing/read-evidence';
import type { ObjectStore } from '../store/objects';
import { letGo, pastedFile } from './arrivals';
import { caseIn, cases, newestPhase, openCaseNamed } from './cases';
import { named } from './co-signing';
import { caseBook, type Desk, type Handlers, peopleHere, seal } from './desk';
import { discard } from './drafts';
import { fileOfReading } from './files';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';

/** Longer text becomes an object (decision 19: a line on disk is at most 512 KiB); in bytes of UTF-8. */
const LONGEST_TEXT_BYTES = 64 * 1024;

export const notes: Handlers<'note.write' | 'note.quick' | 'note.correct'> = {
	'note.write': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const receipt = await write(desk, book, input);
		if (input.draft) await discard(desk, desk.shelf.draft(book.id));
		return receipt;
	},

	'note.quick': async (desk, input) => {
		demandOneTime(input);
		const book = input.case === undefined ? await newCase(desk) : await openCaseNamed(desk, input.case);
		// Should the note be refused now, the case stays, and the draft says that it is for that case.
		if (input.case === undefined && input.draft) await moveDraft(desk, book);
		const receipt = await write(desk, book, input);
		if (input.draft) await discard(desk, desk.shelf.quickDraft());
		return { ...receipt, case: book.id, number: caseIn(book).number, opened: input.case === undefined };
	},

	'note.correct': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const old = book.find(input.entry);
		return seal(desk, book, 'note.corrected/1', {
			corrects: { chain: old.chain, seq: old.seq, head: old.digest },
			text: await textOf(desk, book, input.text),
			reason: input.reason,
			stance: old.stance ?? undefined,
			doneBy: personTold(desk, input.doneBy),
			witness: personTold(desk, input.witness),
		});
	},
};

type Written = Pick<Given<'note.write'>, keyof Given<'note.write'> & keyof Given<'note.quick'>>;

function write(desk: Desk, book: LedgerBook, input: Omit<Written, 'case'>): Promise<Receipt> {
	demandOneTime(input);
	return desk.jobs.run(input.job, 'Reading attachments', async (job) => {
		const tickets = input.attachments ?? [];
		const attachments = await attach(desk, book, tickets, job);
		const receipt = await seal(desk, book, 'note.written/1', {
			phase: input.phase ?? newestPhase(book) ?? 'da',
			text: await textOf(desk, book, input.text),
			stance: input.stance,
			observedAt: input.observedAt,
			observedLocal: input.observedLocal,
			accuracyMs: input.accuracyMs,
			lateBecause: input.lateBecause,
			notLateBecause: input.notLateBecause,
			doneBy: personTold(desk, input.doneBy),
			witness: personTold(desk, input.witness),
			attachments: attachments.length > 0 ? attachments : undefined,
		});
		await letGo(desk, tickets);
		return receipt;
	});
}

/** Somebody of the notebook with their key; anybody else, and one of two with the same name, by the name alone. */
function personTold(desk: Desk, said: string | undefined): Json | undefined {
	if (said === undefined) return undefined;
	const meant = peopleHere(desk).filter(
		({ keyId, name, replacedBy }) => keyId === said || (name === said.trim() && replacedBy === null),
	);
	const [person] = meant;
	return person && meant.length === 1 ? named(person) : { name: said.trim() };
}

/** One time, one reason: nobody could say which of two counts. */
function demandOneTime(input: Omit<Written, 'case'>): void {
	if (input.observedAt !== undefined && input.observedLocal !== undefined)
		throw new Refused(
			'note.times',
			'The note has two times: one with a zone and one without.',
			'Give the one that is known.',
			'observedLocal',
		);
	if (input.lateBecause !== undefined && input.notLateBecause !== undefined)
		throw new Refused(
			'note.late',
			'The note says both why it is late and why it is not.',
			'Give one of them.',
			'notLateBecause',
		);
}

/** A case for a note that cannot wait: the next free number of the year, and a title that says when. */
async function newCase(desk: Desk): Promise<LedgerBook> {
	const taken = (await cases['case.list'](desk, {})).map(({ number }) => number);
	const { at, offset } = desk.clock();
	const { year, text } = wallText(at, offset);
	const opened = await cases['case.open'](desk, { number: nextNumber(taken, year), title: untitled(text) });
	return caseBook(desk, opened.case);
}

async function moveDraft(desk: Desk, book: LedgerBook): Promise<void> {
	const file = desk.shelf.quickDraft();
	const draft = await file.read();
	if (draft) await file.keep({ ...draft, case: book.id });
}

/** A text as a body has it; a long one is stored. */
export async function textOf(desk: Desk, book: LedgerBook, text: string): Promise<Json> {
	const bytes = Buffer.from(text, 'utf8');
	if (bytes.length <= LONGEST_TEXT_BYTES) return text;
	const { object, sizeBytes } = await desk.shelf.objects(book.id).put(Readable.from([bytes]));
	return { object, name: 'note.txt', sizeBytes };
}

/** Reads each file once: digested and stored, all before the entry that names them. */
export async function attach(desk: Desk, book: LedgerBook, tickets: readonly Ticket[], job: Job): Promise<Json[]> {
	const store = desk.shelf.objects(book.id);
	const stored: Json[] = [];
	let done = 0;
	for (const [i, ticket] of tickets.entries()) {
		const arrival = desk.arrivals.of(ticket);
		const file =
			arrival?.object === undefined
				? await readAndStored(desk, store, ticket, arrival, job.signal, (at) =>
						job.progress({
							doneBytes: done + at.bytesDone,
							totalBytes: done + at.bytesTotal,
							doneItems: i,
							totalItems: tickets.length,
						}),
					)
				: await pastedFile(desk, store, { ...arrival, object: arrival.object });
		stored.push(file);
		done += file.sizeBytes;
	}
	return stored;
}

/** A file that lies elsewhere: every block that is digested is stored. Refuses `file.changed`, and what its reading does. */
async function readAndStored(
	desk: Desk,
	store: ObjectStore,
	ticket: Ticket,
	arrival: ReturnType<Desk['arrivals']['of']>,
	signal: AbortSignal,
	onProgress: (at: ReadProgress) => void,
) {
	const path = arrival?.path === undefined ? desk.redeem(ticket) : Buffer.from(arrival.path, 'base64');
	const pipe = new PassThrough({ highWaterMark: 4 << 20 });
	// Whoever reads the pipe is told by it; before anybody reads, its end must not count as uncaught.
	pipe.on('error', () => undefined);
	const putting = store.put(pipe);
	// The store may fail first; it is awaited below, and must not count as unhandled meanwhile.
	putting.catch(() => pipe.destroy());
	try {
		const reading = await readEvidence(path, {
			digests: ['md5', 'sha1', 'sha256'],
			signal,
			onBlock: (block) => {
				const goesOn = pipe.write(Buffer.from(block));
				return goesOn || pipe.destroyed
					? undefined
					: new Promise((resolve) => pipe.once('drain', resolve).once('close', resolve));
			},
			onProgress,
		});
		pipe.end();
		const { object, sizeBytes } = await putting;
		if (reading.changedWhileRead.length > 0)
			throw new Refused(
				'file.changed',
				`${reading.displayName} changed while it was read (${reading.changedWhileRead.join(', ')}).`,
				'Copy it first, then attach the copy; nothing was sealed.',
			);
		if (arrival && arrival.sha256 !== object)
			throw new Refused(
				'file.changed',
				`${visible(arrival.name)} is another file than the one that arrived: its SHA-256 was ${arrival.sha256} then and is ${object} now.`,
				'Take it out of the draft and attach it again; nothing was sealed.',
				'attachments',
			);
		return { ...fileOfReading(reading), object, sizeBytes };
	} catch (error) {
		pipe.destroy(error instanceof Error ? error : undefined);
		await putting.catch(() => undefined);
		throw error;
	}
}
