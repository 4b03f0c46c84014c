/**
 * Reads files in this thread and writes what was found as lines of a list: for a small file with a clean digest no
 * object is made, neither here nor where the list is gathered.
 * What must hold: the lines are those that the list's format gives for the same entries elsewhere (tree-entry.ts), in
 * the order of the names; a refusal of one file never costs the others.
 */
import type { Refusal } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import type { Algorithms } from './algorithms';
import { instantOfMs } from './evidence-file';
import { hashList } from './formats';
import { LONG_FILE_BYTES } from './long-files';
import type { EvidencePath } from './names';
import { type BatchReader, SmallFiles, Stopped, type Teller } from './read-batch';
import type { RoomDigests } from './room-digests';
import { SMALL_FILE_BYTES } from './small-file';
import { entryOfFile } from './tree-entry';
import type { Ask, FileOutcome, ListedPart, ListPart } from './worker-messages';

/** After so much the rest is given back: another thread may be idle. */
export const MOST_BYTES = 8 * 1024 * 1024;
const LONG = Symbol('long');
/** Which bytes a text of one character a byte has that the system's own calls would spell otherwise. */
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Throws `Stopped` where the flag says so. */
export function listBatch(
	{ digests, format, parts }: Extract<Ask, { asks: 'list' }>,
	reader: BatchReader,
	algorithms: Algorithms,
	room: RoomDigests,
	stop: Int32Array,
	teller: Teller,
): ListedPart {
	const names = namesOf(parts);
	const list = hashList(format, { digests, invokedFrom: '', command: '' });
	// A format with short lines has no room for times.
	const small = new SmallFiles(room, digests.length, list.clean === undefined);
	const others: (FileOutcome | typeof LONG | undefined)[] = [];
	let bytes = 0;
	let done = 0;
	for (; done < names.length && bytes < MOST_BYTES; done++) {
		const name = names[done] as Name;
		if ('line' in name) continue;
		if (Atomics.load(stop, 0) !== 0) throw new Stopped();
		const access = pathOf(name);
		const read = small.take(done, access);
		if (read !== undefined) {
			teller.opened(read);
			teller.read(read);
			bytes += read;
			continue;
		}
		const path = Buffer.from(name.path, 'latin1');
		const outcome = reader.blockwise(path, access, algorithms, stop, teller, LONG_FILE_BYTES - 1);
		others[done] = outcome ?? LONG;
		bytes += outcome?.ok ? outcome.reading.sizeBytes : SMALL_FILE_BYTES;
	}
	small.finish();
	const long: [number, number][] = [];
	const counts = { digested: 0, amiss: 0, bytes: 0 };
	let refused: Refusal | null = null;
	let text = '';
	for (let at = 0; at < done; at++) {
		const name = names[at] as Name;
		if ('line' in name) {
			text += name.line;
			continue;
		}
		const taken = small.readings[at];
		const other = others[at];
		if (taken !== undefined) {
			counts.digested++;
			counts.bytes += taken.sizeBytes;
			const line = list.clean?.(name.path, taken.sizeBytes, small.hex, at);
			if (line !== undefined) {
				text += line;
				continue;
			}
			const found = digestsAt(digests, small.hex, at);
			const { sizeBytes, modifiedMs } = taken;
			const modifiedAt = modifiedMs === null ? null : instantOfMs(modifiedMs);
			const still = { sizeBytes, modifiedAt, changedWhileRead: [], badRanges: [] };
			const entry = entryOfFile(Buffer.from(name.path, 'latin1'), { ok: true, reading: still, digests: found });
			text += list.line(entry).toString('latin1');
		} else if (other === LONG) long.push([at, text.length]);
		else if (other !== undefined) {
			const entry = entryOfFile(Buffer.from(name.path, 'latin1'), other);
			if (entry.state === 'digested') counts.digested++;
			else counts.amiss++;
			if (other.ok) counts.bytes += other.reading.sizeBytes;
			else refused ??= other.refusal;
			text += list.line(entry).toString('latin1');
		}
	}
	return { lines: Buffer.from(text, 'latin1'), done, ...counts, refused, long };
}

export type Name =
	| { readonly path: string; readonly access: string; readonly ascii: boolean }
	| { readonly line: string };

/** Each name with its path, each line. */
export function namesOf(parts: readonly ListPart[]): Name[] {
	return parts.flatMap((part): Name[] => {
		if ('line' in part) return [part];
		const { prefix, access } = part;
		const ascii = !BEYOND_ASCII.test(access ?? prefix) && !BEYOND_ASCII.test(part.names);
		return part.names.split('\0').map((name) => {
			const path = prefix + name;
			return { path, access: access === null ? path : access + name, ascii };
		});
	});
}

/** Text is quicker for the system's calls; what is more than ASCII goes as bytes, since it may not be UTF-8. */
export const pathOf = ({ access, ascii }: Extract<Name, { path: string }>): EvidencePath =>
	ascii ? access : Buffer.from(access, 'latin1');

function digestsAt(digests: readonly DigestName[], hex: readonly (readonly string[])[], at: number): Digests {
	const found: Record<string, string> = {};
	for (const [place, name] of digests.entries()) found[name] = hex[place]?.[at] ?? '';
	return found;
}
