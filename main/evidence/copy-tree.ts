/**
 * Reads a tree file by file into the ring, and makes the record of every name that is met.
 * What must hold: a record is kept only once the blocks of its file were digested and handed to where they go; records
 * come in the order of the walk.
 */
import { readlinkSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Refused } from '../../shared/refusal';
import { walk } from '../hashing/walk';
import type { AcquireWork, TreeRecord } from './acquire-messages';
import type { Control } from './control';
import type { Pipeline } from './pipeline';
import type { Results } from './reread';
import { BEGINS, ENDS, SLOT_BYTES } from './slots';
import { Source } from './source';
import { folderRecord, recordOf, unreadRecord } from './tree-record';
import { NameRefused, partsBelow } from './tree-target';

const FOLDERS_TOO = { leaveOut: () => undefined };
const BATCH = 256;

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
