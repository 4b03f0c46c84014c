/**
 * Lists of one digest a line, with or without something after it: sha256sum and its family, VirusShare’s lists, an index
 * of The Sleuth Kit, whatever a colleague sends. The digest stands first in its line; its length says which it is, unless
 * the person does. Lines that begin with `#`, `;` or `%`, and blank ones, tell nothing.
 * What must hold: a line that holds something else is refused with its number; nothing is passed over in silence.
 */
import type { Refused } from '../../../../shared/refusal';
import type { DigestName } from '../../../../shared/vocabulary';
import { algorithmOfLength, HEX_DIGITS } from '../../lists/digest-text';
import { lineRefused } from '../../lists/list-lines';
import { DIGIT } from '../hex';
import type { DigestTaker } from '../intake';
import { readLines } from './lines';
import type { ListFile } from './list-file';

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const COMMENT = new Set(['#', ';', '%'].map((sign) => sign.charCodeAt(0)));
/** What may stand right after a digest. */
const AFTER = new Set([...' \t*,;:|"\''].map((sign) => sign.charCodeAt(0)));
const QUOTES = new Set(['"', "'", '\\'].map((sign) => sign.charCodeAt(0)));
const LENGTHS = '32 (MD5), 40 (SHA-1), 64 (SHA-256), 96 (SHA-384) or 128 (SHA-512)';

/** `digest`: which algorithm all of them are; else their length says. Refuses `list.malformed`, `list.line-too-long`. */
export function readDigestLines(file: ListFile, intake: DigestTaker, digest: DigestName | undefined): void {
	/** As in the line before. */
	let algorithm: DigestName = digest ?? 'sha256';
	let digits = HEX_DIGITS[algorithm];
	readLines(file, {
		quick(text, at, end) {
			const after = at + digits;
			if (after + 1 >= end) return 0;
			const sign = text[after];
			let next = after + 1;
			if (sign === CARRIAGE_RETURN && text[next] === LINE_FEED) next++;
			else if (sign === SPACE) {
				while (next < end && text[next] !== LINE_FEED) next++;
				if (next++ === end) return 0;
			} else if (sign !== LINE_FEED) return 0;
			if (!intake.hex(algorithm, text, at)) return 0;
			intake.row();
			return next;
		},
		line(text, from, to, number) {
			let at = from;
			while (at < to && (text[at] === SPACE || text[at] === 0x09)) at++;
			if (at === to || COMMENT.has(text[at] as number)) return;
			if (QUOTES.has(text[at] as number)) at++;
			let after = at;
			while (after < to && (DIGIT[text[after] as number] as number) < 16) after++;
			if (number === 1 && text[after] === 0x7c && text.subarray(at, after).every((sign) => sign === 0x30)) return;
			const length = after - at;
			const meant = digest ?? algorithmOfLength(length);
			if (length === 0 || (after < to && !AFTER.has(text[after] as number)))
				throw lineRefused(number, 'does not begin with a digest', 'Name the column, if this is a table (CSV).');
			if (meant === undefined || length !== HEX_DIGITS[meant]) throw wrongLength(number, length, digest);
			algorithm = meant;
			digits = length;
			intake.hex(meant, text, at);
			intake.row();
		},
	});
}

function wrongLength(number: number, length: number, digest: DigestName | undefined): Refused {
	const wanted = digest === undefined ? LENGTHS : `${HEX_DIGITS[digest]} (${digest})`;
	return lineRefused(
		number,
		`has ${length} hexadecimal digits where a digest has ${wanted}`,
		'The list may be cut, or of other digests; look at that line.',
	);
}
