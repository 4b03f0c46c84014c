/** A baseline as a list of another tool; what that cannot hold is counted by its reason, with the first path of each. */
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import { displayName } from '../hashing/names';
import type { BaselineHead } from './baseline-file';
import type { ReadableList } from './lists/read-list';
import { listWriter } from './lists/write-list';
import type { PathRecord } from './path-record';

export interface LostPaths {
	readonly reason: string;
	readonly count: number;
	/** For people. */
	readonly first: string;
}

export interface ExportedList {
	readonly bytes: AsyncGenerator<Buffer, void, undefined>;
	/** Whole when `bytes` has ended. */
	readonly lost: readonly LostPaths[];
	readonly paths: () => number;
	/** What no line says though the baseline does. */
	readonly never: readonly string[];
}

const HOLDS: Readonly<Partial<Record<ReadableList, readonly DigestName[]>>> = {
	hashdeep: ['md5', 'sha1', 'sha256'],
	sha256sum: ['sha256'],
};
const PIECE = 256 * 1024;

/** Refuses `format.digest` where the format cannot hold any of the baseline's digests. */
export function exportList(
	head: Pick<BaselineHead, 'digests' | 'root'>,
	records: AsyncIterable<PathRecord>,
	format: ReadableList,
	version: string,
): ExportedList {
	const holds = HOLDS[format] ?? DIGESTS;
	const some = head.digests.filter((name) => holds.includes(name));
	// One digest alone is what md5sum, b3sum and the others of the family read in the same form.
	const digests = some.length > 0 ? some : head.digests;
	const writer = listWriter(format, { digests, version, root: head.root.path });
	const left = head.digests.filter((name) => !digests.includes(name));
	const lost: LostPaths[] = [];
	let paths = 0;
	async function* bytes() {
		let pending: Buffer[] = [writer.begin];
		let length = 0;
		for await (const record of records) {
			paths++;
			const line = writer.line(record);
			if ('lost' in line) {
				noteLost(lost, line.lost, record.path);
				continue;
			}
			pending.push(line);
			length += line.length;
			if (length < PIECE) continue;
			yield Buffer.concat(pending);
			pending = [];
			length = 0;
		}
		yield Buffer.concat([...pending, writer.end]);
	}
	return { bytes: bytes(), lost, paths: () => paths, never: [...writer.never, ...left] };
}

function noteLost(lost: LostPaths[], reason: string, path: Buffer): void {
	const at = lost.findIndex((each) => each.reason === reason);
	const known = lost[at];
	if (known) lost[at] = { ...known, count: known.count + 1 };
	// Reasons may name the path itself: beyond some they are told together.
	else if (lost.length < 50) lost.push({ reason, count: 1, first: displayName(path) });
	else {
		const rest = lost[49] as LostPaths;
		lost[49] = { reason: 'for other reasons', count: rest.count + 1, first: rest.first };
	}
}
