/** What a client is shown of sets of known files. Plain data. */
import type { DigestName, Instant, Sha256 } from '../vocabulary';
import type { Receipt } from './entry';

/** A list that a set was made of. */
export interface HashsetSourceView {
	readonly name: string;
	/** What it was read as: `nsrl`, `sqlite`, `digests`, `table`, or a list with names. */
	readonly format: string;
	readonly sha256: Sha256;
	readonly sizeBytes: number;
	/** When the list was last changed, as its file said. */
	readonly modified: Instant | null;
	/** Files that it tells of. */
	readonly rows: number;
	readonly digests: Readonly<Partial<Record<DigestName, number>>>;
}

export interface HashsetView {
	readonly name: string;
	readonly kind: 'good' | 'bad';
	readonly made: Instant;
	readonly program: string;
	/** Where the set’s file is, for people. */
	readonly path: string;
	readonly sizeBytes: number;
	/** Stands for the whole file, and is checked at each opening. */
	readonly contents: Sha256;
	/** Distinct digests of each algorithm. */
	readonly digests: Readonly<Partial<Record<DigestName, number>>>;
	readonly sources: readonly HashsetSourceView[];
}

/** A set that was read in full and holds. */
export interface HashsetVerified extends HashsetView {
	/** As `sha256sum` has it. */
	readonly file: Sha256;
}

/** A set that the notebook asks when it compares. */
export interface RegisteredHashset {
	readonly name: string;
	readonly kind: 'good' | 'bad';
	readonly contents: Sha256;
	readonly file: Sha256;
	/** Distinct digests, of the algorithm that it has most of. */
	readonly count: number;
	readonly path: string;
	readonly registered: Receipt['ref'];
	readonly at: Instant;
	/** `changed`: another file stands there now, or it is damaged; it is not asked. */
	readonly state: 'there' | 'missing' | 'changed';
	/** Why, where it is not there. */
	readonly sentence: string | null;
}

/** What a set knows of one file. */
export interface HashsetRow {
	/** What was asked for: the digest, or the strongest of the file’s. */
	readonly digest: string;
	/** The file’s name in the list; null where it has none there. */
	readonly name: string | null;
	/** `null`: the set has no digest of a kind that the file has; it can say nothing of it. */
	readonly known: boolean | null;
	readonly by: DigestName | null;
	/** Names of the lists that it came from. */
	readonly sources: readonly string[];
	/** A stronger digest that says it is another file with the same weaker one. */
	readonly contradictedBy: DigestName | null;
}

export interface HashsetLookup {
	readonly set: string;
	readonly kind: 'good' | 'bad';
	readonly asked: number;
	readonly known: number;
	readonly unknown: number;
	/** Files that the set can say nothing of, as it has no digest of their kinds. */
	readonly unanswered: number;
	/** As many as are shown; `cut` says that there are more. */
	readonly rows: readonly HashsetRow[];
	readonly cut: boolean;
}
