/**
 * One object's file: sealed pieces, written once, streamed.
 *
 *     header   8 bytes 'SBOBJ/1\n', 32 random bytes (the file's id); every piece authenticates it
 *     chunks   256 KiB of plaintext each (the last one less; only an empty object has an empty one) and a 16-byte tag
 *     trailer  SHA-256 (32 bytes) and size (8 bytes, big-endian) of the whole, and a 16-byte tag
 *
 * What must hold: a chunk opens only in its own file, at its own place, as what it was written as (one of many, or the
 * last); the trailer ties the file to the digest it is asked for, before the first byte is given. The digest is known
 * only when all has been read, which is why it stands at the end.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import type { Sha256 } from '../../shared/vocabulary';
import { type Disk, type DiskFile, OPEN } from './disk';
import { onDisk, readAll, writeAll } from './durable';
import { NotSealed, type ObjectSealer, type Piece, type PieceSeal, SEALED_PIECE_EXTRA_BYTES as TAG } from './sealing';

const MAGIC = Buffer.from('SBOBJ/1\n', 'latin1');
const HEADER = MAGIC.length + 32;
const CHUNK = 256 * 1024;
const TRAILER = 32 + 8 + TAG;
/** Chunks that `readAt` keeps: 8 MiB. */
const AT_HAND = 32;

export interface StoredObject {
	/** SHA-256 of the plain bytes. */
	readonly object: Sha256;
	readonly sizeBytes: number;
}

export interface OpenObject extends StoredObject {
	/** The plain bytes, each checked before it is given. Refuses `object.damaged`, `disk.<CODE>`. */
	read(): AsyncGenerator<Buffer, void, undefined>;
	/** Some of them from anywhere, checked likewise; a few pieces are kept at hand. */
	readAt(from: number, length: number): Promise<Buffer>;
	close(): Promise<void>;
}

/** Writes a new object into `file`, synced. `path` is for sentences. Errors of the source pass through. */
export async function writeObject(
	file: DiskFile,
	path: string,
	vault: ObjectSealer,
	source: AsyncIterable<Uint8Array>,
): Promise<StoredObject> {
	const header = Buffer.concat([MAGIC, randomBytes(32)]);
	const seal = vault.pieceSeal(header);
	const chunk = Buffer.alloc(CHUNK);
	try {
		return await writePieces(file, path, header, seal, chunk, source);
	} finally {
		chunk.fill(0);
		seal.close();
	}
}

async function writePieces(
	file: DiskFile,
	path: string,
	header: Buffer,
	seal: PieceSeal,
	chunk: Buffer,
	source: AsyncIterable<Uint8Array>,
): Promise<StoredObject> {
	const digest = createHash('sha256');
	let filled = 0;
	let number = 0;
	let sizeBytes = 0;
	let at = 0;
	const write = async (bytes: Buffer) => {
		await onDisk(path, writeAll(file, bytes, at), { bytes: at + bytes.length, givenBack: at });
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
	const trailer = Buffer.alloc(TRAILER - TAG);
	trailer.set(sha256);
	trailer.writeBigUInt64BE(BigInt(sizeBytes), sha256.length);
	await write(seal.seal(number, 'trailer', trailer));
	await onDisk(path, file.sync());
	const { size } = await onDisk(path, file.stat());
	if (size !== at) throw new Refused('disk.EIO', `The disk kept ${size} of ${at} bytes.`, 'Do not trust this disk.');
	return { object: sha256.toString('hex') as Sha256, sizeBytes };
}

/**
 * Opens an object's file and checks header and trailer. With `expected`, it must be that object.
 * Refuses `object.missing`, `object.damaged`, `disk.<CODE>`. The caller closes it.
 */
export async function openObject(
	path: string,
	vault: ObjectSealer,
	disk: Disk,
	expected?: Sha256,
): Promise<OpenObject> {
	let file: DiskFile | undefined;
	let seal: PieceSeal | undefined;
	try {
		file = await onDisk(path, disk.open(path, OPEN.read));
		const stat = await onDisk(path, file.stat());
		const bodyBytes = stat.size - HEADER - TRAILER;
		// A FIFO or a device in its place is not read at all.
		if (!stat.isFile() || bodyBytes < TAG) throw damaged(path);
		const header = await onDisk(path, readAll(file, 0, HEADER));
		if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged(path);
		const chunks = Math.ceil(bodyBytes / (CHUNK + TAG));
		seal = vault.pieceSeal(header);
		const sealed = await onDisk(path, readAll(file, HEADER + bodyBytes, TRAILER));
		const trailer = pieceOf(seal, chunks, 'trailer', sealed, path);
		const object = trailer.subarray(0, 32).toString('hex') as Sha256;
		const sizeBytes = Number(trailer.readBigUInt64BE(32));
		if (sizeBytes !== bodyBytes - chunks * TAG || (expected && object !== expected)) throw damaged(path);
		return opened(file, seal, path, { object, sizeBytes });
	} catch (error) {
		seal?.close();
		await file?.close().catch(() => undefined);
		if (error instanceof Refused && error.refusal.code === 'disk.ENOENT') {
			const which = expected ?? visible(path);
			throw new Refused(
				'object.missing',
				`The stored file ${which} is not in this notebook.`,
				'Look for it in a backup.',
			);
		}
		throw error;
	}
}

function opened(file: DiskFile, seal: PieceSeal, path: string, { object, sizeBytes }: StoredObject): OpenObject {
	const last = Math.max(0, Math.ceil(sizeBytes / CHUNK) - 1);
	const atHand = new Map<number, Buffer>();
	const chunk = async (number: number): Promise<Buffer> => {
		const length = number < last ? CHUNK : sizeBytes - last * CHUNK;
		const bytes = await onDisk(path, readAll(file, HEADER + number * (CHUNK + TAG), length + TAG));
		return pieceOf(seal, number, number < last ? 'chunk' : 'final', bytes, path);
	};
	const kept = async (number: number): Promise<Buffer> => {
		const found = atHand.get(number) ?? (await chunk(number));
		// The one used last comes last; the one not used for longest goes.
		atHand.delete(number);
		atHand.set(number, found);
		for (const oldest of atHand.keys()) {
			if (atHand.size <= AT_HAND) break;
			atHand.get(oldest)?.fill(0);
			atHand.delete(oldest);
		}
		return found;
	};
	return {
		object,
		sizeBytes,
		async *read() {
			for (let number = 0; number <= last; number++) yield await chunk(number);
		},
		async readAt(from, length) {
			const bytes = Buffer.alloc(Math.max(0, Math.min(length, sizeBytes - from)));
			for (let at = 0; at < bytes.length; ) {
				const number = Math.floor((from + at) / CHUNK);
				at += (await kept(number)).copy(bytes, at, from + at - number * CHUNK);
			}
			return bytes;
		},
		close: async () => {
			for (const bytes of atHand.values()) bytes.fill(0);
			atHand.clear();
			seal.close();
			await onDisk(path, file.close());
		},
	};
}

function pieceOf(seal: PieceSeal, number: number, piece: Piece, bytes: Buffer, path: string): Buffer {
	try {
		return seal.open(number, piece, bytes);
	} catch (error) {
		throw error instanceof NotSealed ? damaged(path) : error;
	}
}

function damaged(path: string): Refused {
	return new Refused('object.damaged', `The stored file ${visible(path)} is damaged.`, 'Restore it from a backup.');
}
