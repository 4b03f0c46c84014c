/**
 * Reads back what was written, from the medium where that can be had: through a fresh descriptor that goes around the
 * kernel's cache (O_DIRECT). Where a system or file system has no such way the reading says so: `cache`.
 * What must hold: every byte that is digested was read by this descriptor, and `medium` is said only where all were.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { Sha256 } from '../../shared/vocabulary';
import { codeOf, type DiskFile, nodeDisk, OPEN } from '../store/disk';

/** `medium`: around the cache. `cache`: maybe only what the kernel still remembers. */
export type ReadBack = 'medium' | 'cache';

const BLOCK_BYTES = 1024 * 1024;
/** O_DIRECT wants addresses, places and lengths that are multiples of a sector; no sector is longer than a page. */
const PAGE_BYTES = 4096;
/** Allocators give addresses that are multiples of 16. */
const STEP_BYTES = 16;

export class MediumReader {
	/** Longer than a block, so that an aligned one lies in it somewhere; JavaScript cannot see addresses, trying shows. */
	readonly #memory = new Uint8Array(BLOCK_BYTES + PAGE_BYTES);
	#alignedAt: number | null = null;
	#read: ReadBack = constants.O_DIRECT === undefined ? 'cache' : 'medium';

	/** How everything so far was read. */
	get read(): ReadBack {
		return this.#read;
	}

	/**
	 * SHA-256 of each stretch of a file, one after the other from its start, and how many bytes the file has.
	 * Errors of the disk come as Node throws them.
	 */
	async digests(
		path: string,
		sizes: readonly number[],
		onBytes: (bytes: number) => void,
	): Promise<{ digests: Sha256[]; sizeBytes: number }> {
		if (this.#read === 'medium') {
			try {
				return await this.#digests(path, OPEN.read | constants.O_DIRECT, sizes, onBytes);
			} catch (error) {
				if (codeOf(error) !== 'EINVAL') throw error;
				this.#read = 'cache';
			}
		}
		return this.#digests(path, OPEN.read, sizes, onBytes);
	}

	async #digests(path: string, how: number, sizes: readonly number[], onBytes: (bytes: number) => void) {
		const file = await nodeDisk.open(path, how);
		try {
			return await this.#stretches(file, sizes, onBytes);
		} finally {
			await file.close();
		}
	}

	async #stretches(file: DiskFile, sizes: readonly number[], onBytes: (bytes: number) => void) {
		const digests: Sha256[] = [];
		const left = [...sizes];
		let hash = createHash('sha256');
		let missing = left.shift() ?? 0;
		let at = 0;
		const settle = () => {
			while (missing === 0 && digests.length < sizes.length) {
				digests.push(hash.digest('hex') as Sha256);
				hash = createHash('sha256');
				missing = left.shift() ?? 0;
			}
		};
		settle();
		for (;;) {
			const block = await this.#block(file, at);
			if (block.length === 0) break;
			for (let from = 0; from < block.length && digests.length < sizes.length; ) {
				const until = Math.min(block.length, from + missing);
				hash.update(block.subarray(from, until));
				missing -= until - from;
				from = until;
				settle();
			}
			at += block.length;
			onBytes(block.length);
			// O_DIRECT can begin only at a sector, and only the end of a file is none.
			if (this.#read === 'medium' && block.length % 512 !== 0) break;
		}
		if (digests.length < sizes.length) digests.push(hash.digest('hex') as Sha256);
		return { digests, sizeBytes: at };
	}

	async #block(file: DiskFile, at: number): Promise<Uint8Array> {
		if (this.#read === 'cache') return this.#blockFrom(file, 0, at);
		if (this.#alignedAt !== null) return this.#blockFrom(file, this.#alignedAt, at);
		for (let offset = 0; ; offset += STEP_BYTES) {
			try {
				const block = await this.#blockFrom(file, offset, at);
				if (block.length > 0) this.#alignedAt = offset;
				return block;
			} catch (error) {
				if (codeOf(error) !== 'EINVAL' || offset + STEP_BYTES >= PAGE_BYTES) throw error;
			}
		}
	}

	async #blockFrom(file: DiskFile, offset: number, at: number): Promise<Uint8Array> {
		const { bytesRead } = await file.read(this.#memory, offset, BLOCK_BYTES, at);
		return this.#memory.subarray(offset, offset + bytesRead);
	}
}
