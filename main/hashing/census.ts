/**
 * How much there is to digest, found by going through the tree beside the work, for the time left. A guess that is never
 * used for anything else: the tree may change, and what is found here may differ from what is read.
 */
import { setImmediate } from 'node:timers/promises';
import type { EvidencePath } from './names';
import { walk } from './walk';

export interface Census {
	/** Names that will have an entry: everything but folders that can be read. */
	readonly entries: number;
	/** Of files, as the system states them. */
	readonly bytes: number;
}

/** Steps between two turns for others. */
const TURN = 256;

/** `null` where the signal came first. */
export async function census(paths: Iterable<EvidencePath>, signal: AbortSignal): Promise<Census | null> {
	let entries = 0;
	let bytes = 0;
	for await (const step of walk(paths)) {
		if (step.found === 'file') {
			bytes += step.sizeBytes;
			step.release();
		}
		entries++;
		if (entries % TURN === 0) await setImmediate();
		if (signal.aborted) return null;
	}
	return { entries, bytes };
}
