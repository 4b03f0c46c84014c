/**
 * The copy of one source in a folder: one file, or pieces of a given size (.001, .002, …) that give the source when they
 * are put one after another.
 * What must hold: nothing that stood there is ever written over or followed; every byte is written, however little each
 * write takes; after `finish` contents, sizes and names are on the disk (POSIX fsync of files and folder).
 */
import { closeSync, constants, fsyncSync, openSync, statfsSync } from 'node:fs';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { displayName, within } from '../hashing/names';
import { codeOf } from '../store/disk';
import type { TargetPlace } from './acquire-messages';
import { Piece } from './piece';
import type { Pipeline } from './pipeline';

const FOLDER = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0);

/** Which pieces this acquisition has made, now or in an earlier run. */
export interface Made {
	hasMade(piece: number): boolean;
	made(piece: number): void;
}

export class Copy {
	readonly #place: TargetPlace;
	readonly #pieces: Piece[] = [];
	/** Whether pieces of an earlier run may stand there. */
	readonly #resume: boolean;
	readonly #made: Made;
	/** False once this target was found to take nothing around the cache. */
	#direct = true;
	#writing: Promise<void> | null = null;
	#writtenBytes = 0;

	/** Pieces that this acquisition made are gone on with; any other that is there is refused. */
	constructor(place: TargetPlace, resume: boolean, made: Made) {
		this.#place = place;
		this.#resume = resume;
		this.#made = made;
	}

	/** Up to where everything was handed to the system; it may not be durable. */
	get writtenBytes(): number {
		return this.#writtenBytes;
	}

	/** Finds where in a page the ring's blocks must begin to be written around the cache. Only before anything is written. */
	align(pipeline: Pipeline): void {
		const piece = this.#piece(0);
		while (piece.isDirect && !piece.takes(pipeline.slots.memory(0))) if (!pipeline.shiftOn()) piece.giveUpDirect();
		this.#direct = piece.isDirect;
	}

	/**
	 * Writes all of `bytes` at byte `at` of the whole, once what was handed over before is written: one block is on its way
	 * while the next is read. Leave the bytes as they are until the next call has returned, or `settled`.
	 * Refuses `acquisition.no-room`, `.target-exists`, `disk.*`, maybe for the block before.
	 */
	async write(bytes: Uint8Array, at: number): Promise<void> {
		await this.settled();
		this.#writing = this.#write(bytes, at);
		// Whoever comes next is told.
		this.#writing.catch(() => undefined);
	}

	/** Everything that was handed over is written. Refuses as `write`. */
	async settled(): Promise<void> {
		await this.#writing;
	}

	async #write(bytes: Uint8Array, at: number): Promise<void> {
		for (let done = 0; done < bytes.length; ) {
			const { number, offset, left } = pieceAt(this.#place, at + done);
			const part = Math.min(left, bytes.length - done);
			const piece = this.#piece(number);
			try {
				await piece.write(bytes, done, part, offset);
			} catch (error) {
				throw this.#refusal(error, number);
			}
			done += part;
		}
		this.#writtenBytes = at + bytes.length;
	}

