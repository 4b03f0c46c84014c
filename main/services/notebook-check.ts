/** Verification of the whole notebook: its own ledger, every case, every stored object; every fault with its place. */
import { createHash } from 'node:crypto';
import { signedInDoubt } from '../../shared/ledger/revocation';
import { Refused } from '../../shared/refusal';
import type { VerifyReport } from '../../shared/views';
import type { CaseId, Sha256 } from '../../shared/vocabulary';
import { checkAnchors } from './anchor-check';
import { caseIn } from './cases';
import { caseBook, caseIds, chainOfMine, type Desk, type Handlers } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';
import { LedgerCourse, type LedgerSize } from './ledger-course';
import { type Found, type NamedBook, note, reportOf, STEPS } from './notebook-report';
import { unknownCases } from './unknown-cases';

export const notebookCheck: Handlers<'notebook.verify'> = {
	'notebook.verify': (desk, input) =>
		verifyNotebook(desk, input.job).then((report) => {
			desk.standing.checkedInFull(caseIds(desk).length + 1, report, desk.clock().at);
			return report;
		}),
};

/** @param job the name under which it is told how far it is: of the ledgers first, then of the stored objects */
async function verifyNotebook(desk: Desk, job: string | undefined): Promise<VerifyReport> {
	const found: Found = { faults: new Map(), counts: new Map(), remarks: [], doubts: [], missing: [], objects: 0 };
	const books = await desk.jobs.run(job, 'Verifying the ledgers', (of) => verifyLedgers(desk, of, found));
	await desk.jobs.run(job, 'Verifying stored objects', (of) => verifyObjects(desk, books, of, found));
	return reportOf(books, found, await checkAnchors(desk, books.slice(1)));
}

/** Every ledger that can be opened, held to its rules and to the disk. */
async function verifyLedgers(desk: Desk, job: Job, found: Found): Promise<NamedBook[]> {
	const course = new LedgerCourse(job, await sizesOf(desk));
	course.opened(desk.book.id, entriesIn(desk.book));
	const books: NamedBook[] = [{ name: 'notebook', book: desk.book }];
	// Cases that cannot be opened, as far as they can be read.
	const looked: NamedBook[] = [];
	for (const id of caseIds(desk)) {
		stopIfCancelled(job);
		try {
			const book = await caseBook(desk, id, (entries, of) => course.read(id, entries, of));
			course.opened(id, entriesIn(book));
			books.push({ name: caseIn(book).number, book });
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			course.leftOut(id);
			note(found, 'chains', {
				place: id,
				rule: 'every ledger can be opened',
				expected: 'a sound ledger',
				found: error.refusal.sentence,
			});
			const book = await readable(desk, id, job);
			if (book) looked.push({ name: caseIn(book).number, book });
		}
	}
	for (const fault of await unknownCases(desk)) note(found, 'chains', fault);
	for (const { name, book } of books)
		await reread(desk, { name, book }, found, (entries) => {
			course.compared(book.id, entries);
			stopIfCancelled(job);
		});
	for (const { name, book } of [...books, ...looked]) {
		const ledger = book.checked();
		for (const step of STEPS) found.counts.set(step, (found.counts.get(step) ?? 0) + ledger.counts[step]);
		for (const fault of ledger.faults)
			note(found, fault.step, {
				place: `${name} ${fault.place}`,
				rule: fault.rule,
				expected: fault.expected,
				found: fault.found,
			});
		found.doubts.push(...signedInDoubt(ledger).map((doubt) => ({ ...doubt, place: `${name} ${doubt.place}` })));
		for (const e of ledger.entries)
			if (e.clock)
				found.remarks.push({
					place: `${name} ${e.ref}`,
					rule: 'the clock and the monotonic clock agree',
					expected: 'within 2 s and 100 ppm',
					found: e.clock.sentence,
				});
	}
	return [...books, ...looked];
}

/** What can still be read of a case that cannot be opened; null where that is nothing. */
async function readable(desk: Desk, id: CaseId, { signal }: Job): Promise<LedgerBook | null> {
	try {
		const { book } = await desk.shelf.lookAt(id, chainOfMine(desk, id), desk.clock, signal);
		return book.entries().length > 0 ? book : null;
	} catch (error) {
		stopIfCancelled({ signal });
		if (!(error instanceof Refused)) throw error;
		return null;
	}
}

