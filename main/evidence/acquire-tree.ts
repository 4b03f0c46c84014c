/**
 * Copies a folder with all below it, into a folder or to whoever stores, while the lanes digest every file.
 * What must hold: every name that is met has exactly one record, also what is no file and what could not be read; a file
 * that moved or has holes says so in its record; a file has its record only once its copy is on the disk.
 */
import { readlinkSync, realpathSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Refused } from '../../shared/refusal';
import { displayName } from '../hashing/names';
import { walk } from '../hashing/walk';
import type { AcquireOutcome, AcquireWork, Range, Rereading, TargetPlace, TreeRecord } from './acquire-messages';
import { Cancelled, type Control } from './control';
import { mustHaveRoom } from './copy';
import { Journal, journalRecords } from './journal';
import { Pipeline } from './pipeline';
import { compareAgain, MediumReader, type Results } from './reread';
import { BEGINS, ENDS, SLOT_BYTES } from './slots';
import { Source } from './source';
import { folderRecord, recordOf, unreadRecord } from './tree-record';
import { NameRefused, partsBelow, placeOf, shownPath, type TreeFile, TreeTarget } from './tree-target';

const FOLDERS_TOO = { leaveOut: () => undefined };
const BATCH = 256;
const MOST_DAMAGED = 200;

/** Where a tree goes besides the ring. */
export interface TreeSink {
	/** @throws NameRefused */
	folder(parts: readonly string[]): void;
	/** Called before the first block of a file. @throws NameRefused */
	begin(parts: readonly string[]): void;
	/** A block was published. */
	block(turn: number, bytes: Uint8Array, at: number): void;
	end(): void;
	/** Records whose files are safe now. */
	keep(records: readonly TreeRecord[]): void;
}

/** A file whose blocks are on their way; its record is known with the last of them. */
interface Pending {
	record: TreeRecord | null;
	readonly chunks: string[];
}

/** The copy in a folder, read again at the end. */
export async function acquireTree(
	self: string,
	work: AcquireWork,
	place: TargetPlace,
	control: Control,
): Promise<AcquireOutcome> {
	const root = Buffer.from(work.path);
	mustBeApart(root, Buffer.from(place.folder));
	const found = work.resume ? Journal.open(place, work) : null;
	const journal =
		found?.journal ?? Journal.begin(place, { acquisition: work.acquisition, source: work.source, identity: null });
	if (found) journal.add({ resumed: true });
	const done = new Set((found?.steps ?? []).flatMap(({ records }) => (records ?? []).map(({ path }) => path)));
	const resumed = (found?.steps ?? []).filter((step) => step.resumed).length + (found ? 1 : 0);
	const results: Results = { to: () => undefined };
	const pipeline = await Pipeline.open(self, work.digests, 0, (result) => results.to(result));
	let target: TreeTarget | null = null;
	try {
		const { bytes } = await countTree(root, control);
		if (!found) mustHaveRoom(place, bytes);
		const tree = new TreeTarget(place, found !== null);
		target = tree;
		let file: TreeFile | null = null;
		await copyTree(work, control, pipeline, results, done, {
			folder: (parts) => void tree.folder(parts),
			begin: (parts) => {
				file = tree.file(parts);
			},
			block: (_turn, block, at) => file?.write(block, at),
			end: () => file?.end(),
			keep: (records) => journal.add({ records }),
		});
		tree.close();
		target = null;
		const sums = sumsOf(journalRecords(place));
		control.log(saidOf(sums));
		const secondReading = await rereadTree(place, pipeline, results, control);
		return {
			...emptyOutcome(control),
			...sums,
			...{ secondReading, resumed, pieces: sums.files },
		};
	} finally {
		target?.close();
		journal.close();
		await pipeline.close();
	}
}

