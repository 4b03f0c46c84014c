/**
 * Objects: attachments, evidence, large results, each a sealed file named by a keyed digest of what it holds, so that
 * neither names nor contents tell anything without the vault.
 * What must hold: what `put` resolved with is on the disk, whole, under its name, before any entry can name it; nothing
 * that failed half-way stays; what `open` gives is what was put.
 */
import { join } from 'node:path';
import { Refused } from '../../shared/refusal';
import type { Sha256 } from '../../shared/vocabulary';
import { codeOf, type Disk, type DiskFile, nodeDisk, OPEN, OWNER_FILE } from './disk';
import { asRefusal, makeFolder, onDisk, putInPlace, removeFile, syncFolder, temporaryFor } from './durable';
import { type OpenObject, openObject, type StoredObject, writeObject } from './object-file';
import type { ObjectSealer } from './sealing';

const NAME = /^[0-9a-f]{64}$/;

export type { OpenObject, StoredObject } from './object-file';

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
		const temporary = temporaryFor(join(this.#folder, 'object'));
		const stored = await this.#writeTemporary(temporary, source, expect);
		try {
			if (await this.#isWhole(stored.object)) {
				await onDisk(temporary, this.#disk.unlink(temporary));
				return stored;
			}
		} catch (error) {
			await this.#disk.unlink(temporary).catch(() => undefined);
			throw error;
		}
		await putInPlace(temporary, this.#path(stored.object), this.#disk);
		return stored;
	}

	/** The object's bytes. Refuses `object.missing`, `object.damaged`, `disk.<CODE>`; gives no byte it has not checked. */
	async *open(object: Sha256): AsyncGenerator<Buffer, void, undefined> {
		const opened = await openObject(await this.#find(object), this.#vault, this.#disk, object);
		try {
			yield* opened.read();
		} finally {
			await opened.close();
		}
	}

	/** The object to be read from anywhere in it; the caller closes it. Refuses like `open`. */
	async reader(object: Sha256): Promise<OpenObject> {
		return openObject(await this.#find(object), this.#vault, this.#disk, object);
	}

	/** Takes it away, if it is there: only for what no entry can name yet. Refuses `disk.<CODE>`. */
	async remove(object: Sha256): Promise<void> {
		await removeFile(await this.#find(object), this.#disk);
	}

	/** Is there a file for it? Whether that is whole shows when it is opened. */
	async has(object: Sha256): Promise<boolean> {
		return this.#isFile(await this.#find(object));
	}

	/** Its size in bytes, as the checked trailer says. Refuses like `open`. */
	async sizeOf(object: Sha256): Promise<number> {
		const opened = await openObject(await this.#find(object), this.#vault, this.#disk, object);
		await opened.close();
		return opened.sizeBytes;
	}

	/** Every object with a good trailer, in the order of digests, and the names of files that have none. */
	async list(): Promise<{ readonly objects: readonly StoredObject[]; readonly damaged: readonly string[] }> {
		const objects: StoredObject[] = [];
		const damaged: string[] = [];
		for (const name of await this.#names()) {
			try {
				const { object, sizeBytes, close } = await openObject(join(this.#folder, name), this.#vault, this.#disk);
				await close();
				if (this.#vault.objectFileNames(object).includes(name)) objects.push({ object, sizeBytes });
				else damaged.push(name);
			} catch (error) {
				if (!isRefused(error, 'object.damaged')) throw error;
				damaged.push(name);
			}
		}
		return { objects: objects.sort((a, b) => (a.object < b.object ? -1 : 1)), damaged };
	}

	/** The name that a new object gets. */
	#path(object: Sha256): string {
		return join(this.#folder, this.#vault.objectFileName(object));
	}

	/** Where it is, whichever of the vault's keys named it; where it would be put, if it is not there. */
	async #find(object: Sha256): Promise<string> {
		for (const name of this.#vault.objectFileNames(object)) {
			const path = join(this.#folder, name);
			if (await this.#isFile(path)) return path;
		}
		return this.#path(object);
	}

	async #isFile(path: string): Promise<boolean> {
		try {
			return (await this.#disk.lstat(path)).isFile();
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return false;
			throw asRefusal(error, path);
		}
	}

	async #names(): Promise<string[]> {
		try {
			return (await this.#disk.readdir(this.#folder)).filter((name) => NAME.test(name)).sort();
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return [];
			throw asRefusal(error, this.#folder);
		}
	}

	async #writeTemporary(path: string, source: AsyncIterable<Uint8Array>, expected?: Sha256): Promise<StoredObject> {
		let file: DiskFile | undefined;
		try {
			file = await onDisk(path, this.#disk.open(path, OPEN.fresh, OWNER_FILE));
			const stored = await writeObject(file, path, this.#vault, source);
			if (expected !== undefined && stored.object !== expected) {
				throw new Refused('object.differs', `Its SHA-256 is ${stored.object}, not the expected ${expected}.`);
			}
			await onDisk(path, file.close());
			return stored;
		} catch (error) {
			await file?.close().catch(() => undefined);
			if (file) await this.#disk.unlink(path).catch(() => undefined);
			throw error;
		}
	}

	/** Reads all of it: what was stored and went bad since is replaced when it is put again. */
	async #isWhole(object: Sha256): Promise<boolean> {
		try {
			for await (const _ of this.open(object));
			// It may stand there since a crash, its name not yet durable.
			await onDisk(this.#folder, syncFolder(this.#folder, this.#disk));
			return true;
		} catch (error) {
			if (isRefused(error, 'object.missing', 'object.damaged')) return false;
			throw error;
		}
	}
}

function isRefused(error: unknown, ...codes: readonly string[]): boolean {
	return error instanceof Refused && codes.includes(error.refusal.code);
}
