/**
 * A whole disk in memory, handed to the store in place of the real one. It takes writes in part, runs full, fails a
 * call (once or from then on), and can be stopped at any call: by killing the program (what it wrote stays in the
 * kernel) or by cutting the power (what was not synced is anybody's guess; simulated-tree.ts).
 */
import { constants } from 'node:fs';
import type { Disk, DiskFile } from '../../main/store/disk';
import type { Operation } from '../store/faulty-disk';
import type { Random } from './random';
import { SimulatedFile, SimulatedFolder, type SimulatedNode } from './simulated-tree';

/** Thrown by every call after the disk was stopped: the program is no more. */
export class Stopped extends Error {}

export interface PlannedFault {
	/** The call, counted from now (1-based), that fails; with `sticky`, every later call of that operation too. */
	readonly at: number;
	readonly sticky: boolean;
	/** Only calls of this operation count. */
	readonly only?: Operation;
	/** Else one that fits the call, by chance. */
	readonly code?: string;
}

const CODES: Readonly<Record<Operation, readonly string[]>> = {
	open: ['EIO', 'EACCES', 'EMFILE', 'ENOSPC'],
	read: ['EIO'],
	write: ['EIO', 'ENOSPC'],
	sync: ['EIO', 'EIO', 'ENOSPC'],
	datasync: ['EIO', 'EIO', 'ENOSPC'],
	truncate: ['EIO', 'EACCES'],
	stat: ['EIO'],
	close: ['EIO'],
	rename: ['EIO', 'ENOSPC', 'EACCES'],
	link: ['EIO', 'ENOSPC', 'EACCES'],
	unlink: ['EIO', 'EACCES'],
	mkdir: ['EIO', 'ENOSPC', 'EACCES'],
	readdir: ['EIO', 'EMFILE'],
	lstat: ['EIO', 'EACCES'],
};

export class SimulatedDisk implements Disk {
	calls = 0;
	boots = 0;
	freeBytes = Number.MAX_SAFE_INTEGER;
	/** Reads and writes now and then do less than asked. */
	short = false;
	stopped = false;
	/** Everything stops before the next call of this operation. */
	stopBefore: Operation | null = null;
	/** Did a planned fault happen? */
	failed = false;
	readonly #root = new SimulatedFolder();
	readonly #random: Random;
	#generation = 0;
	#stopAt = 0;
	#untilFault = 0;
	#fault: PlannedFault | null = null;
	#failing: { readonly operation: Operation; readonly code: string } | null = null;

	constructor(random: Random) {
		this.#random = random;
	}

	/** From now on: a fault, and a call at which everything stops; both counted from now. */
	plan(fault: PlannedFault | null, stopAfter: number | null): void {
		this.#fault = fault;
		this.#untilFault = fault?.at ?? 0;
		this.#failing = null;
		this.failed = false;
		this.#stopAt = stopAfter === null ? 0 : this.calls + stopAfter;
	}

	/** Everything works again. */
	heal(): void {
		this.plan(null, null);
		this.freeBytes = Number.MAX_SAFE_INTEGER;
		this.short = false;
	}

	/** The program is gone; another may start on the same disk. */
	kill(): void {
		this.#generation += 1;
		this.stopped = false;
	}

	cutPower(): void {
		this.kill();
		this.boots += 1;
		this.#root.cutPower(this.#random);
	}

	/** The disk as one program sees it: another object each time, as nothing a program remembers outlives it. */
	forProgram(): Disk {
		return {
			open: (path, flags) => this.open(String(path), flags),
			rename: (from, to) => this.rename(from, to),
			link: (existing, fresh) => this.link(existing, fresh),
			unlink: (path) => this.unlink(String(path)),
			mkdir: (path) => this.mkdir(path),
			readdir: (path) => this.readdir(path),
			lstat: (path) => this.lstat(path),
		};
	}

	/** A file's bytes as a reader would see them, past all faults; null if there is none. */
	peek(path: string): Buffer | null {
		const found = this.#find(path);
		return found instanceof SimulatedFile ? found.live : null;
	}

	async open(path: string, flags: number): Promise<DiskFile> {
		const found = this.#find(path);
		this.#step('open', found);
		const { O_CREAT, O_EXCL, O_DIRECTORY } = constants;
		if (flags & O_CREAT) {
			if (found && flags & O_EXCL) throw failure('EEXIST');
			const file = new SimulatedFile();
			this.#parent(path).change({ put: [nameOf(path), file] });
			return this.#opened(file);
		}
		if (!found) throw failure('ENOENT');
		if (flags & O_DIRECTORY && found instanceof SimulatedFile) throw failure('ENOTDIR');
		return this.#opened(found);
	}

