/**
 * The lines of a list as texts, many at a time, Latin-1 standing for the bytes: what list-lines.ts does for lists of
 * which each line is looked at for itself, and with the same rules.
 */
import { lineCut, mixedEnds, tooLong } from './lists/list-lines';

const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** Lines without their ends. Refuses as `listLines` does. */
export async function* lineTexts(
	source: AsyncIterable<Buffer>,
	mostBytes: number,
): AsyncGenerator<string[], void, undefined> {
	let rest = '';
	let number = 0;
	let returns: boolean | undefined;
	for await (const piece of source) {
		const text = rest + piece.toString('latin1');
		const lines = text.split('\n');
		if (text.length > mostBytes) {
			const long = lines.findIndex((line) => line.length > mostBytes);
			if (long >= 0) throw tooLong(number + long + 1, mostBytes);
		}
		rest = lines.pop() ?? '';
		const [first] = lines;
		if (first === undefined) continue;
		if (number === 0 && first.startsWith(BYTE_ORDER_MARK)) lines[0] = first.slice(BYTE_ORDER_MARK.length);
		returns ??= first.endsWith('\r');
		if (returns) {
			const other = lines.findIndex((line) => !line.endsWith('\r'));
			if (other >= 0) throw mixedEnds(number + other + 1);
			for (const [at, line] of lines.entries()) lines[at] = line.slice(0, -1);
		}
		number += lines.length;
		yield lines;
	}
	if (rest !== '') throw lineCut(number + 1);
}
