/**
 * Writes a case file (casefile.md). What must hold: it stands under its name only when it is whole, on the disk, read back and
 * verified; a crash, a full disk or a pulled stick leaves no file of that name; and nothing in it but the ledgers' own lines
 * comes from members that were withheld.
 */
import { createHash, type KeyObject } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import type { CheckedLedger, Step } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { VerifyReport } from '../../shared/views';
import type { CaseId, ChainId, Instant, Sha256 } from '../../shared/vocabulary';
import { putInPlace, temporaryFor, writeAll } from '../store/durable';
import type { Certificate } from '../vault/certificates';
import { type EncryptTo, type Envelope, newEnvelope } from './age/envelope';
import { sealedBytes } from './age/payload';
import { SealingFile } from './age/writer';
import { bagOf } from './bag-contents';
import { CHAINS, REVOKED_KEYS } from './check-ledgers';
import { type Outgoing, writeContainer } from './container-writer';
import type { VerifyPage } from './page-file';
import { type StillSaid, stillSaid } from './still-said';
import { targetTrouble } from './target-trouble';
import { verifyCaseFile } from './verify';
import { type Lines, ledgerOf, withhold } from './withholding';

export interface CaseFileRequest {
	/** Where the finished file is to stand; a file of that name is replaced. */
	readonly path: string;
	readonly id: CaseId;
	/** This notebook's own chain, to which a bare entry number belongs. */
	readonly own: ChainId;
	/** Each chain's lines, without line ends. */
	readonly chains: Lines;
	/** `KIND:MEMBER` or `ENTRY:MEMBER`. */
	readonly withhold: readonly string[];
	readonly withoutObjects: boolean;
	/** Pages to read and other programs' formats (renderings.ts). */
	readonly withRenderings: boolean;
	/** The page that judges the file in a browser; without it none goes in. */
	readonly page?: VerifyPage | undefined;
	/** The bytes of a stored object; they are digested on the way. */
	readonly openObject: (object: Sha256) => AsyncIterable<Uint8Array>;
	readonly signer: { readonly certificate: Certificate; readonly privateKey: KeyObject };
	/** Who alone can open it; else anybody can. */
	readonly encryptTo?: EncryptTo | undefined;
	/** Who writes: `Sealbook 0.1.0`. */
	readonly program: string;
	readonly now: Date;
	readonly onProgress?:
		| ((progress: { readonly what: string; readonly doneBytes: number; readonly totalBytes: number }) => void)
		| undefined;
	readonly signal?: AbortSignal | undefined;
}

export interface WrittenCaseFile {
	readonly path: string;
	/** The top folder inside. */
	readonly folder: string;
	readonly sizeBytes: number;
	/** SHA-256 of the finished file. */
	readonly sha256: Sha256;
	readonly tagManifest: Sha256;
	readonly entries: number;
	readonly objects: number;
	readonly withheld: number;
	readonly leftOut: number;
	/** Withheld members whose value another member still says. */
	readonly stillSaid: readonly StillSaid[];
	/** Of the finished file, read back, with the signer trusted. */
	readonly report: VerifyReport;
}

/** @throws Refused `casefile.…` for what cannot be exported, `disk.…` for trouble of the disk it is written to */
export async function writeCaseFile(request: CaseFileRequest): Promise<WrittenCaseFile> {
	const whole = ledgerOf(request.chains);
	const lines = withhold(request.chains, whole, request.withhold, request.own);
	const ledger = ledgerOf(lines);
	const bag = await bagOf({ ...request, lines, ledger, writtenAt: request.now.toISOString() as Instant });
	const envelope = request.encryptTo && (await newEnvelope(request.encryptTo));
	const temporary = temporaryFor(request.path);
	try {
		const sizeBytes = await writeDurably(temporary, bag.members, request, envelope);
		const report = await verifyCaseFile(temporary, {
			trust: [request.signer.certificate.keyId],
			openWith: envelope,
			page: request.page,
			onProgress: (doneBytes, totalBytes) => request.onProgress?.({ what: 'reading back', doneBytes, totalBytes }),
			signal: request.signal,
		});
		if (!isAsDeclared(report, ledger, bag.leftOut)) throw notSound(report);
		const sha256 = await digestOf(temporary);
		await putInPlace(temporary, request.path);
		const { folder, tagManifest, objects, withheld, leftOut } = bag;
		return {
			path: request.path,
			folder,
			sizeBytes,
			sha256,
			tagManifest,
			entries: ledger.entries.length,
			objects,
			withheld,
			leftOut,
			stillSaid: stillSaid(whole, ledger),
			report,
		};
	} catch (error) {
		await unlink(temporary).catch(() => undefined);
		const needed = contentBytes(bag.members);
		throw await targetTrouble(error, request.path, envelope ? envelope.payload.at + sealedBytes(needed) : needed);
	} finally {
		envelope?.payload.key.fill(0);
	}
}

const contentBytes = (members: readonly Outgoing[]) => members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Of a file that is encrypted nothing else than its chunks is ever written: the container takes shape in memory, a few chunks at a time. */
async function writeDurably(
	path: string,
	members: readonly Outgoing[],
	request: CaseFileRequest,
	envelope: Envelope | undefined,
): Promise<number> {
	const totalBytes = contentBytes(members);
	const file = await open(path, 'wx', 0o600);
	try {
		const sealing = envelope && new SealingFile(file, envelope.payload);
		if (envelope) await writeAll(file, envelope.start);
		const container = await writeContainer(sealing ?? file, members, (doneBytes) => {
			request.signal?.throwIfAborted();
			request.onProgress?.({ what: 'writing', doneBytes: Math.min(doneBytes, totalBytes), totalBytes });
		});
		const sizeBytes = sealing ? await sealing.finish(container) : container;
		await file.sync();
		return sizeBytes;
	} finally {
		await file.close();
	}
}

/** Faults that a case may come to have through no fault of its file, and the check that tells of each. */
const DECLARED: Readonly<Partial<Record<Step, string>>> = { revocations: REVOKED_KEYS, seen: CHAINS };

/** What the ledger says of itself is all that is amiss with the file: objects left out, entries by revoked keys, a fork that was refused. */
function isAsDeclared({ verdict, checks }: VerifyReport, ledger: CheckedLedger, leftOut: number): boolean {
	const declared = new Set(ledger.faults.map(({ step }) => DECLARED[step]));
	const broken = checks.filter(({ state }) => state === 'broken').map(({ name }) => name);
	if (declared.size > 0) return broken.length === declared.size && broken.every((name) => declared.has(name));
	return verdict === (leftOut > 0 ? 'incomplete' : 'intact');
}

async function digestOf(path: string): Promise<Sha256> {
	const digest = createHash('sha256');
	const file = await open(path, 'r');
	try {
		for await (const piece of file.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) digest.update(piece);
	} finally {
		await file.close();
	}
	return digest.digest('hex') as Sha256;
}

function notSound(report: VerifyReport): Refused {
	const fault = report.checks.find(({ state }) => state === 'broken' || state === 'missing')?.faults[0];
	const why = fault ? `${fault.place} breaks the rule that ${fault.rule}` : `the verdict was ${report.verdict}`;
	return new Refused(
		'casefile.not-sound',
		`The case file was read back and is not sound: ${why}.`,
		'Verify the notebook; nothing was exported.',
	);
}
