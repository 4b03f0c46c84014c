/** Notes, their corrections, and the draft that is not in the ledger yet. */
import { PassThrough, Readable } from 'node:stream';
import type { Json } from '../../shared/ledger/canonical';
import { Refused } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';
import { readEvidence } from '../hashing/read-evidence';
import { caseNamed, openCaseNamed } from './cases';
import { type Desk, type Handlers, seal } from './desk';
import { fileOfReading } from './files';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';

/** Longer text becomes an object (decision 19: a line on disk is at most 512 KiB); in bytes of UTF-8. */
const LONGEST_TEXT_BYTES = 64 * 1024;

export const notes: Handlers<'note.write' | 'note.correct' | 'draft.read' | 'draft.save'> = {
	'note.write': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return desk.jobs.run(input.job, 'Reading attachments', async (job) => {
			const attachments = await attach(desk, book, input.attachments ?? [], job);
			const receipt = await seal(desk, book, 'note.written/1', {
				phase: input.phase,
				text: await textOf(desk, book, input.text),
				observedAt: input.observedAt,
				accuracyMs: input.accuracyMs,
				attachments: attachments.length > 0 ? attachments : undefined,
			});
			await desk.shelf.draft(book.id).keep(null);
			return receipt;
		});
	},

	'note.correct': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const old = book.find(input.entry);
		return seal(desk, book, 'note.corrected/1', {
			corrects: { chain: old.chain, seq: old.seq, head: old.digest },
			text: await textOf(desk, book, input.text),
			reason: input.reason,
		});
	},

	'draft.read': async (desk, input) => desk.shelf.draft((await caseNamed(desk, input.case)).id).read(),

	'draft.save': async (desk, input) => {
		const { id } = await caseNamed(desk, input.case);
		const draft =
			input.text.trim() === ''
				? null
				: { text: input.text, phase: input.phase, observedAt: input.observedAt, savedAt: desk.clock().at };
		await desk.shelf.draft(id).keep(draft);
		return draft;
	},
};

/** A text as a body has it; a long one is stored. */
export async function textOf(desk: Desk, book: LedgerBook, text: string): Promise<Json> {
	const bytes = Buffer.from(text, 'utf8');
	if (bytes.length <= LONGEST_TEXT_BYTES) return text;
	const { object, sizeBytes } = await desk.shelf.objects(book.id).put(Readable.from([bytes]));
	return { object, name: 'note.txt', sizeBytes };
}

/** Reads each file once: digested and stored, all before the entry that names them. */
export async function attach(desk: Desk, book: LedgerBook, tickets: readonly Ticket[], job: Job): Promise<Json[]> {
	const stored: Json[] = [];
	let done = 0;
	for (const [i, ticket] of tickets.entries()) {
		const path = desk.redeem(ticket);
		const pipe = new PassThrough({ highWaterMark: 4 << 20 });
		// Whoever reads the pipe is told by it; before anybody reads, its end must not count as uncaught.
		pipe.on('error', () => undefined);
		const putting = desk.shelf.objects(book.id).put(pipe);
		// The store may fail first; it is awaited below, and must not count as unhandled meanwhile.
		putting.catch(() => pipe.destroy());
		try {
			const reading = await readEvidence(path, {
				digests: ['md5', 'sha1', 'sha256'],
				signal: job.signal,
				onBlock: (block) => {
					const goesOn = pipe.write(Buffer.from(block));
					return goesOn || pipe.destroyed
						? undefined
						: new Promise((resolve) => pipe.once('drain', resolve).once('close', resolve));
				},
				onProgress: (at) =>
					job.progress({
						doneBytes: done + at.bytesDone,
						totalBytes: done + at.bytesTotal,
						doneItems: i,
						totalItems: tickets.length,
					}),
			});
			pipe.end();
			const { object, sizeBytes } = await putting;
			if (reading.changedWhileRead.length > 0)
				throw new Refused(
					'file.changed',
					`${reading.displayName} changed while it was read (${reading.changedWhileRead.join(', ')}).`,
					'Copy it first, then attach the copy; nothing was sealed.',
				);
			stored.push({ ...fileOfReading(reading), object, sizeBytes });
			done += sizeBytes;
		} catch (error) {
			pipe.destroy(error instanceof Error ? error : undefined);
			await putting.catch(() => undefined);
			throw error;
		}
	}
	return stored;
}
