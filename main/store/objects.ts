/**
 * Objects: attachments, evidence, large results. Each is one file of sealed pieces that is written once, streamed, and
 * named by a keyed digest of what it holds.
 *
 *     header   8 bytes 'SBOBJ/1\n', 32 random bytes (the file's id); part of what every piece authenticates
 *     chunks   256 KiB of plaintext each (the last one less, and only an empty object has an empty one) and a 16-byte tag
 *     trailer  SHA-256 (32 bytes) and size (8 bytes, big-endian) of the whole, and a 16-byte tag
 *
 * What must hold: a chunk opens only in its own file, at its own place, as what it was written as (one of many, or the
 * last); the trailer ties the file to the digest it is asked for, before the first byte is given. The digest is known
 * only when all has been read, which is why it stands at the end.
 */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Refused } from '../../shared/refusal';
import type { Sha256 } from '../../shared/vocabulary';
import { codeOf, type Disk, type DiskFile, nodeDisk, OPEN, OWNER_FILE } from './disk';
import { asRefusal, makeFolder, putInPlace, readAll, temporaryFor, writeAll } from './durable';
import { NotSealed, type ObjectSealer, type PieceSeal, SEALED_PIECE_EXTRA_BYTES as TAG } from './sealing';

const MAGIC = Buffer.from('SBOBJ/1\n', 'latin1');
const HEADER = MAGIC.length + 32;
const CHUNK = 256 * 1024;
const TRAILER = 32 + 8 + TAG;
const NAME = /^[0-9a-f]{64}$/;

export interface StoredObject {
	readonly object: Sha256;
	readonly sizeBytes: number;
}

interface Opened extends StoredObject {
	readonly file: DiskFile;
	readonly seal: PieceSeal;
	readonly chunks: number;
}

export class ObjectStore {
	readonly #folder: string;
	readonly #vault: ObjectSealer;
	readonly #disk: Disk;

	/** `folder` need not exist yet. */
	constructor(folder: string, vault: ObjectSealer, disk: Disk = nodeDisk) {
		this.#folder = folder;
		this.#vault = vault;
		this.#disk = disk;
	}

