/**
 * One long file by several workers: the leader opens, reads and settles as every reading does, and those who follow
 * digest what it read (ring.ts).
 */
import { Refused } from '../../shared/refusal';
import type { Digests } from '../../shared/vocabulary';
import type { Algorithms } from './algorithms';
import { EvidenceFile } from './evidence-file';
import { unpackPaths } from './packed-outcomes';
import { type Teller, waitForTick } from './read-batch';
import { blocksOf, RingLeader, RingStopped } from './ring';
import type { Ask, FileOutcome } from './worker-messages';

/** The outcome has the leader's own digests only. Throws `RingStopped` where the flag says so. */
export function leadFile(
	{ files, ring, followers }: Extract<Ask, { asks: 'lead' }>,
	algorithms: Algorithms | undefined,
	stop: Int32Array,
	teller: Teller,
): FileOutcome {
	const [toRead] = unpackPaths(files);
	if (toRead === undefined) throw new Error('There is no file to lead through.');
	const leader = new RingLeader(ring, followers, stop);
	let file: EvidenceFile | undefined;
	let ended = false;
	try {
		file = EvidenceFile.openAt(toRead.path, toRead.access);
		teller.opened(file.statedBytes);
		waitForTick(file);
		const digests = algorithms?.begin(file.statedBytes);
		for (const block of file.blocks(() => leader.next())) {
			leader.publish(block.length);
			digests?.update(block);
			teller.read(block.length);
			if (Atomics.load(stop, 0) !== 0) throw new RingStopped();
		}
		const reading = file.settle();
		leader.end();
		ended = true;
		return { ok: true, reading, digests: digests?.finish() ?? {} };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, refusal: error.refusal };
		throw error;
	} finally {
		if (!ended) leader.giveUp();
		file?.close();
	}
}

/** Throws `RingStopped` where the leader gave up. */
export function followFile(
	{ ring, follower }: Extract<Ask, { asks: 'follow' }>,
	algorithms: Algorithms,
	stop: Int32Array,
): Digests {
	const digests = algorithms.begin(Number.POSITIVE_INFINITY);
	for (const block of blocksOf(ring, follower, stop)) digests.update(block);
	return digests.finish();
}
