/**
 * Where evidence is read from: a regular file or, only here, a block device. Opened for reading alone, never through a
 * link, never waiting; what was looked at is what is read.
 * What must hold: a range that cannot be read is tried again sector by sector, three times, then stands as zeros and is
 * listed; a source that is gone is no bad range; one that moved never passes as one that stood still.
 */
import {
	type BigIntStats,
	closeSync,
	constants,
	fstatSync,
	lstatSync,
	openSync,
	readFileSync,
	readSync,
} from 'node:fs';
import { Refused } from '../../shared/refusal';
import { kindOf, refusalOfKind, refusalOfReplaced, refusalOfSystem } from '../hashing/kinds';
import { displayName } from '../hashing/names';
import type { Range, SourceIdentity } from './acquire-messages';

export const SECTOR_BYTES = 512;
const TRIES = 3;
/** Around an error blocks of this size are tried before sectors are. */
const BLOCK_BYTES = 64 * 1024;
/** How far past its stated size a file is read; a log may grow for ever. */
const BEYOND_BYTES = 64 * 1024 * 1024;
/** Linux stamps times at its tick, 1 to 10 ms: two writes within one tick look like one. */
const TICK_MS = 20;
const HOW = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const MEDIUM_ERRORS = new Set(['EIO', 'ENODATA', 'EREMOTEIO', 'EILSEQ', 'EBADMSG']);

/** pread(2); handed in so that a failing disk can be tried. */
export type ReadAt = (fd: number, into: Uint8Array, offset: number, length: number, at: number) => number;

export class Source {
	readonly kind: 'file' | 'device';
	/** As stated when it was opened. */
	readonly sizeBytes: number;
	readonly identity: SourceIdentity;
	readonly stats: BigIntStats;
	readonly #bad: Range[] = [];
	#readBytes = 0;
	/** False while it is read a second time: what is bad then was listed the first time. */
	listsBad = true;
	readonly #fd: number;
	readonly #path: Buffer;
	readonly #access: Buffer;
	readonly #read: ReadAt;

	private constructor(path: Buffer, access: Buffer, fd: number, stats: BigIntStats, read: ReadAt) {
		this.#path = path;
		this.#access = access;
		this.#fd = fd;
		this.#read = read;
		this.stats = stats;
		this.kind = stats.isBlockDevice() ? 'device' : 'file';
		this.sizeBytes = this.kind === 'device' ? deviceBytes(stats.rdev, path) : Number(stats.size);
		this.identity = identityOf(stats, this.sizeBytes);
	}

	/** Refuses as `EvidenceFile` does, but for a block device where `devices` allows one. */
	static open(path: Buffer, { access = path, devices = false, read = readAt }: OpenOptions = {}): Source {
		let fd: number | undefined;
		try {
			const seen = lstatSync(access, { bigint: true });
			const kind = kindOf(seen);
			if (kind !== 'file' && !(devices && kind === 'block-device')) throw refusalOfKind(kind, path, access);
			fd = openSync(access, HOW);
			const opened = fstatSync(fd, { bigint: true });
			if (kindOf(opened) !== kind || opened.ino !== seen.ino || opened.dev !== seen.dev)
				throw refusalOfReplaced(path, 'opened');
			if (opened.size > BigInt(Number.MAX_SAFE_INTEGER))
				throw new Refused('evidence.too-large', `“${displayName(path)}” is larger than 8 PiB.`, 'Split it into parts.');
			return new Source(path, access, fd, opened, read);
		} catch (error) {
			if (fd !== undefined) closeSync(fd);
			throw refusalOfSystem(error, path);
		}
	}

	/** How long to wait, in ms, so that a further change bears another time than the last one; usually 0. */
	get settlesInMs(): number {
		const age = Date.now() - Number(this.stats.ctimeMs);
		return this.kind === 'file' && age >= 0 && age < TICK_MS ? TICK_MS - age : 0;
	}

	/** What could not be read so far, ascending and apart. */
	get badRanges(): readonly Range[] {
		return this.#bad;
	}

	/** For reading anew from some place on. */
	forgetBad(): void {
		this.#bad.length = 0;
	}

	/** Fills `into` from byte `at` on; less only at the end. Refuses `evidence.*` where reading fails beyond repair. */
	fill(into: Uint8Array, at: number): number {
		const end = this.kind === 'device' ? this.sizeBytes : this.sizeBytes + BEYOND_BYTES;
		const wanted = Math.min(into.length, Math.max(0, end - at));
		let filled = 0;
		while (filled < wanted) {
			const length = this.#fillOnce(into, filled, wanted - filled, at + filled);
			if (length === 0) break;
			filled += length;
		}
		this.#readBytes = Math.max(this.#readBytes, at + filled);
		return filled;
	}

