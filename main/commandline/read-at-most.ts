/**
 * A whole file that a command line names: a passphrase, a note, a certificate. It may be a pipe (`<(pass show ir)`), a
 * device, or something that never ends, so it is read in pieces and no further than is wanted.
 * What must hold: whoever waits for a pipe that nobody writes to can be interrupted. A thread that waits in open(2) or
 * read(2) would keep the process from ending, so a pipe is opened and read without waiting, and looked at again.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from './interrupted';

const PIECE_BYTES = 65_536;
const LOOK_AGAIN_MS = 20;

/** Null where it is more than `mostBytes`. Throws the system's error, and `Interrupted`. */
export async function readAtMost(
	path: string | Buffer,
	mostBytes: number,
	interrupted: AbortSignal,
): Promise<Buffer | null> {
	// At the end of a pipe with a name of its own nobody writes yet; that of a pipe behind /dev/fd has been written.
	const awaited = (await lstat(path)).isFIFO();
	const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const pieces: Buffer[] = [];
		for (let bytes = 0; ; ) {
			if (interrupted.aborted) throw new Interrupted();
			const piece = await pieceOf(file);
			if (piece === null || (piece.length === 0 && awaited && bytes === 0)) {
				await sleep(LOOK_AGAIN_MS);
				continue;
			}
			if (piece.length === 0) return Buffer.concat(pieces);
			bytes += piece.length;
			if (bytes > mostBytes) return null;
			pieces.push(piece);
		}
	} finally {
		await file.close();
	}
}

/** The next bytes, none at the end; null where there will be some. */
async function pieceOf(file: FileHandle): Promise<Buffer | null> {
	try {
		const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, null);
		return buffer.subarray(0, bytesRead);
	} catch (error) {
		if ((error as { code?: unknown }).code === 'EAGAIN') return null;
		throw error;
	}
}
