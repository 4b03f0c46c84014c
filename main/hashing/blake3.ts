/**
 * BLAKE3 in vectors: four chunks of a message at once (blake3-code.ts), twice as fast as one after the other.
 * What must hold: the digest does not depend on how the message is cut into updates; the last chunk stays unread until
 * the end, for only then is it known whether it is the root.
 */
import {
	BLOCK_BYTES,
	type Blake3Function,
	blake3Module,
	CHUNK_BYTES,
	CHUNK_END,
	CHUNK_START,
	CONSTANTS,
	CV_BYTES,
	FREE_FROM,
	IV_AT,
	PARENT,
	ROOT,
} from './blake3-code';
import type { Engine, RunningDigest } from './engines';
import { openWasmRoom, type WasmFunction } from './wasm-room';

/** So many chunks are a tree of their own before they join the others. */
const CHUNKS = 64;
const ROOM_BYTES = CHUNKS * CHUNK_BYTES;
const LOW = 2 ** 32;

/** Places in the memory. A tree of 2⁵³ bytes is less than 54 high. */
const VALUE_AT = FREE_FROM;
const BLOCK_AT = VALUE_AT + CV_BYTES;
const STACK_AT = 256;
const VALUES_AT = 4096;
const ROOM_AT = 8192;

class Blake3 implements RunningDigest {
	private held = 0;
	/** Chunks that are in the stack. */
	private done = 0;
	private depth = 0;

	constructor(
		private readonly bytes: Uint8Array,
		private readonly functions: Readonly<Record<Blake3Function, WasmFunction>>,
	) {}

	begin(): this {
		this.held = 0;
		this.done = 0;
		this.depth = 0;
		return this;
	}

	update(block: Uint8Array): void {
		for (let at = 0; at < block.length; ) {
			if (this.held === ROOM_BYTES) this.tree();
			const take = Math.min(ROOM_BYTES - this.held, block.length - at);
			this.bytes.set(block.subarray(at, at + take), ROOM_AT + this.held);
			this.held += take;
			at += take;
		}
	}

	hex(): string {
		const last = Math.max(0, Math.ceil(this.held / CHUNK_BYTES) - 1);
		if (last > 0) this.chunks(Math.ceil(last / 4));
		for (let chunk = 0; chunk < last; chunk++) this.join(VALUES_AT + CV_BYTES * chunk, this.done + chunk + 1);
		this.lastChunk(this.done + last, ROOM_AT + CHUNK_BYTES * last, this.held - CHUNK_BYTES * last);
		while (this.depth > 0) this.parentOf(this.depth === 1 ? PARENT | ROOT : PARENT);
		return Buffer.from(this.bytes.subarray(VALUE_AT, VALUE_AT + CV_BYTES)).toString('hex');
	}

	/** The full room as one chaining value of the stack. */
	private tree(): void {
		this.chunks(CHUNKS / 4);
		for (let pairs = CHUNKS / 2; pairs >= 1; pairs /= 2)
			this.functions.parents(VALUES_AT, VALUES_AT, Math.ceil(pairs / 4));
		this.done += CHUNKS;
		this.held = 0;
		this.join(VALUES_AT, this.done / CHUNKS);
	}

	private chunks(groups: number): void {
		this.functions.chunks(ROOM_AT, this.done % LOW, Math.floor(this.done / LOW), VALUES_AT, groups);
	}

	/** Puts a chaining value on the stack, and joins what is a whole tree with it; `count`: of its like, with this one. */
	private join(at: number, count: number): void {
		this.bytes.copyWithin(VALUE_AT, at, at + CV_BYTES);
		for (let left = count; left % 2 === 0; left /= 2) this.parentOf(PARENT);
		this.bytes.copyWithin(STACK_AT + CV_BYTES * this.depth++, VALUE_AT, VALUE_AT + CV_BYTES);
	}

	/** Of the stack's top and the value at hand. */
	private parentOf(flags: number): void {
		const top = STACK_AT + CV_BYTES * --this.depth;
		this.bytes.copyWithin(BLOCK_AT, top, top + CV_BYTES);
		this.bytes.copyWithin(BLOCK_AT + CV_BYTES, VALUE_AT, VALUE_AT + CV_BYTES);
		this.functions.one(IV_AT, BLOCK_AT, 0, 0, BLOCK_BYTES, flags, VALUE_AT);
	}

	private lastChunk(counter: number, at: number, length: number): void {
		const blocks = Math.max(1, Math.ceil(length / BLOCK_BYTES));
		this.bytes.fill(0, at + length, at + blocks * BLOCK_BYTES);
		this.bytes.copyWithin(VALUE_AT, IV_AT, IV_AT + CV_BYTES);
		for (let block = 0; block < blocks; block++) {
			const own = Math.min(BLOCK_BYTES, length - block * BLOCK_BYTES);
			let flags = block === 0 ? CHUNK_START : 0;
			if (block === blocks - 1) flags |= this.depth === 0 ? CHUNK_END | ROOT : CHUNK_END;
			const from = at + block * BLOCK_BYTES;
			this.functions.one(VALUE_AT, from, counter % LOW, Math.floor(counter / LOW), own, flags, VALUE_AT);
		}
	}
}

/** For BLAKE3 only, and where WebAssembly has vectors. */
export const vectorEngine: Engine = {
	name: 'vectors',
	warmsUp: true,
	async open(digest) {
		if (digest !== 'blake3') return undefined;
		const opened = await openWasmRoom<Blake3Function>(blake3Module(), ROOM_AT + ROOM_BYTES);
		if (opened === null) return undefined;
		new Uint32Array(opened.memory).set(CONSTANTS, IV_AT / 4);
		const running = new Blake3(new Uint8Array(opened.memory), opened.functions);
		return () => running.begin();
	},
};
