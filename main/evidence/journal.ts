/**
 * How far a copy in a folder came, kept beside it while it is made: `NAME.acquiring`, JSON Lines, synced. After a crash the
 * copying goes on from the last line.
 * What must hold: a line is written only after the bytes that it tells of are on the disk; a torn last line counts as not
 * written; the journal goes when the acquisition was entered, not before. What was there before the acquisition is not in
 * it, so that nobody who goes on takes that for his own.
 */
import {
	closeSync,
	constants,
	fstatSync,
	fsyncSync,
	openSync,
	readFileSync,
	readSync,
	unlinkSync,
	writeSync,
} from 'node:fs';
import { Refused } from '../../shared/refusal';
import { displayName, within } from '../hashing/names';
import { codeOf, OPEN, OWNER_FILE } from '../store/disk';
import type { Range, SourceIdentity, TargetPlace, TreeRecord } from './acquire-messages';
import { refusalOfTarget, syncFolderAt } from './copy';

const FORMAT = 'sealbook-acquisition/1';
const APPEND = OPEN.change | constants.O_APPEND;

export interface JournalHead {
	readonly acquisition: string;
	readonly source: number;
	/** Of a file or device, as it was when copying began; null for a tree. */
	readonly identity: SourceIdentity | null;
}

/** One step that is on the disk. */
export interface JournalStep {
	/** Chunks that were completed since the step before. */
	readonly chunks?: readonly string[];
	/** All bad ranges before the end of those chunks. */
	readonly bad?: readonly Range[];
	/** Files of a tree that are whole. */
	readonly records?: readonly TreeRecord[];
	/** This piece of the copy (a tree’s folder is 0) was made, and nothing written to it yet. */
	readonly made?: number;
	/** The run began, or was resumed, once more. */
	readonly resumed?: true;
	readonly log?: string;
}

export class Journal {
	readonly head: JournalHead;
	readonly #fd: number;
	readonly #path: Buffer;
	readonly #folder: Buffer;
	readonly #made: Set<number>;

	private constructor(fd: number, path: Buffer, folder: Buffer, head: JournalHead, made: readonly number[] = []) {
		this.#made = new Set(made);
		this.#fd = fd;
		this.#path = path;
		this.#folder = folder;
		this.head = head;
	}

	/** Refuses `acquisition.target-exists` where a journal is there. */
	static begin(place: TargetPlace, head: JournalHead): Journal {
		const path = journalPath(place);
		const folder = Buffer.from(place.folder);
		try {
			const fd = openSync(path, OPEN.fresh | constants.O_APPEND, OWNER_FILE);
			const journal = new Journal(fd, path, folder, head);
			journal.#line({ journal: FORMAT, ...head });
			syncFolderAt(folder);
			return journal;
		} catch (error) {
			throw refusalOfTarget(error, folder, path);
		}
	}

	/** The journal of an earlier run and its steps; null where there is none. Refuses `acquisition.journal` for another's. */
	static open(
		place: TargetPlace,
		wanted: Omit<JournalHead, 'identity'>,
	): { journal: Journal; steps: JournalStep[] } | null {
		const path = journalPath(place);
		const folder = Buffer.from(place.folder);
		let fd: number;
		try {
			fd = openSync(path, APPEND);
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return null;
			throw refusalOfTarget(error, folder, path);
		}
		const lines = linesOf(readFileSync(path));
		const head = lines.shift() as (JournalHead & { journal?: unknown }) | undefined;
		if (head === undefined) {
			// Killed while it was begun: nothing was copied yet.
			closeSync(fd);
			unlinkSync(path);
			return null;
		}
		if (head.journal !== FORMAT || head.acquisition !== wanted.acquisition || head.source !== wanted.source) {
			closeSync(fd);
			throw new Refused(
				'acquisition.journal',
				`“${displayName(path)}” belongs to another acquisition.`,
				'Put that one’s folder back where it was, then resume.',
			);
		}
		const steps = lines as JournalStep[];
		const made = steps.flatMap((step) => step.made ?? []);
		const journal = new Journal(fd, path, folder, head, made);
		// What a torn last line would run into.
		if (fstatSync(fd).size > 0) writeSync(fd, '\n');
		return { journal, steps };
	}

	/** Durable when it returns. */
	add(step: JournalStep): void {
		try {
			this.#line(step);
		} catch (error) {
			throw refusalOfTarget(error, this.#folder, this.#path);
		}
	}

	/** Whether this acquisition made the piece that stands there. */
	hasMade(piece: number): boolean {
		return this.#made.has(piece);
	}

	/** To be called before anything is written to it. Durable when it returns. */
	made(piece: number): void {
		if (this.#made.has(piece)) return;
		this.add({ made: piece });
		this.#made.add(piece);
	}

	/** Where nothing was made there is nothing to go on with: then it leaves nothing behind. */
	close(): void {
		closeSync(this.#fd);
		if (this.#made.size > 0) return;
		try {
			unlinkSync(this.#path);
		} catch {
			// An empty journal changes nothing for whoever goes on.
		}
	}

	#line(value: object): void {
		const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
		for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done, bytes.length - done);
		fsyncSync(this.#fd);
	}
}

/** The records of a tree's journal, in order, without holding them all. A path that has two keeps both. */
export function* journalRecords(place: TargetPlace): Generator<TreeRecord, void, undefined> {
	const fd = openSync(journalPath(place), OPEN.read);
	try {
		const block = Buffer.alloc(1024 * 1024);
		let rest = '';
		for (;;) {
			// A record's paths are Latin-1 and its remarks escaped, but a line may still be cut within a character.
			const length = readSync(fd, block, 0, block.length, null);
			if (length === 0) break;
			const lines = (rest + block.toString('latin1', 0, length)).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines)
				for (const step of linesOf(Buffer.from(line, 'latin1'))) yield* (step as JournalStep).records ?? [];
		}
		for (const step of linesOf(Buffer.from(rest, 'latin1'))) yield* (step as JournalStep).records ?? [];
	} finally {
		closeSync(fd);
	}
}

/** Removes a journal whose acquisition was entered. */
export function removeJournal(place: TargetPlace): void {
	try {
		unlinkSync(journalPath(place));
		syncFolderAt(Buffer.from(place.folder));
	} catch (error) {
		if (codeOf(error) !== 'ENOENT') throw refusalOfTarget(error, Buffer.from(place.folder), journalPath(place));
	}
}

export const journalPath = ({ folder, name }: TargetPlace): Buffer =>
	within(Buffer.from(folder), Buffer.concat([name, Buffer.from('.acquiring')]));

/** Every whole line; a torn one is left out. */
function linesOf(bytes: Buffer): unknown[] {
	const found: unknown[] = [];
	for (const line of bytes.toString('utf8').split('\n')) {
		if (line === '') continue;
		try {
			found.push(JSON.parse(line));
		} catch {
			// A write that a crash or a full disk cut short; the line after it begins anew.
		}
	}
	return found;
}
