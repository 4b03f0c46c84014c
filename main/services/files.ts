/** A file's reading as bodies name it (decision 14). */
import type { FileReading } from '../hashing/read-evidence';

/** Name, size, digests, and what was amiss while it was read: said for ever after, never dropped. */
export function fileOfReading(reading: FileReading) {
	const remarks = [
		...(reading.changedWhileRead.length > 0
			? [`changed while it was read: ${reading.changedWhileRead.join(', ')}`]
			: []),
		...(reading.badRanges.length > 0
			? [`partial: ${reading.badRanges.length} ranges could not be read and count as zeros`]
			: []),
	];
	return {
		name: reading.displayName,
		sizeBytes: reading.sizeBytes,
		digests: { ...reading.digests },
		...(reading.modifiedAt === null ? {} : { modifiedAt: reading.modifiedAt }),
		...(reading.nameBytes === undefined ? {} : { nameBytes: reading.nameBytes }),
		...(remarks.length === 0 ? {} : { remarks }),
		...(reading.badRanges.length === 0
			? {}
			: { badRanges: reading.badRanges.map(({ from, toExclusive }) => ({ from, toExclusive })) }),
	};
}
