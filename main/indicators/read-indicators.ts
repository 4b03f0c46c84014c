/**
 * Another program's or team's indicators, from a file's bytes: STIX 2.1 or a table; which of them shows in its first letter.
 * What must hold: whatever the file holds, it is read to its end or refused with the place of the trouble, and in bounded memory.
 */
import { Refused } from '../../shared/refusal';
import type { ReadFile } from './gathered';
import { readCsv } from './read-csv';
import { readStix } from './read-stix';

export const MOST_FILE_BYTES = 64 * 1024 * 1024;

/** @throws Refused `indicator.*` */
export function readIndicators(bytes: Uint8Array): ReadFile {
	const text = decoded(bytes);
	const begin = /^\s*(\S)/.exec(text.slice(0, 1024))?.[1];
	if (begin === undefined && text.trim() === '')
		throw new Refused('indicator.empty', 'The file is empty.', 'Choose another file.', 'file');
	const read = begin === '{' || begin === '[' ? readStix(text) : readCsv(text);
	if (read.taken.length === 0 && read.left.length === 0)
		throw new Refused(
			'indicator.empty',
			read.others.length === 0
				? 'There is no indicator in it.'
				: `There is no indicator in it, only ${read.others
						.slice(0, 5)
						.map(({ kind, count }) => `${count} ${kind}`)
						.join(', ')}.`,
			'Choose another file.',
			'file',
		);
	return read;
}

/** UTF-8, with or without a byte order mark. */
function decoded(bytes: Uint8Array): string {
	const [first, second] = bytes;
	const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
	try {
		if (!isUtf16) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// Told below, with its place.
	}
	const line = new TextDecoder().decode(bytes).split('\ufffd', 1)[0]?.split('\n').length ?? 1;
	throw new Refused(
		'indicator.encoding',
		isUtf16 ? 'The file is UTF-16, not UTF-8.' : `In line ${line} there are bytes that are not UTF-8.`,
		'Save a copy of the file as UTF-8 (in a spreadsheet: CSV UTF-8) and choose that.',
		'file',
	);
}
