/**
 * Digests out of a SQLite file: NSRL RDS 3 and whatever else has a table with columns called as digests. The file is read
 * twice: once for its SHA-256, once for its rows.
 */
import { statSync } from 'node:fs';
import { Refused } from '../../../../shared/refusal';
import { bytesOf } from '../../../hashing/names';
import { HEX_DIGITS } from '../../lists/digest-text';
import type { DigestTaker } from '../intake';
import { DIGEST_BYTES } from '../set-format';
import type { ListFile } from './list-file';
import { SqliteFile } from './sqlite-pages';
import { digestTableOf } from './sqlite-schema';

const GO_ON_EVERY = 65_536;

/** Refuses `list.sqlite-open` (changes of it lie in another file), `list.sqlite-damaged`, `list.sqlite-tables`, `list.malformed`. */
export function readSqlite(file: ListFile, intake: DigestTaker, goOn: () => void): void {
	for (const ending of ['-wal', '-journal']) mustBeWhole(file, ending);
	const sqlite = new SqliteFile((target, position) => file.readAt(target, position), file.sizeBytes);
	const table = digestTableOf(sqlite);
	const places = table.columns.map(({ at }) => at);
	const isWide = sqlite.encoding !== 'utf8';
	let row = 0;
	for (const record of sqlite.records(table.root)) {
		if (++row % GO_ON_EVERY === 0) goOn();
		const values = record.values(places);
		for (let at = 0; at < table.columns.length; at++) {
			const { algorithm } = table.columns[at] as (typeof table.columns)[number];
			const value = values[at] as (typeof values)[number];
			if (value.bytes.length === 0) continue;
			if (value.kind === 'blob' && value.bytes.length === DIGEST_BYTES[algorithm]) {
				intake.bytes(algorithm, value.bytes, 0);
				continue;
			}
			const text = isWide ? narrowed(value.bytes, sqlite.encoding === 'utf16le') : value.bytes;
			if (value.kind !== 'text' || text.length !== HEX_DIGITS[algorithm] || !intake.hex(algorithm, text, 0))
				throw new Refused(
					'list.malformed',
					`Row ${row} of the table ${table.name} has no ${algorithm} where one should stand.`,
					'Look at that row; the file may be damaged or of another kind.',
				);
		}
		intake.row();
	}
}

/** UTF-16 of hexadecimal digits, one byte for each; what is no digit stays none. */
function narrowed(wide: Buffer, littleEndian: boolean): Buffer {
	const low = littleEndian ? 0 : 1;
	return Buffer.from(
		Array.from({ length: wide.length >> 1 }, (_, at) =>
			wide[2 * at + 1 - low] === 0 ? (wide[2 * at + low] as number) : 0xff,
		),
	);
}

/** A program that has it open, or died, may have left changes beside it that are not in it yet. */
function mustBeWhole(file: ListFile, ending: string): void {
	const beside = Buffer.concat([bytesOf(file.path), Buffer.from(ending)]);
	if ((statSync(beside, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
	throw new Refused(
		'list.sqlite-open',
		`Beside “${file.name}” lies a file “…${ending}” with changes that are not in it yet.`,
		'Close the program that uses it, or open and close it once with sqlite3; then try again.',
	);
}
