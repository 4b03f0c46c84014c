/**
 * One chain on disk, append-only. The only way a line gets there is `append`, and it resolves only when the line would
 * survive a power cut (write loop, fdatasync, acknowledge; ledger.md, "Durability").
 * What must hold: an acknowledged line is never lost and never moved. After a write that failed, the file is as before;
 * after a sync that failed nobody knows what is on disk (the kernel may have dropped the pages and will not say so
 * twice), so the handle takes no more lines in this run.
 */
import { basename, dirname, join } from 'node:path';
import { LONGEST_LINE_BYTES } from '../../shared/ledger/shapes';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { codeOf, type Disk, type DiskFile, nodeDisk, OPEN } from './disk';
import { asRefusal, makeFolder, onDisk, readAll, syncFolder, writeAll, writeFresh } from './durable';
import { type Reading, readRecords, writeRecord } from './record';
import type { RecordSeal } from './sealing';
import { settle } from './settle';

/** A torn tail that was cut on opening: the file it is kept in, and its length. */
export interface Torn {
	readonly keptAs: string;
	readonly bytes: number;
}

export interface ChainOptions {
	readonly seal: RecordSeal;
	/** Told of a torn tail after it was kept and cut. */
	readonly onTorn?: (torn: Torn) => void;
	readonly disk?: Disk;
}

/** What can be read of a chain, damaged or not. `damagedAt` is the 1-based position of the first bad record. */
export interface DamagedChain {
	readonly lines: readonly string[];
	readonly damagedAt: number | null;
	/** Bytes behind the good records that only an interrupted append can have left; 0 if none. */
	readonly tornBytes: number;
}

export class ChainFile {
	readonly path: string;
	readonly torn: Torn | null;
	readonly #file: DiskFile;
	readonly #seal: RecordSeal;
	readonly #lines: string[];
	#sizeBytes: number;
	/** What opening left to do: makes the last line found safe. Null once it is. */
	#settle: (() => Promise<void>) | null = null;
	#readOnly: Refused | null = null;
	#closed = false;
	#last: Promise<unknown> = Promise.resolve();

	private constructor(path: string, file: DiskFile, seal: RecordSeal, reading: Reading, torn: Torn | null) {
		this.path = path;
		this.torn = torn;
		this.#file = file;
		this.#seal = seal;
		this.#lines = reading.lines;
		this.#sizeBytes = reading.goodBytes;
	}

	/** Makes a chain without entries, and its folder, durable before it resolves. Refuses `disk.EEXIST` where there is one. */
	static async create(path: string, { seal, disk = nodeDisk }: ChainOptions): Promise<ChainFile> {
		await makeFolder(dirname(path), disk);
		await writeFresh(path, new Uint8Array(0), path, disk);
		try {
			await syncFolder(dirname(path), disk);
			const file = await disk.open(path, OPEN.change);
			return new ChainFile(path, file, seal, noLines(), null);
		} catch (error) {
			await disk.unlink(path).catch(() => undefined);
			throw asRefusal(error, path);
		}
	}

	/**
	 * Opens a chain for reading and appending. A torn last record is kept aside as `<chain-id>.torn-<n>`, cut, and
	 * reported; a bad record elsewhere refuses `ledger.damaged` and changes nothing. A last line that was never
	 * acknowledged is made as safe as the others; where the disk does not let that be, the chain opens all the same,
	 * read-only if the disk reports errors, else the first append tries again.
	 */
	static async open(path: string, { seal, onTorn, disk = nodeDisk }: ChainOptions): Promise<ChainFile> {
		let file: DiskFile | undefined;
		try {
			file = await disk.open(path, OPEN.change);
			const reading = await readFrom(file, path, seal);
			if (reading.follows === 'damage') throw damaged(path, reading.lines.length + 1);
			const torn = reading.follows === 'torn' ? await keepAndCut(file, path, reading, disk) : null;
			if (torn) onTorn?.(torn);
			const chain = new ChainFile(path, file, seal, reading, torn);
			const opened = file;
			chain.#settle = () => settle(opened, path, reading, disk);
			await chain.#settleOnce().catch(() => undefined);
			return chain;
		} catch (error) {
			await file?.close().catch(() => undefined);
			throw asRefusal(error, path);
		}
	}

	/** Reads what can be read of a chain, for a verifier. Changes nothing, also on a disk that is read-only. */
	static async openDamaged(path: string, { seal, disk = nodeDisk }: ChainOptions): Promise<DamagedChain> {
		let file: DiskFile | undefined;
		try {
			file = await disk.open(path, OPEN.read);
			const { lines, goodBytes, follows, sizeBytes } = await readFrom(file, path, seal);
			const damagedAt = follows === 'damage' ? lines.length + 1 : null;
			return { lines, damagedAt, tornBytes: follows === 'torn' ? sizeBytes - goodBytes : 0 };
		} catch (error) {
			throw asRefusal(error, path);
		} finally {
			await file?.close();
		}
	}

