/** What is shown of facts written for other programs, and of indicators that come from them. */
import type { IndicatorValue } from '../indicators/indicator';
import type { Sha256, Ticket } from '../vocabulary';
import type { Receipt } from './entry';

export interface CustodyExportView {
	readonly path: string;
	readonly sizeBytes: number;
	readonly items: number;
	readonly acts: number;
}

export type IndicatorFormat = 'stix-2.1' | 'csv';

/** One row of a table or one object of a bundle, before anything is sealed. */
export interface ImportRow {
	/** The row as a spreadsheet counts, the heading being 1; or the object in its bundle, from 1. */
	readonly place: number;
	readonly state: 'new' | 'known' | 'left';
	/** Null where it is no indicator. */
	readonly is: Pick<IndicatorValue, 'type' | 'algorithm' | 'called'> | null;
	/** Defanged; of what is left the beginning of what stands there. */
	readonly shown: string;
	/** The indicator that it is already. */
	readonly known: string | null;
	/** Why it is left out, and the column to blame where there is one. */
	readonly because: string | null;
	readonly column: string | null;
}

export interface ImportPreview {
	readonly format: IndicatorFormat;
	/** Shown name. */
	readonly name: string;
	readonly sizeBytes: number;
	readonly sha256: Sha256;
	readonly fresh: number;
	readonly known: number;
	readonly left: number;
	/** The first of each state, in the order of the file. */
	readonly rows: readonly ImportRow[];
	/** Objects of other kinds, which say no indicator. */
	readonly others: readonly { readonly kind: string; readonly count: number }[];
	/** The file, to be named once more. */
	readonly file: Ticket;
}

export interface IndicatorsImported {
	readonly receipts: readonly Receipt[];
	readonly import: string;
	readonly taken: number;
	readonly known: number;
	readonly left: number;
}

export interface IndicatorsExported {
	readonly path: string;
	readonly sizeBytes: number;
	readonly indicators: number;
	readonly sha256: Sha256;
	/** That it was written, in the notebook’s own ledger; null where nothing is written there any more. */
	readonly receipt: Receipt | null;
	/** What stays here, by its reason. */
	readonly leftOut: {
		readonly above: number;
		readonly unmarked: number;
		readonly business: number;
		readonly withdrawn: number;
	};
}
