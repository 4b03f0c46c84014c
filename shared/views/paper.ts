/** What is printed: a whole page or many, ready for paper. */
export interface PaperMade {
	/** Names it in a window, and as a file. */
	readonly title: string;
	/** One self-contained HTML file: no script, nothing fetched. */
	readonly html: string;
	readonly pages: number;
	readonly widthMm: number;
	readonly heightMm: number;
}