	async rename(from: string, to: string): Promise<void> {
		this.#step('rename');
		const node = this.#find(from);
		if (!node) throw failure('ENOENT');
		const parent = this.#parent(to);
		if (parent !== this.#parent(from)) throw new Error('the store renames within a folder only');
		parent.change({ put: [nameOf(to), node], remove: nameOf(from) });
	}

	async link(existing: string, fresh: string): Promise<void> {
		this.#step('link');
		const node = this.#find(existing);
		if (!node) throw failure('ENOENT');
		if (this.#find(fresh)) throw failure('EEXIST');
		this.#parent(fresh).change({ put: [nameOf(fresh), node] });
	}

	async unlink(path: string): Promise<void> {
		this.#step('unlink');
		if (!this.#find(path)) throw failure('ENOENT');
		this.#parent(path).change({ remove: nameOf(path) });
	}

	async mkdir(path: string): Promise<void> {
		this.#step('mkdir');
		if (this.#find(path)) throw failure('EEXIST');
		this.#parent(path).change({ put: [nameOf(path), new SimulatedFolder()] });
	}

	async readdir(path: string): Promise<string[]> {
		this.#step('readdir');
		const found = this.#find(path);
		if (!(found instanceof SimulatedFolder)) throw failure(found ? 'ENOTDIR' : 'ENOENT');
		return [...found.live.keys()];
	}

	async lstat(path: string) {
		this.#step('lstat');
		const found = this.#find(path);
		if (!found) throw failure('ENOENT');
		return statOf(found);
	}

	#opened(node: SimulatedNode): DiskFile {
		const generation = this.#generation;
		let open = true;
		const step = (operation: Operation) => {
			if (generation !== this.#generation) throw new Stopped();
			this.#step(operation, node);
			if (!open) throw failure('EBADF');
		};
		const file = () => {
			if (node instanceof SimulatedFile) return node;
			throw failure('EISDIR');
		};
		const sync = (operation: 'sync' | 'datasync') => {
			step(operation);
			node.sync();
		};
		return {
			read: async (into, offset, length, position) => {
				step('read');
				const part = file().live.subarray(position, position + this.#some(length));
				into.set(part, offset);
				return { bytesRead: part.length };
			},
			write: async (from, offset, length, position) => {
				const bytes = Buffer.from(from.subarray(offset, offset + length));
				const taken = bytes.subarray(0, Math.min(this.#some(length), this.freeBytes));
				try {
					step('write');
				} catch (error) {
					// A write that fails, or that the end comes in, may have got somewhere.
					if (generation === this.#generation && open)
						file().write(position, taken.subarray(0, this.#random.below(taken.length + 1)));
					throw error;
				}
				if (taken.length === 0 && length > 0) throw failure('ENOSPC');
				this.freeBytes -= taken.length;
				file().write(position, taken);
				return { bytesWritten: taken.length };
			},
			sync: async () => sync('sync'),
			datasync: async () => sync('datasync'),
			truncate: async (size) => {
				step('truncate');
				file().truncate(size);
			},
			stat: async () => {
				step('stat');
				return statOf(node);
			},
			close: async () => {
				const was = open;
				open = false;
				if (generation === this.#generation && was) this.#step('close');
			},
		};
	}

	/** Every call comes by here. `node` is what an open file or folder, or one to be opened, stands for. */
	#step(operation: Operation, node?: SimulatedNode): void {
		if (this.stopped) throw new Stopped();
		this.calls += 1;
		if (this.calls === this.#stopAt || operation === this.stopBefore) {
			this.stopped = true;
			throw new Stopped();
		}
		const counts = this.#fault !== null && (this.#fault.only ?? operation) === operation;
		if (counts) this.#untilFault -= 1;
		if (this.#fault && counts && this.#untilFault === 0) {
			const planned = this.#fault.code ?? this.#random.pick(CODES[operation]);
			// The rights of a folder do not come and go while a program runs.
			const code = node instanceof SimulatedFolder && planned === 'EACCES' ? 'EMFILE' : planned;
			if (this.#fault.sticky) this.#failing = { operation, code };
			throw this.#fail(code, operation, node);
		}
		if (this.#failing?.operation === operation) throw this.#fail(this.#failing.code, operation, node);
	}

	#fail(code: string, operation: Operation, node?: SimulatedNode): Error {
		this.failed = true;
		const syncing = operation === 'sync' || operation === 'datasync';
		if (syncing && code === 'EIO' && node instanceof SimulatedFile) node.failSync(this.#random);
		return failure(code);
	}

	#some(length: number): number {
		return this.short && length > 1 && this.#random.oneIn(3) ? 1 + this.#random.below(length) : length;
	}

	#find(path: string): SimulatedNode | undefined {
		let node: SimulatedNode | undefined = this.#root;
		for (const name of path.split('/').filter(Boolean)) {
			if (node instanceof SimulatedFile) throw failure('ENOTDIR');
			node = node?.live.get(name);
		}
		return node;
	}

	#parent(path: string): SimulatedFolder {
		const found = this.#find(path.slice(0, path.lastIndexOf('/')));
		if (!(found instanceof SimulatedFolder)) throw failure(found ? 'ENOTDIR' : 'ENOENT');
		return found;
	}
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function statOf(node: SimulatedNode) {
	const isFile = node instanceof SimulatedFile;
	return { size: isFile ? node.live.length : 0, isFile: () => isFile, isDirectory: () => !isFile };
}

function failure(code: string): Error {
	return Object.assign(new Error(`${code}: simulated`), { code });
}
