/**
 * A list that a set is made of: read once from begin to end while its SHA-256 is taken, and not changed meanwhile.
 * Only a regular file is read.
 */
import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { Refused } from '../../../../shared/refusal';
import type { Instant, Sha256 } from '../../../../shared/vocabulary';
import { kindOf, refusalOfKind, refusalOfSystem } from '../../../hashing/kinds';
import { displayName, type EvidencePath, lastPart } from '../../../hashing/names';

const PIECE_BYTES = 256 * 1024;

export class ListFile {
	readonly path: EvidencePath;
	/** The file's name without its folder, for people. */
	readonly name: string;
	readonly sizeBytes: number;
	readonly #fd: number;
	readonly #stats: BigIntStats;
	readonly #hash = createHash('sha256');
	readonly #onRead: (bytes: number) => void;

	/** `onRead` is told how many bytes were read; it throws where the work was cancelled. Refuses as evidence does. */
	constructor(path: EvidencePath, onRead: (bytes: number) => void) {
		this.path = path;
		this.name = displayName(lastPart(path));
		this.#onRead = onRead;
		this.#fd = seen(path, () => {
			// Looked at before it is opened: opening a FIFO would wait.
			const kind = kindOf(statSync(path, { bigint: true }));
			if (kind !== 'file') throw refusalOfKind(kind, path);
			return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		});
		this.#stats = fstatSync(this.#fd, { bigint: true });
		if (!this.#stats.isFile()) {
			this.close();
			throw new Refused('evidence.replaced', `“${this.name}” was replaced while it was opened.`, 'Try again.');
		}
		this.sizeBytes = Number(this.#stats.size);
	}

	get modified(): Instant {
		return new Date(Number(this.#stats.mtimeMs)).toISOString() as Instant;
	}

	/** The next bytes, at most as many as `target` holds; 0 at the end. */
	read(target: Uint8Array): number {
		const bytes = seen(this.path, () => readSync(this.#fd, target, 0, target.length, null));
		this.#hash.update(target.subarray(0, bytes));
		this.#onRead(bytes);
		return bytes;
	}

	/** The bytes at a position, without taking their digest; fewer where the file ends. */
	readAt(target: Uint8Array, position: number): number {
		return seen(this.path, () => readSync(this.#fd, target, 0, target.length, position));
	}

	/** All of it in pieces that may be kept. */
	async *pieces(): AsyncGenerator<Buffer, void, undefined> {
		for (;;) {
			const piece = Buffer.allocUnsafe(PIECE_BYTES);
			const bytes = this.read(piece);
			if (bytes === 0) return;
			yield piece.subarray(0, bytes);
		}
	}

	/** SHA-256 of all that was read, to the end of it. Refuses `list.changed` where the list is not as it was at the begin. */
	settle(): Sha256 {
		const rest = new Uint8Array(PIECE_BYTES);
		while (this.read(rest) > 0);
		const { size, mtimeNs } = fstatSync(this.#fd, { bigint: true });
		if (size !== this.#stats.size || mtimeNs !== this.#stats.mtimeNs)
			throw new Refused(
				'list.changed',
				`“${this.name}” was changed while it was read.`,
				'Find out what writes there, then try again.',
			);
		return this.#hash.digest('hex') as Sha256;
	}

	close(): void {
		closeSync(this.#fd);
	}
}

function seen<T>(path: EvidencePath, work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw refusalOfSystem(error, path);
	}
}
