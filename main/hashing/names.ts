/**
 * Names of files as the system keeps them: bytes. A name read as text loses what is not UTF-8, and the file is then not
 * found again, so paths stay bytes here and text is only ever made for looking at.
 * What must hold: the bytes are never changed; two different names may look alike on screen, but `nameBytes` tells them.
 */
import { isUtf8 } from 'node:buffer';
import { visible } from '../../shared/visible';

/** A path: text where a person typed it, bytes where the system gave it. */
export type EvidencePath = string | Buffer;

/** Printable ASCII, which is most names. */
const PLAIN = /^[ -~]*$/;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;

/** The bytes of a path, UTF-8 for text. */
export function bytesOf(path: EvidencePath): Buffer {
	return typeof path === 'string' ? Buffer.from(path) : path;
}

/** The last part of a path. */
export function lastPart(path: EvidencePath): Buffer {
	const bytes = bytesOf(path);
	const separates = (byte: number | undefined) =>
		byte === SLASH || (process.platform === 'win32' && byte === BACKSLASH);
	let end = bytes.length;
	while (end > 1 && separates(bytes[end - 1])) end--;
	let from = end;
	while (from > 0 && !separates(bytes[from - 1])) from--;
	return bytes.subarray(from, end);
}

/** A folder and a name in it, joined by one separator. */
export function within(folder: Buffer, name: Buffer): Buffer {
	const slash = folder.length > 0 && folder[folder.length - 1] === SLASH ? '' : '/';
	return Buffer.concat([folder, Buffer.from(slash), name]);
}

/** For people: bytes that are not UTF-8 as `\xE9`, characters that hide or steer as `\u202E`. */
export function displayName(path: EvidencePath): string {
	const bytes = bytesOf(path);
	const plain = bytes.toString('latin1');
	if (PLAIN.test(plain)) return plain;
	if (isUtf8(bytes)) return visible(bytes.toString());
	let shown = '';
	for (let at = 0; at < bytes.length; ) {
		const length = sequenceAt(bytes, at);
		shown +=
			length > 0
				? visible(bytes.toString('utf8', at, at + length))
				: `\\x${bytes.toString('hex', at, at + 1).toUpperCase()}`;
		at += Math.max(1, length);
	}
	return shown;
}

/** Base64 of the bytes where text cannot hold them, else nothing. */
export function bytesBesideText(path: EvidencePath): string | undefined {
	const bytes = bytesOf(path);
	return isUtf8(bytes) ? undefined : bytes.toString('base64');
}

/** How many bytes the UTF-8 sequence here has (RFC 3629, section 3); 0 where none begins. */
function sequenceAt(bytes: Buffer, at: number): number {
	for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
		if (isUtf8(bytes.subarray(at, at + length))) return length;
	}
	return 0;
}
