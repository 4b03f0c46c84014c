/**
 * A whole file that a command line names: a passphrase, a note, a certificate. It may be a pipe (`<(pass show ir)`), a
 * device, or something that never ends, so it is read in pieces and no further than is wanted.
 * What must hold: whoever waits for a pipe that nobody writes to can be interrupted. A thread that waits in open(2) or
 * read(2) would keep the process from ending, so a pipe is opened without waiting and read as a stream.
 */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Socket } from 'node:net';
import { whenInterrupted } from './interrupted';

const PIECE_BYTES = 65_536;

/** Null where it is more than `mostBytes`. Throws the system's error, and `Interrupted`. */
export async function readAtMost(
	path: string | Buffer,
	mostBytes: number,
	interrupted: AbortSignal,
): Promise<Buffer | null> {
	const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	const ends = [() => file.close()];
	try {
		let pieces: AsyncIterable<Buffer> = piecesOf((buffer) => file.read(buffer, 0, buffer.length));
		if ((await file.stat()).isFIFO()) {
			const pipe = new Socket({ fd: file.fd, readable: true, writable: false });
			ends.unshift(async () => void pipe.destroy());
			pieces = pipe;
		}
		return await Promise.race([gathered(pieces, mostBytes), whenInterrupted(interrupted)]);
	} finally {
		for (const end of ends) await end().catch(() => undefined);
	}
}

async function* piecesOf(
	read: (into: Buffer) => Promise<{ bytesRead: number; buffer: Buffer }>,
): AsyncGenerator<Buffer> {
	for (;;) {
		const { bytesRead, buffer } = await read(Buffer.alloc(PIECE_BYTES));
		if (bytesRead === 0) return;
		yield buffer.subarray(0, bytesRead);
	}
}

async function gathered(source: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer | null> {
	const pieces: Buffer[] = [];
	let bytes = 0;
	for await (const piece of source) {
		bytes += piece.length;
		if (bytes > mostBytes) return null;
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
