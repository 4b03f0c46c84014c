/**
 * Writes the WebAssembly of BLAKE3 (The BLAKE3 Team, “BLAKE3: one function, fast everywhere”, section 2). A long message
 * is a tree of chunks that do not wait for each other, so four of them fill the four lanes of a vector.
 * What must hold: nothing but these functions touches the memory, and they stay inside what they are given; blake3.ts
 * is tried on published answers before it is used.
 */
import { FIRST_STATE } from './simd-code';
import {
	add,
	bitsIfSame,
	byte,
	type Code,
	crossed,
	either,
	get,
	inEach,
	leb,
	load,
	moduleOf,
	plus,
	set,
	splatted,
	splattedAt,
	storeAt,
	storeFirst,
	turned,
	whole,
	xor,
	ZERO,
} from './wasm-writer';

export type Blake3Function = 'chunks' | 'parents' | 'one';

export const CHUNK_BYTES = 1024;
export const BLOCK_BYTES = 64;
export const CV_BYTES = 32;
/** Section 2.2, table 3. */
export const CHUNK_START = 1;
export const CHUNK_END = 2;
export const PARENT = 4;
export const ROOT = 8;

/** The initial value, that of SHA-256, and the number of each lane, are at the memory's beginning. */
export const IV_AT = 0;
const LANES_AT = CV_BYTES;
export const CONSTANTS: readonly number[] = [...FIRST_STATE.sha256, 0, 1, 2, 3];
/** The memory behind is the caller's. */
export const FREE_FROM = 64;

const PERMUTATION = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
const ROUNDS = 7;
const MIXED = [
	[0, 4, 8, 12],
	[1, 5, 9, 13],
	[2, 6, 10, 14],
	[3, 7, 11, 15],
	[0, 5, 10, 15],
	[1, 6, 11, 12],
	[2, 7, 8, 13],
	[3, 4, 9, 14],
] as const;

/** Locals of four compressions side by side. */
interface Locals {
	readonly words: readonly number[];
	readonly state: readonly number[];
	readonly spare: readonly number[];
}

/** Declares `numbers` plain locals and those of the compression, behind the parameters. */
function locals(parameters: number, numbers: number): Locals {
	let next = parameters + numbers;
	const take = (count: number) => Array.from({ length: count }, () => next++);
	const made = { words: take(16), state: take(16), spare: take(4) };
	byte(2);
	leb(numbers);
	byte(0x7f);
	leb(next - parameters - numbers);
	byte(0x7b);
	return made;
}

/** The words of four blocks of a message that begin `apart` bytes from each other. */
function gather({ words, spare }: Locals, address: number, apart: number): void {
	for (let four = 0; four < 4; four++) {
		const own = words.slice(4 * four, 4 * four + 4);
		for (const [lane, word] of own.entries()) set(word, load(get(address), apart * lane + 16 * four));
		crossed(own, spare);
	}
}

/** The first eight words of the state, where no chaining value goes in. */
function fresh({ state }: Locals): void {
	for (let word = 0; word < 8; word++) set(state[word] as number, splatted(IV_AT + 4 * word));
}

/** The compression function (section 2.2): the chaining values are then in the state's first eight words. */
function compress(
	{ words, state, spare }: Locals,
	inputs: readonly [low: Code, high: Code, length: Code, flags: Code],
): void {
	for (let word = 0; word < 4; word++) set(state[8 + word] as number, splatted(IV_AT + 4 * word));
	for (const [place, input] of inputs.entries()) set(state[12 + place] as number, input);
	const t = spare[0] as number;
	let order = [...words];
	for (let round = 0; round < ROUNDS; round++) {
		for (const [number, places] of MIXED.entries()) {
			const [a, b, c, d] = places.map((place) => state[place]) as [number, number, number, number];
			const half = (word: number, first: number, second: number) => {
				set(a, add(get(a), get(b), get(word)));
				set(t, xor(get(d), get(a)));
				set(d, turned(get(t), 32 - first));
				set(c, add(get(c), get(d)));
				set(t, xor(get(b), get(c)));
				set(b, turned(get(t), 32 - second));
			};
			half(order[2 * number] as number, 16, 12);
			half(order[2 * number + 1] as number, 8, 7);
		}
		order = PERMUTATION.map((from) => order[from] as number);
	}
	for (let word = 0; word < 8; word++)
		set(state[word] as number, xor(get(state[word] as number), get(state[8 + word] as number)));
}

