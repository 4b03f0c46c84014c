/** The text of a file, where it is one: UTF-8, or UTF-16 that says so. By its bytes, never by its name. */
export interface TextIn {
	readonly text: string;
	/** False where bytes were no text and stand there as U+FFFD. */
	readonly whole: boolean;
}

/** A text has no NUL; what has one, or begins as a PDF does, is another kind of file. Null for those. */
export function textIn(bytes: Buffer): TextIn | null {
	if (bytes.toString('latin1', 0, 5) === '%PDF-') return null;
	const found = decoded(bytes);
	return found.text.includes('\0') ? null : found;
}

/** The same for a table, where a NUL is told by row and column. */
export function decoded(bytes: Buffer): TextIn {
	const mark = bytes.toString('hex', 0, 2);
	const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
	try {
		return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), whole: true };
	} catch {
		return { text: new TextDecoder(encoding).decode(bytes), whole: false };
	}
}
