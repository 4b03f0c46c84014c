/**
 * One small encrypted file that is replaced durably and may be discarded: what is typed and not sealed yet. It is not in the
 * ledger and cannot be rebuilt from it, so it is no lowdb document.
 */
import type { z } from 'zod';
import { codeOf, type Disk, nodeDisk } from './disk';
import { asRefusal, readWhole, removeFile, replaceFile } from './durable';
import type { DocumentSealer } from './sealing';

const LARGEST_BYTES = 64 * 1024 * 1024;

export class KeptFile<Shape extends z.ZodType> {
	readonly #path: string;
	readonly #shape: Shape;
	readonly #aad: string;
	readonly #vault: DocumentSealer;
	readonly #disk: Disk;
	#last: Promise<unknown> = Promise.resolve();

	/** @param aad what the file is and of whom: it opens nowhere else */
	constructor(path: string, aad: string, shape: Shape, vault: DocumentSealer, disk: Disk = nodeDisk) {
		this.#path = path;
		this.#aad = aad;
		this.#shape = shape;
		this.#vault = vault;
		this.#disk = disk;
	}

	/** Null where there is none, or none that this vault made. Refuses `disk.<CODE>`. */
	async read(): Promise<z.output<Shape> | null> {
		await this.#last;
		let sealed: Buffer;
		try {
			sealed = await readWhole(this.#path, LARGEST_BYTES, this.#disk);
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return null;
			throw asRefusal(error, this.#path);
		}
		try {
			return this.#shape.parse(JSON.parse(this.#vault.open(this.#aad, sealed).toString('utf8')));
		} catch {
			return null;
		}
	}

	/** Keeps the value, or discards what is kept; in the order of the calls, each durable when it resolves. Refuses `disk.<CODE>`. */
	keep(value: z.input<Shape> | null): Promise<void> {
		const done = this.#last.then(() => this.#keep(value));
		this.#last = done.catch(() => undefined);
		return done;
	}

	async #keep(value: z.input<Shape> | null): Promise<void> {
		if (value === null) return removeFile(this.#path, this.#disk);
		const sealed = this.#vault.seal(this.#aad, Buffer.from(JSON.stringify(value), 'utf8'));
		await replaceFile(this.#path, sealed, this.#disk);
	}
}