	/** What moved since `before`: what was seen when it was first opened, maybe by a run that was interrupted. */
	movements(before: SourceIdentity = this.identity): string[] {
		const now = fstatSync(this.#fd, { bigint: true });
		const moved: string[] = [];
		if (this.kind === 'device') {
			if (before.sizeBytes !== this.sizeBytes || deviceBytes(now.rdev, this.#path) !== before.sizeBytes)
				moved.push('size');
		} else {
			const after = identityOf(now, Number(now.size));
			if (after.sizeBytes !== before.sizeBytes) moved.push('size');
			if (after.mtimeNs !== before.mtimeNs) moved.push('mtime');
			if (after.ctimeNs !== before.ctimeNs) moved.push('ctime');
			if (after.ino !== before.ino) moved.push('inode');
			if (after.sizeBytes !== this.#readBytes) moved.push('length');
		}
		try {
			const there = lstatSync(this.#access, { bigint: true });
			if (there.ino !== now.ino || there.dev !== now.dev) moved.push('path replaced');
		} catch {
			moved.push('path gone');
		}
		return moved;
	}

	close(): void {
		closeSync(this.#fd);
	}

	#fillOnce(into: Uint8Array, offset: number, length: number, at: number): number {
		try {
			return this.#read(this.#fd, into, offset, length, at);
		} catch (error) {
			if (!isOfMedium(error)) throw refusalOfSystem(error, this.#path);
		}
		this.#mustBeThere();
		const until = Math.min(length, Math.max(0, this.sizeBytes - at));
		let filled = 0;
		while (filled < until) {
			const step = Math.min(BLOCK_BYTES - ((at + filled) % BLOCK_BYTES), until - filled);
			const got = this.#around(into, offset + filled, step, at + filled);
			if (got === 0) break;
			filled += got;
		}
		return filled;
	}

	/** One block around an error: whole, else by sectors. */
	#around(into: Uint8Array, offset: number, length: number, at: number): number {
		try {
			return this.#read(this.#fd, into, offset, length, at);
		} catch (error) {
			if (!isOfMedium(error)) throw refusalOfSystem(error, this.#path);
		}
		for (let done = 0; done < length; ) {
			const step = Math.min(SECTOR_BYTES - ((at + done) % SECTOR_BYTES), length - done);
			const got = this.#sector(into, offset + done, step, at + done);
			if (got === 0) return done;
			done += got;
		}
		return length;
	}

	#sector(into: Uint8Array, offset: number, length: number, at: number): number {
		for (let attempt = 0; attempt < TRIES; attempt++) {
			try {
				return this.#read(this.#fd, into, offset, length, at);
			} catch (error) {
				if (!isOfMedium(error)) throw refusalOfSystem(error, this.#path);
			}
		}
		into.fill(0, offset, offset + length);
		if (!this.listsBad) return length;
		const last = this.#bad.at(-1);
		if (last?.toExclusive === at) this.#bad[this.#bad.length - 1] = { from: last.from, toExclusive: at + length };
		else this.#bad.push({ from: at, toExclusive: at + length });
		return length;
	}

	/** A stick that was pulled out fails everywhere; that is no bad range. */
	#mustBeThere(): void {
		const gone =
			this.kind === 'device' && process.platform === 'linux' && deviceBytes(this.stats.rdev, this.#path) === 0;
		if (gone || this.sizeBytes === 0) throw refusalOfSystem({ code: gone ? 'ENXIO' : 'EIO' }, this.#path);
	}
}

export interface OpenOptions {
	/** Reaches the same file where its path is too long for the system. */
	readonly access?: Buffer;
	readonly devices?: boolean;
	readonly read?: ReadAt;
}

const readAt: ReadAt = (fd, into, offset, length, at) => readSync(fd, into, offset, length, at);

const isOfMedium = (error: unknown) => MEDIUM_ERRORS.has(String((error as { code?: unknown } | null)?.code));

function identityOf({ ino, mtimeNs, ctimeNs }: BigIntStats, sizeBytes: number): SourceIdentity {
	return { sizeBytes, ino: String(ino), mtimeNs: String(mtimeNs), ctimeNs: String(ctimeNs) };
}

/** A block device's size in bytes, as the kernel states it in sysfs (in units of 512 bytes, whatever its sectors). */
function deviceBytes(rdev: bigint, path: Buffer): number {
	const major = ((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & ~0xfffn);
	const minor = (rdev & 0xffn) | ((rdev >> 12n) & ~0xffn);
	try {
		return Number(readFileSync(`/sys/dev/block/${major}:${minor}/size`, 'latin1').trim()) * SECTOR_BYTES;
	} catch {
		throw new Refused(
			'evidence.device-size',
			`The size of “${displayName(path)}” cannot be found out.`,
			'Make an image of it with another tool and acquire the image.',
		);
	}
}
