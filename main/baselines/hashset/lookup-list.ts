/** Looks up the files of a list in a set, some thousands at a time, and keeps as many rows as somebody wants to see. */

import { Refused } from '../../../shared/refusal';
import type { DigestName, Digests } from '../../../shared/vocabulary';
import { displayName } from '../../hashing/names';
import { algorithmOfLength, HEX_DIGITS } from '../lists/digest-text';
import { formatOf, type ReadableList, readList } from '../lists/read-list';
import { type Hashset, type Hit, STRENGTH } from './hashset';
import type { DigestTaker } from './intake';
import { lookupMany } from './lookup-many';
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
	readonly known: boolean;
	readonly by: DigestName | null;
	/** Names of the lists that it came from. */
	readonly sources: readonly string[];
	readonly contradictedBy: DigestName | null;
}

export interface LookedUp {
	readonly asked: number;
	readonly known: number;
	readonly rows: readonly LookedUpRow[];
	/** There are more rows than were kept. */
	readonly cut: boolean;
}

const AT_ONCE = 20_000;

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

/** Refuses `hashset.damaged`, `digest.malformed`, `list.*`. `goOn` is called now and then and throws where it was cancelled. */
export async function lookupList(
	set: Hashset,
	digests: readonly string[],
	list: ListFile | null,
	options: LookupOptions,
	goOn: () => void,
): Promise<LookedUp> {
	const lookup = new Lookup(set, options, goOn);
	for (const text of digests) lookup.ask(digestsTyped(text), null);
	if (list !== null) await askAll(list, lookup, goOn);
	return lookup.end();
}

async function askAll(list: ListFile, lookup: Lookup, goOn: () => void): Promise<void> {
	const format = namedFormat(list);
	if (format === undefined) {
		await readSource(list, lookup, {}, goOn);
		return;
	}
	for await (const { digests, path } of readList(list.pieces(), format))
		if (Object.keys(digests).length > 0) lookup.ask(digests, path);
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
	readonly #goOn: () => void;
	#given: Partial<Record<DigestName, string>> = {};
	#files: Digests[] = [];
	#names: (string | null)[] = [];
	readonly #rows: LookedUpRow[] = [];
	#asked = 0;
	#known = 0;
	#cut = false;

	constructor(set: Hashset, options: LookupOptions, goOn: () => void) {
		this.#set = set;
		this.#options = options;
		this.#goOn = goOn;
	}

	ask(digests: Digests, name: Buffer | null): void {
		this.#files.push(digests);
		this.#names.push(name === null ? null : displayName(name));
		if (this.#files.length === AT_ONCE) this.#flush();
	}

	hex(algorithm: DigestName, text: Uint8Array, at: number): boolean {
		const hex = Buffer.from(text.buffer, text.byteOffset + at, HEX_DIGITS[algorithm])
			.toString('latin1')
			.toLowerCase();
		if (!/^[0-9a-f]+$/.test(hex)) return false;
		this.#given[algorithm] = hex;
		return true;
	}

	bytes(algorithm: DigestName, bytes: Uint8Array, at: number): void {
		const digest = bytes.subarray(at, at + HEX_DIGITS[algorithm] / 2);
		this.#given[algorithm] = Buffer.from(digest).toString('hex');
	}

	row(name?: Buffer): void {
		this.ask(this.#given, name ?? null);
		this.#given = {};
	}

	end(): LookedUp {
		this.#flush();
		return { asked: this.#asked, known: this.#known, rows: this.#rows, cut: this.#cut };
	}

	#flush(): void {
		this.#goOn();
		const hits = lookupMany(this.#set, this.#files);
		for (const [at, hit] of hits.entries()) {
			this.#asked++;
			if (hit !== null) this.#known++;
			const { show, mostRows } = this.#options;
			if (show !== 'all' && (show === 'known') !== (hit !== null)) continue;
			if (this.#rows.length < mostRows) this.#rows.push(rowOf(this.#files[at] ?? {}, this.#names[at] ?? null, hit));
			else this.#cut = true;
		}
		this.#files = [];
		this.#names = [];
	}
}

function rowOf(digests: Digests, name: string | null, hit: Hit | null): LookedUpRow {
	const strongest = STRENGTH.find((algorithm) => digests[algorithm] !== undefined);
	return {
		digest: (strongest && digests[strongest]) ?? '',
		name,
		known: hit !== null,
		by: hit?.by ?? null,
		sources: hit?.sources.map((source) => source.name) ?? [],
		contradictedBy: hit?.contradictedBy ?? null,
	};
}
