/**
 * NSRLFile.txt, the flat form of the Reference Data Set (NIST, RDS 2.x, and what is made of RDS 3): a table whose first
 * columns are digests in quotes, then names that follow no rule one could rely on. Only the beginning of a line is read.
 */
import { Refused } from '../../../../shared/refusal';
import type { DigestName } from '../../../../shared/vocabulary';
import { algorithmNamed, HEX_DIGITS } from '../../lists/digest-text';
import { lineRefused } from '../../lists/list-lines';
import type { DigestTaker } from '../intake';
import { readLines } from './lines';
import type { ListFile } from './list-file';

const QUOTE = 0x22;
const COMMA = 0x2c;
const CRC_DIGITS = 8;

/** True where the first line of a list is that of NSRLFile.txt: quoted digests first, then a file’s name. */
export const isNsrlHeader = (line: string): boolean =>
	/^"(sha-?(1|256)|md5)"(,"(sha-?(1|256)|md5|crc32)")*,"filename"/i.test(line);

/** Refuses `list.malformed` with the line, `list.columns`. */
export function readNsrlFlat(file: ListFile, intake: DigestTaker): void {
	let columns: readonly (DigestName | 'crc32')[] = [];
	readLines(file, {
		quick: () => 0,
		line(text, from, to, number) {
			if (number === 1) {
				columns = columnsOf(text.toString('latin1', from, to));
				return;
			}
			if (from === to) return;
			let at = from;
			for (const column of columns) {
				const digits = column === 'crc32' ? CRC_DIGITS : HEX_DIGITS[column];
				const empty = text[at] === QUOTE && text[at + 1] === QUOTE;
				const after = empty ? at + 1 : at + 1 + digits;
				if (
					text[at] !== QUOTE ||
					text[after] !== QUOTE ||
					after >= to ||
					(text[after + 1] !== COMMA && after + 1 !== to)
				)
					throw malformed(number, column);
				if (!empty && column !== 'crc32' && !intake.hex(column, text, at + 1)) throw malformed(number, column);
				at = after + 2;
			}
			intake.row();
		},
	});
}

function columnsOf(header: string): (DigestName | 'crc32')[] {
	const columns: (DigestName | 'crc32')[] = [];
	for (const cell of header.split(',')) {
		const name = cell.replaceAll('"', '').trim();
		const column = /^crc-?32$/i.test(name) ? 'crc32' : algorithmNamed(name);
		if (column === undefined) break;
		columns.push(column);
	}
	while (columns.at(-1) === 'crc32') columns.pop();
	if (columns.length === 0)
		throw new Refused('list.columns', 'The table does not begin with digests.', 'Name the column to be read.');
	return columns;
}

const malformed = (number: number, column: string): Refused =>
	lineRefused(
		number,
		`has no ${column} in quotes where the first line puts it`,
		'The list may be cut; look at that line.',
	);
