/** Verification of the whole notebook: its own ledger, every case, every stored object; every fault with its place. */
import { createHash } from 'node:crypto';
import { signedInDoubt } from '../../shared/ledger/revocation';
import { fingerprintOf, signerOf } from '../../shared/projections/people';
import { Refused } from '../../shared/refusal';
import type { Check, Fault, VerifyReport } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { type AnchorsChecked, checkAnchors } from './anchor-check';
import { caseIn } from './cases';
import { caseBook, caseIds, type Desk, type Handlers } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';

const STEPS = [
	'lines',
	'chains',
	'seen',
	'signatures',
	'revocations',
	'disclosures',
	'certificates',
	'objects named',
] as const;
const NOT_PROVEN = [
	'That nothing was cut off the end of the notebook’s own ledger: compare its newest digest with a print made earlier.',
	'That the device’s clock was right: see the clock findings beside the entries.',
	'That the owner of a key is the person named: compare the fingerprint.',
	'That everything that happened was recorded.',
];

export const notebookCheck: Handlers<'notebook.verify'> = {
	'notebook.verify': (desk, input) =>
		desk.jobs.run(input.job, 'Verifying the notebook', async (job) => {
			const report = await verifyNotebook(desk, job);
			desk.standing.checkedInFull(caseIds(desk).length + 1, report, desk.clock().at);
			return report;
		}),
};

async function verifyNotebook(desk: Desk, job: Job): Promise<VerifyReport> {
	const found: Found = { faults: new Map(), counts: new Map(), remarks: [], doubts: [], missing: [], objects: 0 };
	const books: { name: string; book: LedgerBook }[] = [{ name: 'notebook', book: desk.book }];
	for (const id of caseIds(desk)) {
		try {
			const book = await caseBook(desk, id);
			books.push({ name: caseIn(book).number, book });
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			note(found, 'chains', {
				place: id,
				rule: 'every ledger can be opened',
				expected: 'a sound ledger',
				found: error.refusal.sentence,
			});
		}
	}
	const wanted = books.flatMap(({ name, book }) =>
		book.checked().entries.flatMap((e) => e.objects.map((o) => ({ ...o, book, place: `${name} ${e.ref}` }))),
	);
	const totalBytes = wanted.reduce((n, o) => n + o.sizeBytes, 0);
	let doneBytes = 0;
	for (const { name, book } of books) {
		await reread(desk, name, book, found);
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
	for (const o of wanted) {
		if (job.signal.aborted)
			throw new Refused(
				'job.cancelled',
				'The verification was cancelled.',
				'What was checked before stays as it was; start it again when ready.',
			);
		await checkObject(desk, o, found);
		doneBytes += o.sizeBytes;
		job.progress({ doneBytes, totalBytes, doneItems: found.objects, totalItems: wanted.length });
	}
	return reportOf(books, found, await checkAnchors(desk, books.slice(1)));
}

interface Found {
	readonly faults: Map<string, Fault[]>;
	readonly counts: Map<string, number>;
	readonly remarks: Fault[];
	readonly doubts: Fault[];
	readonly missing: Fault[];
	objects: number;
}

function note(found: Found, check: string, fault: Fault): void {
	found.faults.set(check, [...(found.faults.get(check) ?? []), fault]);
}

/** The disk is read again: what was sound when the notebook was opened may have changed since. */
async function reread(desk: Desk, name: string, book: LedgerBook, found: Found): Promise<void> {
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
			const { lines } = await desk.shelf.reread(book.id, chain);
			const at = sealed.findIndex((line, i) => lines[i] !== line);
			if (at >= 0) say(at + 1, lines[at] === undefined ? 'a damaged or missing record' : 'another entry');
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			say(1, error.refusal.sentence);
		}
	}
}

async function checkObject(
	desk: Desk,
	o: { object: Sha256; sizeBytes: number; book: LedgerBook; place: string },
	found: Found,
): Promise<void> {
	found.objects += 1;
	try {
		const digest = createHash('sha256');
		let sizeBytes = 0;
		for await (const bytes of desk.shelf.objects(o.book.id).open(o.object)) {
			digest.update(bytes);
			sizeBytes += bytes.length;
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
		if (!(error instanceof Refused)) throw error;
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

function reportOf(
	books: readonly { name: string; book: LedgerBook }[],
	found: Found,
	anchors: AnchorsChecked,
): VerifyReport {
	const checks: Check[] = [...STEPS, 'objects'].map((name) => {
		const faults = found.faults.get(name) ?? [];
		const missing = name === 'objects' && faults.length === 0 && found.missing.length > 0;
		return {
			name,
			state: faults.length > 0 ? 'broken' : missing ? 'missing' : 'holds',
			count: name === 'objects' ? found.objects : (found.counts.get(name) ?? 0),
			faults: name === 'objects' ? [...faults, ...found.missing] : faults,
		};
	});
	const beside = (name: string, faults: readonly Fault[]): Check => ({
		name,
		state: faults.length > 0 ? 'remark' : 'holds',
		count: faults.length,
		faults,
	});
	checks.push(
		anchors.check,
		anchors.timestamps,
		beside('signed in doubt', found.doubts),
		beside('clock', found.remarks),
	);
	const broken = checks.some((c) => c.state === 'broken');
	const admissions = new Map(books.flatMap(({ book }) => [...book.checked().admissions]));
	return {
		verdict: broken ? 'broken' : found.missing.length > 0 ? 'incomplete' : 'intact',
		checks,
		chains: books.flatMap(({ book }) =>
			book.checked().chains.map((c) => ({
				chain: c.chain,
				letter: c.letter,
				entries: c.length,
				first: c.first,
				last: c.last,
				head: c.head,
			})),
		),
		signers: [...admissions.keys()].map((keyId) => ({
			keyId,
			name: signerOf(keyId, admissions).name,
			fingerprint: fingerprintOf(keyId),
			trusted: 'admitted in this notebook',
			signedAt: null,
			signs: 'entries' as const,
		})),
		withheld: [],
		anchored: anchors.anchored,
		notProven: [...anchors.notProven, ...NOT_PROVEN],
	};
}
