/**
 * The verdict on a case file, told as an argument (casefile.md, "The verdict"). The file is hostile until shown otherwise:
 * nothing in it is run, unpacked or shown here. Every step names what it holds the file to, gathers each fault with its
 * place, and the next step goes on. The steps stand in the order in which a stranger would have to be convinced.
 * What must hold: no file is opened here. Bytes come from a `Source`, so that the program and the page inside every case
 * file (main/casefile/page) go through the same argument.
 */
import { anchoredIn, unanchored } from '../../shared/ledger/outside';
import type { Receipt } from '../../shared/ledger/receipt';
import type { Check, VerifyReport } from '../../shared/views';
import type { LedgerReaders } from '../vault/ledger-readers';
import { ofExercise } from './case-facts';
import { countWithheld } from './case-json';
import { checkCase, checkContainer, checkManifests, readCase } from './check-bag';
import {
	chainLines,
	checkLedgers,
	checkObjects,
	type LedgersRead,
	readLedgers,
	readLedgersAhead,
	withheldRemark,
} from './check-ledgers';
import { checkReceipts } from './check-receipts';
import { checkCaseFileSignatures, checkCertificates, entrySigners } from './check-signatures';
import { checkTimestamps } from './check-timestamps';
import { type Container, openContainer, type Source, Unreadable } from './container-reader';
import { type Contents, type Progress, readContents } from './contents';
import type { KnownPage } from './known-pages';
import type { Trust } from './trust';
import { unchecked } from './unchecked';
import { NOT_PROVEN, unreadableReport, verdictOf } from './verdict';

/** How a case file is read. */
export interface HowRead extends Progress {
	/** Threads for the lines of long ledgers; without them these are read in this one. */
	readonly readers?: LedgerReaders | undefined;
	/** The page that this program puts into case files; a file may hold that one. */
	readonly page?: KnownPage | undefined;
}

/** Reads and judges a case file of `sizeBytes` from any source. Never throws for what a stranger wrote. */
export async function verifyBytes(
	source: Source,
	sizeBytes: number,
	trust: Trust,
	how: HowRead = {},
	receipts: readonly Receipt[] = [],
): Promise<VerifyReport> {
	let contents: Contents;
	try {
		const container: Container = await openContainer(source, sizeBytes);
		contents = await readContents(container, how);
	} catch (error) {
		if (error instanceof Unreadable) return unreadableReport(error.message);
		throw error;
	}
	return judge(contents, trust, receipts, await ledgersOf(contents, how), how.page);
}

/** The ledgers inside, read as the caller wishes. */
export async function ledgersOf(contents: Contents, { readers, signal }: HowRead): Promise<LedgersRead> {
	return readers ? readLedgersAhead(contents, readers, signal) : readLedgers(contents);
}

/** The argument over what was read. */
export function judge(
	contents: Contents,
	trust: Trust,
	receipts: readonly Receipt[],
	read: LedgersRead = readLedgers(contents),
	page?: KnownPage | undefined,
): VerifyReport {
	// 1. The container hides nothing: every byte outside the content is the only one that can stand there.
	const container = checkContainer(contents);

	// 2. The manifests list exactly what is there, and each file has the digest they give it.
	const { check: manifests, listed } = checkManifests(contents);

	// 3. The ledgers inside are whole: linked, numbered, signed by admitted keys, disclosing only what was signed.
	const { ledger } = read;
	const ledgers = checkLedgers(read);

	// 4. Certificates are what their names say, and each is one that an entry or the file's signer brought in.
	const { about } = readCase(contents);
	const { check: certified, certificates } = checkCertificates(contents, ledger, about);

	// 5. The signatures over the tag manifest bind all of it to a key, which the reader trusts or does not know.
	const { check: signatures, signers, trusted } = checkCaseFileSignatures(contents, certificates, about, trust, ledger);

	// 6. Objects are there with their digests, and what the file says of itself is what was found.
	const objects = checkObjects(contents, listed, ledger);
	const claims = checkCase(contents, listed, ledger);

	// 7. What others said of the ledgers: authorities, and receipts that the reader kept. It says how far the proof reaches
	// against the very people who hold the keys.
	const stamps = checkTimestamps(contents, ledger, trust);
	const kept = checkReceipts(receipts, ledger);
	const anchored = anchoredIn(ledger, [...stamps.anchors, ...kept.anchors]);

	const withheld = countWithheld(ledger.entries);
	const exercise = ofExercise(ledger);
	const held: Check[] = [container, manifests, signatures, ...ledgers, certified, objects, claims];
	const sound = held.every(({ state }) => state !== 'broken');
	const rest = unchecked(contents, { about, certificates, ledger, exercise, sound, page });
	const checks = [...held, withheldRemark(withheld), stamps.check, ...rest];
	if (receipts.length > 0) checks.push(kept.check);
	return {
		verdict: verdictOf(checks, trusted),
		exercise,
		checks,
		chains: chainLines(ledger),
		signers: [...signers, ...entrySigners(ledger, certificates, trust)],
		withheld,
		anchored,
		notProven: [...NOT_PROVEN, ...unanchored(anchored)],
	};
}
