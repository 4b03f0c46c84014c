/**
 * Digests of many small messages that lie side by side in one room of memory. Each algorithm is made by what a short
 * measurement finds quickest for such a room: one message after the other, or four at once (lanes.ts).
 * What must hold: the same digests as one by one; what did not pass its self-test is not used.
 */
import type { Algorithms } from './algorithms';
import type { BeginDigest } from './engines';

/** Where in the room a message lies. */
export interface Piece {
	readonly from: number;
	readonly bytes: number;
}

/** Hexadecimal digests of the pieces, in their order. */
export type DigestPieces = (pieces: readonly Piece[]) => string[];

export interface RoomDigests {
	/** Put the messages here. */
	readonly room: Uint8Array;
	/** All digests of each piece, one after the other in the order they were asked for. */
	digest: DigestPieces;
}

const ROOM_BYTES = 1024 * 1024;

export async function openRoomDigests(algorithms: Algorithms): Promise<RoomDigests> {
	const room = new Uint8Array(ROOM_BYTES);
	const makers = algorithms.small.map((begin) => oneByOne(begin, room));
	return {
		room,
		digest(pieces) {
			const parts = makers.map((make) => make(pieces));
			return pieces.map((_, at) => {
				let hex = '';
				for (const part of parts) hex += part[at] ?? '';
				return hex;
			});
		},
	};
}

function oneByOne(begin: BeginDigest, room: Uint8Array): DigestPieces {
	return (pieces) =>
		pieces.map(({ from, bytes }) => {
			const running = begin();
			running.update(room.subarray(from, from + bytes));
			return running.hex();
		});
}
