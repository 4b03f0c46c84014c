/**
 * Copies one file or block device into a folder while the lanes digest it: read, write, sync, read again.
 * What must hold: the journal never tells of a byte that is not on the disk; a run that was interrupted and resumed ends with
 * what an undisturbed one would; nothing that moved, or came back otherwise, ends as equal.
 */
import { setTimeout } from 'node:timers/promises';
import { displayName } from '../hashing/names';
import type { AcquireOutcome, AcquireWork, Range, TargetPlace } from './acquire-messages';
import { Cancelled, type Control } from './control';
import { Copy, mustHaveRoom } from './copy';
import { Journal, type JournalStep } from './journal';
import { Pipeline } from './pipeline';
import { compareAgain, MediumReader, type Results, rereading } from './reread';
import { BEGINS, CHUNK_BYTES, ENDS, SLOT_BYTES } from './slots';
import { Source } from './source';
import { Syncing } from './syncing';

/** What an earlier run left: digests of chunks that are on the disk, and what could not be read in them. */
interface Before {
	readonly chunks: readonly string[];
	readonly bad: readonly Range[];
	readonly resumed: number;
}

/** A chunk of the copy is not what the journal says; the copying goes on from there. */
class PrefixDamaged extends Error {
	readonly chunks: number;
	constructor(chunks: number) {
		super('the copy is not what its journal says');
		this.chunks = chunks;
	}
}

export async function acquireStream(
	self: string,
	work: AcquireWork,
	place: TargetPlace,
	control: Control,
): Promise<AcquireOutcome> {
	const path = Buffer.from(work.path);
	const source = Source.open(path, { devices: work.kind === 'device' });
	try {
		if (source.settlesInMs > 0) await setTimeout(source.settlesInMs);
		const found = work.resume ? Journal.open(place, work) : null;
		const journal =
			found?.journal ??
			Journal.begin(place, { acquisition: work.acquisition, source: work.source, identity: source.identity });
		try {
			let before = beforeOf(found?.steps ?? []);
			if (found) journal.add({ resumed: true });
			for (;;) {
				try {
					return await copyFrom(self, { work, place, control, source, journal, before });
				} catch (error) {
					if (!(error instanceof PrefixDamaged)) throw error;
					control.log(`the copy differs from its journal in chunk ${error.chunks}; reading goes on from there`);
					source.forgetBad();
					const upTo = error.chunks * CHUNK_BYTES;
					before = {
						...before,
						chunks: before.chunks.slice(0, error.chunks),
						bad: before.bad.filter((r) => r.from < upTo),
					};
				}
			}
		} finally {
			journal.close();
		}
	} finally {
		source.close();
	}
}

interface Run {
	readonly work: AcquireWork;
	readonly place: TargetPlace;
	readonly control: Control;
	readonly source: Source;
	readonly journal: Journal;
	readonly before: Before;
}