/** Four chaining values one after the other. */
function put({ state, spare }: Locals, out: number): void {
	for (const half of [0, 4]) {
		const own = state.slice(half, half + 4);
		crossed(own, spare);
		for (const [lane, word] of own.entries()) storeAt(get(out), CV_BYTES * lane + 4 * half, get(word));
	}
}

/** `body` until `left`, which it must lessen, is 0. */
function loop(left: number, body: () => void): void {
	byte(0x03, 0x40);
	body();
	get(left)();
	byte(0x0d, 0, 0x0b);
}

const more = (local: number, by: number) => set(local, plus(get(local), by));
const end = () => byte(0x0b);

/** Groups of four whole chunks, one after the other. The counter is that of the first; `low` must not pass 2³². */
function writeChunks(): void {
	const [address, low, high, out, groups, left] = [0, 1, 2, 3, 4, 5] as const;
	const own = locals(5, 1);
	const blocks = CHUNK_BYTES / BLOCK_BYTES;
	loop(groups, () => {
		fresh(own);
		set(left, whole(blocks));
		loop(left, () => {
			gather(own, address, CHUNK_BYTES);
			const counter = add(inEach(get(low)), load(ZERO, LANES_AT));
			const flags = either(bitsIfSame(get(left), blocks, CHUNK_START), bitsIfSame(get(left), 1, CHUNK_END));
			compress(own, [counter, inEach(get(high)), inEach(whole(BLOCK_BYTES)), inEach(flags)]);
			more(address, BLOCK_BYTES);
			more(left, -1);
		});
		put(own, out);
		more(address, 3 * CHUNK_BYTES);
		more(low, 4);
		more(out, 4 * CV_BYTES);
		more(groups, -1);
	});
	end();
}

/** Groups of four parents, each of the two chaining values that stand side by side. `out` may be where those began. */
function writeParents(): void {
	const [address, out, groups] = [0, 1, 2] as const;
	const own = locals(3, 0);
	loop(groups, () => {
		fresh(own);
		gather(own, address, BLOCK_BYTES);
		compress(own, [inEach(ZERO), inEach(ZERO), inEach(whole(BLOCK_BYTES)), inEach(whole(PARENT))]);
		put(own, out);
		more(address, 4 * BLOCK_BYTES);
		more(out, 4 * CV_BYTES);
		more(groups, -1);
	});
	end();
}

/** One compression of any sort; `out` may be where the chaining value stands. */
function writeOne(): void {
	const [value, block, low, high, length, flags, out] = [0, 1, 2, 3, 4, 5, 6] as const;
	const own = locals(7, 0);
	for (let word = 0; word < 8; word++) set(own.state[word] as number, splattedAt(get(value), 4 * word));
	for (let word = 0; word < 16; word++) set(own.words[word] as number, splattedAt(get(block), 4 * word));
	compress(own, [inEach(get(low)), inEach(get(high)), inEach(get(length)), inEach(get(flags))]);
	for (let word = 0; word < 8; word++) storeFirst(get(out), 4 * word, get(own.state[word] as number));
	end();
}

/** A module that imports its memory as `memory.room`. */
export const blake3Module = (): Uint8Array<ArrayBuffer> =>
	moduleOf([
		{ name: 'chunks', parameters: 5, write: writeChunks },
		{ name: 'parents', parameters: 3, write: writeParents },
		{ name: 'one', parameters: 7, write: writeOne },
	]);
