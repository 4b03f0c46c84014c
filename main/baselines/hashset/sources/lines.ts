/**
 * The lines of a list of digests where they lie in a buffer: a name beside a digest is not looked at, so nothing is made
 * for a line. What must hold: a line has an end, or it is refused before memory is taken for it.
 */
import { Refused } from '../../../../shared/refusal';
import { LONGEST_LINE_BYTES } from '../../lists/list-lines';
import type { ListFile } from './list-file';

const BUFFER_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface LineReader {
	/** Takes the line at `at` where it is one of the usual form, ended before `end`; gives where the next begins, else 0. */
	quick(text: Buffer, at: number, end: number): number;
	/** Takes any line, without its end (LF or CRLF). `number` counts from 1. */
	line(text: Buffer, from: number, to: number, number: number): void;
}

/** Hands over every line. A byte order mark is dropped; the last line may lack its end. Refuses `list.line-too-long`. */
export function readLines(file: ListFile, reader: LineReader): void {
	const text = Buffer.allocUnsafe(BUFFER_BYTES);
	let held = 0;
	let number = 1;
	let atBegin = true;
	const whole = (from: number, to: number): void => {
		reader.line(text, from, to > from && text[to - 1] === CARRIAGE_RETURN ? to - 1 : to, number++);
	};
	for (;;) {
		const got = file.read(text.subarray(held));
		const end = held + got;
		let at = 0;
		if (atBegin && end >= 3) {
			atBegin = false;
			if (text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf) at = 3;
		}
		while (at < end) {
			const next = reader.quick(text, at, end);
			if (next > 0) {
				number++;
				at = next;
				continue;
			}
			const feed = text.subarray(at, end).indexOf(LINE_FEED);
			if (feed < 0) break;
			if (feed > LONGEST_LINE_BYTES) throw tooLong(number);
			whole(at, at + feed);
			at += feed + 1;
		}
		held = end - at;
		if (held > LONGEST_LINE_BYTES) throw tooLong(number);
		if (got === 0) {
			if (held > 0) whole(at, end);
			return;
		}
		text.copyWithin(0, at, end);
	}
}

const tooLong = (number: number): Refused =>
	new Refused(
		'list.line-too-long',
		`Line ${number} of the list is longer than ${LONGEST_LINE_BYTES} bytes.`,
		'No list of digests has such a line; choose the right file.',
	);
