/**
 * Small messages digested side by side in the lanes of vectors (simd-code.ts): on two cores this makes the MD5s of
 * 100,000 small files in the time that one native MD5 takes for a quarter of them.
 * What must hold: each message's digest is its own, whatever lies beside it; nothing before or behind the room is
 * touched.
 */
import { CONSTANT_WORDS, FIRST_STATE, FREE_FROM, type LaneDigest, laneModule, STATES_AT } from './simd-code';
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
/** MD5's steps wait for each other, so two groups of four fill the processor better; the others fill it alone. */
const GROUPS: readonly (readonly [LaneDigest, number])[] = [
	['md5', 2],
	['sha1', 1],
	['sha256', 1],
];

/** Whether messages can be digested side by side at all. */
export const hasLanes = (name: string): name is LaneDigest => name in STATES_AT;

export interface Lanes {
	/** Put the messages here. */
	readonly room: Uint8Array;
	readonly digests: Readonly<Record<LaneDigest, DigestPieces>>;
}

/** `null` where this machine's WebAssembly has no vectors. */
export async function openLanes(roomBytes: number): Promise<Lanes | null> {
	const opened = await openWasmRoom<LaneDigest>(laneModule(GROUPS), FREE_FROM + roomBytes);
	if (opened === null) return null;
	const { memory, functions } = opened;
	const room = new Uint8Array(memory, FREE_FROM, roomBytes);
	const words = new Uint32Array(memory, 0, FREE_FROM / 4);
	for (const [at, constants] of CONSTANT_WORDS) words.set(constants, at / 4);
	const of = (digest: LaneDigest) => piecesBy(digest, functions[digest], words, room);
	return { room, digests: { md5: of('md5'), sha1: of('sha1'), sha256: of('sha256') } };
}

/** `compress` takes the addresses of as many messages as there are lanes, then the blocks to be digested of each. */
function piecesBy(digest: LaneDigest, compress: WasmFunction, words: Uint32Array, room: Uint8Array): DigestPieces {
	const lanes = 4 * (GROUPS.find(([name]) => name === digest)?.[1] ?? 1);
	const first = FIRST_STATE[digest];
	const state = words.subarray(STATES_AT[digest] / 4, STATES_AT[digest] / 4 + lanes * first.length);
	const bigEndian = digest !== 'md5';
	const view = new DataView(room.buffer, room.byteOffset, room.length);
	/** Where a lane's words begin; each further word is 4 on. */
	const firstOf = (lane: number) => (lane >> 2) * 4 * first.length + (lane & 3);
	const wordsOf = first.length;
	return (pieces) => {
		const count = pieces.length;
		const blocks = pieces.map((piece) => padded(view, room, piece, bigEndian));
		// Long ones first, so that in the end no lane is at work alone for long.
		const order = [...blocks.keys()].sort((a, b) => (blocks[b] as number) - (blocks[a] as number));
		const found = Buffer.alloc(count * wordsOf * 4);
		const foundAt = new DataView(found.buffer, found.byteOffset, found.length);
		const held = new Int32Array(lanes).fill(-1);
		const left = new Int32Array(lanes);
		const call = new Array<number>(lanes + 1).fill(FREE_FROM);
		let next = 0;
		for (;;) {
			let step = 0;
			// A lane without a message goes along with one that has one.
			let busy = 0;
			for (let lane = 0; lane < lanes; lane++) {
				if (held[lane] === -1 && next < count) {
					const piece = order[next++] as number;
					held[lane] = piece;
					left[lane] = blocks[piece] as number;
					call[lane] = FREE_FROM + (pieces[piece] as Piece).from;
					for (let word = 0; word < wordsOf; word++) state[firstOf(lane) + 4 * word] = first[word] as number;
				}
				if (held[lane] === -1) continue;
				const blocksLeft = left[lane] as number;
				if (step === 0 || blocksLeft < step) step = blocksLeft;
				busy = call[lane] as number;
			}
			if (step === 0) break;
			for (let lane = 0; lane < lanes; lane++) if (held[lane] === -1) call[lane] = busy;
			call[lanes] = step;
			compress(...call);
			for (let lane = 0; lane < lanes; lane++) {
				const piece = held[lane] as number;
				if (piece === -1) continue;
				call[lane] = (call[lane] as number) + step * BLOCK;
				left[lane] = (left[lane] as number) - step;
				if (left[lane] !== 0) continue;
				held[lane] = -1;
				for (let word = 0; word < wordsOf; word++) {
					const value = state[firstOf(lane) + 4 * word] as number;
					foundAt.setUint32(4 * (piece * wordsOf + word), value, !bigEndian);
				}
			}
		}
		const hex = found.toString('hex');
		const digits = wordsOf * 8;
		return pieces.map((_, at) => hex.slice(at * digits, (at + 1) * digits));
	};
}

/** Writes the end mark and the length behind a message. @returns its blocks with them */
function padded(view: DataView, room: Uint8Array, { from, bytes }: Piece, bigEndian: boolean): number {
	const blocks = Math.ceil((bytes + 9) / BLOCK);
	const end = from + blocks * BLOCK;
	room.fill(0, from + bytes, end);
	room[from + bytes] = 0x80;
	const [low, high] = [(bytes * 8) >>> 0, Math.floor(bytes / 2 ** 29)];
	view.setUint32(bigEndian ? end - 4 : end - 8, low, !bigEndian);
	view.setUint32(bigEndian ? end - 8 : end - 4, high, !bigEndian);
	return blocks;
}