/** Every object that an entry names, read and held to its digest and size. */
async function verifyObjects(desk: Desk, books: readonly NamedBook[], job: Job, found: Found): Promise<void> {
	const wanted = books.flatMap(({ name, book }) =>
		book.checked().entries.flatMap((e) => e.objects.map((o) => ({ ...o, book, place: `${name} ${e.ref}` }))),
	);
	const totalBytes = wanted.reduce((n, o) => n + o.sizeBytes, 0);
	let before = 0;
	for (const o of wanted) {
		const tell = (bytes: number) => {
			stopIfCancelled(job);
			const doneBytes = before + Math.min(bytes, o.sizeBytes);
			job.progress({ doneBytes, totalBytes, doneItems: found.objects, totalItems: wanted.length });
		};
		tell(0);
		await checkObject(desk, o, found, tell);
		before += o.sizeBytes;
	}
}

/** What is known of every ledger before it is opened: its bytes on the disk, and how many entries it had last. */
async function sizesOf(desk: Desk): Promise<Map<CaseId, LedgerSize>> {
	const lines = [...desk.book.lines().values()].flat();
	const own = { sizeBytes: lines.reduce((n, line) => n + line.length, 0), entries: lines.length };
	const cases = caseIds(desk).map(async (id): Promise<[CaseId, LedgerSize]> => {
		const sizeBytes = await desk.shelf.sizeOf(id).catch(() => 0);
		return [id, { sizeBytes, entries: (await desk.shelf.keptSummary(id))?.summary.entries ?? 0 }];
	});
	return new Map([[desk.book.id, own], ...(await Promise.all(cases))]);
}

const entriesIn = (book: LedgerBook) => [...book.lines().values()].reduce((n, lines) => n + lines.length, 0);

function stopIfCancelled({ signal }: Pick<Job, 'signal'>): void {
	if (signal.aborted)
		throw new Refused(
			'job.cancelled',
			'The verification was cancelled.',
			'What was checked before stays as it was; start it again when ready.',
		);
}

/** The disk is read again: what was sound when the notebook was opened may have changed since. */
async function reread(
	desk: Desk,
	{ name, book }: NamedBook,
	found: Found,
	onCompared: (entries: number) => void,
): Promise<void> {
	for (const { chain, letter } of book.checked().chains) {
		// Entries sealed while the disk is read are none of this check's.
		const sealed = [...(book.lines().get(chain) ?? [])];
		const rule = 'the disk holds what was sealed';
		const say = (seq: number, what: string) =>
			note(found, 'chains', {
				place: `${name} ${letter}-${seq}`,
				rule,
				expected: 'the entry as it was sealed',
				found: what,
			});
		try {
			const { lines, damagedAt } = await desk.shelf.reread(book.id, chain);
			for (const [at, line] of sealed.slice(0, lines.length).entries())
				if (lines[at] !== line) say(at + 1, 'another entry');
			if (lines.length < sealed.length) say(lines.length + 1, lostFrom(lines.length + 1, sealed.length));
			else if (damagedAt !== null) say(damagedAt, 'a damaged record behind the last entry');
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			say(1, error.refusal.sentence);
		}
		onCompared(sealed.length);
	}
}

const lostFrom = (seq: number, last: number) =>
	`a damaged or missing record${last > seq ? `; it and the ${last - seq} entries behind it cannot be read` : ''}`;

async function checkObject(
	desk: Desk,
	o: { object: Sha256; sizeBytes: number; book: LedgerBook; place: string },
	found: Found,
	onBytes: (bytes: number) => void,
): Promise<void> {
	found.objects += 1;
	try {
		const digest = createHash('sha256');
		let sizeBytes = 0;
		for await (const bytes of desk.shelf.objects(o.book.id).open(o.object)) {
			digest.update(bytes);
			sizeBytes += bytes.length;
			onBytes(sizeBytes);
		}
		const hex = digest.digest('hex');
		if (hex !== o.object)
			note(found, 'objects', {
				place: o.place,
				rule: 'a stored object has its digest',
				expected: o.object,
				found: hex,
			});
		if (sizeBytes !== o.sizeBytes)
			note(found, 'objects', {
				place: o.place,
				rule: 'a stored object has its size',
				expected: String(o.sizeBytes),
				found: String(sizeBytes),
			});
	} catch (error) {
		if (!(error instanceof Refused) || error.refusal.code === 'job.cancelled') throw error;
		const fault = {
			place: o.place,
			rule: 'a stored object is there',
			expected: o.object,
			found: error.refusal.sentence,
		};
		if (error.refusal.code === 'object.missing') found.missing.push(fault);
		else note(found, 'objects', fault);
	}
}
