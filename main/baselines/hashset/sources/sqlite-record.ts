/**
 * One record of a SQLite table: a header of types, then the values (file format, 2.1). Values are found, not made into
 * objects. What of it lies on overflow pages is fetched only when a value there is asked for.
 */
import { Refused } from '../../../../shared/refusal';
import type { SqliteFile } from './sqlite-pages';

const MOST_RECORD_BYTES = 16 * 1024 * 1024;

/** A value where it lies; `bytes` is a view that the next record makes invalid. */
export interface Value {
	readonly kind: 'null' | 'number' | 'blob' | 'text';
	readonly bytes: Buffer;
	readonly number: number;
}

const NOTHING: Value = { kind: 'null', bytes: Buffer.alloc(0), number: 0 };

export const sqliteDamaged = (what: string): Refused =>
	new Refused('list.sqlite-damaged', `The SQLite file is damaged: ${what}.`, 'Copy or unpack it anew.');

export class Payload {
	readonly #file: SqliteFile;
	readonly #sizeBytes: number;
	readonly #overflow: number;
	#bytes: Buffer;

	/** The cell at `from` of a page; a table’s leaf has the row’s number between length and record. */
	constructor(file: SqliteFile, page: Buffer, from: number, inTable: boolean) {
		this.#file = file;
		const usable = file.usableBytes;
		const size = varint(page, from);
		const start = inTable ? varint(page, size.next).next : size.next;
		this.#sizeBytes = size.value;
		const most = inTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
		const least = Math.floor(((usable - 12) * 32) / 255) - 23;
		let local = size.value;
		if (local > most) {
			const fitting = least + ((size.value - least) % (usable - 4));
			local = fitting <= most ? fitting : least;
		}
		const overflows = local < size.value;
		if (start + local + (overflows ? 4 : 0) > usable) throw sqliteDamaged('a record is longer than its page');
		this.#bytes = page.subarray(start, start + local);
		this.#overflow = overflows ? page.readUInt32BE(start + local) : 0;
	}

	/** The values of these columns, numbered from 0; null where the record is older than the column. Refuses `list.sqlite-damaged`. */
	values(columns: readonly number[]): Value[] {
		const values = columns.map(() => NOTHING);
		const header = varint(this.#upTo(Math.min(9, this.#sizeBytes)), 0);
		const end = header.value;
		if (end > this.#sizeBytes || end < header.next) throw sqliteDamaged('a record’s header is longer than the record');
		const types = this.#upTo(end);
		let left = columns.length;
		let body = end;
		for (let at = header.next, column = 0; at < end && left > 0; column++) {
			const type = varint(types, at);
			at = type.next;
			const length = lengthOf(type.value);
			const wanted = columns.indexOf(column);
			if (wanted >= 0) {
				left--;
				const bytes = this.#upTo(body + length).subarray(body, body + length);
				values[wanted] = valueAs(type.value, bytes);
			}
			body += length;
		}
		return values;
	}

	/** The record’s bytes, at least the first `bytes` of them. */
	#upTo(bytes: number): Buffer {
		if (bytes <= this.#bytes.length) return this.#bytes;
		if (bytes > this.#sizeBytes || this.#sizeBytes > MOST_RECORD_BYTES)
			throw sqliteDamaged('a record is longer than it says');
		const parts = [this.#bytes];
		let left = this.#sizeBytes - this.#bytes.length;
		for (let number = this.#overflow; left > 0; ) {
			const page = this.#file.page(number);
			const taken = Math.min(left, this.#file.usableBytes - 4);
			parts.push(Buffer.from(page.subarray(4, 4 + taken)));
			number = page.readUInt32BE(0);
			left -= taken;
		}
		this.#bytes = Buffer.concat(parts);
		return this.#bytes;
	}
}

function valueAs(type: number, bytes: Buffer): Value {
	if (type === 0) return NOTHING;
	if (type >= 12) return { kind: type % 2 === 0 ? 'blob' : 'text', bytes, number: 0 };
	if (type === 8 || type === 9) return { kind: 'number', bytes, number: type - 8 };
	const number = type === 7 || bytes.length > 6 ? Number.NaN : bytes.readIntBE(0, bytes.length);
	return { kind: 'number', bytes, number };
}

function lengthOf(type: number): number {
	if (type >= 12) return Math.floor((type - 12) / 2);
	const length = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type];
	if (length === undefined) throw sqliteDamaged('a value is of no type that there is');
	return length;
}

/** A number of one to nine bytes, seven bits in each but the ninth; what does not fit a double’s whole numbers is refused where it is used. */
function varint(bytes: Buffer, from: number): { readonly value: number; readonly next: number } {
	let value = 0;
	for (let at = from; at < from + 8; at++) {
		const byte = bytes[at];
		if (byte === undefined) throw sqliteDamaged('a number is cut');
		value = value * 128 + (byte & 127);
		if (byte < 128) return { value, next: at + 1 };
	}
	const last = bytes[from + 8];
	if (last === undefined) throw sqliteDamaged('a number is cut');
	return { value: value * 256 + last, next: from + 9 };
}
