/**
 * Parts on a stick: written under a temporary name while they are digested, synced, renamed to their digest, their
 * folder synced. What must hold: a part under its name was written whole; none is ever changed, and none that a kept
 * manifest names is removed.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { SHA256, type Sha256 } from '../../shared/vocabulary';
import { type Disk, type DiskFile, nodeDisk, OPEN, OWNER_FILE } from '../store/disk';
import { asRefusal, makeFolder, syncFolder, temporaryFor, writeAll } from '../store/durable';
import type { Part } from './manifest';
import { incoming, namesIn, partFolder, partPath } from './places';

/** A part is at most so long: FAT holds no file of 4 GiB, and after a pulled stick at most this is copied again. */
export const LONGEST_PART_BYTES = 1024 * 1024 * 1024;
const BLOCK_BYTES = 1024 * 1024;

/** A stretch of a file. */
export interface Stretch {
	readonly path: string;
	readonly from: number;
	readonly sizeBytes: number;
	/** It is the whole of a file that may be replaced by another at any time: what it is long is known when it is open. */
	readonly whole?: boolean;
}

/** Cuts a stretch into as many as parts need. */
export function* cut(stretch: Stretch, longest = LONGEST_PART_BYTES): Generator<Stretch> {
	const { path, from, sizeBytes, whole } = stretch;
	if (whole) yield stretch;
	else
		for (let done = 0; done < sizeBytes; done += longest)
			yield { path, from: from + done, sizeBytes: Math.min(longest, sizeBytes - done) };
}

/** Hands a stretch's bytes on, block by block; errors of the source name its path. Fewer bytes are `disk.EIO`. */
export async function* blocksOf(stretch: Stretch, disk: Disk = nodeDisk): AsyncGenerator<Buffer> {
	const { path, from, whole } = stretch;
	let file: DiskFile | undefined;
	try {
		file = await disk.open(path, OPEN.read);
		const sizeBytes = whole ? (await file.stat()).size : stretch.sizeBytes;
		for (let done = 0; done < sizeBytes; ) {
			const block = Buffer.allocUnsafe(Math.min(BLOCK_BYTES, sizeBytes - done));
			const { bytesRead } = await file.read(block, 0, block.length, from + done);
			if (bytesRead === 0) throw Object.assign(new Error('EIO: the file ends too early'), { code: 'EIO' });
			done += bytesRead;
			yield block.subarray(0, bytesRead);
		}
	} catch (error) {
		throw asRefusal(error, path);
	} finally {
		await file?.close();
	}
}

export async function digestOf(stretch: Stretch): Promise<Sha256> {
	const hash = createHash('sha256');
	for await (const block of blocksOf(stretch)) hash.update(block);
	return hash.digest('hex') as Sha256;
}

export class Parts {
	readonly #root: string;
	readonly #disk: Disk;
	/** What stands on the stick, by digest. */
	readonly #sizes = new Map<string, number>();

	private constructor(root: string, disk: Disk) {
		this.#root = root;
		this.#disk = disk;
	}

	/** Opens what is there, and removes what interrupted copies left. Errors of the disk may come as Node throws them. */
	static async open(root: string, disk: Disk = nodeDisk): Promise<Parts> {
		const parts = new Parts(root, disk);
		await makeFolder(incoming(root), disk);
		for (const name of await namesIn(incoming(root))) await disk.unlink(join(incoming(root), name));
		for (const folder of await namesIn(join(root, 'parts'))) {
			if (!/^[0-9a-f]{2}$/.test(folder)) continue;
			for (const name of await namesIn(join(root, 'parts', folder)))
				if (SHA256.test(name)) parts.#sizes.set(name, (await disk.lstat(partPath(root, name))).size);
		}
		return parts;
	}

	has({ sha256, sizeBytes }: Part): boolean {
		return this.#sizes.get(sha256) === sizeBytes;
	}

	/** What stands there and is none of `named`. */
	besides(named: ReadonlySet<string>): Part[] {
		return [...this.#sizes].flatMap(([sha256, sizeBytes]) =>
			named.has(sha256) ? [] : [{ sha256: sha256 as Sha256, sizeBytes }],
		);
	}

	/** Copies a stretch; its part may be longer or shorter than it where that is a whole file. `onStick` turns errors of the stick into words; those of the source stay. */
	async put(
		stretch: Stretch,
		onStick: <T>(work: () => Promise<T>) => Promise<T>,
		onBytes: (bytes: number) => void,
	): Promise<Part> {
		const temporary = temporaryFor(join(incoming(this.#root), 'part'));
		const hash = createHash('sha256');
		const file = await onStick(() => this.#disk.open(temporary, OPEN.fresh, OWNER_FILE));
		let done = 0;
		try {
			for await (const block of blocksOf(stretch)) {
				hash.update(block);
				await onStick(() => writeAll(file, block, done));
				done += block.length;
				onBytes(block.length);
			}
			await onStick(() => file.sync());
			await onStick(() => file.close());
		} catch (error) {
			await file.close().catch(() => undefined);
			await this.#disk.unlink(temporary).catch(() => undefined);
			throw error;
		}
		const part = { sha256: hash.digest('hex') as Sha256, sizeBytes: done };
		await onStick(async () => {
			await makeFolder(partFolder(this.#root, part.sha256), this.#disk);
			await this.#disk.rename(temporary, partPath(this.#root, part.sha256));
			await syncFolder(partFolder(this.#root, part.sha256), this.#disk);
		});
		this.#sizes.set(part.sha256, part.sizeBytes);
		return part;
	}

	async remove(sha256: string): Promise<void> {
		await this.#disk.unlink(partPath(this.#root, sha256));
		this.#sizes.delete(sha256);
	}
}
