/**
 * Looks up the files of a list in a set, as many at a time as memory lets, so that the set is gone through as seldom as can
 * be; and gives as many rows as somebody wants to see.
 * What must hold: a file that has none of the digests that the set holds is never told as one that the set does not know.
 */

import { Refused } from '../../../shared/refusal';
import type { DigestName, Digests } from '../../../shared/vocabulary';
import { displayName } from '../../hashing/names';
import { algorithmOfLength } from '../lists/digest-text';
import { formatOf, type ReadableList, readList } from '../lists/read-list';
import { DigestColumns } from './digest-columns';
import { type Hashset, type Hit, notADigest, STRENGTH } from './hashset';
import type { DigestTaker } from './intake';
import { lookupAsked } from './lookup-many';
import { DIGEST_BYTES } from './set-format';
import type { ListFile } from './sources/list-file';
import { readSource } from './sources/read-source';

export interface LookupOptions {
	readonly show: 'all' | 'known' | 'unknown';
	/** So many rows at most. */
	readonly mostRows: number;
}

export interface LookedUpRow {
	/** The strongest digest that was asked for. */
	readonly digest: string;
	readonly name: string | null;
	/** `null`: the set has no digest of a kind that the file has. */
	readonly known: boolean | null;
	readonly by: DigestName | null;
	/** Names of the lists that it came from. */
	readonly sources: readonly string[];
	readonly contradictedBy: DigestName | null;
}

export interface LookupCounts {
	readonly asked: number;
	readonly known: number;
	/** Files that the set can say nothing of. */
	readonly unanswered: number;
	/** There are more rows than were given. */
	readonly cut: boolean;
}

export interface LookupCourse {
	/** Called now and then; throws where it was cancelled. */
	goOn(): void;
	/** Takes the next rows, some at a time. */
	rows(rows: readonly LookedUpRow[]): void;
}

/** Gathered before they are looked up: digests, and names with what an object for each takes. A million MD5 are looked up at once. */
const MOST_BYTES = 18 * 1024 * 1024;
const NAME_BYTES = 64;
/** Given at once. */
const ROWS = 4096;

/** The digest that a person typed; its length says which it is. Refuses `digest.malformed`. */
function digestsTyped(text: string): Digests {
	const hex = text.trim().toLowerCase();
	const algorithm = algorithmOfLength(hex.length);
	if (algorithm === undefined || !/^[0-9a-f]+$/.test(hex))
		throw new Refused(
			'digest.malformed',
			`“${hex.slice(0, 140)}” is no digest.`,
			'It has 32 (MD5), 40 (SHA-1), 64 (SHA-256), 96 (SHA-384) or 128 (SHA-512) hexadecimal digits.',
			'digests',
		);
	return { [algorithm]: hex };
}

/** Refuses `hashset.damaged`, `digest.malformed`, `list.*`. */
export async function lookupList(
	set: Hashset,
	digests: readonly string[],
	list: ListFile | null,
	options: LookupOptions,
	course: LookupCourse,
): Promise<LookupCounts> {
	const lookup = new Lookup(set, options, course);
	for (const text of digests) lookup.ask(digestsTyped(text), null);
	if (list !== null) await askAll(list, lookup, () => course.goOn());
	return lookup.end();
}

async function askAll(list: ListFile, lookup: Lookup, goOn: () => void): Promise<void> {
	const format = namedFormat(list);
	if (format === undefined) {
		await readSource(list, lookup, {}, goOn);
		return;
	}
	for await (const { digests, path, type } of readList(list.pieces(), format))
		if (Object.keys(digests).length > 0 || type === 'file' || type === 'unknown') lookup.ask(digests, path);
}

/** A list whose files have names; a plain one has none. */
function namedFormat(list: ListFile): ReadableList | undefined {
	const looked = Buffer.alloc(4096);
	try {
		return formatOf(looked.subarray(0, list.readAt(looked, 0)));
	} catch {
		return undefined;
	}
}

