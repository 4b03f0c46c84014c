/**
 * One evidence file, opened honestly and read once from its first byte to its last.
 * What must hold: nothing but a regular file is ever opened; the file that was looked at is the file that is read; what
 * could not be read is zero-filled and listed; and a file that moved in between never passes as one that stood still.
 * What stat cannot show stays unseen: a disk that gives other bytes under the same times, or a page written through a
 * memory map. Acquisition therefore reads twice.
 */
import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { Refused } from '../../shared/refusal';
import type { Instant } from '../../shared/vocabulary';
import { kindOf, refusalOfKind, refusalOfReplaced, refusalOfSystem } from './kinds';
import { displayName, type EvidencePath } from './names';

/** What changed while a file was read. `length`: it gave more or fewer bytes than the system says it has. */
export type Movement = 'size' | 'mtime' | 'ctime' | 'inode' | 'length' | 'path replaced' | 'path gone';

/** Bytes that could not be read and stand as zeros in the digests; `from` up to but without `toExclusive`. */
export interface BadRange {
	readonly from: number;
	readonly toExclusive: number;
}

/** What one reading found. */
export interface Reading {
	/** Bytes that were read and digested. */
	readonly sizeBytes: number;
	/** `null` where the file's time lies outside the years 0 to 9999. */
	readonly modifiedAt: Instant | null;
	/** Empty where the file stood still. */
	readonly changedWhileRead: readonly Movement[];
	/** Ascending and apart; empty where every byte was read. */
	readonly badRanges: readonly BadRange[];
}

/** pread(2); handed in so that a failing disk can be tried. */
export type ReadAt = (fd: number, into: Uint8Array, length: number, at: number) => number;

/** Bytes asked for at once: more gained nothing, less costs calls. */
export const BLOCK_BYTES = 1024 * 1024;
/** A disk's smallest unit: after an error the block is tried again in steps of this. */
const SECTOR = 512;
/** Linux stamps times at its tick, 1 to 10 ms: two writes within one tick look like one. */
export const TICK_MS = 20;
/** How far past its stated size a file is read; /proc says 0 of files that have bytes, a log may grow for ever. */
const BEYOND_SIZE = 64 * 1024 * 1024;
const HOW = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const readAt: ReadAt = (fd, into, length, at) => readSync(fd, into, 0, length, at);

export class EvidenceFile {
	/** Ascending; grows while the file is read. */
	private readonly bad: BadRange[] = [];
	private readBytes = 0;
	private open = true;
	private begun = false;

	private constructor(
		private readonly path: EvidencePath,
		private readonly access: EvidencePath,
		private readonly fd: number,
		private before: BigIntStats,
		private readonly read: ReadAt,
	) {}

	/**
	 * Refuses with `evidence.folder`, `.link`, `.fifo`, `.socket`, `.character-device`, `.block-device`, `.missing`,
	 * `.unreadable`, `.replaced` or `.too-large`. `access` reaches the same file where its path is too long for the system.
	 */
	static openAt(path: EvidencePath, access: EvidencePath = path, read: ReadAt = readAt): EvidenceFile {
		let fd: number | undefined;
		try {
			const seen = lstatSync(access, { bigint: true });
			const kind = kindOf(seen);
			if (kind !== 'file') throw refusalOfKind(kind, path, access);
			fd = openQuietly(access, Number(seen.uid));
			const opened = fstatSync(fd, { bigint: true });
			if (!opened.isFile() || opened.ino !== seen.ino || opened.dev !== seen.dev)
				throw refusalOfReplaced(path, 'opened');
			if (opened.size > BigInt(Number.MAX_SAFE_INTEGER)) throw tooLarge(path);
			return new EvidenceFile(path, access, fd, opened, read);
		} catch (error) {
			if (fd !== undefined) closeSync(fd);
			throw refusalOfSystem(error, path);
		}
	}

	/** The size the system states; what is read may differ, and then `changedWhileRead` says so. */
	get statedBytes(): number {
		return Number(this.before.size);
	}

	/** How long to wait, in ms, so that a further change bears another time than the last one; usually 0. */
	get settlesInMs(): number {
		const age = Date.now() - Number(this.before.ctimeMs);
		return age >= 0 && age < TICK_MS ? TICK_MS - age : 0;
	}

	/**
	 * The file's bytes in order, each block in the room given: use it before asking for the next.
	 * Begins anew each time, also the comparison. Refuses with `evidence.unreadable` where reading fails beyond repair.
	 */
	*blocks(room: Uint8Array | (() => Uint8Array)): Generator<Uint8Array, void, undefined> {
		// Once waited for (`settlesInMs`), what was seen at opening may be older than the wait.
		if (this.begun || Date.now() - Number(this.before.ctimeMs) < 1000)
			this.before = fstatSync(this.fd, { bigint: true });
		this.begun = true;
		this.bad.length = 0;
		this.readBytes = 0;
		const end = Math.min(this.statedBytes + BEYOND_SIZE, Number.MAX_SAFE_INTEGER);
		while (this.readBytes < end) {
			const buffer = typeof room === 'function' ? room() : room;
			const length = this.fill(buffer, Math.min(buffer.length, end - this.readBytes));
			if (length === 0) return;
			this.readBytes += length;
			yield buffer.subarray(0, length);
		}
	}

