/** Verifies a case file on a disk. How it is judged is told in judge.ts. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Receipt } from '../../shared/ledger/receipt';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { VerifyReport } from '../../shared/views';
import { fromFile } from './container-reader';
import { type HowRead, verifyBytes } from './judge';
import { type TrustGiven, trustIn } from './trust';

export interface VerifyOptions extends HowRead {
	/** Fingerprints and certificates obtained outside the file; an authority's certificate trusts what it issued. */
	readonly trust?: readonly TrustGiven[];
	/** Receipts that the reader kept. */
	readonly receipts?: readonly Receipt[] | undefined;
}

/** @throws Refused `disk.…` where the file cannot be opened or read, `trust.…` and `certificate.…` for unfit trust */
export async function verifyCaseFile(path: string, options: VerifyOptions = {}): Promise<VerifyReport> {
	const trust = trustIn(options.trust ?? []);
	const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(asRefusal);
	try {
		const stat = await file.stat();
		if (!stat.isFile())
			throw new Refused('casefile.not-a-file', 'What is to be verified is not a file.', 'Choose a case file.');
		return await verifyBytes(fromFile(file), stat.size, trust, options, options.receipts);
	} catch (error) {
		return asRefusal(error);
	} finally {
		await file.close();
	}
}

function asRefusal(error: unknown): never {
	throw refusalOfDisk(error, 'The case file cannot be read') ?? error;
}
