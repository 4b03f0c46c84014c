/**
 * Lines of JSON as one JSON array that still has one element a line: a program parses it whole, and a person, or a list
 * that is gone on with, has lines.
 * What must hold: a line's own text is left as it is; JSON has no line feed inside an element, so each one ends a line.
 */
const BEGIN = Buffer.from('[');
const END = Buffer.from('\n]\n');
const EMPTY_END = Buffer.from(']\n');

export interface JsonArray {
	readonly begin: Buffer;
	/** Whole lines, each with its line feed; none is fine. */
	elements(lines: Uint8Array): Buffer;
	/** After the last element. */
	end(): Buffer;
}

/** `goesOn`: elements stand there already, and no `begin`. */
export function jsonArray(goesOn = false): JsonArray {
	let empty = !goesOn;
	return {
		begin: BEGIN,
		elements(lines) {
			if (lines.length === 0) return Buffer.alloc(0);
			// Latin-1 stands for the bytes themselves.
			const text = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength).toString('latin1').trimEnd();
			const lead = empty ? '\n' : ',\n';
			empty = false;
			return Buffer.from(`${lead}${text.replaceAll('\n', ',\n')}`, 'latin1');
		},
		end: () => (empty ? EMPTY_END : END),
	};
}
