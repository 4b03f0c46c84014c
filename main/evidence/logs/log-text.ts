/**
 * A log's bytes as lines of text. Logs are UTF-8, UTF-16 (FTK Imager on some systems) or an older single-byte code page;
 * line ends are of any sort. What must hold: what is no text, is too long, or has a line that nobody would write is refused
 * with its place, and nothing of it is taken.
 */
import { isUtf8 } from 'node:buffer';
import { Refused } from '../../../shared/refusal';

/** 64 MiB: a collector's log of some 200,000 files. */
export const MOST_LOG_BYTES = 64 << 20;
const MOST_LINE = 1 << 20;

export interface LogText {
	readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';
	readonly text: string;
	readonly lines: readonly string[];
}

const HINT = 'Choose the log as the tool wrote it; nothing was taken.';
export const refused = (code: string, sentence: string, hint = HINT, field = 'file'): Refused =>
	new Refused(`acquisition-log.${code}`, sentence, hint, field);

/** Refuses `acquisition-log.empty`, `.not-text`, `.line-long`. */
export function logText(bytes: Buffer): LogText {
	if (bytes.length === 0) throw refused('empty', 'The log is empty.');
	const { encoding, text } = decoded(bytes);
	const nul = text.indexOf('\0');
	const lines = text.split(/\r\n|\n|\r/);
	if (nul >= 0) throw refused('not-text', `This is no log of text: character ${nul + 1} is a NUL.`);
	const long = lines.findIndex((line) => line.length > MOST_LINE);
	if (long >= 0) throw refused('line-long', `Line ${long + 1} has more than ${MOST_LINE} characters.`);
	return { encoding, text, lines };
}

function decoded(bytes: Buffer): Pick<LogText, 'encoding' | 'text'> {
	const [first, second, third] = bytes;
	if (first === 0xff && second === 0xfe) return { encoding: 'UTF-16LE', text: bytes.toString('utf16le', 2) };
	if (first === 0xfe && second === 0xff) {
		const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16();
		return { encoding: 'UTF-16BE', text: swapped.toString('utf16le') };
	}
	if (first === 0xef && second === 0xbb && third === 0xbf && isUtf8(bytes))
		return { encoding: 'UTF-8', text: bytes.toString('utf8', 3) };
	// Without a mark: letters of ASCII in UTF-16 have a NUL each.
	if (bytes.length >= 4 && first !== 0 && second === 0 && third !== 0 && bytes[3] === 0)
		return { encoding: 'UTF-16LE', text: bytes.toString('utf16le') };
	if (isUtf8(bytes)) return { encoding: 'UTF-8', text: bytes.toString('utf8') };
	return { encoding: 'Windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
}

/** `Name : value` of a line; null where it is none. */
export function pairIn(line: string): readonly [name: string, value: string] | null {
	const at = line.indexOf(':');
	return at <= 0 ? null : [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
}

/** The last part of a path of Windows or of Unix. */
export const baseName = (path: string): string =>
	path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** The places where runs begin, each with its lines up to the next one. */
export function runsFrom(lines: readonly string[], begins: (line: string) => boolean): readonly (readonly string[])[] {
	const starts = lines.flatMap((line, at) => (begins(line) ? [at] : []));
	return starts.map((from, at) => lines.slice(from, starts[at + 1] ?? lines.length));
}