class Lookup implements DigestTaker {
	readonly #set: Hashset;
	readonly #options: LookupOptions;
	readonly #course: LookupCourse;
	readonly #files = new DigestColumns(MOST_BYTES);
	/** By the number of the file; those without a name are left out. */
	readonly #names = new Map<number, string>();
	#nameBytes = 0;
	#rows: LookedUpRow[] = [];
	#given = 0;
	readonly #sources = new Map<Hit, readonly string[]>();
	#asked = 0;
	#known = 0;
	#unanswered = 0;
	#cut = false;

	constructor(set: Hashset, options: LookupOptions, course: LookupCourse) {
		this.#set = set;
		this.#options = options;
		this.#course = course;
	}

	ask(digests: Digests, name: Buffer | null): void {
		for (const [algorithm, hex] of Object.entries(digests) as [DigestName, string][]) {
			const bytes = Buffer.from(hex, 'hex');
			if (bytes.length !== DIGEST_BYTES[algorithm]) throw notADigest(algorithm, hex);
			this.bytes(algorithm, bytes, 0);
		}
		this.row(name ?? undefined);
	}

	hex(algorithm: DigestName, text: Uint8Array, at: number): boolean {
		return this.#files.hex(algorithm, text, at);
	}

	bytes(algorithm: DigestName, bytes: Uint8Array, at: number): void {
		this.#files.bytesAt(algorithm, bytes, at);
	}

	row(name?: Buffer): void {
		if (name !== undefined) {
			const shown = displayName(name);
			this.#names.set(this.#files.count, shown);
			this.#nameBytes += NAME_BYTES + shown.length;
		}
		this.#files.endFile();
		if (this.#files.bytes + this.#nameBytes > MOST_BYTES) this.#flush();
	}

	end(): LookupCounts {
		this.#flush();
		this.#give();
		return { asked: this.#asked, known: this.#known, unanswered: this.#unanswered, cut: this.#cut };
	}

	#flush(): void {
		this.#course.goOn();
		const hits = lookupAsked(this.#set, this.#files);
		const { show, mostRows } = this.#options;
		for (let file = 0; file < hits.length; file++) {
			const hit = hits[file] ?? null;
			this.#asked++;
			const known = hit !== null || (this.#isAnswered(file) ? false : null);
			if (known) this.#known++;
			else if (known === null) this.#unanswered++;
			if (show !== 'all' && (show === 'known') !== (hit !== null)) continue;
			if (this.#given + this.#rows.length === mostRows) this.#cut = true;
			else if (this.#rows.push(this.#rowOf(file, hit, known)) === ROWS) this.#give();
		}
		this.#files.clear();
		this.#names.clear();
		this.#nameBytes = 0;
	}

	#give(): void {
		this.#course.rows(this.#rows);
		this.#given += this.#rows.length;
		this.#rows = [];
	}

	#isAnswered(file: number): boolean {
		for (const { algorithm } of this.#set.sections) if (this.#files.has(algorithm, file)) return true;
		return false;
	}

	#rowOf(file: number, hit: Hit | null, known: boolean | null): LookedUpRow {
		const strongest = STRENGTH.find((algorithm) => this.#files.has(algorithm, file));
		return {
			digest: (strongest && this.#files.textOf(strongest, file)) ?? '',
			name: this.#names.get(file) ?? null,
			known,
			by: hit?.by ?? null,
			sources: hit === null ? NONE : this.#sourcesOf(hit),
			contradictedBy: hit?.contradictedBy ?? null,
		};
	}

	/** One list for all files of one hit, of which there may be many. */
	#sourcesOf(hit: Hit): readonly string[] {
		const known = this.#sources.get(hit) ?? hit.sources.map(({ name }) => name);
		this.#sources.set(hit, known);
		return known;
	}
}

const NONE: readonly string[] = [];