async function copyFrom(self: string, run: Run): Promise<AcquireOutcome> {
	const { work, place, control, source, journal, before } = run;
	const results: Results = { to: () => undefined };
	const pipeline = await Pipeline.open(self, work.digests, 0, (result) => results.to(result));
	const copy = new Copy(place, work.resume, journal);
	try {
		const chunks: string[] = [];
		let digests = {};
		results.to = (result) => {
			if (result.chunk !== null) chunks.push(result.chunk);
			digests = { ...digests, ...result.digests };
		};
		const prefixBytes = before.chunks.length * CHUNK_BYTES;
		const syncing = new Syncing(copy, journal, prefixBytes);
		control.total(source.sizeBytes);
		mustHaveRoom(place, source.sizeBytes - prefixBytes);
		copy.align(pipeline);
		const bad = () => badOf(before.bad, source.badRanges);
		const makeSafe = async () => {
			await pipeline.drain();
			await copy.settled();
			syncing.mayBegin(copy.writtenBytes, chunks, bad, work.syncBytes);
			await syncing.now();
		};
		let at = 0;
		for (let ended = false; !ended; ) {
			const inPrefix = at < prefixBytes;
			// What an earlier run copied is checked to its end before anybody may stop.
			const goesOn = inPrefix || (await control.goesOn(makeSafe));
			const slot = await pipeline.claim();
			const length = !goesOn ? 0 : inPrefix ? copy.read(slot, at) : source.fill(slot, at);
			ended = !goesOn || (!inPrefix && length < SLOT_BYTES);
			if (inPrefix && goesOn && length < SLOT_BYTES) throw new PrefixDamaged(Math.floor(at / CHUNK_BYTES));
			pipeline.publish(length, (at === 0 ? BEGINS : 0) | (ended ? ENDS : 0));
			if (!inPrefix && length > 0) await copy.write(slot.subarray(0, length), at);
			at += length;
			if (at === prefixBytes && prefixBytes > 0) {
				await pipeline.drain();
				const differs = before.chunks.findIndex((digest, number) => digest !== chunks[number]);
				if (differs >= 0) throw new PrefixDamaged(differs);
			}
			control.read(length, bad());
			syncing.mayBegin(copy.writtenBytes, chunks, bad, work.syncBytes);
		}
		await copy.settled();
		await syncing.end();
		await pipeline.drain();
		const pieces = await copy.finish(at);
		control.log(`${displayName(Buffer.from(work.path))}: ${at} bytes in ${pieces} files, all of them synced`);
		const badRanges = bad();
		const { secondReading, sourceReading } = await rereadBoth(run, pipeline, results, { sizeBytes: at, chunks });
		const cancelled = control.cancelled;
		const movements = cancelled ? [] : source.movements(journal.head.identity ?? source.identity);
		return {
			cancelled,
			sizeBytes: at,
			digests,
			chunks,
			badRanges,
			badFiles: [],
			movements: sourceReading?.result === 'differs' ? [...movements, 'bytes'] : movements,
			secondReading,
			sourceReading,
			pieces,
			resumed: before.resumed + (work.resume ? 1 : 0),
			files: null,
			unreadable: 0,
			log: control.lines,
		};
	} finally {
		await copy.close();
		await pipeline.close();
	}
}

/** Reads the copy again, and the source where that was asked for; neither where the copying was cancelled. */
async function rereadBoth(
	{ work, place, control, source }: Run,
	pipeline: Pipeline,
	results: Results,
	read: { readonly sizeBytes: number; readonly chunks: readonly string[] },
): Promise<Pick<AcquireOutcome, 'secondReading' | 'sourceReading'>> {
	const reader = new MediumReader();
	const tell = (bytes: number) => control.verified(bytes);
	try {
		control.verifying();
		const damaged = await reader.read(place, read.sizeBytes, pipeline, (fill) =>
			compareAgain(pipeline, results, fill, read, tell),
		);
		const secondReading = rereading(damaged, reader.from);
		if (!work.sourceAgain) return { secondReading, sourceReading: null };
		source.listsBad = false;
		const again = await compareAgain(
			pipeline,
			results,
			(into, at) => source.fill(into, at),
			read,
			() => tell(0),
		);
		return { secondReading, sourceReading: rereading(again, 'cache') };
	} catch (error) {
		if (!(error instanceof Cancelled)) throw error;
		return { secondReading: { result: 'not-done', from: reader.from, damaged: [] }, sourceReading: null };
	}
}

function beforeOf(steps: readonly JournalStep[]): Before {
	return {
		chunks: steps.flatMap(({ chunks }) => chunks ?? []),
		bad: steps.findLast(({ bad }) => bad !== undefined)?.bad ?? [],
		resumed: steps.filter(({ resumed }) => resumed === true).length,
	};
}

/** The ranges of both, joined where they touch. */
function badOf(before: readonly Range[], now: readonly Range[]): readonly Range[] {
	if (before.length === 0) return now;
	const [first, ...rest] = now;
	const last = before.at(-1);
	if (first === undefined || last === undefined || last.toExclusive !== first.from) return [...before, ...now];
	return [...before.slice(0, -1), { from: last.from, toExclusive: first.toExclusive }, ...rest];
}