	/**
	 * Stores what `source` gives, durable when it resolves; storing the same again changes nothing.
	 * Refuses `disk.<CODE>`, and `object.differs` where the digest is not the expected one; errors of the source pass
	 * through. In each case nothing of it stays on disk.
	 */
	async put(source: AsyncIterable<Uint8Array>, { expect }: { expect?: Sha256 } = {}): Promise<StoredObject> {
		await makeFolder(this.#folder, this.#disk);
		const header = Buffer.concat([MAGIC, randomBytes(32)]);
		const temporary = temporaryFor(join(this.#folder, 'object'));
		const seal = this.#vault.pieceSeal(header);
		let file: DiskFile | undefined;
		let stored: StoredObject;
		try {
			file = await onDisk(temporary, this.#disk.open(temporary, OPEN.fresh, OWNER_FILE));
			stored = await writeObject(file, temporary, header, seal, source);
			if (expect !== undefined && stored.object !== expect) {
				throw new Refused('object.differs', `Its SHA-256 is ${stored.object}, not the expected ${expect}.`);
			}
			await onDisk(temporary, file.close());
		} catch (error) {
			await file?.close().catch(() => undefined);
			if (file) await this.#disk.unlink(temporary).catch(() => undefined);
			throw error;
		} finally {
			seal.close();
		}
		if (await this.#isWhole(stored.object)) await onDisk(temporary, this.#disk.unlink(temporary));
		else await putInPlace(temporary, this.#path(stored.object), this.#disk);
		return stored;
	}

	/** The object's bytes. Refuses `object.missing`, `object.damaged` and `disk.<CODE>`; gives no byte it has not checked. */
	async *open(object: Sha256): AsyncGenerator<Buffer, void, undefined> {
		const path = this.#path(object);
		const opened = await this.#opened(path, object);
		try {
			for (let number = 0; number < opened.chunks; number++) {
				const isLast = number === opened.chunks - 1;
				const length = isLast ? opened.sizeBytes - number * CHUNK : CHUNK;
				const bytes = await onDisk(path, readAll(opened.file, HEADER + number * (CHUNK + TAG), length + TAG));
				yield pieceOf(opened.seal, number, isLast ? 'final' : 'chunk', bytes, path);
			}
		} finally {
			opened.seal.close();
			await opened.file.close();
		}
	}

	/** Is there a file for it? Whether that is whole shows when it is opened. */
	async has(object: Sha256): Promise<boolean> {
		const path = this.#path(object);
		try {
			return (await this.#disk.lstat(path)).isFile();
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return false;
			throw asRefusal(error, path);
		}
	}

	/** Its size in bytes, as the checked trailer says. Refuses like `open`. */
	async sizeOf(object: Sha256): Promise<number> {
		const opened = await this.#opened(this.#path(object), object);
		opened.seal.close();
		await opened.file.close();
		return opened.sizeBytes;
	}

	/** Every object with a good trailer, in the order of digests, and the names of files that have none. */
	async list(): Promise<{ readonly objects: readonly StoredObject[]; readonly damaged: readonly string[] }> {
		const objects: StoredObject[] = [];
		const damaged: string[] = [];
		for (const name of await this.#names()) {
			try {
				const { file, seal, object, sizeBytes } = await this.#opened(join(this.#folder, name), null);
				seal.close();
				await file.close();
				if (this.#vault.objectFileName(object) === name) objects.push({ object, sizeBytes });
				else damaged.push(name);
			} catch (error) {
				if (!(error instanceof Refused) || error.refusal.code !== 'object.damaged') throw error;
				damaged.push(name);
			}
		}
		return { objects: objects.sort((a, b) => (a.object < b.object ? -1 : 1)), damaged };
	}

	#path(object: Sha256): string {
		return join(this.#folder, this.#vault.objectFileName(object));
	}

	async #names(): Promise<string[]> {
		try {
			return (await this.#disk.readdir(this.#folder)).filter((name) => NAME.test(name)).sort();
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return [];
			throw asRefusal(error, this.#folder);
		}
	}

	/** Reads all of it: what was stored and went bad since is replaced when it is put again. */
	async #isWhole(object: Sha256): Promise<boolean> {
		try {
			for await (const _ of this.open(object));
			return true;
		} catch (error) {
			const code = error instanceof Refused ? error.refusal.code : undefined;
			if (code === 'object.missing' || code === 'object.damaged') return false;
			throw error;
		}
	}

	/** Header and trailer checked; the caller closes file and seal. */
	async #opened(path: string, expected: Sha256 | null): Promise<Opened> {
		let file: DiskFile | undefined;
		let seal: PieceSeal | undefined;
		try {
			file = await onDisk(path, this.#disk.open(path, OPEN.read));
			const stat = await onDisk(path, file.stat());
			const body = stat.size - HEADER - TRAILER;
			if (!stat.isFile() || body < TAG) throw damagedObject(path);
			const header = await onDisk(path, readAll(file, 0, HEADER));
			if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw damagedObject(path);
			const chunks = Math.ceil(body / (CHUNK + TAG));
			seal = this.#vault.pieceSeal(header);
			const trailer = pieceOf(seal, chunks, 'trailer', await onDisk(path, readAll(file, HEADER + body, TRAILER)), path);
			const object = trailer.subarray(0, 32).toString('hex') as Sha256;
			const sizeBytes = Number(trailer.readBigUInt64BE(32));
			if (sizeBytes !== body - chunks * TAG || (expected !== null && object !== expected)) throw damagedObject(path);
			return { file, seal, chunks, object, sizeBytes };
		} catch (error) {
			seal?.close();
			await file?.close().catch(() => undefined);
			if (error instanceof Refused && error.refusal.code === 'disk.ENOENT') {
				throw new Refused(
					'object.missing',
					`The stored file ${expected ?? ''} is not in this notebook.`,
					'Look for it in a backup.',
				);
			}
			throw error;
		}
	}
}

async function writeObject(
	file: DiskFile,
	path: string,
	header: Buffer,
	seal: PieceSeal,
	source: AsyncIterable<Uint8Array>,
): Promise<StoredObject> {
	const digest = createHash('sha256');
	const chunk = Buffer.alloc(CHUNK);
	let filled = 0;
	let number = 0;
	let sizeBytes = 0;
	let at = 0;
	const write = async (bytes: Buffer) => {
		await onDisk(path, writeAll(file, bytes, at));
		at += bytes.length;
	};
	await write(header);
	for await (const bytes of source) {
		digest.update(bytes);
		sizeBytes += bytes.length;
		for (let taken = 0; taken < bytes.length; ) {
			// A full chunk is written only when more comes: the last one carries the final mark.
			if (filled === CHUNK) {
				await write(seal.seal(number++, 'chunk', chunk));
				filled = 0;
			}
			const part = bytes.subarray(taken, taken + CHUNK - filled);
			chunk.set(part, filled);
			filled += part.length;
			taken += part.length;
		}
	}
	await write(seal.seal(number++, 'final', chunk.subarray(0, filled)));
	const sha256 = digest.digest();
	const trailer = Buffer.alloc(40);
	trailer.set(sha256);
	trailer.writeBigUInt64BE(BigInt(sizeBytes), 32);
	await write(seal.seal(number, 'trailer', trailer));
	await onDisk(path, file.sync());
	const { size } = await onDisk(path, file.stat());
	if (size !== at) throw new Refused('disk.EIO', `The disk kept ${size} of ${at} bytes.`, 'Do not trust this disk.');
	chunk.fill(0);
	return { object: sha256.toString('hex') as Sha256, sizeBytes };
}

function pieceOf(
	seal: PieceSeal,
	number: number,
	piece: 'chunk' | 'final' | 'trailer',
	bytes: Buffer,
	path: string,
): Buffer {
	try {
		return seal.open(number, piece, bytes);
	} catch (error) {
		throw error instanceof NotSealed ? damagedObject(path) : error;
	}
}

function damagedObject(path: string): Refused {
	return new Refused('object.damaged', `The stored file ${path} is damaged.`, 'Restore it from a backup.');
}

async function onDisk<T>(path: string, work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		throw asRefusal(error, path);
	}
}
