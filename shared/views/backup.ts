/** What is told of backups. */

import type { Instant } from '../vocabulary';
import type { Fault, Receipt } from './entry';

/** How a copy was read back: `medium` around the system’s cache, `cache` maybe only what the system remembered. */
export type ReadBack = 'medium' | 'cache';

interface OneBackup {
	/** Where it stands: the folder, and what its disk is called. */
	readonly folder: string;
	readonly where: string;
	/** Which backup in its place, from 1. */
	readonly generation: number;
	/** The moment that the copy is of. */
	readonly madeAt: Instant;
	readonly files: number;
	readonly sizeBytes: number;
	readonly readBack: ReadBack;
}

export interface BackupView extends OneBackup {
	/** Bytes that were not there yet; the rest stood there from before and was read too. */
	readonly copiedBytes: number;
	/** Parts that the disk had lost or gave back wrongly, and that were copied again. */
	readonly repaired: number;
	readonly receipt: Receipt;
}

export interface BackupCheckView extends OneBackup {
	/** The notebook’s name. */
	readonly name: string;
	readonly faults: readonly Fault[];
	/** Was it written by this notebook? Only the unlocked notebook itself can say. */
	readonly tag: 'holds' | 'broken' | 'not checked';
	/** Earlier backups in the same place. */
	readonly others: readonly { readonly generation: number; readonly madeAt: Instant }[];
}

export interface RestoreView extends OneBackup {
	readonly name: string;
}
