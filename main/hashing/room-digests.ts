/**
 * Digests of many small messages that lie side by side in one room of memory. Each algorithm is made by what a short
 * measurement finds quickest for such a room: one message after the other, or several at once (lanes.ts).
 * What must hold: the same digests as one by one; what did not pass its self-test is not used.
 */
import type { DigestName } from '../../shared/vocabulary';
import type { Algorithms } from './algorithms';
import { hasInstructions } from './choosing-engines';
import type { DigestWhole } from './engines';
import { KNOWN_ANSWERS } from './known-answers';
import { type DigestPieces, hasLanes, openLanes, PADDING_BYTES, type Piece } from './lanes';
import type { LaneDigest } from './simd-code';

export interface RoomDigests {
	/** Put the messages here. */
	readonly room: Uint8Array;
	/** Hexadecimal, digest by digest in the order they were asked for, of the pieces in their order. */
	columns(pieces: readonly Piece[]): readonly (readonly string[])[];
	/** By its name, what each digest is made by, for who looks. */
	readonly engines: Readonly<Partial<Record<DigestName, string>>>;
	/** One sentence each: what was turned down. */
	readonly turnedDown: readonly string[];
}

const ROOM_BYTES = 2 * 1024 * 1024;
/** Messages of the measurement, and of the trial beside the published ones: on both sides of every block's end, and long. */
const TIMED = { pieces: 24, bytes: 8192 };
const TRIED = [...Array.from({ length: 140 }, (_, bytes) => bytes), 65_536];
const SHORT = 1024;
/** No block of it is like another. */
const PATTERN = Buffer.from(Array.from({ length: 251 }, (_, at) => at));
/** At most; a vector function is slow until the machine has translated it well, but no more than this many times. */
const ROUNDS = 12;
const SLOWER = 2.5;

/** `lanesOf`: for tests of lanes that fail. */
export async function openRoomDigests(algorithms: Algorithms, lanesOf = openLanes): Promise<RoomDigests> {
	const inLanes: LaneDigest[] = [];
	for (const name of algorithms.names) if (hasLanes(name) && !(await hasInstructions(name))) inLanes.push(name);
	const lanes = inLanes.length > 0 ? await lanesOf(ROOM_BYTES, inLanes) : null;
	const room = lanes?.room ?? new Uint8Array(ROOM_BYTES);
	Buffer.from(room.buffer, room.byteOffset, room.length).fill(PATTERN);
	const engines: Partial<Record<DigestName, string>> = {};
	const turnedDown: string[] = [];
	const makers = algorithms.names.map((name, at) => {
		const single = oneByOne(algorithms.small[at] as DigestWhole, room);
		const several = hasLanes(name) ? lanes?.digests[name] : undefined;
		engines[name] = algorithms.choices[name]?.small.name ?? '';
		if (several === undefined) return single;
		if (!passes(several, single, name, room)) {
			turnedDown.push(`Vectors of WebAssembly gave a wrong ${name} for a published message and are not used.`);
			return single;
		}
		if (!isFaster(several, single)) return single;
		engines[name] = 'vectors';
		return several;
	});
	room.fill(0);
	return {
		room,
		engines,
		turnedDown,
		columns: (pieces) => makers.map((make) => make(pieces)),
	};
}

function oneByOne(whole: DigestWhole, room: Uint8Array): DigestPieces {
	return (pieces) => pieces.map(({ from, bytes }) => whole(room.subarray(from, from + bytes)));
}

/** Short published answers, and many lengths side by side beside an engine that has passed, also with long ones. */
function passes(several: DigestPieces, single: DigestPieces, name: DigestName, room: Uint8Array): boolean {
	const known = KNOWN_ANSWERS[name].filter(({ message }) => message.length <= SHORT);
	for (const { message, hex } of known) {
		room.set(message);
		if (several([{ from: 0, bytes: message.length }])[0] !== hex) return false;
	}
	const pieces = side(TRIED);
	const right = single(pieces);
	return several(pieces).every((hex, at) => hex === right[at]);
}

function isFaster(several: DigestPieces, single: DigestPieces): boolean {
	const pieces = side(Array<number>(TIMED.pieces).fill(TIMED.bytes));
	const msOf = (digest: DigestPieces) => {
		const from = performance.now();
		digest(pieces);
		return performance.now() - from;
	};
	const aim = Math.min(msOf(single), msOf(single), msOf(single));
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < ROUNDS && (round < 3 || best < SLOWER * aim); round++) {
		best = Math.min(best, msOf(several));
		if (best < aim) return true;
	}
	return false;
}

/** Messages of these lengths, one after the other with room for what ends them. */
function side(lengths: readonly number[]): Piece[] {
	let from = 0;
	return lengths.map((bytes) => {
		const piece = { from, bytes };
		from += bytes + PADDING_BYTES;
		return piece;
	});
}
