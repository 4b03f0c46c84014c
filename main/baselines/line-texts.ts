/**
 * The lines of a list as texts, many at a time, Latin-1 standing for the bytes: what list-lines.ts does for lists of
 * which each line is looked at for itself, and with the same rules.
 */
import { lineCut, mixedEnds, tooLong } from './lists/list-lines';

const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const LINE_FEED = 0x0a;
/** A text of more than this is given memory of its own, which costs more than making the text. */
const AT_ONCE = 64 * 1024;

export interface LineTexts {
	/** Without their ends. */
	readonly lines: readonly string[];
	/** Each line with a line feed, where that is all that they were made of; `null` where it was more. Until the next are asked for. */
	readonly bytes: Uint8Array | null;
}

/** Refuses as `listLines` does. A piece of the source is used up when the next is asked for. */
export async function* lineTexts(
	source: AsyncIterable<Buffer>,
	mostBytes: number,
): AsyncGenerator<LineTexts, void, undefined> {
	/** Of a line that has not ended. */
	let rest: Buffer = Buffer.alloc(0);
	let number = 0;
	let returns: boolean | undefined;
	for await (const piece of source) {
		for (let from = 0; from < piece.length; from += AT_ONCE) {
			const some = piece.subarray(from, from + AT_ONCE);
			const all = rest.length === 0 ? some : Buffer.concat([rest, some]);
			const end = all.lastIndexOf(LINE_FEED);
			rest = Buffer.from(all.subarray(end + 1));
			const lines = end < 0 ? [] : all.toString('latin1', 0, end).split('\n');
			if (all.length > mostBytes) {
				const long = [...lines, rest].findIndex((line) => line.length > mostBytes);
				if (long >= 0) throw tooLong(number + long + 1, mostBytes);
			}
			const [first] = lines;
			if (first === undefined) continue;
			const marked = number === 0 && first.startsWith(BYTE_ORDER_MARK);
			if (marked) lines[0] = first.slice(BYTE_ORDER_MARK.length);
			returns ??= first.endsWith('\r');
			if (returns) {
				const other = lines.findIndex((line) => !line.endsWith('\r'));
				if (other >= 0) throw mixedEnds(number + other + 1);
				for (const [at, line] of lines.entries()) lines[at] = line.slice(0, -1);
			}
			number += lines.length;
			yield { lines, bytes: marked || returns ? null : all.subarray(0, end + 1) };
		}
	}
	if (rest.length > 0) throw lineCut(number + 1);
}
