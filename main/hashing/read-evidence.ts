/**
 * Reads one evidence file in this process, block by block, digesting and handing each block on: for what is kept (an
 * attachment, an object), where the bytes are needed here anyway. Between blocks other work gets its turn. Files that
 * are only digested go to the workers (digest-files.ts). Opening and the check for change are evidence-file.ts's.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Refused } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import { openAlgorithms } from './algorithms';
import { BLOCK_BYTES, EvidenceFile, type ReadAt, type Reading } from './evidence-file';
import { bytesBesideText, displayName, type EvidencePath, lastPart } from './names';

/** One file as it was read. What it means that it changed or has holes is for the caller to say. */
export interface FileReading extends Reading {
	/** The last part of the path, as the system keeps it. */
	readonly name: Buffer;
	/** The name for people, with what hides made visible. */
	readonly displayName: string;
	/** Base64 of the name, only where it is not UTF-8. */
	readonly nameBytes?: string;
	/** Of the bytes read; bad ranges count as zeros. */
	readonly digests: Digests;
}

export interface ReadProgress {
	readonly bytesDone: number;
	/** As stated when the file was opened. */
	readonly bytesTotal: number;
}

export interface ReadingOptions {
	readonly digests: readonly DigestName[];
	/** Gets each block, and where it begins. The bytes hold only until the promise is kept. */
	readonly onBlock?: (block: Uint8Array, at: number) => void | Promise<void>;
	readonly onProgress?: (progress: ReadProgress) => void;
	readonly signal?: AbortSignal | undefined;
	/** For tests of a failing disk. */
	readonly readAt?: ReadAt;
}

/**
 * Refuses as `EvidenceFile` does, with `job.cancelled` when the signal says so, and with what `onBlock` throws.
 */
export async function readEvidence(path: EvidencePath, options: ReadingOptions): Promise<FileReading> {
	refuseCancelled(options.signal);
	const algorithms = await openAlgorithms(options.digests);
	const file = EvidenceFile.openAt(path, path, options.readAt);
	try {
		if (file.settlesInMs > 0) await setTimeout(file.settlesInMs);
		const digests = algorithms.begin(file.statedBytes);
		const bytesTotal = file.statedBytes;
		let bytesDone = 0;
		for (const block of file.blocks(new Uint8Array(BLOCK_BYTES))) {
			refuseCancelled(options.signal);
			digests.update(block);
			await options.onBlock?.(block, bytesDone);
			bytesDone += block.length;
			options.onProgress?.({ bytesDone, bytesTotal });
			await setImmediate();
		}
		refuseCancelled(options.signal);
		return named(path, file.settle(), digests.finish());
	} finally {
		file.close();
	}
}

/** Puts a reading under its file's name. */
export function named(path: EvidencePath, reading: Reading, digests: Digests): FileReading {
	const name = lastPart(path);
	const nameBytes = bytesBesideText(name);
	const whole = { ...reading, name, displayName: displayName(name), digests };
	return nameBytes === undefined ? whole : { ...whole, nameBytes };
}

/** The one refusal of a job that was stopped. */
export function cancelled(): Refused {
	return new Refused('job.cancelled', 'The work was cancelled; nothing of it was kept.', 'Start it again when ready.');
}

function refuseCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted === true) throw cancelled();
}
