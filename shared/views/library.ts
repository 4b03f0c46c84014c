/** What is shown of the library: its items, what is in one, and what was found in it. */
import type { Instant, Sha256 } from '../vocabulary';
import type { EntryRef } from './entry';
import type { ExcerptView } from './search';

export type LibrarySort = 'port list' | 'document' | 'network diagram' | 'critical assets' | 'other';

export interface LibraryFileView {
	/** The entry that brought it. */
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly by: string | null;
	readonly name: string;
	readonly sizeBytes: number;
	readonly sha256: Sha256;
}

export interface LibraryItemView {
	/** The item's id. */
	readonly item: string;
	/** The newest entry that tells what it is. */
	readonly entry: EntryRef;
	readonly sort: LibrarySort;
	readonly title: string;
	readonly purpose: string | null;
	readonly source: string | null;
	readonly edition: string | null;
	/** `2027-03-31`: by then somebody is to read it through; null where nothing is asked for. */
	readonly reviewBy: string | null;
	/** Does the jump kit wait for its review? */
	readonly required: boolean;
	readonly file: LibraryFileView;
	/** Files that were replaced, the newest first. */
	readonly former: readonly LibraryFileView[];
	readonly checked: {
		readonly entry: EntryRef;
		readonly at: Instant;
		readonly by: string | null;
		readonly remark: string | null;
		/** False where the file was replaced since. */
		readonly holds: boolean;
	} | null;
	readonly withdrawn: { readonly entry: EntryRef; readonly at: Instant; readonly reason: string | null } | null;
	readonly overdue: boolean;
}

/** A list that ships with the program and needs no adding. */
export interface BuiltInView {
	/** Stands where an item's id does. */
	readonly item: string;
	readonly title: string;
	readonly version: number;
	readonly source: string;
	readonly rows: number;
}

export interface LibraryView {
	/** Overdue ones first, then by title; the withdrawn ones last. */
	readonly items: readonly LibraryItemView[];
	readonly counts: { readonly items: number; readonly overdue: number };
	readonly builtIn: BuiltInView;
	/** Registered elsewhere in this notebook, and part of what §3.1.1 asks for. */
	readonly elsewhere: { readonly baselines: number; readonly hashsets: number };
	/** Files whose text cannot be read now, and why. */
	readonly unreadable: readonly { readonly item: string; readonly because: string }[];
}

/** A row or a line, and where it stands: a spreadsheet's row, or a line counted from 1. */
export interface LibraryLine {
	readonly at: number;
	readonly cells: readonly string[];
}

export type LibraryContents =
	| {
			readonly is: 'table';
			readonly columns: readonly string[];
			readonly lines: readonly LibraryLine[];
			/** How many there are, of those that hold what was asked for. */
			readonly total: number;
	  }
	| { readonly is: 'text'; readonly lines: readonly LibraryLine[]; readonly total: number }
	| {
			readonly is: 'picture';
			readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
			readonly width: number;
			readonly height: number;
			/** In base64. */
			readonly bytes: string;
	  }
	/** Not shown here; a checked copy can be saved. */
	| { readonly is: 'file'; readonly because: string };

/** What was found in one item. */
export interface LibraryFound {
	readonly item: string;
	readonly sort: LibrarySort;
	readonly title: string;
	/** Rows and lines that hold it, the best first, a few of them; none where only title or notes do. */
	readonly lines: readonly { readonly at: number; readonly excerpt: ExcerptView }[];
	/** How many there are. */
	readonly total: number;
}

export interface LibraryFinds {
	readonly found: readonly LibraryFound[];
	/** Items whose text was not searched, and why. */
	readonly notSearched: readonly { readonly item: string; readonly title: string; readonly because: string }[];
}

export interface LibrarySaved {
	readonly path: string;
	readonly sizeBytes: number;
	readonly sha256: Sha256;
}