	/** After the last block: compares what the file is now, by its descriptor and by its path, with what it was. */
	settle(): Reading {
		const after = fstatSync(this.fd, { bigint: true });
		const { before } = this;
		const moved: Movement[] = [];
		if (after.size !== before.size) moved.push('size');
		if (after.mtimeNs !== before.mtimeNs) moved.push('mtime');
		if (after.ctimeNs !== before.ctimeNs) moved.push('ctime');
		if (after.ino !== before.ino || after.dev !== before.dev) moved.push('inode');
		if (after.size !== BigInt(this.readBytes)) moved.push('length');
		const path = this.pathNow(after);
		if (path !== undefined) moved.push(path);
		return {
			sizeBytes: this.readBytes,
			modifiedAt: instantOf(before.mtimeNs),
			changedWhileRead: moved,
			badRanges: [...this.bad],
		};
	}

	close(): void {
		if (!this.open) return;
		this.open = false;
		closeSync(this.fd);
	}

	private pathNow(after: BigIntStats): Movement | undefined {
		try {
			const now = lstatSync(this.access, { bigint: true });
			return now.ino === after.ino && now.dev === after.dev ? undefined : 'path replaced';
		} catch {
			return 'path gone';
		}
	}

	private fill(buffer: Uint8Array, wanted: number): number {
		try {
			return this.read(this.fd, buffer, wanted, this.readBytes);
		} catch (error) {
			if (!isMediaError(error)) throw refusalOfSystem(error, this.path);
			return this.fillAroundHoles(buffer, wanted);
		}
	}

	/** Sector by sector; one that still fails becomes zeros. Past the stated size nothing is missed: that is the end. */
	private fillAroundHoles(buffer: Uint8Array, wanted: number): number {
		if (this.statedBytes === 0) throw refusalOfSystem({ code: 'EIO' }, this.path);
		const until = Math.min(wanted, Math.max(0, this.statedBytes - this.readBytes));
		let filled = 0;
		while (filled < until) {
			const at = this.readBytes + filled;
			const step = Math.min(SECTOR - (at % SECTOR), until - filled);
			const piece = buffer.subarray(filled, filled + step);
			try {
				const length = this.read(this.fd, piece, step, at);
				if (length === 0) return filled;
				filled += length;
			} catch (error) {
				if (!isMediaError(error)) throw refusalOfSystem(error, this.path);
				piece.fill(0);
				this.noteBad(at, at + step);
				filled += step;
			}
		}
		return filled;
	}

	private noteBad(from: number, toExclusive: number): void {
		const last = this.bad.at(-1);
		if (last?.toExclusive === from) this.bad[this.bad.length - 1] = { from: last.from, toExclusive };
		else this.bad.push({ from, toExclusive });
	}
}

const account = process.geteuid?.() ?? -1;

/** Without touching the time of last access where the system allows that (owner or root, Linux). Follows no link. */
export function openQuietly(access: EvidencePath, owner: number): number {
	const quiet = constants.O_NOATIME ?? 0;
	// Asking in vain costs more than reading a small file.
	if (quiet !== 0 && (account === 0 || owner === account)) {
		try {
			return openSync(access, HOW | quiet);
		} catch (error) {
			if ((error as { code?: unknown }).code !== 'EPERM') throw error;
		}
	}
	return openSync(access, HOW);
}

function isMediaError(error: unknown): boolean {
	return (error as { code?: unknown } | null)?.code === 'EIO';
}

function tooLarge(path: EvidencePath): Refused {
	const sentence = `“${displayName(path)}” states a size beyond 9,007,199,254,740,991 bytes.`;
	return new Refused('evidence.too-large', sentence, 'Split it into parts.');
}

/** A file's time in ns since 1970, cut to ms; `null` outside the years 0 to 9999 (RFC 3339, section 1). */
export function instantOf(ns: bigint): Instant | null {
	return instantOfMs(msOf(ns));
}

/** Nanoseconds cut to whole milliseconds, towards the past. */
export function msOf(ns: bigint): number {
	return Number(ns >= 0n ? ns / 1_000_000n : (ns - 999_999n) / 1_000_000n);
}

/** As `instantOf`, of whole milliseconds. */
export function instantOfMs(ms: number): Instant | null {
	const date = new Date(ms);
	if (!Number.isFinite(date.getTime())) return null;
	const text = date.toISOString();
	// Years before 0 and after 9999 are longer (ECMA-262, Date Time String Format).
	return text.length === 24 ? (text as Instant) : null;
}
