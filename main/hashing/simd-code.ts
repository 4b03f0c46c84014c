/**
 * Writes the WebAssembly that digests several messages at once: MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4) work on
 * words of 32 bits, so four messages fit into the four lanes of a vector, and each step is done for all of them at the
 * price of one. Written here step by step instead of kept as bytes, so that everybody can read what runs.
 * What must hold: nothing but these functions touches the memory, and they stay inside the blocks that they are given;
 * lanes.ts tries them on published answers before they are used.
 */

import {
	add,
	and,
	bits,
	byte,
	type Code,
	crossed,
	get,
	inEach,
	isBelow,
	isGreater,
	leb,
	load,
	moduleOf,
	not,
	or,
	plus,
	right,
	set,
	shuffle,
	splatted,
	store,
	turned,
	wordAt,
	xor,
	ZERO,
} from './wasm-writer';

/** One function's digest, for `wordsOf` and as the exported name. */
export type LaneDigest = 'md5' | 'sha1' | 'sha256';

/** Where in the memory the constants lie. */
const CONSTANTS: Readonly<Record<LaneDigest, number>> = { md5: 0, sha1: 256, sha256: 272 };
/** What every function takes, lane by lane: the messages' addresses, and of how many blocks each is. */
export const ADDRESSES_AT = 1024;
export const COUNTS_AT = 1056;
/** What every function gives: word by word, four lanes side by side, and so group by group. */
export const STATES_AT = 1088;
/** The memory behind is the caller's. */
export const FREE_FROM = 4096;

export const MD5_TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21] as const;
/** Which word of the block a step takes, by the round. */
export const MD5_WORDS: readonly ((at: number) => number)[] = [
	(at) => at % 16,
	(at) => (5 * at + 1) % 16,
	(at) => (3 * at + 5) % 16,
	(at) => (7 * at) % 16,
];
export const MD5_SINES = Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32));
/** FIPS 180-4, sections 4.2.2 and 5.3.3: of the first primes. */
const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime > 0)) primes.push(n);
const SHA1_CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

export const CONSTANT_WORDS: readonly (readonly [at: number, words: readonly number[]])[] = [
	[CONSTANTS.md5, MD5_SINES],
	[CONSTANTS.sha1, SHA1_CONSTANTS],
	[CONSTANTS.sha256, primes.map((prime) => fraction(Math.cbrt(prime)))],
];
const LAST = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
export const FIRST_STATE: Readonly<Record<LaneDigest, readonly number[]>> = {
	md5: LAST,
	sha1: [...LAST, 0xc3d2e1f0],
	sha256: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
};

/** Its first 32 bits; a double has 15 more, and the published answers show that none of them is rounded away. */
function fraction(root: number): number {
	return Math.floor((root % 1) * 2 ** 32);
}

const BIG_ENDIAN = [0, 1, 2, 3].flatMap((word) => [3, 2, 1, 0].map((byte) => 4 * word + byte));

/** Locals of one group of four messages. */
export interface Group {
	/** Addresses of its messages' blocks. */
	readonly messages: readonly number[];
	readonly words: readonly number[];
	readonly state: number[];
	readonly spare: readonly [number, number, number, number];
	/** Of how many blocks its messages are. */
	readonly counts: number;
	readonly statesAt: number;
}

/** Words of a block of four messages, word by word side by side. */
export function gather({ messages, words, spare }: Group, bigEndian: boolean): void {
	for (let four = 0; four < 4; four++) {
		const rows = messages.map((message) => load(get(message), 16 * four));
		const own = words.slice(4 * four, 4 * four + 4);
		for (const [place, row] of rows.entries()) set(own[place] as number, row);
		crossed(own, spare);
		if (bigEndian) for (const word of own) set(word, shuffle(get(word), get(word), BIG_ENDIAN));
	}
}

