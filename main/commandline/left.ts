/** How long a tree will still take: a file costs time for being one and for its bytes. */
import type { Census } from '../hashing/census';
import type { TreeProgress } from '../hashing/digest-steps';

/** What opening a file costs, in bytes that would be digested in that time. */
const FILE_AS_BYTES = 16_384;

/** Milliseconds, at the pace so far; `null` before anything is done. */
export function msLeftOf(elapsedMs: number, { entriesDone, bytesDone }: TreeProgress, total: Census): number | null {
	const done = bytesDone + FILE_AS_BYTES * entriesDone;
	const all = total.bytes + FILE_AS_BYTES * total.entries;
	// Less than one file's cost tells nothing of the pace.
	if (done < FILE_AS_BYTES) return null;
	return Math.max(0, Math.round((elapsedMs * (all - done)) / done));
}