/** Reads every file below the root that is not `done`, in the walk's order. */
export async function copyTree(
	work: AcquireWork,
	control: Control,
	pipeline: Pipeline,
	results: Results,
	done: ReadonlySet<string>,
	sink: TreeSink,
): Promise<void> {
	const root = Buffer.from(work.path);
	const pending: Pending[] = [];
	let ready: TreeRecord[] = [];
	const keep = (record: TreeRecord) => {
		ready.push(record);
		if (ready.length >= BATCH) flush();
	};
	const flush = () => {
		const records = ready;
		ready = [];
		if (records.length > 0) sink.keep(records);
	};
	results.to = ({ chunk, digests, flags }) => {
		const first = pending[0];
		if (first === undefined) return;
		if (chunk !== null) first.chunks.push(chunk);
		if ((flags & ENDS) === 0) return;
		pending.shift();
		if (first.record === null) throw new Error('a file ended without a record');
		const read = first.record.state !== 'unreadable';
		keep({ ...first.record, digests: read ? digests : {}, chunks: read ? first.chunks : [] });
	};
	const safe = async () => {
		await pipeline.drain();
		flush();
	};
	for await (const step of walk([root], FOLDERS_TOO)) {
		if (!(await control.goesOn(safe))) {
			if (step.found === 'file') step.release();
			break;
		}
		const parts = partsBelow(root, step.path);
		const path = parts.join('/');
		if (step.found !== 'file') {
			if (step.found === 'left-out') continue;
			if (parts.length === 0 && step.found !== 'folder') throw step.refusal;
			if (done.has(path) || parts.length === 0) continue;
			// Records stay in the order of the walk.
			await pipeline.drain();
			if (step.found === 'folder') keep(keepFolder(sink, parts, folderRecord(path, step.stats)));
			else {
				const record = unreadRecord(path, step.stats, step.refusal, step.found === 'skipped');
				keep(
					record.type === 'link' && 'access' in step ? { ...record, linkTarget: linkTargetOf(step.access) } : record,
				);
			}
			continue;
		}
		try {
			if (done.has(path)) control.read(step.sizeBytes);
			else await copyFile(step.path, step.access, parts, { control, pipeline, sink, pending, keep });
		} finally {
			step.release();
		}
		control.file();
	}
	await safe();
}

function linkTargetOf(access: Buffer): string | null {
	try {
		return readlinkSync(access, 'buffer').toString('latin1');
	} catch {
		return null;
	}
}

/** An empty folder is part of the tree too. */
function keepFolder(sink: TreeSink, parts: readonly string[], record: TreeRecord): TreeRecord {
	try {
		sink.folder(parts);
		return record;
	} catch (error) {
		if (!(error instanceof NameRefused)) throw error;
		return { ...record, state: 'unreadable', remark: error.message };
	}
}

interface Way {
	readonly control: Control;
	readonly pipeline: Pipeline;
	readonly sink: TreeSink;
	readonly pending: Pending[];
	readonly keep: (record: TreeRecord) => void;
}

async function copyFile(path: Buffer, access: Buffer, parts: readonly string[], way: Way): Promise<void> {
	const { control, pipeline, sink, pending, keep } = way;
	const name = parts.join('/');
	let source: Source;
	try {
		source = Source.open(path, { access });
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		await pipeline.drain();
		return keep(unreadRecord(name, null, error, false));
	}
	try {
		if (source.settlesInMs > 0) await setTimeout(source.settlesInMs);
		try {
			sink.begin(parts);
		} catch (error) {
			if (!(error instanceof NameRefused)) throw error;
			await pipeline.drain();
			return keep({ ...recordOf(name, source), state: 'unreadable', remark: error.message });
		}
		const file: Pending = { record: null, chunks: [] };
		pending.push(file);
		let at = 0;
		for (let ended = false; !ended; ) {
			const slot = await pipeline.claim();
			let length = 0;
			let refusal: Refused | null = null;
			try {
				length = source.fill(slot, at);
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				refusal = error;
			}
			ended = length < SLOT_BYTES;
			const turn = pipeline.turn;
			if (ended) {
				const record = recordOf(name, source, at + length);
				file.record = refusal ? { ...record, state: 'unreadable', remark: refusal.refusal.sentence } : record;
			}
			pipeline.publish(length, (at === 0 ? BEGINS : 0) | (ended ? ENDS : 0));
			sink.block(turn, slot.subarray(0, length), at);
			at += length;
			control.read(length);
		}
		sink.end();
	} finally {
		source.close();
	}
}

