/** Many small messages digested side by side give what each gives alone; what gives anything else is never used. */
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openAlgorithms } from '../../main/hashing/algorithms';
import { openLanes, PADDING_BYTES, type Piece } from '../../main/hashing/lanes';
import { openRoomDigests } from '../../main/hashing/room-digests';

const NAMES = ['md5', 'sha1', 'sha256'] as const;

function sideBySide(room: Uint8Array, lengths: readonly number[]): Piece[] {
	let from = 0;
	return lengths.map((bytes) => {
		room.set(randomBytes(bytes), from);
		const piece = { from, bytes };
		from += bytes + PADDING_BYTES;
		return piece;
	});
}

const alone = (name: string, room: Uint8Array, pieces: readonly Piece[]) =>
	pieces.map(({ from, bytes }) =>
		createHash(name)
			.update(room.subarray(from, from + bytes))
			.digest('hex'),
	);

describe('digests of many small messages at once', () => {
	it('are those of each alone, whatever lengths lie side by side', async () => {
		const lanes = await openLanes(1024 * 1024, NAMES);
		if (lanes === null) throw new Error('this machine has no vectors');
		for (const lengths of [
			[],
			[0],
			[65_536],
			[0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129],
			Array.from({ length: 300 }, (_, at) => (at * 7919) % 3001),
			[60_000, 1, 2, 3, 40_000, 0, 0, 50_000, 7, 8_192, 8_192, 8_191],
			// The last lies at the room's end, beside one that is far longer.
			[900_000, 140_000, 5],
		]) {
			const pieces = sideBySide(lanes.room, lengths);
			for (const name of NAMES) expect(lanes.digests[name]?.(pieces)).toEqual(alone(name, lanes.room, pieces));
		}
	});

	it('leave what lies before and behind each message and its end as it was', async () => {
		const lanes = await openLanes(65_536, NAMES);
		if (lanes === null) throw new Error('this machine has no vectors');
		lanes.room.fill(0xee);
		lanes.digests.md5?.([{ from: 1000, bytes: 100 }]);
		lanes.digests.sha256?.([{ from: 1000, bytes: 100 }]);
		const touched = [...lanes.room.keys()].filter((at) => lanes.room[at] !== 0xee);
		expect(touched[0]).toBe(1100);
		expect(touched.at(-1)).toBeLessThan(1100 + PADDING_BYTES);
	});

	it('come from vectors only where those gave the published answers', async () => {
		const algorithms = await openAlgorithms(['md5', 'sha256']);
		const lanesThatLie: typeof openLanes = async (bytes, names) => {
			const lanes = await openLanes(bytes, names);
			const md5 = (pieces: readonly Piece[]) => lanes?.digests.md5?.(pieces).map((hex) => hex.replace(/^./, '0')) ?? [];
			return lanes && { ...lanes, digests: { ...lanes.digests, md5 } };
		};
		const digests = await openRoomDigests(algorithms, lanesThatLie);
		expect(digests.engines.md5).not.toBe('vectors');
		expect(digests.turnedDown.join()).toContain('wrong md5');
		const pieces = sideBySide(digests.room, [0, 5, 8192]);
		const right = [alone('md5', digests.room, pieces), alone('sha256', digests.room, pieces)];
		expect(digests.columns(pieces)).toEqual(right);
	});
});
