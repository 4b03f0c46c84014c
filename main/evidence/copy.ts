/**
 * The copy of one source in a folder: one file, or pieces of a given size (.001, .002, …) that give the source when they
 * are put one after another.
 * What must hold: nothing that stood there is ever written over or followed; every byte is written, however little each
 * write takes; after `finish` contents, sizes and names are on the disk (POSIX fsync of files and folder).
 */
import {
	closeSync,
	constants,
	fdatasync,
	fstatSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	readSync,
	statfsSync,
	writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { displayName, within } from '../hashing/names';
import { codeOf, OPEN, OWNER_FILE } from '../store/disk';
import type { TargetPlace } from './acquire-messages';

const datasync = promisify(fdatasync);
const FOLDER = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0);

export class Copy {
	readonly #place: TargetPlace;
	readonly #pieces: { readonly fd: number; dirty: boolean }[] = [];
	/** How many of the pieces stood there before this run. */
	#resume: boolean;

	/** @param resume pieces that are there are gone on with; else they are refused */
	constructor(place: TargetPlace, resume: boolean) {
		this.#place = place;
		this.#resume = resume;
	}

	/** Writes all of `bytes` at byte `at` of the whole. Refuses `acquisition.no-room`, `.target-exists`, `disk.*`. */
	write(bytes: Uint8Array, at: number): void {
		for (let done = 0; done < bytes.length; ) {
			const { number, offset, left } = pieceAt(this.#place, at + done);
			const part = Math.min(left, bytes.length - done);
			const piece = this.#piece(number);
			piece.dirty = true;
			try {
				done += writeOnce(piece.fd, bytes, done, part, offset);
			} catch (error) {
				throw this.#refusal(error, number);
			}
		}
	}

	/** Reads from what was written, through the cache; less only where it ends. */
	read(into: Uint8Array, at: number): number {
		let filled = 0;
		while (filled < into.length) {
			const { number, offset, left } = pieceAt(this.#place, at + filled);
			const piece = this.#piece(number);
			const length = readSync(piece.fd, into, filled, Math.min(left, into.length - filled), offset);
			if (length === 0) break;
			filled += length;
		}
		return filled;
	}

	/** Makes what was written so far durable, without keeping the thread. */
	async sync(): Promise<void> {
		for (const [number, piece] of this.#pieces.entries()) {
			if (!piece?.dirty) continue;
			piece.dirty = false;
			try {
				await datasync(piece.fd);
			} catch (error) {
				throw this.#refusal(error, number);
			}
		}
	}

	/** Cuts what stands past `sizeBytes`, and makes everything durable, names included. @returns how many pieces there are */
	finish(sizeBytes: number): number {
		const pieces = piecesOf(this.#place, sizeBytes);
		for (let number = 0; number < Math.max(pieces, this.#pieces.length); number++) {
			const { fd } = this.#piece(number);
			const { pieceBytes } = this.#place;
			const length =
				pieceBytes === null ? sizeBytes : Math.min(pieceBytes, Math.max(0, sizeBytes - number * pieceBytes));
			try {
				if (fstatSync(fd).size !== length) ftruncateSync(fd, length);
				fsyncSync(fd);
			} catch (error) {
				throw this.#refusal(error, number);
			}
		}
		syncFolderAt(Buffer.from(this.#place.folder));
		return pieces;
	}

	close(): void {
		for (const piece of this.#pieces.splice(0)) if (piece) closeSync(piece.fd);
	}

	#piece(number: number): { fd: number; dirty: boolean } {
		const open = this.#pieces[number];
		if (open) return open;
		const path = piecePath(this.#place, number);
		const opened = { fd: this.#open(path, number), dirty: true };
		this.#pieces[number] = opened;
		return opened;
	}

	#open(path: Buffer, number: number): number {
		try {
			if (this.#resume) {
				try {
					const fd = openSync(path, OPEN.change);
					if (fstatSync(fd).isFile()) return fd;
					closeSync(fd);
				} catch (error) {
					if (codeOf(error) !== 'ENOENT') throw error;
				}
			}
			return openSync(path, OPEN.fresh, OWNER_FILE);
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

function writeOnce(fd: number, bytes: Uint8Array, from: number, length: number, at: number): number {
	const written = writeSync(fd, bytes, from, length, at);
	if (written <= 0) throw Object.assign(new Error('EIO: the disk took no bytes'), { code: 'EIO' });
	return written;
}
