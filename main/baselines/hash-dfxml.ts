/**
 * What `hash` found as Digital Forensics XML. What has no clean digest, and names that XML cannot hold, are told in
 * comments, so that nobody takes silence for absence.
 */
import type { HashList, ListFormat, ListOptions } from '../hashing/formats';
import { remarkOn } from '../hashing/formats';
import type { TreeEntry } from '../hashing/hash-tree';
import { displayName } from '../hashing/names';
import { dfxmlWriter } from './lists/write-dfxml';
import { unsaid } from './path-record';

/** Formats of lists of digests: those of the hashing room, and DFXML. */
export type HashFormat = ListFormat | 'dfxml';
export interface EndedList extends HashList {
	readonly end: Buffer;
}

/** Refuses with `format.digest` where DFXML can hold none of the digests. */
export function dfxmlHashList({ digests, invokedFrom }: ListOptions, version: string): EndedList {
	const writer = dfxmlWriter({ digests, version, root: invokedFrom });
	return {
		begin: writer.begin,
		line(entry: TreeEntry) {
			if (entry.state !== 'digested') return noted(entry.path, remarkOn(entry));
			const { sizeBytes, modifiedAt } = entry.reading;
			const line = writer.line({
				...unsaid(entry.path),
				type: 'file',
				sizeBytes: BigInt(sizeBytes),
				mtimeNs: modifiedAt === null ? null : BigInt(Date.parse(modifiedAt)) * 1_000_000n,
				digests: entry.reading.digests,
			});
			return 'lost' in line ? noted(entry.path, line.lost) : line;
		},
		end: writer.end,
	};
}

/** XML 1.0, section 2.5: two hyphens do not stand in a comment, and none at its end. */
function noted(path: Buffer, remark: string): Buffer {
	const text = `not listed: ${displayName(path)}: ${remark}`.replaceAll('-', '\u2010');
	return Buffer.from(`<!-- ${text} -->\n`);
}