/** One step of each digest for one group; it renames the group's state instead of moving it. */
const STEPS: Readonly<Record<LaneDigest, { steps: number; step(group: Group, at: number): void }>> = {
	md5: {
		steps: 64,
		step({ words, state, spare: [t] }, at) {
			const [a, b, c, d] = state.map(get) as [Code, Code, Code, Code];
			const round = at >> 4;
			const word = MD5_WORDS[round]?.(at) as number;
			const mixed = [
				() => xor(d, and(b, xor(c, d))),
				() => xor(c, and(d, xor(b, c))),
				() => xor(b, xor(c, d)),
				() => xor(c, or(b, not(d))),
			][round]?.() as Code;
			const sum = add(add(a, splatted(CONSTANTS.md5 + 4 * at), get(words[word] as number)), mixed);
			const by = MD5_TURNS[4 * round + (at % 4)] as number;
			set(t, sum);
			set(state[0] as number, add(b, turned(get(t), by)));
			state.unshift(state.pop() as number);
		},
	},
	sha1: {
		steps: 80,
		step({ words, state, spare: [t] }, at) {
			const [a, b, c, d, e] = state.map(get) as [Code, Code, Code, Code, Code];
			const word = (back: number) => get(words[(at - back + 16) % 16] as number);
			const own = words[at % 16] as number;
			if (at > 15) {
				set(t, xor(word(3), word(8), word(14), word(16)));
				set(own, turned(get(t), 1));
			}
			const round = Math.floor(at / 20);
			const mixed =
				round === 0 ? xor(d, and(b, xor(c, d))) : round === 2 ? or(and(b, c), and(d, xor(b, c))) : xor(b, c, d);
			const rest = add(e, splatted(CONSTANTS.sha1 + 4 * round), get(own));
			set(state[4] as number, add(rest, mixed, turned(a, 5)));
			set(state[1] as number, turned(b, 30));
			state.unshift(state.pop() as number);
		},
	},
	sha256: {
		steps: 64,
		step({ words, state, spare: [t, u] }, at) {
			const [a, b, c, d, e, f, g, h] = state.map(get) as [Code, Code, Code, Code, Code, Code, Code, Code];
			const word = (back: number) => get(words[(at - back + 16) % 16] as number);
			const own = words[at % 16] as number;
			const turns = (of: Code, ...by: readonly number[]) => xor(...by.map((one) => turned(of, 32 - one)));
			if (at > 15) {
				const early = xor(turns(word(15), 7, 18), right(word(15), 3));
				const late = xor(turns(word(2), 17, 19), right(word(2), 10));
				set(own, add(add(get(own), word(7)), add(early, late)));
			}
			const rest = add(h, splatted(CONSTANTS.sha256 + 4 * at), get(own));
			set(t, add(rest, xor(g, and(e, xor(f, g))), turns(e, 6, 11, 25)));
			set(u, add(turns(a, 2, 13, 22), or(and(a, b), and(c, or(a, b)))));
			set(state[3] as number, add(d, get(t)));
			set(state[7] as number, add(get(t), get(u)));
			state.unshift(state.pop() as number);
		},
	},
};

/**
 * The function: digests as many messages as it has lanes, from their addresses to the end of their own blocks; it takes
 * the number of blocks that the longest has, one or more, and 1 where the messages go on from the states that lie there.
 * Shorter ones are read on, and what is read does not count.
 */
function body(digest: LaneDigest, groups: number): void {
	const lanes = 4 * groups;
	const first = FIRST_STATE[digest];
	const [longest, goesOn, done] = [0, 1, 2] as const;
	const numbers = 1 + lanes;
	let next = 3;
	const take = (count: number) => Array.from({ length: count }, () => next++);
	const addresses = take(lanes);
	const all: Group[] = Array.from({ length: groups }, (_, group) => ({
		messages: addresses.slice(4 * group, 4 * group + 4),
		words: take(16),
		state: take(first.length),
		spare: take(4) as [number, number, number, number],
		counts: next++,
		statesAt: STATES_AT + 16 * first.length * group,
	}));
	byte(2);
	leb(numbers);
	byte(0x7f);
	leb(next - 2 - numbers);
	byte(0x7b);
	for (const [lane, address] of addresses.entries()) set(address, wordAt(ZERO, ADDRESSES_AT + 4 * lane));
	// Unless it goes on, the messages begin here.
	get(goesOn)();
	byte(0x45, 0x04, 0x40);
	for (const { state, statesAt } of all)
		for (const place of state.keys()) store(statesAt + 16 * place, inEach(bits(first[place] as number)));
	byte(0x0b);
	for (const [group, { counts, state, statesAt }] of all.entries()) {
		set(counts, load(ZERO, COUNTS_AT + 16 * group));
		for (const [place, local] of state.entries()) set(local, load(ZERO, statesAt + 16 * place));
	}
	byte(0x03, 0x40);
	for (const group of all) gather(group, digest !== 'md5');
	const { steps, step } = STEPS[digest];
	for (let number = 0; number < steps; number++) for (const group of all) step(group, number);
	for (const { state, statesAt, counts, spare } of all) {
		const [counted] = spare;
		set(counted, isGreater(get(counts), inEach(get(done))));
		for (const [place, local] of state.entries()) {
			set(local, add(and(get(local), get(counted)), load(ZERO, statesAt + 16 * place)));
			store(statesAt + 16 * place, get(local));
		}
	}
	for (const address of addresses) set(address, plus(get(address), 64));
	set(done, plus(get(done), 1));
	isBelow(get(done), get(longest))();
	// Back to the loop's beginning while the longest has blocks left; then the ends of the loop and of the function.
	byte(0x0d, 0, 0x0b, 0x0b);
}

/** A module that imports its memory as `memory.room` and exports one function for each digest, by its name. */
export const laneModule = (digests: readonly (readonly [LaneDigest, groups: number])[]): Uint8Array<ArrayBuffer> =>
	moduleOf(
		digests.map(([digest, groups]) => ({
			name: digest,
			parameters: 2,
			write: () => body(digest, groups),
		})),
	);
