/**
 * Reads a batch of files in this thread and digests them: small ones are gathered in one room and digested together,
 * the others block by block.
 * What must hold: outcomes in the order of the files; a refusal of one file never costs the others.
 */
import { Refused } from '../../shared/refusal';
import type { Algorithms } from './algorithms';
import { BLOCK_BYTES, EvidenceFile } from './evidence-file';
import { PADDING_BYTES, type Piece } from './lanes';
import type { EvidencePath } from './names';
import { OutcomePacker, type PackedOutcomes, unpackPaths } from './packed-outcomes';
import type { RoomDigests } from './room-digests';
import { readSmall, SMALL_FILE_BYTES, type SmallReading } from './small-file';
import type { Ask, FileOutcome } from './worker-messages';

/** How far the work is. */
export interface Teller {
	opened(bytes: number): void;
	read(bytes: number): void;
}

/** The stop flag was raised. */
export class Stopped extends Error {}

/** Nobody ever wakes it: for waiting without turning. */
const bell = new Int32Array(new SharedArrayBuffer(4));

/** Waits until a change of the file would bear another time than the last. */
export function waitForTick(file: EvidenceFile): void {
	if (file.settlesInMs > 0) Atomics.wait(bell, 0, 0, file.settlesInMs);
}

export class BatchReader {
	private readonly block = new Uint8Array(BLOCK_BYTES);

	/** Throws `Stopped` where the flag says so. */
	read(
		{ files, digests }: Extract<Ask, { asks: 'read' }>,
		algorithms: Algorithms,
		room: RoomDigests,
		stop: Int32Array,
		teller: Teller,
	): PackedOutcomes {
		const paths = unpackPaths(files);
		const small = new SmallFiles(room, digests.length, true);
		const others: (FileOutcome | undefined)[] = [];
		for (const [at, { path, access }] of paths.entries()) {
			if (Atomics.load(stop, 0) !== 0) throw new Stopped();
			const bytes = small.take(at, access);
			if (bytes === undefined) others[at] = this.blockwise(path, access, algorithms, stop, teller);
			else {
				teller.opened(bytes);
				teller.read(bytes);
			}
		}
		small.finish();
		const packer = new OutcomePacker(digests);
		for (let at = 0; at < paths.length; at++) {
			const taken = small.readings[at];
			const other = others[at];
			if (taken !== undefined)
				packer.clean(taken.sizeBytes, taken.modifiedMs ?? 0, small.hex.map((column) => column[at] ?? '').join(''));
			else if (other !== undefined) packer.other(other);
		}
		return packer.pack();
	}

	/** `undefined` where the file has more than `mostBytes`: it was not read then. */
	blockwise(
		path: Buffer,
		access: EvidencePath,
		algorithms: Algorithms,
		stop: Int32Array,
		teller: Teller,
		mostBytes = Number.POSITIVE_INFINITY,
	): FileOutcome | undefined {
		let file: EvidenceFile | undefined;
		try {
			file = EvidenceFile.openAt(path, access);
			if (file.statedBytes > mostBytes) return undefined;
			teller.opened(file.statedBytes);
			waitForTick(file);
			const digests = algorithms.begin(file.statedBytes);
			for (const block of file.blocks(this.block)) {
				digests.update(block);
				teller.read(block.length);
				if (Atomics.load(stop, 0) !== 0) throw new Stopped();
			}
			return { ok: true, reading: file.settle(), digests: digests.finish() };
		} catch (error) {
			if (error instanceof Refused) return { ok: false, refusal: error.refusal };
			throw error;
		} finally {
			file?.close();
		}
	}
}

/** Small files side by side in the room of the digests, digested whenever it is full. */
export class SmallFiles {
	/** By the file's number. */
	readonly readings: (SmallReading | undefined)[] = [];
	/** Hexadecimal, digest by digest in their order. */
	readonly hex: string[][];
	private held: number[] = [];
	private pieces: Piece[] = [];
	private filled = 0;

	/** `times`: whether the readings need them. */
	constructor(
		private readonly digests: RoomDigests,
		count: number,
		private readonly times: boolean,
	) {
		this.hex = Array.from({ length: count }, () => []);
	}

	/** How many bytes the file has; `undefined` where it is not a plain small one. */
	take(at: number, access: EvidencePath): number | undefined {
		const { room } = this.digests;
		if (this.filled + SMALL_FILE_BYTES + PADDING_BYTES > room.length) this.finish();
		const reading = readSmall(access, room, this.filled, this.times);
		if (reading === undefined) return undefined;
		this.readings[at] = reading;
		this.held.push(at);
		this.pieces.push({ from: this.filled, bytes: reading.sizeBytes });
		this.filled += reading.sizeBytes + PADDING_BYTES;
		return reading.sizeBytes;
	}

	/** Digests what is held. */
	finish(): void {
		const { held } = this;
		if (held.length === 0) return;
		for (const [digest, column] of this.digests.columns(this.pieces).entries()) {
			const own = this.hex[digest] as string[];
			for (const [at, file] of held.entries()) own[file] = column[at] as string;
		}
		this.held = [];
		this.pieces = [];
		this.filled = 0;
	}
}
