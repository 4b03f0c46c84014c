/** What is shown of facts written for other programs. */

export interface CustodyExportView {
	readonly path: string;
	readonly sizeBytes: number;
	readonly items: number;
	readonly acts: number;
}
