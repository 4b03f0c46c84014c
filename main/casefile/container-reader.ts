/**
 * Reads a container as hostile input. First the directory, within stated limits and only by rebuilding it: names, sizes and
 * places follow from one another, so nothing overlaps, hides between members or unpacks to more than the file itself holds.
 * What could harm a reader is refused (`Unreadable`); what merely differs from the canonical bytes is a fault with its place.
 * Nothing is ever written or unpacked here: content is read by position, a piece at a time.
 */
import type { FileHandle } from 'node:fs/promises';
import type { Fault } from '../../shared/views';
import { difference, type Incoming, readDirectory, Unreadable } from './container-directory';
import { startCrc32 } from './crc32';
import { localHeader } from './zip-records';

export { type Incoming, Unreadable } from './container-directory';

export interface Container {
	/** The one top folder. */
	readonly top: string;
	/** By path inside the top folder, in the order of the file. */
	readonly members: ReadonlyMap<string, Incoming>;
	/** Differences between the directory's bytes and the one way to write it. */
	readonly faults: readonly Fault[];
	/**
	 * The content in pieces; a piece is valid until the next is asked for. When the last was taken, header and CRC-32 have
	 * been compared and `onFault` has been told of each difference.
	 */
	readonly read: (member: Incoming, onFault: (fault: Fault) => void) => AsyncGenerator<Uint8Array, void, undefined>;
}

const PIECE_BYTES = 1 << 20;

/** Fills `into` with the bytes from `at` on; throws `Unreadable` where they are not there. */
export type Source = (into: Buffer, at: number) => Promise<void>;

/** A file, opened by the caller, as a source. */
export function fromFile(file: FileHandle): Source {
	return async (into, at) => {
		for (let done = 0; done < into.length; ) {
			const { bytesRead } = await file.read(into, done, into.length - done, at + done);
			if (bytesRead === 0) throw new Unreadable('It became shorter while it was read.');
			done += bytesRead;
		}
	};
}

/** Opens the container of a source of `sizeBytes`. @throws Unreadable */
export async function openContainer(source: Source, sizeBytes: number): Promise<Container> {
	const take = async (at: number, length: number) => {
		const bytes = Buffer.alloc(length);
		await source(bytes, at);
		return bytes;
	};
	const { top, members, faults } = await readDirectory(sizeBytes, take);
	return {
		top,
		faults,
		members: new Map(members.map((member) => [member.path, member])),
		async *read(member, onFault) {
			const header = localHeader(member);
			const found = await take(member.offset, header.length);
			if (!found.equals(header)) onFault(difference(`header of ${member.path}`, member.offset, header, found));
			const crc = await startCrc32();
			let at = member.offset + header.length;
			const end = at + member.sizeBytes;
			const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, member.sizeBytes));
			while (at < end) {
				const piece = buffer.subarray(0, Math.min(buffer.length, end - at));
				await source(piece, at);
				crc.update(piece);
				yield piece;
				at += piece.length;
			}
			const crc32 = crc.finish();
			if (crc32 !== member.crc32)
				onFault({
					place: member.path,
					rule: 'the content has its CRC-32',
					expected: hex(member.crc32),
					found: hex(crc32),
				});
		},
	};
}

const hex = (crc32: number) => crc32.toString(16).padStart(8, '0');
