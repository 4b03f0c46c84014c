/**
 * What a disk holds now and what of it would survive: files as bytes with unsynced changes, folders as names with
 * unsynced changes. A power cut keeps what was synced and any part of the rest, in any order: 512-byte sectors of one
 * write without the others, a size without its bytes, a later name without an earlier one. That is more than journalled
 * file systems do and no more than POSIX allows.
 */
import type { Random } from './random';

const SECTOR = 512;
const NOTHING = Buffer.alloc(0);

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly cutTo: number };

export class SimulatedFile {
	live: Buffer = NOTHING;
	#durable: Buffer = NOTHING;
	#unsynced: Change[] = [];

	write(at: number, bytes: Buffer): void {
		this.live = written(this.live, at, bytes);
		this.#unsynced.push({ at, bytes });
	}

	truncate(cutTo: number): void {
		this.live = cut(this.live, cutTo);
		this.#unsynced.push({ cutTo });
	}

	sync(): void {
		for (const change of this.#unsynced) this.#durable = changed(this.#durable, change);
		this.#unsynced = [];
	}

	/** As kernels do when writing back fails: the pages count as clean, the disk has some of them, reading shows all. */
	failSync(random: Random): void {
		this.#durable = someOf(this.#durable, this.#unsynced, random);
		this.#unsynced = [];
	}

	cutPower(random: Random): void {
		const chance = random.below(4);
		if (chance === 0) this.sync();
		else if (chance === 1) this.#durable = someOf(this.#durable, this.#unsynced, random);
		else if (chance === 2 && this.#unsynced.length > 0) this.#durable = cut(this.#durable, this.live.length);
		this.#unsynced = [];
		this.live = this.#durable;
	}
}

export type SimulatedNode = SimulatedFile | SimulatedFolder;
interface Rename {
	readonly put?: readonly [string, SimulatedNode];
	readonly remove?: string;
}

export class SimulatedFolder {
	readonly live = new Map<string, SimulatedNode>();
	readonly #durable = new Map<string, SimulatedNode>();
	#unsynced: Rename[] = [];

	/** Both at once, or neither. */
	change(rename: Rename): void {
		apply(this.live, rename);
		this.#unsynced.push(rename);
	}

	sync(): void {
		for (const rename of this.#unsynced) apply(this.#durable, rename);
		this.#unsynced = [];
	}

	cutPower(random: Random, seen = new Set<SimulatedNode>()): void {
		const prefix = random.oneIn(2) ? random.below(this.#unsynced.length + 1) : null;
		this.#unsynced.forEach((rename, place) => {
			if (prefix === null ? random.oneIn(2) : place < prefix) apply(this.#durable, rename);
		});
		this.#unsynced = [];
		this.live.clear();
		for (const [name, node] of this.#durable) {
			this.live.set(name, node);
			if (seen.has(node)) continue;
			seen.add(node);
			node instanceof SimulatedFile ? node.cutPower(random) : node.cutPower(random, seen);
		}
	}
}

function apply(names: Map<string, SimulatedNode>, { put, remove }: Rename): void {
	if (remove !== undefined) names.delete(remove);
	if (put) names.set(put[0], put[1]);
}

function changed(bytes: Buffer, change: Change): Buffer {
	return 'cutTo' in change ? cut(bytes, change.cutTo) : written(bytes, change.at, change.bytes);
}

function written(bytes: Buffer, at: number, more: Buffer): Buffer {
	const grown = Buffer.alloc(Math.max(bytes.length, at + more.length));
	grown.set(bytes);
	grown.set(more, at);
	return grown;
}

function cut(bytes: Buffer, size: number): Buffer {
	if (size <= bytes.length) return bytes.subarray(0, size);
	return written(bytes, size, NOTHING);
}

/** Any of the sectors that the changes touch, each by chance. */
function someOf(bytes: Buffer, changes: readonly Change[], random: Random): Buffer {
	let now = bytes;
	for (const change of changes) {
		if ('cutTo' in change) {
			if (random.oneIn(2)) now = cut(now, change.cutTo);
			continue;
		}
		for (let from = 0; from < change.bytes.length; ) {
			const to = Math.min(change.bytes.length, from + SECTOR - ((change.at + from) % SECTOR));
			if (random.oneIn(2)) now = written(now, change.at + from, change.bytes.subarray(from, to));
			from = to;
		}
	}
	return now;
}
