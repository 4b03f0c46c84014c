/** Case files: a case written out and signed by whoever is here; a stranger's file verified. */
import { basename } from 'node:path';
import type { Given } from '../../shared/contract';
import type { Receipt } from '../../shared/ledger/receipt';
import { keptBack } from '../../shared/projections/kept-back';
import { fingerprintOf } from '../../shared/projections/people';
import { Refused } from '../../shared/refusal';
import type { VerifyReport } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { EncryptTo } from '../casefile/age/envelope';
import { openWith, recipientIn } from '../casefile/age/keys';
import { readVerifyPage, type VerifyPage } from '../casefile/page-file';
import { receiptInFile } from '../casefile/receipt-file';
import { verifyCaseFile } from '../casefile/verify';
import { type WrittenCaseFile, writeCaseFile } from '../casefile/write';
import { readCertificate } from '../vault/certificates';
import { checkFilePassphrase } from '../vault/pkcs12';
import { caseNamed } from './cases';
import { type Desk, type Handlers, meAmong, peopleHere, seal } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';
import { forAnotherTry, identityOf } from './opening';
import { mustCover, toWhom, unlessReadOnly } from './sent';
import type { Setting } from './session';

export const casefiles: Handlers<'casefile.export'> = {
	'casefile.export': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		// A case file of what is left would not tell that something is missing; the acknowledgement in it does.
		desk.anchors.mustBeWhole(book);
		await desk.anchors.now(book.id);
		const { encryptTo, encryptedTo } = encryption(desk, input);
		const wish = {
			opinions: !input.include?.includes('opinions'),
			hypotheses: input.without?.includes('hypotheses') ?? false,
		};
		const kept = keptBack(book.entries(), wish);
		const withhold = [...(input.withhold ?? []), ...kept.rules];
		mustCover(book, withhold, input);
		const path = String(desk.redeem(input.to));
		return desk.jobs.run(input.job, 'Writing the case file', async (job) => {
			const written = await write(desk, book, path, { ...input, withhold }, encryptTo, job);
			// The file exists now; that it does is an entry of the notebook, so that copies of the case converge (decision 10).
			const entered = seal(desk, desk.book, 'case.exported/1', {
				case: book.id,
				tagManifest: written.tagManifest,
				fileName: basename(path),
				fileSha256: written.sha256,
				heads: book.checked().chains.map((c) => ({ chain: c.chain, seq: c.length, head: c.head })),
				withheld: written.report.withheld.map(({ kind, member, count }) => ({ kind, member, count })),
				leftOut: written.leftOut,
				encryptedTo: encryptedTo ?? undefined,
				...toWhom(input),
				...{ tlp: input.tlp, tlpBecause: input.tlpBecause },
			});
			const receipt = await unlessReadOnly(entered);
			const { sizeBytes, sha256, tagManifest, entries, objects, withheld, leftOut } = written;
			const report = asKnown(knownHere(desk), written.report);
			return {
				path,
				fileName: visible(basename(path)),
				folder: written.folder,
				keptBack: {
					opinions: wish.opinions ? kept.opinions : 0,
					hypotheses: wish.hypotheses ? kept.hypotheses : 0,
				},
				...{ sizeBytes, sha256, tagManifest, entries, objects, withheld, leftOut, report, receipt, encryptedTo },
				stillSaid: written.stillSaid,
				fingerprint: fingerprintOf(desk.me.keyId),
			};
		});
	},
};