	/** The acknowledged lines, without line ends, oldest first. */
	get lines(): readonly string[] {
		return this.#lines;
	}

	/** Why no more lines are taken in this run, or null. */
	get readOnly(): Refused | null {
		return this.#readOnly;
	}

	/**
	 * Appends one line (without LF); resolves when it is on the disk. Lines stand in the order of the calls.
	 * Refuses `ledger.line-too-long`, `disk.<CODE>` (nothing was written; later appends work), `notebook.read-only`
	 * (from the first failed sync on) and `notebook.locked` (closed).
	 */
	append(line: string): Promise<void> {
		const done = this.#last.then(() => this.#append(line));
		this.#last = done.catch(() => undefined);
		return done;
	}

	/** Waits for appends under way, then closes the file. */
	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		await this.#last;
		await onDisk(this.path, this.#file.close());
	}

	async #append(line: string): Promise<void> {
		if (this.#readOnly) throw this.#readOnly;
		if (this.#closed) throw new Refused('notebook.locked', 'The notebook is locked.', 'Unlock it and try again.');
		if (/[\n\p{Surrogate}]/u.test(line)) throw new Error('a line holds no line feed and no lone surrogate');
		if (Buffer.byteLength(line) > LONGEST_LINE_BYTES) {
			const found = `an entry takes at most ${LONGEST_LINE_BYTES} bytes, this one has ${Buffer.byteLength(line)}`;
			throw new Refused('ledger.line-too-long', `The entry is too long: ${found}.`, 'Attach the long part as a file.');
		}
		await this.#settleOnce();
		const record = writeRecord(this.#lines.length + 1, line, this.#seal);
		try {
			await writeAll(this.#file, record, this.#sizeBytes);
		} catch (error) {
			await this.#takeBack(error);
			throw asRefusal(error, this.path, { bytes: record.length });
		}
		try {
			await this.#file.datasync();
		} catch (error) {
			throw this.#poison(error);
		}
		this.#sizeBytes += record.length;
		this.#lines.push(line);
	}

	async #settleOnce(): Promise<void> {
		try {
			await this.#settle?.();
			this.#settle = null;
		} catch (error) {
			throw codeOf(error) === 'EIO' ? this.#poison(error) : asRefusal(error, this.path);
		}
	}

	/** After a failed write: the file as it was. A disk that reports errors, or cannot even cut, is not asked again. */
	async #takeBack(error: unknown): Promise<void> {
		if (codeOf(error) === 'EIO') throw this.#poison(error);
		try {
			await this.#file.truncate(this.#sizeBytes);
		} catch (cut) {
			throw this.#poison(cut);
		}
	}

	#poison(error: unknown): Refused {
		if (error instanceof Refused) {
			// Nothing is written any more for a reason that was said elsewhere.
			this.#readOnly = error;
			return error;
		}
		const code = codeOf(error) ?? 'no code';
		this.#readOnly = new Refused(
			'notebook.read-only',
			`The disk failed while an entry was being sealed (${code}, ${visible(this.path)}); the entry does not count as sealed, and nothing more is written.`,
			'Copy the notebook to another disk, then open it there; entries sealed before are safe.',
		);
		return this.#readOnly;
	}
}

const noLines = (): Reading => ({ lines: [], goodBytes: 0, lastBytes: 0, follows: 'end', sizeBytes: 0 });

async function readFrom(file: DiskFile, path: string, seal: RecordSeal): Promise<Reading> {
	if (!(await file.stat()).isFile()) throw new Refused('ledger.damaged', `${visible(path)} is not a file.`);
	return await readRecords(file, seal);
}

function damaged(path: string, position: number): Refused {
	return new Refused(
		'ledger.damaged',
		`The ledger ${visible(path)} is damaged at entry ${position}; nothing was changed.`,
		'Restore the notebook from a backup, or verify it to see what can still be read.',
	);
}

/** Copies the torn tail aside, synced, before it is cut, so that even a crash in between loses no byte. */
async function keepAndCut(file: DiskFile, path: string, reading: Reading, disk: Disk): Promise<Torn> {
	const bytes = await readAll(file, reading.goodBytes, reading.sizeBytes - reading.goodBytes);
	const keptAs = await keepAside(path.replace(/\.ledger$/, ''), bytes, disk);
	await syncFolder(dirname(path), disk);
	await file.truncate(reading.goodBytes);
	await file.sync();
	return { keptAs: basename(keptAs), bytes: bytes.length };
}

async function keepAside(chain: string, bytes: Buffer, disk: Disk): Promise<string> {
	const prefix = `${basename(chain)}.torn-`;
	const taken = (await disk.readdir(dirname(chain))).filter((name) => name.startsWith(prefix));
	const highest = Math.max(0, ...taken.map((name) => Number(name.slice(prefix.length))).filter(Number.isSafeInteger));
	const path = join(dirname(chain), `${prefix}${highest + 1}`);
	await writeFresh(path, bytes, path, disk);
	return path;
}
