/**
 * Reads files in this thread and writes the records of those that were read whole and stood still (clean-record.ts).
 * What must hold: a file's size and times are from before it was read; whatever is not plain is given back with what
 * was found, and told by who asked; a refusal of one file never costs the others.
 */
import { type BigIntStats, lstatSync } from 'node:fs';
import type { Algorithms } from './algorithms';
import { cleanRecords } from './clean-record';
import { kindOf, refusalOfReplaced, refusalOfSystem } from './kinds';
import { MOST_BYTES, type Name, namesOf, pathOf } from './list-batch';
import { LONG_FILE_BYTES } from './long-files';
import { type BatchReader, SmallFiles, Stopped, type Teller } from './read-batch';
import type { RoomDigests } from './room-digests';
import { SMALL_FILE_BYTES } from './small-file';
import type { Ask, LeftFile, PlainStats, RecordedPart } from './worker-messages';

/** Throws `Stopped` where the flag says so. */
export function recordBatch(
	{ digests, parts, rootBytes }: Extract<Ask, { asks: 'record' }>,
	reader: BatchReader,
	algorithms: Algorithms,
	room: RoomDigests,
	stop: Int32Array,
	teller: Teller,
): RecordedPart {
	const names = namesOf(parts);
	const small = new SmallFiles(room, digests.length, true);
	const others: (LeftFile | undefined)[] = [];
	let read = 0;
	let done = 0;
	for (; done < names.length && read < MOST_BYTES; done++) {
		const name = names[done] as Name;
		if ('line' in name) continue;
		if (Atomics.load(stop, 0) !== 0) throw new Stopped();
		const sizeBytes = small.take(done, pathOf(name));
		if (sizeBytes !== undefined) {
			teller.opened(sizeBytes);
			teller.read(sizeBytes);
			read += sizeBytes;
			continue;
		}
		const left = leftFile(name, (path, access) =>
			reader.blockwise(path, access, algorithms, stop, teller, LONG_FILE_BYTES - 1),
		);
		others[done] = left;
		read += left.outcome?.ok ? left.outcome.reading.sizeBytes : SMALL_FILE_BYTES;
	}
	small.finish();
	const lineOf = cleanRecords(digests);
	const left: [number, number, LeftFile][] = [];
	let files = 0;
	let bytes = 0;
	let text = '';
	for (let at = 0; at < done; at++) {
		const name = names[at] as Name;
		const other = others[at];
		if ('line' in name) text += name.line;
		else if (other !== undefined) left.push([at, text.length, other]);
		else {
			const taken = small.readings[at];
			if (taken?.stats == null) throw new Error('A file was neither read nor given back.');
			files++;
			bytes += taken.sizeBytes;
			text += lineOf(name.path.slice(rootBytes), taken.stats, small.hex, at);
		}
	}
	return { lines: Buffer.from(text, 'latin1'), done, files, bytes, left };
}

/** What is not plain: looked at, then read. */
function leftFile(
	{ path: text, access }: Extract<Name, { path: string }>,
	read: (path: Buffer, access: Buffer) => LeftFile['outcome'] | undefined,
): LeftFile {
	const path = Buffer.from(text, 'latin1');
	const reached = Buffer.from(access, 'latin1');
	let stats: PlainStats;
	try {
		stats = plainStats(lstatSync(reached, { bigint: true }));
	} catch (error) {
		return { stats: null, outcome: { ok: false, refusal: refusalOfSystem(error, path).refusal } };
	}
	// Its folder said that it was a file, a moment ago.
	if (stats.kind !== 'file')
		return { stats, outcome: { ok: false, refusal: refusalOfReplaced(path, 'opened').refusal } };
	return { stats, outcome: read(path, reached) ?? null };
}

export const plainStats = (stats: BigIntStats): PlainStats => {
	const { size, mode, uid, gid, mtimeNs, ctimeNs, ino, nlink } = stats;
	return { kind: kindOf(stats), size, mode, uid, gid, mtimeNs, ctimeNs, ino, nlink };
};