function write(
	desk: Desk,
	book: LedgerBook,
	path: string,
	input: Given<'casefile.export'>,
	encryptTo: EncryptTo | undefined,
	job: Job,
): Promise<WrittenCaseFile> {
	if (!book.checked().admissions.has(desk.me.keyId))
		throw new Refused(
			'person.not-admitted',
			'You are not admitted in this case, so your signature on its file would not count.',
			'Let somebody who is admitted in the case export it.',
		);
	return writeCaseFile({
		path,
		id: book.id,
		own: book.mine,
		chains: book.lines(),
		withhold: input.withhold ?? [],
		withoutObjects: input.without?.includes('objects') ?? false,
		withRenderings: !input.without?.includes('report'),
		page: input.without?.includes('page') ? undefined : pageOf(desk),
		openObject: (object) => desk.shelf.objects(book.id).open(object),
		encryptTo,
		signer: { certificate: readCertificate(desk.me.certificateDer), privateKey: desk.me.privateKey },
		program: `Sealbook ${desk.version}`,
		now: new Date(desk.clock().at),
		onProgress: ({ doneBytes, totalBytes }) => job.progress({ doneBytes, totalBytes }),
		signal: job.signal,
	});
}

/** The page that this program puts into case files; none where it was not built. */
const pageOf = (at: Pick<Setting, 'verifyPagePath' | 'version'>): VerifyPage | undefined =>
	at.verifyPagePath === undefined ? undefined : readVerifyPage(at.verifyPagePath, at.version);

/** The same for who only compares: without it the pages of earlier releases are known all the same. */
function pageIfThere(at: Parameters<typeof pageOf>[0]): VerifyPage | undefined {
	try {
		return pageOf(at);
	} catch {
		return undefined;
	}
}

interface Encryption {
	readonly encryptTo?: EncryptTo;
	/** Each recipient once, or that there is a passphrase; null where anybody can open it. */
	readonly encryptedTo: string[] | null;
}

/** For whom it is to be encrypted, if for anybody. @throws Refused in the fields `encryptTo` and `filePassphrase` */
function encryption(desk: Desk, { encryptTo, filePassphrase }: Given<'casefile.export'>): Encryption {
	if (encryptTo && filePassphrase !== undefined)
		throw new Refused(
			'casefile.two-ways',
			'A case file is encrypted either for recipients or with a passphrase.',
			'Choose one of the two; nothing was written.',
			'encryptTo',
		);
	if (encryptTo) {
		const encryptedTo = [...new Set(encryptTo)];
		return { encryptTo: { recipients: encryptedTo.map(recipientIn) }, encryptedTo };
	}
	if (filePassphrase === undefined) return { encryptedTo: null };
	checkFilePassphrase(filePassphrase, meAmong(peopleHere(desk), desk.me).name ?? '');
	return { encryptTo: { passphrase: filePassphrase }, encryptedTo: ['passphrase'] };
}

/** Verifies a case file; with an open notebook the people it vouches for are trusted too. */
export async function verifyFile(
	setting: Setting,
	desk: Desk | null,
	input: Given<'casefile.verify'>,
): Promise<VerifyReport> {
	const { tickets } = setting;
	const path = String(tickets.redeem(input.file));
	const known = knownHere(desk);
	const receipts: Receipt[] = [];
	for (const ticket of input.receipts ?? []) receipts.push(await receiptInFile(setting.tickets.redeem(ticket)));
	const verifying = setting.jobs.run(input.job, 'Verifying the case file', async (job) =>
		asKnown(
			known,
			await verifyCaseFile(path, {
				openWith: await openWith(identityOf(tickets, input), input.filePassphrase),
				trust: [...(input.trust ?? []), ...known],
				receipts,
				onProgress: (doneBytes, totalBytes) => job.progress({ doneBytes, totalBytes }),
				signal: job.signal,
				readers: setting.readers,
				page: pageIfThere(setting),
			}),
		),
	);
	return forAnotherTry(tickets, input.file, path, verifying);
}

/** Keys of the people whom this notebook vouches for. */
export const knownHere = (desk: Desk | null): readonly string[] =>
	desk ? peopleHere(desk).flatMap((p) => (p.vouchedFor && !p.revoked ? [p.keyId] : [])) : [];

/** Says of signers whom this notebook knows that it does. */
export function asKnown(known: readonly string[], report: VerifyReport): VerifyReport {
	const signers = report.signers.map((s) =>
		known.includes(s.keyId) ? { ...s, trusted: 'admitted in this notebook' } : s,
	);
	return { ...report, signers };
}
