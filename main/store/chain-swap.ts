/**
 * Several chains of one case put in the place of what stands there, all of them or none: what a merge brings in.
 *
 *     prepared    <chain-id>.incoming for each, written and synced; nothing counts yet
 *     committed   the file `merge` names them and what is to be entered; replaced durably, so it is there whole or not
 *     carried out each is renamed to its name, the folder synced; doing it again changes nothing
 *     forgotten   `merge` is removed, after what it says was entered
 *
 * What must hold: whoever opens the case carries out what was committed first, so no reader sees half of it; a chain that
 * is put in place holds at least the heads of the one before (the caller's argument, ledger.md, “Merging”).
 */
import { z } from 'zod';
import { LONGEST_LINE_BYTES } from '../../shared/ledger/shapes';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { type CaseId, type ChainId, UUID } from '../../shared/vocabulary';
import { codeOf, type Disk, type DiskFile, nodeDisk, OPEN, OWNER_FILE } from './disk';
import { asRefusal, makeFolder, onDisk, readWhole, removeFile, replaceFile, syncFolder, writeAll } from './durable';
import { incomingIn, type Layout } from './layout';
import { writeRecord } from './record';
import type { DocumentSealer, RecordSeal } from './sealing';

const LARGEST_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 4 * 1024 * 1024;
const written = z.strictObject({ chains: z.array(z.string().regex(UUID)), note: z.unknown() });

/** What is sealed how: the vault of the notebook. */
export interface SwapVault extends DocumentSealer {
	recordSeal(chain: ChainId): RecordSeal;
}

export interface Swap {
	readonly chains: readonly ChainId[];
	/** What the caller wrote down with it. */
	readonly note: unknown;
}

/** The chains of one case, for putting others in their place. Nobody else writes to them meanwhile. */
export class ChainSwap {
	readonly #at: Layout;
	readonly #id: CaseId;
	readonly #vault: SwapVault;
	readonly #disk: Disk;

	constructor(at: Layout, id: CaseId, vault: SwapVault, disk: Disk = nodeDisk) {
		this.#at = at;
		this.#id = id;
		this.#vault = vault;
		this.#disk = disk;
	}

	/**
	 * Prepares the chains and commits to them. When it resolves they will stand, come what may; when it refuses
	 * (`disk.<CODE>`, `ledger.line-too-long`), nothing changed.
	 */
	async commit(chains: ReadonlyMap<ChainId, readonly string[]>, note: unknown): Promise<void> {
		const folder = this.#at.caseFolder(this.#id);
		await makeFolder(folder, this.#disk);
		if (await this.committed()) throw new Error('what was committed before is carried out and forgotten first');
		await this.#sweep();
		try {
			for (const [chain, lines] of chains) await this.#prepare(chain, lines);
			await onDisk(folder, syncFolder(folder, this.#disk));
			const plain = Buffer.from(JSON.stringify({ chains: [...chains.keys()], note }), 'utf8');
			await replaceFile(this.#at.merge(this.#id), this.#vault.seal(this.#aad, plain), this.#disk);
		} catch (error) {
			// Where nobody knows whether the commitment is on the disk, what it names stays.
			if (!(error instanceof Refused && error.refusal.code === 'disk.unknown-outcome'))
				await this.#sweep().catch(() => undefined);
			throw error;
		}
	}

	/** What was committed and is not forgotten; null where nothing is. Refuses `ledger.damaged`. */
	async committed(): Promise<Swap | null> {
		const path = this.#at.merge(this.#id);
		let sealed: Buffer;
		try {
			sealed = await readWhole(path, LARGEST_BYTES, this.#disk);
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return null;
			throw asRefusal(error, path);
		}
		try {
			const { chains, note } = written.parse(JSON.parse(this.#vault.open(this.#aad, sealed).toString('utf8')));
			return { chains: chains as ChainId[], note };
		} catch (error) {
			if (error instanceof Refused) throw error;
			throw new Refused('ledger.damaged', `${visible(path)} is damaged.`, 'Restore the notebook from a backup.');
		}
	}

	/** Puts what was committed in place, as far as it is not. Refuses `disk.<CODE>`; then it can be done again. */
	async carryOut(): Promise<Swap | null> {
		const swap = await this.committed();
		if (!swap) return null;
		const waiting = new Set(await incomingIn(this.#at.caseFolder(this.#id), this.#disk));
		for (const chain of swap.chains) {
			if (!waiting.has(chain)) continue;
			const path = this.#at.chain(this.#id, chain);
			await onDisk(path, this.#disk.rename(this.#at.incoming(this.#id, chain), path));
		}
		const folder = this.#at.caseFolder(this.#id);
		await onDisk(folder, syncFolder(folder, this.#disk));
		return swap;
	}

	/** What was committed stands and was entered: nothing is left to do. */
	async forget(): Promise<void> {
		await removeFile(this.#at.merge(this.#id), this.#disk);
	}

	/** Removes what was prepared and never committed. Only where nothing is committed. */
	async #sweep(): Promise<void> {
		for (const chain of await incomingIn(this.#at.caseFolder(this.#id), this.#disk)) {
			const path = this.#at.incoming(this.#id, chain);
			await onDisk(path, this.#disk.unlink(path));
		}
	}

	async #prepare(chain: ChainId, lines: readonly string[]): Promise<void> {
		const path = this.#at.incoming(this.#id, chain);
		const seal = this.#vault.recordSeal(chain);
		const file = await onDisk(path, this.#disk.open(path, OPEN.fresh, OWNER_FILE));
		try {
			const sizeBytes = await writeRecords(file, path, lines, seal);
			await onDisk(path, file.sync());
			const { size } = await onDisk(path, file.stat());
			if (size !== sizeBytes) throw new Refused('disk.EIO', `The disk kept ${size} of ${sizeBytes} bytes.`);
		} finally {
			await file.close().catch(() => undefined);
		}
	}

	get #aad(): string {
		return `merge ${this.#id}`;
	}
}

async function writeRecords(file: DiskFile, path: string, lines: readonly string[], seal: RecordSeal): Promise<number> {
	let at = 0;
	let pieces: Buffer[] = [];
	let waiting = 0;
	const flush = async () => {
		const bytes = Buffer.concat(pieces);
		pieces = [];
		waiting = 0;
		await onDisk(path, writeAll(file, bytes, at), { bytes: at + bytes.length, givenBack: at });
		at += bytes.length;
	};
	for (const [i, line] of lines.entries()) {
		const sizeBytes = Buffer.byteLength(line);
		if (sizeBytes > LONGEST_LINE_BYTES)
			throw new Refused(
				'ledger.line-too-long',
				`Entry ${i + 1} has ${sizeBytes} bytes, and a notebook keeps entries of at most ${LONGEST_LINE_BYTES}.`,
				'Sealbook makes no such entry; ask the sender what did.',
			);
		const record = writeRecord(i + 1, line, seal);
		pieces.push(record);
		waiting += record.length;
		if (waiting >= PIECE_BYTES) await flush();
	}
	await flush();
	return at;
}