	/** Reads from what was written, through the cache; less only where it ends. */
	read(into: Uint8Array, at: number): number {
		let filled = 0;
		while (filled < into.length) {
			const { number, offset, left } = pieceAt(this.#place, at + filled);
			const length = this.#piece(number).read(into, filled, Math.min(left, into.length - filled), offset);
			if (length === 0) break;
			filled += length;
		}
		this.#writtenBytes = Math.max(this.#writtenBytes, at + filled);
		return filled;
	}

	/** Makes what was written so far durable, without keeping the thread. */
	async sync(): Promise<void> {
		for (const [number, piece] of this.#pieces.entries()) {
			try {
				await piece?.sync();
			} catch (error) {
				throw this.#refusal(error, number);
			}
		}
	}

	/** Cuts what stands past `sizeBytes`, and makes everything durable, names included. @returns how many pieces there are */
	async finish(sizeBytes: number): Promise<number> {
		await this.settled();
		const pieces = piecesOf(this.#place, sizeBytes);
		for (let number = 0; number < Math.max(pieces, this.#pieces.length); number++) {
			const piece = this.#piece(number);
			const { pieceBytes } = this.#place;
			const length =
				pieceBytes === null ? sizeBytes : Math.min(pieceBytes, Math.max(0, sizeBytes - number * pieceBytes));
			try {
				piece.finish(length);
			} catch (error) {
				throw this.#refusal(error, number);
			}
		}
		syncFolderAt(Buffer.from(this.#place.folder));
		return pieces;
	}

	/** Lets go of the files, not before what is on its way has come there. */
	async close(): Promise<void> {
		await this.settled().catch(() => undefined);
		for (const piece of this.#pieces.splice(0)) piece?.close();
	}

	#piece(number: number): Piece {
		const open = this.#pieces[number];
		if (open) return open;
		try {
			const opened = Piece.open(
				piecePath(this.#place, number),
				this.#made.hasMade(number) || (this.#resume && 'if empty'),
			);
			this.#pieces[number] = opened;
			this.#made.made(number);
			if (!this.#direct) opened.giveUpDirect();
			return opened;
		} catch (error) {
			throw this.#refusal(error, number);
		}
	}

	#refusal(error: unknown, number: number): unknown {
		return refusalOfTarget(error, Buffer.from(this.#place.folder), piecePath(this.#place, number));
	}
}

/** The trouble with a target, naming its disk and what it needs. The acquisition can be resumed when it is settled. */
export function refusalOfTarget(error: unknown, folder: Buffer, path: Buffer): unknown {
	const code = codeOf(error);
	const name = displayName(path);
	if (code === 'EEXIST')
		return new Refused(
			'acquisition.target-exists',
			`“${name}” is there already.`,
			'Choose an empty folder; nothing is written over.',
		);
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		const free = freeBytes(folder);
		return new Refused(
			'acquisition.no-room',
			`The disk that holds “${displayName(folder)}” is full${free === null ? '' : ` (${free} bytes are free)`}.`,
			'Free space on it, then resume the acquisition; it goes on where it stopped.',
		);
	}
	const known = refusalOfDisk(error, `“${name}” cannot be written`);
	if (!known) return error;
	const { refusal } = known;
	return new Refused(refusal.code, refusal.sentence, `${refusal.hint} Then resume the acquisition.`);
}

/** Bytes that may still be written in a folder's file system; null where the system does not say. */
export function freeBytes(folder: Buffer): number | null {
	try {
		const { bavail, bsize } = statfsSync(folder);
		return bavail * bsize;
	} catch {
		return null;
	}
}

/** @throws Refused `acquisition.no-room` where the target has fewer bytes free than are needed, before anything is read */
export function mustHaveRoom({ folder }: TargetPlace, neededBytes: number): void {
	const free = freeBytes(Buffer.from(folder));
	if (free === null || free >= neededBytes) return;
	throw new Refused(
		'acquisition.no-room',
		`The disk that holds “${displayName(Buffer.from(folder))}” has ${free} bytes free; ${neededBytes} are needed.`,
		'Free space on it or choose another; what was copied already stays, and the acquisition can be resumed.',
	);
}

/** Where piece `number`, from 0, lies. */
export function piecePath({ folder, name, pieceBytes }: TargetPlace, number: number): Buffer {
	const ending = pieceBytes === null ? '' : `.${String(number + 1).padStart(3, '0')}`;
	return within(Buffer.from(folder), Buffer.concat([name, Buffer.from(ending)]));
}

export function piecesOf({ pieceBytes }: TargetPlace, sizeBytes: number): number {
	return pieceBytes === null ? 1 : Math.max(1, Math.ceil(sizeBytes / pieceBytes));
}

/** In which piece a byte lies, where in it, and how many bytes of it are left there. */
export function pieceAt({ pieceBytes }: TargetPlace, at: number): { number: number; offset: number; left: number } {
	if (pieceBytes === null) return { number: 0, offset: at, left: Number.MAX_SAFE_INTEGER };
	const number = Math.floor(at / pieceBytes);
	const offset = at - number * pieceBytes;
	return { number, offset, left: pieceBytes - offset };
}

/** Makes the names in a folder durable, where the system has such a call. */
export function syncFolderAt(folder: Buffer): void {
	if (process.platform === 'win32') return;
	const fd = openSync(folder, FOLDER);
	try {
		fsyncSync(fd);
	} catch (error) {
		if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw error;
	} finally {
		closeSync(fd);
	}
}
