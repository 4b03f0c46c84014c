/**
 * Reads the rows of a table in a SQLite 3 file (sqlite.org/fileformat2.html), in their own order, and nothing else: no
 * SQL of the file is run, no lock is made beside it, no page is kept longer than it is needed. So a file of 150 GB costs
 * no more memory than one of a kilobyte, and a hostile one can at most be refused.
 * What must hold: no page is visited twice; no length that the file states is believed beyond the page it stands in.
 */
import { Payload, sqliteDamaged } from './sqlite-record';

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** A tree of 2^32 pages is far less deep. */
const DEEPEST = 40;
const WINDOW_PAGES = 64;

const INTERIOR_INDEX = 2;
const INTERIOR_TABLE = 5;
const LEAF_INDEX = 10;
const LEAF_TABLE = 13;

export type ReadAt = (target: Uint8Array, position: number) => number;

export const isSqlite = (beginning: Buffer): boolean => beginning.toString('latin1', 0, 16) === MAGIC;

export class SqliteFile {
	readonly encoding: 'utf8' | 'utf16le' | 'utf16be';
	readonly pageBytes: number;
	readonly usableBytes: number;
	readonly pages: number;
	readonly #readAt: ReadAt;
	readonly #window: Buffer;
	/** Pages in the window: from this one on, so many. */
	#first = 0;
	#held = 0;
	#visited = 0;

	/** Refuses `list.sqlite-damaged`. */
	constructor(readAt: ReadAt, sizeBytes: number) {
		this.#readAt = readAt;
		const header = Buffer.alloc(HEADER_BYTES);
		if (readAt(header, 0) < HEADER_BYTES || !isSqlite(header)) throw sqliteDamaged('its header is cut');
		const stated = header.readUInt16BE(16);
		this.pageBytes = stated === 1 ? 65_536 : stated;
		this.usableBytes = this.pageBytes - (header[20] as number);
		if (this.pageBytes < 512 || (this.pageBytes & (this.pageBytes - 1)) !== 0 || this.usableBytes < 480)
			throw sqliteDamaged('its pages have no size that there is');
		const encoding = (['utf8', 'utf8', 'utf16le', 'utf16be'] as const)[header.readUInt32BE(56)] ?? 'utf8';
		this.encoding = encoding;
		this.pages = Math.floor(sizeBytes / this.pageBytes);
		this.#window = Buffer.allocUnsafe(WINDOW_PAGES * this.pageBytes);
	}

	/** The records below this root page in order. Each is valid until the next is asked for. */
	*records(root: number): Generator<Payload, void, undefined> {
		this.#visited = 0;
		yield* this.#below(root, 0);
	}

	*#below(number: number, depth: number): Generator<Payload, void, undefined> {
		if (depth > DEEPEST || ++this.#visited > this.pages) throw sqliteDamaged('its pages lead in a circle');
		const seen = this.page(number);
		const at = number === 1 ? HEADER_BYTES : 0;
		const kind = seen[at];
		const leaf = kind === LEAF_TABLE || kind === LEAF_INDEX;
		if (!leaf && kind !== INTERIOR_TABLE && kind !== INTERIOR_INDEX)
			throw sqliteDamaged(`page ${number} is not part of a table`);
		// The window moves on while what lies below is read, and while the caller looks at a record.
		const page = Buffer.from(seen);
		const cells = page.readUInt16BE(at + 3);
		const pointers = at + (leaf ? 8 : 12);
		if (pointers + 2 * cells > page.length) throw sqliteDamaged(`page ${number} has more cells than room`);
		for (let cell = 0; cell < cells; cell++) {
			let from = page.readUInt16BE(pointers + 2 * cell);
			if (from + 4 > this.usableBytes) throw sqliteDamaged(`page ${number} has a cell outside of it`);
			if (!leaf) {
				yield* this.#below(page.readUInt32BE(from), depth + 1);
				from += 4;
			}
			if (kind !== INTERIOR_TABLE) yield new Payload(this, page, from, kind === LEAF_TABLE);
		}
		if (!leaf) yield* this.#below(page.readUInt32BE(at + 8), depth + 1);
	}

	/** A page, numbered from 1; valid until the next is read. Pages that follow one another are read many at once. */
	page(number: number): Buffer {
		if (number < 1 || number > this.pages) throw sqliteDamaged(`it has no page ${number}`);
		let index = number - this.#first;
		if (index < 0 || index >= this.#held) {
			const near = index >= 0 && index < this.#held + 8;
			const wanted = near ? Math.min(WINDOW_PAGES, this.pages - number + 1) : 1;
			const target = this.#window.subarray(0, wanted * this.pageBytes);
			if (this.#readAt(target, (number - 1) * this.pageBytes) < target.length) throw sqliteDamaged('it is cut');
			this.#first = number;
			this.#held = wanted;
			index = 0;
		}
		return this.#window.subarray(index * this.pageBytes, (index + 1) * this.pageBytes);
	}
}
