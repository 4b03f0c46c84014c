/**
 * MD5 of one long message, by code with a shorter chain of steps (md5-code.ts) than the machine's own library has: MD5
 * is what a large file's digests wait for, since no two cores can share it.
 * What must hold: the digest does not depend on how the message is cut into updates.
 */
import type { Engine, RunningDigest } from './engines';
import { BLOCK_BYTES, CONSTANTS, FREE_FROM, md5Module, STATE_AT } from './md5-code';
import { openWasmRoom, type WasmFunction } from './wasm-room';

/** As much as is digested at once; what was just copied here is still in the processor's cache. */
const ROOM_BYTES = 65_536;
/** The end mark and the length (RFC 1321, sections 3.1 and 3.2). */
const ENDING_BYTES = 9;
const DIGEST_BYTES = 16;

class Md5 implements RunningDigest {
	private readonly bytes: Uint8Array;
	private readonly words: Uint32Array;
	private held = 0;
	private length = 0;

	constructor(
		memory: ArrayBuffer,
		private readonly blocks: WasmFunction,
	) {
		this.bytes = new Uint8Array(memory);
		this.words = new Uint32Array(memory, STATE_AT, CONSTANTS.length);
	}

	begin(): this {
		this.words.set(CONSTANTS);
		this.held = 0;
		this.length = 0;
		return this;
	}

	update(block: Uint8Array): void {
		this.length += block.length;
		for (let at = 0; at < block.length; ) {
			const take = Math.min(ROOM_BYTES - this.held, block.length - at);
			this.bytes.set(block.subarray(at, at + take), FREE_FROM + this.held);
			this.held += take;
			at += take;
			if (this.held < ROOM_BYTES) return;
			this.blocks(FREE_FROM, FREE_FROM + ROOM_BYTES);
			this.held = 0;
		}
	}

	hex(): string {
		const from = FREE_FROM + this.held;
		const end = FREE_FROM + Math.ceil((this.held + ENDING_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
		this.bytes.fill(0, from, end);
		this.bytes[from] = 0x80;
		const view = new DataView(this.bytes.buffer);
		view.setUint32(end - 8, (this.length * 8) >>> 0, true);
		view.setUint32(end - 4, Math.floor(this.length / 2 ** 29) >>> 0, true);
		this.blocks(FREE_FROM, end);
		return Buffer.from(this.bytes.subarray(STATE_AT, STATE_AT + DIGEST_BYTES)).toString('hex');
	}
}

/** For MD5 only. */
export const shortChainEngine: Engine = {
	name: 'short chain',
	warmsUp: true,
	async open(digest) {
		if (digest !== 'md5') return undefined;
		const opened = await openWasmRoom<'blocks'>(md5Module(), FREE_FROM + ROOM_BYTES + 2 * BLOCK_BYTES);
		if (opened === null) return undefined;
		const running = new Md5(opened.memory, opened.functions.blocks);
		return () => running.begin();
	},
};
