/**
 * The lines of a list, as bytes: names in lists are bytes, and a decoder would change them.
 * What must hold: a list is hostile input. A line has an end, or it is refused before memory is taken for it; a list
 * whose lines end in two ways is refused rather than read as names with carriage returns in them.
 */
import { Refused } from '../../../shared/refusal';

export interface ListLine {
	/** From 1, as an editor counts. */
	readonly number: number;
	/** Without its end. */
	readonly bytes: Buffer;
}

/** A path has at most 4,096 bytes, each written with at most four characters, and digests beside it. */
export const LONGEST_LINE_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Splits at `end` (line feed, or NUL as `sha256sum --zero` writes). The first line decides whether lines end with
 * CRLF. A byte order mark before the first line is dropped. Refuses `list.line-too-long`, `list.mixed-ends`, `list.cut`.
 */
export async function* listLines(
	source: AsyncIterable<Buffer>,
	end: 0x0a | 0 = LINE_FEED,
	mostBytes = LONGEST_LINE_BYTES,
): AsyncGenerator<ListLine, void, undefined> {
	let rest: Buffer = Buffer.alloc(0);
	let number = 0;
	let returns: boolean | undefined;
	const line = (bytes: Buffer): ListLine => {
		number++;
		const whole = number === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
		if (end === 0) return { number, bytes: whole };
		const ends = whole.at(-1) === CARRIAGE_RETURN;
		returns ??= ends;
		if (returns && !ends) throw mixedEnds(number);
		return { number, bytes: returns ? whole.subarray(0, -1) : whole };
	};
	for await (const piece of source) {
		let from = 0;
		for (let at = piece.indexOf(end, from); at >= 0; at = piece.indexOf(end, from)) {
			const tail = piece.subarray(from, at);
			if (rest.length + tail.length > mostBytes) throw tooLong(number + 1, mostBytes);
			yield line(rest.length === 0 ? tail : Buffer.concat([rest, tail]));
			rest = Buffer.alloc(0);
			from = at + 1;
		}
		const left = piece.subarray(from);
		if (rest.length + left.length > mostBytes) throw tooLong(number + 1, mostBytes);
		rest = rest.length === 0 ? Buffer.from(left) : Buffer.concat([rest, left]);
	}
	if (rest.length > 0) throw lineCut(number + 1);
}

/** Refuses one line of a list. `what` is a clause: “has no digest”. */
export const lineRefused = (number: number, what: string, hint: string): Refused =>
	new Refused('list.malformed', `Line ${number} of the list ${what}.`, hint);

export function tooLong(number: number, mostBytes: number): Refused {
	return new Refused(
		'list.line-too-long',
		`Line ${number} of the list is longer than ${mostBytes} bytes.`,
		'No list of files has such a line; choose the right file.',
	);
}

export function mixedEnds(number: number): Refused {
	return new Refused(
		'list.mixed-ends',
		`Line ${number} of the list ends otherwise than the lines before it.`,
		'The lines before it end with CR and LF; something joined two lists. Import them one by one.',
	);
}

export function lineCut(number: number): Refused {
	return new Refused(
		'list.cut',
		`Line ${number}, the last of the list, has no end: the list was cut, or is still being written.`,
		'Copy it anew. If it is whole, add a line end to it.',
	);
}
