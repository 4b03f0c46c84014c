/**
 * The directory of a container, read as hostile input from its end. Every number in it is held against the file's own size
 * before anything is read by it, and against the bytes that the canonical writer would have written.
 * Limits: 262,144 members; names of 128 bytes; a member is no larger than the file; a member is never compressed.
 */
import type { Fault } from '../../shared/views';
import { LONGEST_NAME_BYTES, troubleWithNames } from './names';
import {
	CENTRAL_BYTES,
	centralHeader,
	END_BYTES,
	END64_BYTES,
	endRecords,
	FULL16,
	FULL32,
	LOCATOR_BYTES,
	SIGNATURE,
	spanOf,
	type ZipMember,
} from './zip-records';

/** Not a case file, or refused as hostile; the message is a sentence for the person. */
export class Unreadable extends Error {}

export interface Incoming extends ZipMember {
	/** The name inside the top folder. */
	readonly path: string;
	/** Where its local header begins. */
	readonly offset: number;
}

type ReadAt = (at: number, length: number) => Promise<Buffer>;

const MOST_MEMBERS = 1 << 18;
const LONGEST_RECORD_BYTES = CENTRAL_BYTES + LONGEST_NAME_BYTES + 28;
const ENCRYPTED = 0x2041;
const KIND_OF_FILE = 0o170000;
const REGULAR_FILE = 0o100000;

/** @throws Unreadable */
export async function readDirectory(
	sizeBytes: number,
	readAt: ReadAt,
): Promise<{ top: string; members: Incoming[]; faults: Fault[] }> {
	const faults: Fault[] = [];
	const { count, offset, bytes } = await readEnd(sizeBytes, readAt);
	const end = endRecords(count, bytes, offset);
	if (offset + bytes + end.length !== sizeBytes)
		throw new Unreadable('It is not a case file: its parts do not add up to its size.');
	compare(faults, 'end of the directory', offset + bytes, end, await readAt(offset + bytes, end.length));
	const directory = await readAt(offset, bytes);
	const members: Incoming[] = [];
	let at = 0;
	let place = 0;
	for (let i = 0; i < count; i++) {
		const { member, length } = readRecord(directory, at);
		const expected = centralHeader(member, place);
		compare(faults, `directory entry ${i + 1}`, offset + at, expected, directory.subarray(at, at + length));
		const last = members[i - 1];
		if (last && last.name >= member.name)
			faults.push({
				place: `directory entry ${i + 1}`,
				rule: 'members stand in the order of their names',
				expected: `a name after ${last.name}`,
				found: member.name,
			});
		members.push({ ...member, path: '', offset: place });
		place += spanOf(member);
		at += length;
		if (place > offset) throw new Unreadable('It is refused: its members claim to be larger than the file.');
	}
	if (at !== bytes || place !== offset)
		throw new Unreadable('It is refused: something stands between its members, or their sizes are not true.');
	const { top, trouble } = troubleWithNames(members.map(({ name }) => name));
	if (trouble.length > 0) throw new Unreadable(`It is refused: ${trouble.slice(0, 5).join('; ')}.`);
	return { top, faults, members: members.map((m) => ({ ...m, path: m.name.slice(top.length + 1) })) };
}

