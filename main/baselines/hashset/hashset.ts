/**
 * A set of known files, looked up from the disk: a small table in memory leads to the one block that can hold a digest.
 * What must hold: no answer rests on bytes whose own digest does not hold; a damaged part refuses, it never says *not
 * known*. And the strongest digest decides: a file that shares only its MD5 with a known good one is not known.
 */
import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { Refused } from '../../../shared/refusal';
import type { DigestName, Digests, Sha256 } from '../../../shared/vocabulary';
import { refusalOfSystem } from '../../hashing/kinds';
import { displayName, type EvidencePath } from '../../hashing/names';
import { compareBytes, key48 } from './record-order';
import { DIGEST_BYTES, damaged, type SetDescription, type SetSource } from './set-format';
import { describedIn, SectionPages } from './set-pages';

/** The strongest first. */
export const STRENGTH: readonly DigestName[] = ['sha512', 'sha384', 'sha3-256', 'blake3', 'sha256', 'sha1', 'md5'];

/** A file that the set knows. */
export interface Hit {
	/** The strongest digest that the set knows it by. */
	readonly by: DigestName;
	readonly sources: readonly SetSource[];
	/**
	 * A stronger digest that every one of these sources has for all its files, and that it has not for this one: it is
	 * another file with the same weaker digest. Only said of known bad files; a good one does not count as known then.
	 */
	readonly contradictedBy: DigestName | null;
}

export class Hashset {
	readonly described: SetDescription;
	/** Stands for the whole file: SHA-256 of its description, which names the digests of all else. */
	readonly contents: Sha256;
	readonly path: EvidencePath;
	readonly sizeBytes: number;
	readonly #fd: number;
	/** In order of strength. */
	readonly sections: readonly SectionPages[];
	readonly #hits = new Map<number, Hit | null>();

	/** Opens a set file and keeps it open. Refuses `evidence.*`, `hashset.unknown`, `hashset.damaged`. */
	constructor(path: EvidencePath) {
		this.path = path;
		this.#fd = opened(path);
		try {
			const stats = fstatSync(this.#fd);
			if (!stats.isFile())
				throw new Refused('hashset.unknown', `“${displayName(path)}” is no file.`, 'Choose a set of known files.');
			this.sizeBytes = stats.size;
			const { contents, described } = describedIn(this.#fd, stats.size);
			this.described = described;
			this.contents = contents;
			this.sections = STRENGTH.flatMap((algorithm) => {
				const section = described.sections.find((one) => one.algorithm === algorithm);
				return section ? [new SectionPages(this.#fd, section)] : [];
			});
		} catch (error) {
			closeSync(this.#fd);
			throw error;
		}
	}

	get fd(): number {
		return this.#fd;
	}

	/** Looks one file up by its digests; null where the set does not know it. Refuses `hashset.damaged`, `digest.malformed`. */
	lookup(digests: Digests): Hit | null {
		let missed = 0;
		for (const [number, section] of this.sections.entries()) {
			const hex = digests[section.algorithm];
			if (hex === undefined) continue;
			section.forget();
			const origin = originOf(section, bytesOfDigest(section, hex), 0, false);
			const hit = origin < 0 ? null : this.hitOf(number, origin, missed);
			if (hit !== null) return hit;
			missed |= 1 << number;
		}
		return null;
	}

	/** The hit in section `number`, where the sections whose bits are in `missed` were asked before and did not know the file. */
	hitOf(number: number, origin: number, missed: number): Hit | null {
		// Seven sections at most, so seven bits and three.
		const key = ((origin << 7) | missed) * 8 + number;
		const known = this.#hits.get(key);
		if (known !== undefined) return known;
		const made = this.#judged(number, origin, missed);
		this.#hits.set(key, made);
		return made;
	}

	#judged(number: number, origin: number, missed: number): Hit | null {
		const by = (this.sections[number] as SectionPages).algorithm;
		const from = this.described.origins[origin];
		if (from === undefined) throw damaged(`its ${by} digests name an origin that there is not`);
		const sources = from.map((source) => this.described.sources[source] as SetSource);
		const stronger = this.sections.filter((_, at) => (missed & (1 << at)) !== 0).map(({ algorithm }) => algorithm);
		const against = (source: SetSource) => stronger.find((one) => source.digests[one] === source.rows);
		const standing = sources.filter((source) => against(source) === undefined);
		if (standing.length > 0) return { by, sources: standing, contradictedBy: null };
		if (this.described.kind === 'good') return null;
		return { by, sources, contradictedBy: sources[0] ? (against(sources[0]) ?? null) : null };
	}

	close(): void {
		closeSync(this.#fd);
	}
}

/** Opens a set file. The same as `new Hashset(path)`, by the name others know. */
export const openHashset = (path: EvidencePath): Hashset => new Hashset(path);

/** The origin of a digest in a section, -1 where it is not there. Quickest in rising order. */
export function originOf(section: SectionPages, digests: Uint8Array, at: number, dense: boolean): number {
	const number = blockFor(section, digests, at);
	if (number < 0) return -1;
	const block = section.block(number, dense);
	const { digestBytes, recordBytes } = section;
	let low = 0;
	let high = block.length / recordBytes - 1;
	while (low <= high) {
		const middle = (low + high) >>> 1;
		const order = compareBytes(block, middle * recordBytes, digests, at, digestBytes);
		if (order === 0) return block.readUInt16BE(middle * recordBytes + digestBytes);
		if (order < 0) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

/** The last block whose first digest is not greater; -1 where the digest comes before all. */
function blockFor(section: SectionPages, digests: Uint8Array, at: number): number {
	const { fences } = section;
	const key = key48(digests, at);
	let low = 0;
	let high = fences.length;
	if ((fences[section.near] as number) <= key) {
		low = section.near + 1;
		let step = 1;
		for (; low + step <= high && (fences[low + step - 1] as number) <= key; step *= 2) low += step;
		high = Math.min(high, low + step - 1);
	}
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((fences[middle] as number) <= key) low = middle + 1;
		else high = middle;
	}
	let last = low - 1;
	section.near = Math.max(0, last);
	if (last < 0 || fences[last] !== key) return last;
	// Six bytes do not tell: look at the blocks that begin with them.
	let first = last;
	for (let step = 1; first > 0 && fences[first] === key; step *= 2) first = Math.max(0, first - step);
	while (first < last) {
		const middle = (first + last + 1) >>> 1;
		if (compareBytes(section.block(middle), 0, digests, at, section.digestBytes) <= 0) first = middle;
		else last = middle - 1;
	}
	return compareBytes(section.block(first), 0, digests, at, section.digestBytes) <= 0 ? first : first - 1;
}

function bytesOfDigest(section: SectionPages, hex: string): Buffer {
	const bytes = Buffer.from(hex, 'hex');
	if (bytes.length !== section.digestBytes || hex.length !== 2 * section.digestBytes)
		throw notADigest(section.algorithm, hex);
	return bytes;
}

export const notADigest = (algorithm: DigestName, hex: string): Refused =>
	new Refused(
		'digest.malformed',
		`“${hex.slice(0, 140)}” is no ${algorithm}.`,
		`It has ${2 * DIGEST_BYTES[algorithm]} hexadecimal digits.`,
	);

function opened(path: EvidencePath): number {
	try {
		return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		throw refusalOfSystem(error, path);
	}
}