async function rereadTree(
	place: TargetPlace,
	pipeline: Pipeline,
	results: Results,
	control: Control,
): Promise<Rereading> {
	const reader = new MediumReader();
	const damaged: (Range & { file: string })[] = [];
	let differs = false;
	try {
		if (control.cancelled) throw new Cancelled();
		control.verifying();
		for (const record of journalRecords(place)) {
			if (record.type !== 'file' || record.state === 'unreadable' || record.sizeBytes === null) continue;
			const expected = { sizeBytes: record.sizeBytes, chunks: record.chunks };
			const ranges = await reader.read(placeOf(place, record.path), record.sizeBytes, pipeline, (fill) =>
				compareAgain(pipeline, results, fill, expected, (bytes) => control.verified(bytes)),
			);
			differs ||= ranges.length > 0;
			for (const range of ranges)
				if (damaged.length < MOST_DAMAGED) damaged.push({ ...range, file: shownPath(record.path) });
		}
		return { result: differs ? 'differs' : 'equal', from: reader.from, damaged };
	} catch (error) {
		if (!(error instanceof Cancelled)) throw error;
		return { result: 'not-done', from: reader.from, damaged: [] };
	}
}

/** @throws Refused where the copy would lie in what is copied, and so never end */
function mustBeApart(root: Buffer, folder: Buffer): void {
	const at = (path: Buffer) => {
		try {
			return realpathSync(path, 'buffer').toString('latin1');
		} catch {
			return path.toString('latin1');
		}
	};
	if (!`${at(folder)}/`.startsWith(`${at(root)}/`)) return;
	throw new Refused(
		'acquisition.target-inside',
		`The target lies in “${displayName(root)}”, which is to be acquired.`,
		'Choose a folder on another disk.',
	);
}

/** What there is to read, so that progress has an end. Nothing is opened. */
export async function countTree(root: Buffer, control: Control): Promise<{ bytes: number; files: number }> {
	const sum = { bytes: 0, files: 0 };
	for await (const step of walk([root])) {
		if (step.found !== 'file') continue;
		sum.bytes += step.sizeBytes;
		sum.files++;
		step.release();
	}
	control.total(sum.bytes, 0);
	return sum;
}

/** An outcome of which nothing is known yet. */
export const emptyOutcome = (control: Control): AcquireOutcome => ({
	cancelled: control.cancelled,
	sizeBytes: 0,
	digests: {},
	chunks: [],
	badRanges: [],
	badFiles: [],
	movements: [],
	secondReading: { result: 'not-done', from: 'cache', damaged: [] },
	sourceReading: null,
	pieces: 0,
	resumed: 0,
	files: null,
	unreadable: 0,
	log: control.lines,
});

/** What the records of a tree come to. */
export function sumsOf(records: Iterable<TreeRecord>) {
	const badFiles: { file: string; from: number; toExclusive: number }[] = [];
	const sums = { files: 0, unreadable: 0, changed: 0, sizeBytes: 0 };
	for (const { path, badRanges, state, type, sizeBytes } of records) {
		for (const range of badRanges) badFiles.push({ file: shownPath(path), ...range });
		if (state === 'unreadable') sums.unreadable++;
		if (state === 'changed') sums.changed++;
		if (type !== 'file' || state === 'unreadable') continue;
		sums.files++;
		sums.sizeBytes += sizeBytes ?? 0;
	}
	const { files, unreadable, changed, sizeBytes } = sums;
	const movements = changed > 0 ? [`${changed} files changed while they were read`] : [];
	return { files, unreadable, sizeBytes, badFiles, movements };
}

export const saidOf = ({ files, sizeBytes, unreadable, movements }: ReturnType<typeof sumsOf>): string =>
	[
		`${files} files, ${sizeBytes} bytes`,
		...(unreadable > 0 ? [`${unreadable} could not be read`] : []),
		...movements,
	].join('; ');