/** Where the directory lies, by the end record and, where that says so, by the ZIP64 records before it. */
async function readEnd(sizeBytes: number, readAt: ReadAt): Promise<{ count: number; offset: number; bytes: number }> {
	if (sizeBytes < END_BYTES) throw new Unreadable('It is not a case file: it is too short.');
	const end = await readAt(sizeBytes - END_BYTES, END_BYTES);
	if (end.readUInt32LE(0) !== SIGNATURE.end)
		throw new Unreadable('It is not a case file: it does not end as one (cut short, or something was added).');
	let count = end.readUInt16LE(10);
	let bytes = end.readUInt32LE(12);
	let offset = end.readUInt32LE(16);
	if (count === FULL16 || bytes === FULL32 || offset === FULL32) {
		const start = sizeBytes - END_BYTES - LOCATOR_BYTES - END64_BYTES;
		const end64 = start < 0 ? Buffer.alloc(4) : await readAt(start, END64_BYTES);
		if (end64.readUInt32LE(0) !== SIGNATURE.end64)
			throw new Unreadable('It is not a case file: its ZIP64 end record is missing.');
		count = safe(end64.readBigUInt64LE(32));
		bytes = safe(end64.readBigUInt64LE(40));
		offset = safe(end64.readBigUInt64LE(48));
	}
	if (count < 1) throw new Unreadable('It is not a case file: it is empty.');
	if (count > MOST_MEMBERS) throw new Unreadable(`It is refused: it claims more than ${MOST_MEMBERS} files.`);
	if (bytes > count * LONGEST_RECORD_BYTES)
		throw new Unreadable('It is refused: its directory is larger than its files can need.');
	return { count, offset, bytes };
}

/** One entry of the directory. What a hostile entry could ask of a reader is refused here. */
function readRecord(directory: Buffer, at: number): { member: ZipMember; length: number } {
	if (at + CENTRAL_BYTES > directory.length || directory.readUInt32LE(at) !== SIGNATURE.central)
		throw new Unreadable('It is not a case file: its directory is damaged.');
	const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
	const [nameBytes = 0, extraBytes = 0] = lengths;
	const length = lengths.reduce((sum, n) => sum + n, CENTRAL_BYTES);
	if (at + length > directory.length) throw new Unreadable('It is not a case file: its directory is damaged.');
	if ((directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0)
		throw new Unreadable('It is refused: a file inside is encrypted.');
	if (directory.readUInt16LE(at + 10) !== 0)
		throw new Unreadable('It is refused: a file inside is compressed, which a case file never is.');
	const attributes = directory.readUInt32LE(at + 38);
	const kind = (attributes >>> 16) & KIND_OF_FILE;
	if ((kind !== 0 && kind !== REGULAR_FILE) || (attributes & 0x18) !== 0)
		throw new Unreadable('It is refused: it holds a link, a folder or a device.');
	if (nameBytes > LONGEST_NAME_BYTES) throw new Unreadable('It is refused: a name inside is too long.');
	const name = directory.toString('latin1', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
	const extra = directory.subarray(at + CENTRAL_BYTES + nameBytes, at + CENTRAL_BYTES + nameBytes + extraBytes);
	const stored = directory.readUInt32LE(at + 20);
	const sizeBytes = directory.readUInt32LE(at + 24);
	const crc32 = directory.readUInt32LE(at + 16);
	if (sizeBytes !== FULL32) {
		if (stored !== sizeBytes) throw new Unreadable('It is refused: a file inside states two sizes.');
		return { member: { name, sizeBytes, crc32 }, length };
	}
	// Original and stored size stand first in the ZIP64 field; whatever else is there shows when the entry is rebuilt.
	if (extra.length < 20 || extra.readUInt16LE(0) !== 1)
		throw new Unreadable('It is refused: a large file inside does not state its size.');
	return { member: { name, sizeBytes: safe(extra.readBigUInt64LE(4)), crc32 }, length };
}

function compare(faults: Fault[], place: string, at: number, expected: Uint8Array, found: Uint8Array): void {
	if (Buffer.compare(expected, found) !== 0) faults.push(difference(place, at, expected, found));
}

/** Where and how bytes differ from the one way to write them. */
export function difference(place: string, at: number, expected: Uint8Array, found: Uint8Array): Fault {
	let first = 0;
	while (first < expected.length && expected[first] === found[first]) first += 1;
	const show = (bytes: Uint8Array) => Buffer.from(bytes.subarray(first, first + 8)).toString('hex') || 'nothing';
	const rule = 'the container is written in the one canonical way';
	return { place: `${place}, byte ${at + first}`, rule, expected: show(expected), found: show(found) };
}

function safe(value: bigint): number {
	if (value > BigInt(Number.MAX_SAFE_INTEGER))
		throw new Unreadable('It is refused: it states a size that no file has.');
	return Number(value);
}
