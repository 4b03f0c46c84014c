/** What a search over every case gives. */
import type { CaseId, Instant } from '../vocabulary';
import type { EntryRef, PhaseId } from './entry';
import type { LibraryFinds } from './library';
import type { Signer } from './person';

/** A piece of an entry's text around what was found. */
export interface ExcerptView {
	readonly text: string;
	/** Is there more text before it, and after it? */
	readonly before: boolean;
	readonly after: boolean;
	/** Where in `text` the words stand, in UTF-16 code units; in order, without overlap. */
	readonly marks: readonly { readonly from: number; readonly to: number }[];
}

export interface SearchHit {
	readonly case: CaseId;
	readonly number: string;
	readonly title: string;
	/** Of a case that is no real incident. */
	readonly exercise: boolean;
	readonly ref: EntryRef;
	readonly kind: string;
	readonly at: Instant;
	readonly by: readonly Signer[];
	readonly phase: PhaseId | null;
	readonly verdict: 'verified' | 'broken' | 'not checked';
	readonly excerpt: ExcerptView;
}

export interface SearchView {
	/** The newest first; as many as were asked for. */
	readonly hits: readonly SearchHit[];
	/** How many there are in all. */
	readonly total: number;
	readonly searchedEntries: number;
	readonly searchedCases: number;
	/** What the library has; nothing where one case was asked for, or a filter that no file has. */
	readonly library: LibraryFinds;
	/** Cases that cannot be read now, and why; they were not searched. */
	readonly leftOut: readonly { readonly case: CaseId; readonly because: string }[];
}
