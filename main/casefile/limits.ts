/**
 * What a case file may ask of its reader: how large a text, how many of one sort, how many lines. A file from a stranger must
 * not cost more than it is worth; whatever is beyond a limit is refused before it is taken into memory.
 */
import { LARGEST_TOKEN_BYTES } from '../vault/timestamp-token';
import { LARGEST_SIGNATURE_BYTES } from './cms';
import { Unreadable } from './container-directory';
import type { MemberSort } from './names';

const KIB = 1024;
/** The most bytes that are taken into memory of one member; a sort without a limit is only digested. */
const KEPT_BYTES: Readonly<Partial<Record<MemberSort, number>>> = {
	declaration: KIB,
	information: 64 * KIB,
	manifest: 64 * KIB * KIB,
	'tag manifest': KIB * KIB,
	recipe: KIB * KIB,
	signature: LARGEST_SIGNATURE_BYTES,
	case: 16 * KIB * KIB,
	chain: 256 * KIB * KIB,
	certificate: 128 * KIB,
	timestamp: LARGEST_TOKEN_BYTES,
};

/** The most bytes that are taken into memory of all members together. */
const KEPT_TOGETHER_BYTES = 512 * KIB * KIB;

/**
 * How many there may be of what is looked at one by one, or beside all others. A case is worked on by few laptops and people,
 * and a laptop begins a new chain only after it was restored.
 */
const MOST: Readonly<Partial<Record<MemberSort, number>>> = {
	chain: 256,
	certificate: 1024,
	signature: 64,
	timestamp: 64,
};

/** The most lines of all members of a sort: as many as the bytes that are kept can hold of those that are sound. */
const MOST_LINES: Readonly<Partial<Record<MemberSort, number>>> = {
	chain: 1 << 19,
	manifest: 1 << 19,
	'tag manifest': 1 << 19,
};
const LF = 0x0a;

/** Of one case file, while it is read from end to end. */
export class Limits {
	readonly #counts = new Map<MemberSort, number>();
	readonly #lines = new Map<MemberSort, number>();
	#keptBytes = 0;

	/** A member comes next. @returns whether its bytes are kept @throws Unreadable */
	member(sort: MemberSort, path: string, sizeBytes: number): boolean {
		const count = (this.#counts.get(sort) ?? 0) + 1;
		this.#counts.set(sort, count);
		const many = MOST[sort];
		if (many !== undefined && count > many)
			throw new Unreadable(`It is refused: of files such as ${path} it holds more than ${many}.`);
		const most = KEPT_BYTES[sort];
		if (most === undefined) return false;
		if (sizeBytes > most) throw new Unreadable(`It is refused: ${path} is larger than ${most} bytes.`);
		this.#keptBytes += sizeBytes;
		if (this.#keptBytes > KEPT_TOGETHER_BYTES)
			throw new Unreadable(`It is refused: its texts are larger than ${KEPT_TOGETHER_BYTES} bytes.`);
		return true;
	}

	/** Some of its bytes. @throws Unreadable */
	piece(sort: MemberSort, path: string, piece: Uint8Array): void {
		const most = MOST_LINES[sort];
		if (most === undefined) return;
		let lines = this.#lines.get(sort) ?? 0;
		for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) lines += 1;
		this.#lines.set(sort, lines);
		if (lines > most) throw new Unreadable(`It is refused: with ${path} it has more lines than ${most}.`);
	}
}
