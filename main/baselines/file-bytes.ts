/** The bytes of a file that a person named, piece by piece. Anything but a regular file is refused before it is read. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { displayName, type EvidencePath } from '../hashing/names';

const PIECE = 256 * 1024;

/**
 * Refuses `disk.<CODE>`, and `file.unreadable` where it is no regular file. `passing`: a piece holds only until the next is
 * asked for, which spares the system new memory for each.
 */
export async function* bytesOfFile(path: EvidencePath, passing = false): AsyncGenerator<Buffer, void, undefined> {
	const refuse = (error: unknown): never => {
		throw refusalOfDisk(error, `“${displayName(path)}” cannot be read`) ?? error;
	};
	const file: FileHandle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(refuse);
	try {
		const stats = await file.stat().catch(refuse);
		if (!stats.isFile())
			throw new Refused(
				'file.unreadable',
				`“${displayName(path)}” is no file that can be read.`,
				'Choose the file itself.',
			);
		const room = passing ? Buffer.allocUnsafe(PIECE) : null;
		for (;;) {
			const piece = room ?? Buffer.allocUnsafe(PIECE);
			const { bytesRead } = await file.read(piece, 0, PIECE).catch(refuse);
			if (bytesRead === 0) return;
			yield piece.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}

/** Its first piece. Refuses as `bytesOfFile` does. */
export async function beginningOf(path: EvidencePath): Promise<Buffer> {
	for await (const piece of bytesOfFile(path)) return piece;
	return Buffer.alloc(0);
}
