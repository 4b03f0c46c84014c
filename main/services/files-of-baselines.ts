/** Baselines in files, for the command line without a notebook: what stands beside a file is checked each time it is used. */
import { createHash } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import { Refused } from '../../shared/refusal';
import type { KnownView } from '../../shared/views';
import type { DigestName, Digests } from '../../shared/vocabulary';
import type { BaselineHead } from '../baselines/baseline-file';
import type { Compared } from '../baselines/compare';
import { type Row, rowIn } from '../baselines/comparison-row';
import { movesBy } from '../baselines/contents';
import type { ExportedList } from '../baselines/export-list';
import { openHashset } from '../baselines/hashset/hashset';
import { KnownFiles } from '../baselines/hashset/known-files';
import { LIST_READERS, type ReadableList } from '../baselines/lists/read-list';
import type { Target } from '../baselines/sides';
import {
	baselineAt,
	type ComparisonPlan,
	compareBaseline,
	digestOfFile,
	exportBaseline,
	type ImportPlan,
	importBaseline,
	type MadeBaseline,
	type RecordingPlan,
	recordBaseline,
} from '../baselines/without-notebook';
import { HashingPool } from '../hashing/digest-files';
import { displayName, lastPart } from '../hashing/names';
import type { Clock } from '../platform/clock';
import { type BaselineSigner, besideBaseline, sumLine } from './baseline-signature';

export interface BaselineFiles {
	readonly formats: readonly ReadableList[];
	record(plan: Omit<RecordingPlan, 'pool'>): MadeBaseline;
	import(plan: Omit<ImportPlan, 'folder'>): Promise<MadeBaseline>;
	/** The caller closes what is compared. */
	compare(file: string | Buffer, plan: Omit<ComparisonPlan, 'pool' | 'host' | 'folder'>): Promise<FilesCompared>;
	export(file: string | Buffer, format: ReadableList): Promise<ExportedList>;
	/** The line for FILE.sha256. */
	sumLine(path: string | Buffer, digest: Uint8Array): Buffer;
	/** Opens sets of known files. Refuses `hashset.*`. */
	knownFiles(paths: readonly (string | Buffer)[]): KnownFilesAsked;
	rowIn(line: Buffer): Row;
	displayName(path: Buffer): string;
	close(): Promise<void>;
}

/** What sets of known files say of a content. */
export interface KnownFilesAsked {
	/** Null where nothing can be said. */
	of(digests: Digests): KnownView | null;
	/** Sets that could not answer, a sentence each. */
	readonly faults: readonly string[];
	close(): void;
}

export interface FilesCompared {
	readonly head: BaselineHead;
	readonly signer: BaselineSigner | null;
	readonly compared: Compared;
	readonly target: Target;
	/** The best digest that both have; null where there is none. */
	readonly by: DigestName | null;
}

/** Several sets as one question. */
export function knownFilesAsked(files: KnownFiles): KnownFilesAsked {
	return {
		of(digests) {
			const [found] = files.lookup([digests]);
			if (!found || found.known === null) return null;
			return { verdict: found.known, set: found.by[0]?.set ?? null };
		},
		faults: files.faults,
		close: () => files.close(),
	};
}

/** Two files are read: a refusal of what stands in one says in which. */
async function naming<T>(path: string | Buffer, codes: RegExp, work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (!(error instanceof Refused) || !codes.test(error.refusal.code)) throw error;
		const { code, sentence, hint, field } = error.refusal;
		if (sentence.startsWith('“')) throw error;
		throw new Refused(code, `“${displayName(lastPart(path))}”: ${sentence}`, hint, field);
	}
}

/** The signature was of what stood there before. */
const replaced = (path: string | Buffer): Refused =>
	new Refused(
		'baseline.replaced',
		`“${displayName(lastPart(path))}” was written to after its signature was checked.`,
		'Find out what writes there, then compare again.',
	);

async function wholeBaseline(path: string | Buffer): Promise<void> {
	for await (const _ of (await baselineAt(path)).records);
}

export function baselineFiles({
	workerPath,
	version,
	clock,
}: {
	readonly workerPath: string;
	readonly version: string;
	readonly clock: Clock;
}): BaselineFiles {
	let pool: HashingPool | null = null;
	const hashing = () => {
		pool ??= new HashingPool({ workerPath });
		return pool;
	};
	const program = `Sealbook ${version}`;
	const folder = tmpdir();
	const host = hostname();
	return {
		formats: LIST_READERS,
		sumLine,
		knownFiles: (paths) => knownFilesAsked(new KnownFiles(paths.map((path) => openHashset(path)))),
		rowIn,
		displayName,
		record: (plan) => recordBaseline({ made: clock().at, host, program }, { ...plan, pool: hashing() }),
		import: (plan) => importBaseline({ made: clock().at, program }, { ...plan, folder }),
		async compare(file, plan) {
			const digest = await digestOfFile(file);
			const { signer } = await besideBaseline(file, digest);
			const read = createHash('sha256');
			const onPiece = signer ? (piece: Buffer) => read.update(piece) : undefined;
			const opened = await naming(file, /^baseline\./, baselineAt(file, onPiece));
			const asked = { ...plan, pool: hashing(), host, folder };
			const found = await compareBaseline(opened, asked).catch(async (error: unknown) => {
				// Which of the two is damaged is found by reading this one by itself.
				await naming(file, /^baseline\./, wholeBaseline(file));
				return naming(plan.target, /^(list|baseline)\./, Promise.reject(error));
			});
			if (signer && !read.digest().equals(digest)) {
				await found.compared.close();
				throw replaced(file);
			}
			const by = movesBy(opened.head.digests, found.target.side.digests);
			return { head: opened.head, signer, by, ...found };
		},
		async export(file, format) {
			await besideBaseline(file, await digestOfFile(file));
			return exportBaseline(file, format, version);
		},
		async close() {
			await pool?.close();
		},
	};
}
