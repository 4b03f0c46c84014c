/**
 * Writes the canonical container into a file that the caller opened: members in the byte order of their names, stored.
 * Content is streamed once; a member's header is written after its content, when the CRC-32 is known, so memory stays flat.
 */
import { Refused } from '../../shared/refusal';
import type { DiskFile } from '../store/disk';
import { writeAll } from '../store/durable';
import { startCrc32 } from './crc32';
import { centralHeader, endRecords, localHeader, type ZipMember } from './zip-records';

export interface Outgoing {
	/** Full name, top folder first. */
	readonly name: string;
	readonly sizeBytes: number;
	/** The content in pieces; read once, when its turn comes. */
	readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Writes all members and the directory from byte 0 on; gives the file's size in bytes. Durability is the caller's.
 * @throws Refused `casefile.source-changed` where a member's content is not as long as was said; disk errors as they come
 */
export async function writeContainer(
	file: Pick<DiskFile, 'write'>,
	members: readonly Outgoing[],
	onBytes: (writtenBytes: number) => void = () => undefined,
): Promise<number> {
	const central: Buffer[] = [];
	let offset = 0;
	for (const member of [...members].sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const start = offset + localHeader({ ...member, crc32: 0 }).length;
		const crc = await startCrc32();
		let at = start;
		for await (const piece of member.content()) {
			crc.update(piece);
			await writeAll(file, piece, at);
			at += piece.length;
			onBytes(at);
		}
		if (at - start !== member.sizeBytes) throw sourceChanged(member.name);
		const written: ZipMember = {
			name: member.name,
			sizeBytes: member.sizeBytes,
			crc32: crc.finish(),
		};
		await writeAll(file, localHeader(written), offset);
		central.push(centralHeader(written, offset));
		offset = at;
	}
	const directory = Buffer.concat(central);
	await writeAll(file, directory, offset);
	const end = endRecords(members.length, directory.length, offset);
	await writeAll(file, end, offset + directory.length);
	return offset + directory.length + end.length;
}

const sourceChanged = (name: string) =>
	new Refused(
		'casefile.source-changed',
		`What was to be written as ${name} changed while it was read.`,
		'Verify the notebook; nothing was exported.',
	);
