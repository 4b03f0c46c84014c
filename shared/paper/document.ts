/**
 * A printed form as plain data: what stands on it and in what order, without a word about fonts or pages. Every text in it
 * was made harmless by `visible`; whoever lays it out escapes it for the language it is written in, and nothing else.
 */

export interface Fact {
	readonly label: string;
	readonly text: string;
	/** Digests and keys stand in letters of one width. */
	readonly mono?: true;
}

/** One party of a hand-over. */
export interface Side {
	readonly role: string;
	readonly facts: readonly Fact[];
	/** How they signed: with a key, on paper, by a drawing, or not at all. */
	readonly signed: string;
	/** A drawn signature's path (SVG), 600 × 200. */
	readonly drawing?: string;
}

export type Block =
	| {
			readonly is: 'title';
			readonly kicker: string;
			readonly title: string;
			readonly facts: readonly Fact[];
			readonly code: string;
			readonly codeSays: string;
	  }
	| { readonly is: 'heading'; readonly text: string }
	| { readonly is: 'facts'; readonly facts: readonly Fact[] }
	| {
			readonly is: 'table';
			readonly columns: readonly { readonly name: string; readonly share: number; readonly mono?: true }[];
			readonly rows: readonly (readonly string[])[];
	  }
	| {
			readonly is: 'act';
			readonly title: string;
			readonly at: string;
			readonly entry: string;
			readonly sides: readonly Side[];
			readonly facts: readonly Fact[];
	  }
	| { readonly is: 'text'; readonly text: string; readonly keeps?: true }
	/** Empty lines for hand-overs on paper. */
	| {
			readonly is: 'lines';
			readonly count: number;
			readonly columns: readonly [string, string];
			readonly fields: readonly string[];
	  }
	| { readonly is: 'new page' };

export interface PaperDocument {
	readonly title: string;
	/** Stands across the head of every page, so that no page can be taken for what it is not: an exercise. */
	readonly mark?: string;
	/** Stands at the foot of every page, before `page x of y`. */
	readonly foot: readonly [string, string];
	readonly pageOf: (page: number, pages: number) => string;
	readonly blocks: readonly Block[];
}
