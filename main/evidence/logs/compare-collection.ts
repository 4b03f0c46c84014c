/**
 * Files that a collector copied, beside what its log states of them. The log names places of another machine; how much of
 * their beginning is the collection’s own folder is found out by what lies in the folder given.
 * What must hold: no link is followed and no place outside the folder is read; a file that is not there is missing.
 */
import { type Dirent, readdirSync } from 'node:fs';
import type { DigestName } from '../../../shared/vocabulary';
import type { HashingPool } from '../../hashing/digest-files';
import { LONG_FILE_BYTES } from '../../hashing/long-files';
import { bytesOf, displayName, type EvidencePath, lastPart, within } from '../../hashing/names';
import type { FileOutcome } from '../../hashing/worker-messages';
import {
	type ComparedDigest,
	type ComparingOptions,
	type Comparison,
	flawOf,
	judged,
	missing,
	unchecked,
} from './compared';
import { refused } from './log-text';
import type { CollectedFile, StatedDigest, StatedRun } from './stated-run';

type Found = { readonly path: Buffer } | { readonly not: 'missing' | 'link' | 'outside' };

const SAMPLE = 200;
const BATCH = 256;

/** Refuses `acquisition-log.folder` where nothing that the log names lies there, and `job.cancelled`. */
export async function compareCollection(
	pool: HashingPool,
	run: StatedRun,
	chosen: EvidencePath,
	{ signal, onProgress }: ComparingOptions,
): Promise<Comparison> {
	const name = displayName(lastPart(chosen));
	const folder = new Folder(bytesOf(chosen));
	const sample = run.collected.filter((_, at) => at % Math.max(1, Math.floor(run.collected.length / SAMPLE)) === 0);
	const drop = bestDrop(folder, sample.slice(0, SAMPLE));
	if (drop === null)
		throw refused(
			'folder',
			`Nothing of what the log names is in “${name}”.`,
			'Choose the folder that was collected, unpacked where it was an archive; nothing was entered.',
			'image',
		);
	const totalBytes = run.collected.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
	const digests: ComparedDigest[] = [];
	const size = { files: 0, bytes: 0 };
	for (let from = 0; from < run.collected.length; from += BATCH) {
		const batch = run.collected.slice(from, from + BATCH).map((file) => ({ file, found: folder.find(file, drop) }));
		const outcomes = await readBatch(pool, batch, signal);
		for (const [at, { file, found }] of batch.entries()) {
			const outcome = outcomes.get(at);
			if ('path' in found) size.files++;
			if (outcome?.ok) size.bytes += outcome.reading.sizeBytes;
			digests.push(...judgeFile(file, found, outcome));
		}
		onProgress(size.bytes, Math.max(totalBytes, size.bytes));
	}
	return { image: { name, files: size.files, sizeBytes: size.bytes, container: null }, digests };
}

async function readBatch(
	pool: HashingPool,
	batch: readonly { readonly file: CollectedFile; readonly found: Found }[],
	signal: AbortSignal,
): Promise<Map<number, FileOutcome>> {
	const outcomes = new Map<number, FileOutcome>();
	const short: { readonly at: number; readonly path: Buffer }[] = [];
	const named = new Set<DigestName>();
	for (const [at, { file, found }] of batch.entries()) {
		const names = Object.keys(file.digests) as DigestName[];
		if (!('path' in found) || names.length === 0) continue;
		if ((file.sizeBytes ?? 0) >= LONG_FILE_BYTES) {
			const [outcome] = await pool.digestLong({ path: found.path }, names, { signal });
			if (outcome) outcomes.set(at, outcome);
			continue;
		}
		short.push({ at, path: found.path });
		for (const name of names) named.add(name);
	}
	const read = await pool.digestBatch(
		short.map(({ path }) => ({ path })),
		[...named],
		{ signal },
	);
	for (const [nth, { at }] of short.entries()) {
		const outcome = read[nth];
		if (outcome) outcomes.set(at, outcome);
	}
	return outcomes;
}

const WHY = {
	missing: 'the file is missing',
	link: 'a link stands in its place',
	outside: 'its place leads out of the folder',
};

function judgeFile(file: CollectedFile, found: Found, outcome: FileOutcome | undefined): ComparedDigest[] {
	const own = { of: 'file', stage: 'acquired', file: file.name, said: null } as const;
	const stated = Object.entries(file.digests).map(
		([algorithm, hex]): StatedDigest => ({ ...own, algorithm: algorithm as DigestName, hex }),
	);
	if (stated.length === 0) {
		const there = 'path' in found;
		const because = there ? 'the log states no digest of this file' : WHY[found.not];
		const result = there || found.not !== 'missing' ? 'not-checked' : 'missing';
		return [{ ...own, algorithm: null, stated: null, result, recomputed: null, because }];
	}
	if (!('path' in found))
		return stated.map((each) => (found.not === 'missing' ? missing : unchecked)(each, WHY[found.not]));
	if (!outcome?.ok) return stated.map((each) => unchecked(each, outcome?.refusal.sentence ?? 'it was not read'));
	const flaw = flawOf(outcome.reading);
	return stated.map((each) => {
		const hex = outcome.digests[each.algorithm];
		if (flaw !== null || hex === undefined) return unchecked(each, flaw ?? 'it was not computed');
		return judged(each, hex);
	});
}

/** How many leading parts of the log’s places are not in this folder; null where no number finds anything. */
function bestDrop(folder: Folder, files: readonly CollectedFile[]): number | null {
	const deepest = Math.max(0, ...files.flatMap(({ places }) => places.map((parts) => parts.length)));
	let best = { drop: null as number | null, hits: 0 };
	for (let drop = 0; drop < Math.min(deepest, 64); drop++) {
		const hits = files.filter((file) => 'path' in folder.find(file, drop)).length;
		if (hits > best.hits) best = { drop, hits };
	}
	return best.drop;
}

/** A folder that is looked up by names that may differ in capitals; what was listed once is not listed again. */
class Folder {
	private readonly listed = new Map<string, ReadonlyMap<string, Dirent>>();

	constructor(private readonly root: Buffer) {}

	find({ places }: CollectedFile, drop: number): Found {
		let not: 'missing' | 'link' | 'outside' = 'missing';
		for (const parts of places) {
			const found = this.at(parts.slice(drop));
			if ('path' in found) return found;
			if (found.not !== 'missing') not = found.not;
		}
		return { not };
	}

	private at(parts: readonly string[]): Found {
		if (parts.length === 0) return { not: 'missing' };
		let place = this.root;
		for (const [at, part] of parts.entries()) {
			if (part === '.' || part === '..' || part.includes('/') || part.includes('\0')) return { not: 'outside' };
			const entry = this.named(place, part);
			if (!entry) return { not: 'missing' };
			if (entry.isSymbolicLink()) return { not: 'link' };
			if (at === parts.length - 1 ? !entry.isFile() : !entry.isDirectory()) return { not: 'missing' };
			place = within(place, Buffer.from(entry.name));
		}
		return { path: place };
	}

	private named(folder: Buffer, name: string): Dirent | undefined {
		const key = folder.toString('latin1');
		let entries = this.listed.get(key);
		if (!entries) {
			entries = new Map(
				entriesOf(folder).flatMap((entry) => [
					[entry.name.toLowerCase(), entry] as const,
					[`=${entry.name}`, entry] as const,
				]),
			);
			this.listed.set(key, entries);
		}
		return entries.get(`=${name}`) ?? entries.get(name.toLowerCase());
	}
}

function entriesOf(folder: Buffer): Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}
