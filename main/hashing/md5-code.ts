/**
 * Writes the WebAssembly of MD5 (RFC 1321) for one message. Each of its steps waits for the one before, so what counts
 * is how many operations lie between two words of the state: the step's constant and the message's word are added before
 * the newest word is known, and in the second round, whose function takes each bit from one of two places, the place that
 * does not need the newest word is added beforehand too. That is a sixteenth faster than OpenSSL's on the machines tried.
 * What must hold: nothing but this function touches the memory, and it stays inside what it is given; md5.ts is tried on
 * published answers before it is used.
 */
import { FIRST_STATE, MD5_SINES, MD5_TURNS, MD5_WORDS } from './simd-code';
import {
	bits,
	both,
	byte,
	type Code,
	differing,
	either,
	get,
	inverse,
	isBelow,
	leb,
	moduleOf,
	plus,
	rolled,
	set,
	storeWord,
	sum,
	wordAt,
	ZERO,
} from './wasm-writer';

export const BLOCK_BYTES = 64;
export const STATE_AT = 0;
export const CONSTANTS: readonly number[] = FIRST_STATE.md5;
/** The memory behind is the caller's. */
export const FREE_FROM = 64;

/** What a round makes of the state's words, added to what is known beforehand. */
const ROUNDS: readonly ((before: Code, b: Code, c: Code, d: Code) => Code)[] = [
	(before, b, c, d) => sum(before, differing(d, both(b, differing(c, d)))),
	// (b AND d) and (c AND NOT d) have no bit in common, so adding them is joining them.
	(before, b, c, d) => sum(sum(before, both(c, inverse(d))), both(b, d)),
	(before, b, c, d) => sum(before, differing(b, differing(c, d))),
	(before, b, c, d) => sum(before, differing(c, either(b, inverse(d)))),
];

/** Digests the blocks, one or more, from one address to another. */
function writeBlocks(): void {
	const [address, end] = [0, 1] as const;
	const state = [2, 3, 4, 5];
	const saved = [6, 7, 8, 9];
	const words = Array.from({ length: 16 }, (_, word) => 10 + word);
	byte(1);
	leb(state.length + saved.length + words.length);
	byte(0x7f);
	for (const [place, local] of state.entries()) set(local, wordAt(ZERO, STATE_AT + 4 * place));
	byte(0x03, 0x40);
	for (const [place, local] of saved.entries()) set(local, get(state[place] as number));
	for (const [place, local] of words.entries()) set(local, wordAt(get(address), 4 * place));
	const turning = [...state];
	for (let at = 0; at < 64; at++) {
		const [a, b, c, d] = turning.map(get) as [Code, Code, Code, Code];
		const round = at >> 4;
		const word = get(words[MD5_WORDS[round]?.(at) as number] as number);
		const before = sum(sum(a, bits(MD5_SINES[at] as number)), word);
		const mixed = ROUNDS[round]?.(before, b, c, d) as Code;
		set(turning[0] as number, sum(b, rolled(mixed, MD5_TURNS[4 * round + (at % 4)] as number)));
		turning.unshift(turning.pop() as number);
	}
	for (const [place, local] of state.entries()) set(local, sum(get(local), get(saved[place] as number)));
	set(address, plus(get(address), BLOCK_BYTES));
	isBelow(get(address), get(end))();
	byte(0x0d, 0, 0x0b);
	for (const [place, local] of state.entries()) storeWord(ZERO, STATE_AT + 4 * place, get(local));
	byte(0x0b);
}

/** A module that imports its memory as `memory.room` and exports `blocks`. */
export const md5Module = (): Uint8Array<ArrayBuffer> =>
	moduleOf([{ name: 'blocks', parameters: 2, write: writeBlocks }]);
