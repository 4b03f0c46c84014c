/**
 * How a chain lies on disk: records one after the other, each a 4-byte big-endian length and that many bytes of sealed
 * line (nonce, ciphertext, tag), bound by the seal to vault, chain and position.
 * Reading stops at the first bad record and says what it is. What must hold: only what an interrupted append can leave
 * is called a torn tail. At most one record is ever unacknowledged, so what is bad is a torn tail only if it is no longer
 * than one record and neither a good nor a second bad record can be seen behind its first; everything else is damage, and
 * nothing of it may be cut.
 */
import { LONGEST_LINE_BYTES } from '../../shared/ledger/shapes';
import type { DiskFile } from './disk';
import { readAll } from './durable';
import { NotSealed, type RecordSeal, SEALED_RECORD_EXTRA_BYTES } from './sealing';

const LENGTH_BYTES = 4;
const SHORTEST = SEALED_RECORD_EXTRA_BYTES;
const LONGEST = LONGEST_LINE_BYTES + SEALED_RECORD_EXTRA_BYTES;
const LONGEST_RECORD = LENGTH_BYTES + LONGEST;
const WINDOW = 4 * 1024 * 1024;
/** How many damaged records in a row are still told from a torn tail where the first one's length is bad too. */
const LOOK_AHEAD = 16;

export interface Reading {
	readonly lines: string[];
	/** Bytes that hold the good records. */
	readonly goodBytes: number;
	/** Bytes of the last good record; 0 if there is none. */
	readonly lastBytes: number;
	/** What stands at `goodBytes`, the place of record `lines.length + 1`. */
	readonly follows: 'end' | 'torn' | 'damage';
	readonly sizeBytes: number;
}

/** One record's bytes. */
export function writeRecord(position: number, line: string, seal: RecordSeal): Buffer {
	const sealed = seal.seal(position, Buffer.from(line, 'utf8'));
	const length = Buffer.alloc(LENGTH_BYTES);
	length.writeUInt32BE(sealed.length);
	return Buffer.concat([length, sealed]);
}

/** Reads a chain's good records from the start. Changes nothing. */
export async function readRecords(file: Pick<DiskFile, 'read' | 'stat'>, seal: RecordSeal): Promise<Reading> {
	const { size: sizeBytes } = await file.stat();
	const lines: string[] = [];
	let goodBytes = 0;
	let lastBytes = 0;
	let window: Buffer = Buffer.alloc(0);
	let windowAt = 0;
	while (goodBytes < sizeBytes) {
		const missing = Math.min(LONGEST_RECORD, sizeBytes - goodBytes) - (windowAt + window.length - goodBytes);
		if (missing > 0) {
			windowAt = goodBytes;
			window = await readAll(file, goodBytes, Math.min(WINDOW, sizeBytes - goodBytes));
		}
		const record = recordAt(window, goodBytes - windowAt, lines.length + 1, seal);
		if (!record) {
			const rest = window.subarray(goodBytes - windowAt);
			const torn = sizeBytes - goodBytes <= LONGEST_RECORD && !isFollowed(rest, lines.length + 1, seal);
			return { lines, goodBytes, lastBytes, follows: torn ? 'torn' : 'damage', sizeBytes };
		}
		lines.push(record.line);
		goodBytes += record.bytes;
		lastBytes = record.bytes;
	}
	return { lines, goodBytes, lastBytes, follows: 'end', sizeBytes };
}

function recordAt(
	window: Buffer,
	at: number,
	position: number,
	seal: RecordSeal,
): { line: string; bytes: number } | null {
	const length = lengthAt(window, at);
	if (length === null || length > window.length - at - LENGTH_BYTES) return null;
	const start = at + LENGTH_BYTES;
	try {
		const line = seal.open(position, window.subarray(start, start + length)).toString('utf8');
		return { line, bytes: LENGTH_BYTES + length };
	} catch (error) {
		if (error instanceof NotSealed) return null;
		throw error;
	}
}

/**
 * Does another record follow the bad one at the start of `rest`? Either the bad one's length leads to what looks like a
 * next one (a chain that is not ours, or several bad records), or a good one of a later position stands somewhere: the
 * length may be what went bad, so every place is tried. Few random bytes look like a length; none pass for sealed.
 */
function isFollowed(rest: Buffer, position: number, seal: RecordSeal): boolean {
	const first = lengthAt(rest, 0);
	if (first !== null && lengthAt(rest, LENGTH_BYTES + first) !== null) return true;
	for (let at = 1; at < rest.length; at++) {
		const length = lengthAt(rest, at);
		if (length === null || length > rest.length - at - LENGTH_BYTES) continue;
		for (let next = position + 1; next <= position + LOOK_AHEAD; next++) {
			if (recordAt(rest, at, next, seal)) return true;
		}
	}
	return false;
}

/** The length that stands at `at`, if four bytes do and no record is shorter or longer. */
function lengthAt(window: Buffer, at: number): number | null {
	if (window.length - at < LENGTH_BYTES) return null;
	const length = window.readUInt32BE(at);
	return length < SHORTEST || length > LONGEST ? null : length;
}
