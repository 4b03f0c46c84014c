/**
 * Lists of `sha256sum` and its family (GNU coreutils 9.1, “cksum: Common options”): `<digest>  <name>`, with `*` in the
 * place of the second space for binary, `ALGORITHM (name) = digest` with `--tag`, and NUL instead of line feed with
 * `--zero`. A line that begins with `\` has `\\`, `\n` and `\r` in its name.
 * What must hold: a name is everything to the end of its line, blanks included; one list is of one digest, unless its
 * lines say which (`--tag`); nothing that is not such a line is passed over, comments excepted.
 */
import type { DigestName } from '../../../shared/vocabulary';
import { type PathRecord, unsaid } from '../path-record';
import { algorithmNamed, algorithmOfLength, asDigest } from './digest-text';
import { type ListLine, lineRefused, listLines } from './list-lines';

const UNTAGGED = /^(\\?)([0-9A-Fa-f]{32,128}) [ *](.+)$/s;
const TAGGED = /^(\\?)([A-Za-z0-9-]{2,12}) \((.+)\) = ([0-9A-Fa-f]{32,128})$/s;
const HINT = 'Choose the right file, or the right format for it.';

/**
 * Reads one record a line, in the list's own order. `digest`: which one untagged lines have; else their length says.
 * Refuses with the line's number; see `listLines` too.
 */
export async function* readChecksumList(
	source: AsyncIterable<Buffer>,
	{ zero = false, digest }: { readonly zero?: boolean; readonly digest?: DigestName | undefined } = {},
): AsyncGenerator<PathRecord, void, undefined> {
	let untagged: DigestName | undefined;
	for await (const line of listLines(source, zero ? 0 : 0x0a)) {
		if (line.bytes.length === 0 || line.bytes[0] === 0x23) continue;
		const read = recordOf(line, zero, digest);
		if (!read.tagged) {
			untagged ??= read.algorithm;
			if (read.algorithm !== untagged)
				throw lineRefused(line.number, `has a digest of another length than the lines before it`, HINT);
		}
		yield read.record;
	}
}

function recordOf(
	line: ListLine,
	zero: boolean,
	untaggedDigest: DigestName | undefined,
): { algorithm: DigestName; tagged: boolean; record: PathRecord } {
	// Latin-1 keeps every byte as one character.
	const text = line.bytes.toString('latin1');
	const tagged = TAGGED.exec(text);
	const untagged = tagged ? null : UNTAGGED.exec(text);
	const [, escaped = '', ...parts] = tagged ?? untagged ?? [];
	const [first = '', second = '', third = ''] = parts;
	const [spelling, name, hex] = tagged ? [first, second, third] : [undefined, second, first];
	if (!tagged && !untagged) throw lineRefused(line.number, 'is not a digest and a name', HINT);
	const algorithm =
		spelling === undefined ? (untaggedDigest ?? algorithmOfLength(hex.length)) : algorithmNamed(spelling);
	if (algorithm === undefined)
		throw lineRefused(
			line.number,
			`has a digest that this program does not know (${spelling ?? `${hex.length} digits`})`,
			HINT,
		);
	const digest = asDigest(algorithm, hex);
	if (digest === undefined)
		throw lineRefused(line.number, `has ${hex.length} digits where ${algorithm} has others`, HINT);
	const path = Buffer.from(escaped !== '' && !zero ? unescaped(name, line.number) : name, 'latin1');
	return {
		algorithm,
		tagged: tagged !== null,
		record: { ...unsaid(path), type: 'file', digests: { [algorithm]: digest } },
	};
}

function unescaped(name: string, number: number): string {
	return name.replace(/\\(.?)/gs, (_, after: string) => {
		if (after === 'n') return '\n';
		if (after === 'r') return '\r';
		if (after === '\\') return '\\';
		throw lineRefused(number, `has \\${after} in its name, which no such list writes`, HINT);
	});
}
