/** Verifies a case file on a disk. How it is judged is told in judge.ts. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Receipt } from '../../shared/ledger/receipt';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { VerifyReport } from '../../shared/views';
import type { Envelope, OpenWith } from './age/envelope';
import { type Inside, insideOf } from './age/inside';
import { fromFile, type Source, Unreadable } from './container-reader';
import { type HowRead, verifyBytes } from './judge';
import { type TrustGiven, trustIn } from './trust';
import { checkOf, unreadableReport } from './verdict';

export interface VerifyOptions extends HowRead {
	/** Fingerprints and certificates obtained outside the file; an authority's certificate trusts what it issued. */
	readonly trust?: readonly TrustGiven[];
	/** Receipts that the reader kept. */
	readonly receipts?: readonly Receipt[] | undefined;
	/** What opens an encrypted file. */
	readonly openWith?: OpenWith | Envelope | undefined;
}

/** @throws Refused `disk.…` where the file cannot be opened or read, `casefile.encrypted` and `casefile.wrong-key`, `trust.…` and `certificate.…` for unfit trust */
export async function verifyCaseFile(path: string, options: VerifyOptions = {}): Promise<VerifyReport> {
	const trust = trustIn(options.trust ?? []);
	const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(asRefusal);
	try {
		const stat = await file.stat();
		if (!stat.isFile())
			throw new Refused('casefile.not-a-file', 'What is to be verified is not a file.', 'Choose a case file.');
		const inside = await readable(fromFile(file), stat.size, options.openWith);
		if ('verdict' in inside) return inside;
		try {
			const report = await verifyBytes(inside.source, inside.sizeBytes, trust, options, options.receipts);
			return inside.encryption && report.verdict !== 'unreadable' ? opened(report, inside.encryption.chunks) : report;
		} finally {
			inside.close();
		}
	} catch (error) {
		return asRefusal(error);
	} finally {
		await file.close();
	}
}

async function readable(
	from: Source,
	sizeBytes: number,
	keys: VerifyOptions['openWith'],
): Promise<Inside | VerifyReport> {
	try {
		return await insideOf(from, sizeBytes, keys);
	} catch (error) {
		if (error instanceof Unreadable) return unreadableReport(error.message);
		throw error;
	}
}

/** Every chunk was opened: the container reaches over all of them, and was read to its end. */
const opened = (report: VerifyReport, chunks: number): VerifyReport => ({
	...report,
	checks: [checkOf('encryption', chunks, []), ...report.checks],
});

function asRefusal(error: unknown): never {
	throw refusalOfDisk(error, 'The case file cannot be read') ?? error;
}
