/** Acquiring into the vault: pieces are stored as objects and named in entries as they come, so that the ledger is the journal. */
import type { EntryView } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import type { AcquireHearing, Acquiring } from '../evidence/acquire';
import type { AcquireOutcome, Rereading } from '../evidence/acquire-messages';
import { Store, type StoredPiece } from '../evidence/storing';
import { bytesBesideText, displayName } from '../hashing/names';
import { caseBook, type Desk, seal } from './desk';
import type { LedgerBook } from './ledger-book';

/** A piece of a large file; a piece is what is done again after an interruption. */
const PIECE_BYTES = 256 * 1024 * 1024;
/** An entry names so many pieces, or so many bytes, at most: a line holds 512 KiB (decision 19). */
const ENTRY_PIECES = 500;
const ENTRY_BYTES = 1024 * 1024 * 1024;
const MOST_DAMAGED = 200;

export interface StoredObjectView {
	readonly name: string;
	readonly object: Sha256;
	readonly sizeBytes: number;
}

/** What was stored of one source, in order, as the ledger says. */
export function storedOf(entries: readonly EntryView[], acquisition: string, source: number): StoredObjectView[] {
	return entries
		.filter((e) => e.kind === 'acquisition.stored/1' && e.body.acquisition === acquisition && e.body.source === source)
		.flatMap((e) => e.files.flatMap(({ name, object, sizeBytes }) => (object ? [{ name, object, sizeBytes }] : [])));
}

/** Stores what `start` reads; resolves when all of it is on the disk and named in entries. */
export async function acquireToVault(
	desk: Desk,
	book: LedgerBook,
	of: { readonly acquisition: string; readonly source: number; readonly pieceBytes: number | null },
	start: (hearing: Pick<AcquireHearing, 'storing'>) => Acquiring,
): Promise<AcquireOutcome> {
	const objects = desk.shelf.objects(book.id);
	const before = storedOf(book.entries(), of.acquisition, of.source);
	const entered = before.length;
	let seen = 0;
	let begins = before.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
	let waiting: StoredPiece[] = [];
	const enter = async () => {
		const files = waiting.map(fileOf);
		if (files.length === 0) return;
		waiting = [];
		const { acquisition, source } = of;
		await seal(desk, await caseBook(desk, book.id), 'acquisition.stored/1', { acquisition, source, begins, files });
		begins += files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
	};
	const store = new Store({
		pieceBytes: of.pieceBytes ?? PIECE_BYTES,
		before,
		put: (source) => objects.put(source),
		onStored: async (piece) => {
			seen++;
			if (seen <= entered) return;
			waiting.push(piece);
			const bytes = waiting.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
			if (waiting.length >= ENTRY_PIECES || bytes >= ENTRY_BYTES) await enter();
		},
	});
	const acquiring = start({ storing: store });
	const storing = store.run();
	storing.catch(() => acquiring.kill());
	try {
		// Whichever fails first says why.
		const outcome = await Promise.race([acquiring.outcome, storing.then(() => acquiring.outcome)]);
		store.end();
		await storing;
		await enter();
		return outcome;
	} catch (error) {
		store.end();
		await storing.catch(() => undefined);
		throw error;
	}
}

/** Reads stored pieces again; every byte is decrypted, authenticated and digested. */
export async function rereadStored(
	desk: Desk,
	book: LedgerBook,
	pieces: readonly StoredObjectView[],
	check: { readonly digest: () => { update(bytes: Uint8Array): unknown; hex(): string }; onBytes(bytes: number): void },
): Promise<Rereading> {
	const damaged: { from: number; toExclusive: number; file: string }[] = [];
	const objects = desk.shelf.objects(book.id);
	let differs = false;
	for (const { object, name, sizeBytes } of pieces) {
		const digest = check.digest();
		let read = 0;
		try {
			for await (const bytes of objects.open(object)) {
				digest.update(bytes);
				read += bytes.length;
				check.onBytes(bytes.length);
			}
		} catch (error) {
			if (!isDamage(error)) throw error;
			read = -1;
		}
		if (read === sizeBytes && digest.hex() === object) continue;
		differs = true;
		if (damaged.length < MOST_DAMAGED) damaged.push({ from: 0, toExclusive: sizeBytes, file: name });
	}
	return { result: differs ? 'differs' : 'equal', from: 'cache', damaged };
}

function isDamage(error: unknown): boolean {
	const code = (error as { refusal?: { code?: unknown } } | null)?.refusal?.code;
	return code === 'object.damaged' || code === 'object.missing';
}

function fileOf({ file, number, last, object, sizeBytes }: StoredPiece) {
	const whole = number === 0 && last;
	const name = `${displayName(file)}${whole ? '' : `.${String(number + 1).padStart(3, '0')}`}`;
	const nameBytes = bytesBesideText(file);
	return { object, name, sizeBytes, ...(nameBytes === undefined ? {} : { nameBytes }) };
}
