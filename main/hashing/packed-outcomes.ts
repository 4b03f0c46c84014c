/**
 * A batch of files and what came of them, packed for the way between threads: many small objects cost more to copy than
 * a small file costs to digest, so paths are one text and clean readings are one text and two rows of numbers.
 * What must hold: unpacking gives what was packed, in the same order, whatever the paths hold (a path has no NUL).
 */
import type { DigestName, Digests } from '../../shared/vocabulary';
import { instantOfMs } from './evidence-file';
import type { FileOutcome, FileToRead } from './worker-messages';

export interface PackedPaths {
	/** Latin-1 stands for the bytes; a NUL between two paths. */
	readonly paths: string;
	/** Which of them are reached by another path, and by which. */
	readonly access: readonly (readonly [number, string])[];
}

export interface PackedOutcomes {
	readonly digests: readonly DigestName[];
	/** Hexadecimal, a file's digests in their order one after the other, of every file that is not among the others. */
	readonly hex: string;
	readonly sizes: Float64Array;
	/** Milliseconds since 1970, cut; NaN where the time lies outside the years 0 to 9999. */
	readonly modified: Float64Array;
	/** What was refused, changed or has holes: where it stands, and what came of it. */
	readonly others: readonly (readonly [number, FileOutcome])[];
}

const HEX_DIGITS: Readonly<Record<DigestName, number>> = {
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	'sha3-256': 64,
	blake3: 64,
};

export function packPaths(files: readonly FileToRead[]): PackedPaths {
	const access: [number, string][] = [];
	const paths = files.map((file, at) => {
		if (file.access !== undefined) access.push([at, latin1(file.access)]);
		return latin1(file.path);
	});
	return { paths: paths.join('\0'), access };
}

export function unpackPaths({ paths, access }: PackedPaths): { path: Buffer; access: Buffer }[] {
	const others = new Map(access);
	return paths.split('\0').map((text, at) => {
		const path = Buffer.from(text, 'latin1');
		const other = others.get(at);
		return { path, access: other === undefined ? path : Buffer.from(other, 'latin1') };
	});
}

/** Gathers outcomes in the order of the files. */
export class OutcomePacker {
	private hex = '';
	private readonly sizes: number[] = [];
	private readonly modified: number[] = [];
	private readonly others: [number, FileOutcome][] = [];
	private count = 0;

	constructor(private readonly digests: readonly DigestName[]) {}

	/** A file that stood still and was read whole; `hex` are its digests in order, one after the other. */
	clean(sizeBytes: number, modifiedMs: number, hex: string): void {
		this.count++;
		this.sizes.push(sizeBytes);
		this.modified.push(modifiedMs);
		this.hex += hex;
	}

	other(outcome: FileOutcome): void {
		this.others.push([this.count++, outcome]);
	}

	pack(): PackedOutcomes {
		return {
			digests: this.digests,
			hex: this.hex,
			sizes: Float64Array.from(this.sizes),
			modified: Float64Array.from(this.modified),
			others: this.others,
		};
	}
}

export function unpackOutcomes({ digests, hex, sizes, modified, others }: PackedOutcomes): FileOutcome[] {
	const outcomes: FileOutcome[] = [];
	let next = 0;
	let at = 0;
	const clean = () => {
		const own: Record<string, string> = {};
		for (const name of digests) {
			own[name] = hex.slice(at, at + HEX_DIGITS[name]);
			at += HEX_DIGITS[name];
		}
		const modifiedAt = instantOfMs(modified[next] ?? Number.NaN);
		const sizeBytes = sizes[next++] ?? 0;
		const reading = { sizeBytes, modifiedAt, changedWhileRead: [], badRanges: [] };
		outcomes.push({ ok: true, reading, digests: own as Digests });
	};
	for (const [place, outcome] of others) {
		while (outcomes.length < place) clean();
		outcomes.push(outcome);
	}
	while (next < sizes.length) clean();
	return outcomes;
}

function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
