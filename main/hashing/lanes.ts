/**
 * Small messages digested side by side in the lanes of vectors (simd-code.ts): on two cores this makes the MD5s of
 * 100,000 small files in the time that one native MD5 takes for a quarter of them.
 * What must hold: each message's digest is its own, whatever lies beside it; nothing before or behind the room is
 * written.
 */
import {
	ADDRESSES_AT,
	CONSTANT_WORDS,
	COUNTS_AT,
	FIRST_STATE,
	FREE_FROM,
	type LaneDigest,
	laneModule,
	STATES_AT,
} from './simd-code';
import { openWasmRoom, type WasmFunction } from './wasm-room';

/** Where in the room a message lies; `PADDING_BYTES` behind it are free. */
export interface Piece {
	readonly from: number;
	readonly bytes: number;
}

/** Hexadecimal digests of the pieces, in their order. */
export type DigestPieces = (pieces: readonly Piece[]) => string[];

/** A block, and its end mark and length (RFC 1321, section 3.1; FIPS 180-4, section 5.1). */
export const PADDING_BYTES = 128;
const BLOCK = 64;
const BEGINS = 0;
/** MD5's steps wait for each other, so two groups of four fill the processor better; the others fill it alone. */
const GROUPS: Readonly<Record<LaneDigest, number>> = { md5: 2, sha1: 1, sha256: 1 };

/** Whether messages can be digested side by side at all. */
export const hasLanes = (name: string): name is LaneDigest => name in GROUPS;

export interface Lanes {
	/** Put the messages here. */
	readonly room: Uint8Array;
	/** Those that were asked for. */
	readonly digests: Readonly<Partial<Record<LaneDigest, DigestPieces>>>;
}

/** `null` where this machine's WebAssembly has no vectors. */
export async function openLanes(roomBytes: number, names: readonly LaneDigest[]): Promise<Lanes | null> {
	const module = laneModule(names.map((name) => [name, GROUPS[name]]));
	// A short message beside a long one is read on behind its end, at most by the room's length.
	const opened = await openWasmRoom<LaneDigest>(module, FREE_FROM + 2 * roomBytes);
	if (opened === null) return null;
	const { memory, functions } = opened;
	const room = new Uint8Array(memory, FREE_FROM, roomBytes);
	const words = new Uint32Array(memory, 0, FREE_FROM / 4);
	for (const [at, constants] of CONSTANT_WORDS) words.set(constants, at / 4);
	const digests: Partial<Record<LaneDigest, DigestPieces>> = {};
	for (const name of names) digests[name] = piecesBy(name, functions[name], words, room);
	return { room, digests };
}

function piecesBy(name: LaneDigest, digest: WasmFunction, words: Uint32Array, room: Uint8Array): DigestPieces {
	const lanes = 4 * GROUPS[name];
	const wordsOf = FIRST_STATE[name].length;
	const bigEndian = name !== 'md5';
	const view = new DataView(room.buffer, room.byteOffset, room.length);
	return (pieces) => {
		const count = pieces.length;
		// Sorted by their blocks, so that those side by side end together; and which piece it is.
		const order = new Float64Array(count);
		for (let at = 0; at < count; at++) order[at] = padded(view, room, pieces[at] as Piece, bigEndian) * count + at;
		order.sort();
		const found = new Uint32Array(count * wordsOf);
		for (let from = 0; from < count; from += lanes) {
			const last = Math.min(from + lanes, count) - 1;
			for (let lane = 0; lane < lanes; lane++) {
				// A lane without a message goes along with the last.
				const key = order[Math.min(from + lane, last)] as number;
				words[ADDRESSES_AT / 4 + lane] = FREE_FROM + (pieces[key % count] as Piece).from;
				words[COUNTS_AT / 4 + lane] = key / count;
			}
			digest(words[COUNTS_AT / 4 + lanes - 1] as number, BEGINS);
			for (let lane = 0; from + lane <= last; lane++) {
				const piece = (order[from + lane] as number) % count;
				const state = STATES_AT / 4 + (lane >> 2) * 4 * wordsOf + (lane & 3);
				for (let word = 0; word < wordsOf; word++) found[piece * wordsOf + word] = words[state + 4 * word] as number;
			}
		}
		const bytes = Buffer.from(found.buffer);
		const hex = (bigEndian ? bytes.swap32() : bytes).toString('hex');
		const digits = wordsOf * 8;
		return pieces.map((_, at) => hex.slice(at * digits, (at + 1) * digits));
	};
}

/** Writes the end mark and the `length` behind a message, or behind the last piece of a longer one. @returns its blocks */
export function padded(
	view: DataView,
	room: Uint8Array,
	{ from, bytes }: Piece,
	bigEndian: boolean,
	length = bytes,
): number {
	const blocks = Math.ceil((bytes + 9) / BLOCK);
	const end = from + blocks * BLOCK;
	room.fill(0, from + bytes, end);
	room[from + bytes] = 0x80;
	const [low, high] = [(length * 8) >>> 0, Math.floor(length / 2 ** 29)];
	view.setUint32(bigEndian ? end - 4 : end - 8, low, !bigEndian);
	view.setUint32(bigEndian ? end - 8 : end - 4, high, !bigEndian);
	return blocks;
}
