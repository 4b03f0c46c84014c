/**
 * An image’s stated digests beside those of its bytes as they are now: of all pieces joined in order, and of each piece
 * where the log states that. All of them are of one reading.
 * What must hold: nothing agrees that was not computed from every byte; what lies inside a container is not checked.
 */
import { setImmediate } from 'node:timers/promises';
import type { DigestName, Digests } from '../../../shared/vocabulary';
import { openAlgorithms } from '../../hashing/algorithms';
import type { HashingPool } from '../../hashing/digest-files';
import { BLOCK_BYTES, EvidenceFile } from '../../hashing/evidence-file';
import { displayName, type EvidencePath, lastPart } from '../../hashing/names';
import { cancelled } from '../../hashing/read-evidence';
import {
	type ComparedDigest,
	type ComparingOptions,
	type Comparison,
	flawOf,
	judged,
	missing,
	unchecked,
} from './compared';
import { containerOf } from './container';
import { type Located, locate, type Piece } from './locate';
import { baseName } from './log-text';
import type { StatedDigest, StatedRun } from './stated-run';

interface Read {
	readonly sizeBytes: number;
	/** Of all pieces joined; empty where nothing was to be computed of that. */
	readonly whole: Digests;
	readonly flaw: string | null;
	/** By the piece’s name in the log. */
	readonly pieces: ReadonlyMap<string, { readonly digests: Digests; readonly flaw: string | null }>;
}

/** Refuses as `EvidenceFile` does, `acquisition-log.image`, and `job.cancelled`. */
export async function compareImage(
	pool: HashingPool,
	run: StatedRun,
	chosen: EvidencePath,
	options: ComparingOptions,
): Promise<Comparison> {
	const located = locate(chosen, run);
	const gone = located.pieces.filter(({ path }) => path === null);
	const first = located.pieces.find((piece): piece is Piece & { path: Buffer } => piece.path !== null);
	const container = first ? containerOf(first.path) : null;
	const ofWhole = container === null && gone.length === 0 ? algorithmsOf(run.digests.filter(isOfWhole)) : [];
	const read = await readAll(
		pool,
		located.pieces,
		ofWhole,
		run.digests.filter((each) => !isOfWhole(each)),
		options,
	);
	const judge = (stated: StatedDigest): ComparedDigest =>
		isOfWhole(stated) ? judgeWhole(stated, located, gone, container, read) : judgePiece(stated, located, read);
	const there = located.pieces.length - gone.length;
	return {
		image: { name: displayName(lastPart(chosen)), files: there, sizeBytes: read.sizeBytes, container },
		digests: run.digests.map(judge),
	};
}

const isOfWhole = ({ of }: StatedDigest): boolean => of === 'source' || of === 'image';

const algorithmsOf = (digests: readonly StatedDigest[]): DigestName[] => [
	...new Set(digests.map(({ algorithm }) => algorithm)),
];

function judgeWhole(
	stated: StatedDigest,
	{ copy }: Located,
	gone: readonly Piece[],
	container: string | null,
	read: Read,
): ComparedDigest {
	if (stated.file !== null && copy === null)
		return unchecked(stated, 'which of the log’s copies this is, is not known');
	if (stated.file !== null && !copy?.files.some((file) => baseName(file) === stated.file))
		return unchecked(stated, 'it is of another copy than the one given');
	if (container !== null)
		return unchecked(stated, `this image is a container (${container}) whose content this program does not read`);
	const [away] = gone;
	if (away)
		return missing(
			stated,
			gone.length === 1 ? `${away.name} is missing` : `${away.name} and ${gone.length - 1} more are missing`,
		);
	if (read.flaw !== null) return unchecked(stated, read.flaw);
	const found = read.whole[stated.algorithm];
	return found === undefined ? unchecked(stated, 'it was not computed') : judged(stated, found);
}

function judgePiece(stated: StatedDigest, { pieces }: Located, read: Read): ComparedDigest {
	// A log that names no file means the only one there is.
	const name = stated.file === null ? (pieces[0]?.stated ?? pieces[0]?.name ?? '') : baseName(stated.file);
	const piece = pieces.find((each) => (each.stated ?? each.name) === name);
	if (!piece) return unchecked(stated, 'this file was not among those given');
	if (piece.path === null) return missing(stated, `${piece.name} is missing`);
	const found = read.pieces.get(name);
	if (!found || found.flaw !== null) return unchecked(stated, found?.flaw ?? 'it was not computed');
	const hex = found.digests[stated.algorithm];
	return hex === undefined ? unchecked(stated, 'it was not computed') : judged(stated, hex);
}

/** One reading of all pieces that are there, in order. */
async function readAll(
	pool: HashingPool,
	pieces: readonly Piece[],
	ofWhole: readonly DigestName[],
	ofPieces: readonly StatedDigest[],
	{ signal, onProgress }: ComparingOptions,
): Promise<Read> {
	const there = pieces.flatMap(({ path, name, stated }) => (path === null ? [] : [{ path, name: stated ?? name }]));
	const names = algorithmsOf(ofPieces);
	const [only] = there;
	if (ofWhole.length + names.length === 0 || !only) return { sizeBytes: 0, whole: {}, flaw: null, pieces: new Map() };
	if (there.length === 1) {
		const reading = await pool.digestFile(only.path, [...new Set([...ofWhole, ...names])], {
			signal,
			onProgress: ({ bytesDone, bytesTotal }) => onProgress(bytesDone, bytesTotal),
		});
		const { digests, sizeBytes } = reading;
		const flaw = flawOf(reading);
		return { sizeBytes, whole: digests, flaw, pieces: new Map([[only.name, { digests, flaw }]]) };
	}
	return readJoined(there, ofWhole, names, { signal, onProgress });
}

async function readJoined(
	there: readonly { readonly path: Buffer; readonly name: string }[],
	ofWhole: readonly DigestName[],
	ofPieces: readonly DigestName[],
	{ signal, onProgress }: ComparingOptions,
): Promise<Read> {
	const files = there.map(({ path, name }) => ({ name, file: EvidenceFile.openAt(path) }));
	try {
		const totalBytes = files.reduce((sum, { file }) => sum + file.statedBytes, 0);
		const joined = ofWhole.length > 0 ? (await openAlgorithms(ofWhole)).begin(totalBytes) : null;
		const each = ofPieces.length > 0 ? await openAlgorithms(ofPieces) : null;
		const pieces = new Map<string, { readonly digests: Digests; readonly flaw: string | null }>();
		const room = new Uint8Array(BLOCK_BYTES);
		let flaw: string | null = null;
		let sizeBytes = 0;
		for (const { name, file } of files) {
			const own = each?.begin(file.statedBytes);
			for (const block of file.blocks(room)) {
				if (signal.aborted) throw cancelled();
				joined?.update(block);
				own?.update(block);
				sizeBytes += block.length;
				onProgress(sizeBytes, totalBytes);
				await setImmediate();
			}
			const found = flawOf(file.settle());
			flaw ??= found;
			pieces.set(name, { digests: own?.finish() ?? {}, flaw: found });
		}
		return { sizeBytes, whole: joined?.finish() ?? {}, flaw, pieces };
	} finally {
		for (const { file } of files) file.close();
	}
}
