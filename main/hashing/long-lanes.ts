/**
 * SHA-256 of four long messages side by side in the lanes of a vector (simd-code.ts): where the machine's own library uses
 * no instructions of the processor for it, as in Electron 25, that is nearly twice as fast as one after the other.
 * What must hold: each message's digest is its own, however long the others are and however they are cut; it is handed
 * out only once it gave the published answers.
 */
import { KNOWN_ANSWERS, type KnownAnswer, LONG_MESSAGE } from './known-answers';
import { PADDING_BYTES, padded } from './lanes';
import { ADDRESSES_AT, CONSTANT_WORDS, COUNTS_AT, FIRST_STATE, FREE_FROM, laneModule, STATES_AT } from './simd-code';
import { openWasmRoom } from './wasm-room';

/** Hexadecimal digests of one message to `SIDE_BY_SIDE`; each is the bytes of its parts, one after another. */
export type DigestLong = (messages: readonly (readonly Uint8Array[])[]) => string[];

export const SIDE_BY_SIDE = 4;
/** What is digested of each at once; it was just copied here and is still in the processor's cache. */
const ROOM_BYTES = 16_384;
const BLOCK = 64;
const WORDS = FIRST_STATE.sha256.length;
/** What is timed, of each; vectors are slow until the machine has translated them well. */
const TIMED_BYTES = 65_536;
const WARMING_ROUNDS = 60;

/** `null` where this machine's WebAssembly has no vectors, or they do not give the published answers. */
export async function openLongLanes(openRoom = openWasmRoom<'sha256'>): Promise<DigestLong | null> {
	const laneBytes = ROOM_BYTES + PADDING_BYTES;
	const opened = await openRoom(laneModule([['sha256', 1]]), FREE_FROM + SIDE_BY_SIDE * laneBytes);
	if (opened === null) return null;
	const { memory, functions } = opened;
	const words = new Uint32Array(memory, 0, FREE_FROM / 4);
	for (const [at, constants] of CONSTANT_WORDS) words.set(constants, at / 4);
	const room = new Uint8Array(memory, FREE_FROM);
	const view = new DataView(memory, FREE_FROM);
	for (let lane = 0; lane < SIDE_BY_SIDE; lane++) words[ADDRESSES_AT / 4 + lane] = FREE_FROM + lane * laneBytes;
	const digest: DigestLong = (messages) => {
		const under = messages.map((parts) => new Message(parts));
		for (let goesOn = 0; ; goesOn = 1) {
			let longest = 0;
			for (let lane = 0; lane < SIDE_BY_SIDE; lane++) {
				const message = under[lane];
				const from = lane * laneBytes;
				let blocks = 0;
				if (message !== undefined && !message.ended) {
					const bytes = message.into(room.subarray(from, from + ROOM_BYTES));
					blocks = message.ended ? padded(view, room, { from, bytes }, true, message.length) : bytes / BLOCK;
				}
				words[COUNTS_AT / 4 + lane] = blocks;
				longest = Math.max(longest, blocks);
			}
			if (longest === 0) break;
			functions.sha256(longest, goesOn);
		}
		return messages.map((_, lane) => hexOf(words, lane));
	};
	return passes(digest) ? digest : null;
}

/** Milliseconds for a mebibyte of four messages; `null` where one after the other, which takes `singleMs`, is as fast. */
export function timeLongLanes(digest: DigestLong, singleMs: number): number | null {
	const messages = Array<Uint8Array[]>(SIDE_BY_SIDE).fill([LONG_MESSAGE.subarray(0, TIMED_BYTES)]);
	for (let round = 0; round < WARMING_ROUNDS; round++) {
		const from = performance.now();
		digest(messages);
		const ms = ((performance.now() - from) * 2 ** 20) / (SIDE_BY_SIDE * TIMED_BYTES);
		if (ms < singleMs) return ms;
	}
	return null;
}

/** A message whose bytes are taken in order. */
class Message {
	length = 0;
	ended = false;
	readonly #parts: readonly Uint8Array[];
	#part = 0;
	#at = 0;

	constructor(parts: readonly Uint8Array[]) {
		this.#parts = parts;
	}

	/** Fills the room; less only at the end. @returns how many bytes */
	into(room: Uint8Array): number {
		let filled = 0;
		while (filled < room.length) {
			const part = this.#parts[this.#part];
			if (part === undefined) {
				this.ended = true;
				break;
			}
			const bytes = part.subarray(this.#at, this.#at + room.length - filled);
			room.set(bytes, filled);
			filled += bytes.length;
			this.#at += bytes.length;
			if (this.#at < part.length) continue;
			this.#part++;
			this.#at = 0;
		}
		this.length += filled;
		return filled;
	}
}

function hexOf(words: Uint32Array, lane: number): string {
	const own = Uint32Array.from({ length: WORDS }, (_, word) => words[STATES_AT / 4 + 4 * word + lane] as number);
	return Buffer.from(own.buffer).swap32().toString('hex');
}

/** Every published message in every lane, and different ones beside each other. */
function passes(digest: DigestLong): boolean {
	const known = KNOWN_ANSWERS.sha256;
	const alike = known.map((one) => Array<KnownAnswer>(SIDE_BY_SIDE).fill(one));
	return [...alike, known].every((answers) => {
		const found = digest(answers.map(({ message }) => [message]));
		return answers.every(({ hex }, lane) => hex === found[lane]);
	});
}
