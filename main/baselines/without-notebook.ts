/**
 * What is done with baselines in files, for whoever has no notebook: made from a folder or a list, compared, written as
 * another tool's list. The notebook's services do the same with what they store.
 */
import { createHash } from 'node:crypto';
import type { ComparedAttribute, KnownView } from '../../shared/views';
import { DIGESTS, type DigestName, type Digests, type Instant } from '../../shared/vocabulary';
import type { HashingPool } from '../hashing/digest-files';
import type { TreeProgress } from '../hashing/digest-steps';
import { bytesBesideText, bytesOf, displayName, type EvidencePath, lastPart } from '../hashing/names';
import { cancelled } from '../hashing/read-evidence';
import { statedSizes } from '../hashing/stated-size';
import {
	BASELINE_FORMAT,
	type BaselineEnd,
	type BaselineHead,
	baselineBytes,
	baselineOfLines,
	type OpenedBaseline,
	openBaseline,
} from './baseline-file';
import { type Compared, compare } from './compare';
import { type ExportedList, exportList } from './export-list';
import { bytesOfFile } from './file-bytes';
import { importList } from './import-list';
import type { ReadableList } from './lists/read-list';
import type { PathRules } from './path-rules';
import { recordTree } from './record-tree';
import { openTarget, sideOf, sideWithoutCase, type Target } from './sides';
import { withoutCase } from './sorted-records';
import { treeLines } from './tree-lines';

/** Who makes a baseline, where and when. */
export interface Making {
	readonly made: Instant;
	readonly by?: string | undefined;
	readonly host?: string | undefined;
	readonly program: string;
}

export interface RecordingPlan {
	readonly root: EvidencePath;
	readonly digests: readonly DigestName[];
	readonly rules: PathRules;
	readonly quick: boolean;
	readonly pool: HashingPool;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: TreeProgress) => void) | undefined;
}

/** A baseline as bytes to be written; `end` is whole when they have ended. */
export interface MadeBaseline {
	readonly head: BaselineHead;
	readonly bytes: AsyncGenerator<Buffer, void, undefined>;
	readonly end: () => BaselineEnd | null;
}

/** Records a folder. Refuses what `recordTree` does, while the bytes are read. */
export function recordBaseline(making: Making, plan: RecordingPlan): MadeBaseline {
	const digests = plan.quick ? [] : DIGESTS.filter((name) => plan.digests.includes(name));
	const head = headOf(making, plan.root, {
		pathStyle: process.platform === 'win32' ? 'windows' : 'unix',
		digests,
		rules: { include: [...plan.rules.include], exclude: [...plan.rules.exclude] },
		quick: plan.quick,
		timeStepNs: 1,
		filesOnly: false,
	});
	const recording = { ...plan, digests };
	return plan.quick
		? madeOf(head, recordTree(plan.root, recording), baselineBytes)
		: madeOf(head, treeLines(plan.root, recording), baselineOfLines);
}

export interface ImportPlan {
	readonly file: EvidencePath;
	readonly format?: ReadableList | undefined;
	/** Which digest its lines have, where it does not say. */
	readonly digest?: DigestName | undefined;
	readonly pathStyle?: 'unix' | 'windows' | undefined;
	readonly root?: string | undefined;
	readonly folder: string;
	readonly signal?: AbortSignal | undefined;
	/** While the list is read; its bytes, and those it states. */
	readonly onProgress?: ((at: { readonly doneBytes: number; readonly totalBytes: number }) => void) | undefined;
}

/** Makes a baseline of a list. `format`: what the list turned out to be, for the head. */
export async function importBaseline(making: Making, plan: ImportPlan): Promise<MadeBaseline> {
	const digest = createHash('sha256');
	const [stated = 0] = await statedSizes([plan.file]);
	let sizeBytes = 0;
	async function* noted() {
		for await (const piece of bytesOfFile(plan.file)) {
			if (plan.signal?.aborted === true) throw cancelled();
			digest.update(piece);
			sizeBytes += piece.length;
			plan.onProgress?.({ doneBytes: sizeBytes, totalBytes: Math.max(stated, sizeBytes) });
			yield piece;
		}
	}
	const list = await importList(noted(), plan);
	const source = {
		name: displayName(lastPart(plan.file)) || 'list',
		format: list.format,
		sizeBytes,
		sha256: digest.digest('hex'),
	};
	const { timeStepNs, filesOnly, pathStyle } = list;
	const head = headOf(making, plan.root ?? '/', {
		...{ pathStyle, digests: [...list.digests], rules: { include: [], exclude: [] } },
		...{ quick: false, source, timeStepNs, filesOnly },
	});
	return madeOf(head, list.records, baselineBytes);
}

export interface ComparisonPlan {
	readonly target: EvidencePath;
	readonly quick: boolean;
	readonly ignored: ReadonlySet<ComparedAttribute>;
	readonly ignoreCase: boolean;
	readonly digests?: readonly DigestName[];
	readonly format?: ReadableList | undefined;
	readonly root?: string | undefined;
	readonly digest?: DigestName | undefined;
	readonly pathStyle?: 'unix' | 'windows' | undefined;
	readonly unchanged: boolean;
	/** Called once for each path of either side. */
	readonly onPath?: (() => void) | undefined;
	readonly known?: ((digests: Digests) => KnownView | null) | undefined;
	readonly pool: HashingPool;
	readonly host: string;
	/** For what is set aside; nothing stays in it. */
	readonly folder: string;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: TreeProgress) => void) | undefined;
}

/** Compares a baseline with what a path names. The caller closes what is compared. */
export async function compareBaseline(
	opened: OpenedBaseline,
	plan: ComparisonPlan,
): Promise<{ readonly compared: Compared; readonly target: Target }> {
	const target = await openTarget(plan.target, { ...plan, baseline: opened.head });
	return { compared: await compareSides(opened, target, plan), target };
}

export function compareSides(
	opened: OpenedBaseline,
	target: Target,
	plan: Omit<ComparisonPlan, 'target' | 'pool' | 'host'>,
): Promise<Compared> {
	const { folder, ignoreCase, quick, signal } = plan;
	const turned = (side: Target['side']) => (ignoreCase ? sideWithoutCase(side, folder, signal) : side);
	const asked = { ...target.side, quick: target.side.quick || quick };
	return compare(turned(sideOf(opened)), turned(asked), { ...plan, keyOf: ignoreCase ? withoutCase : undefined });
}

/** A baseline file; all of it must be read before any of it counts. `onPiece` is given its bytes as they are read. */
export const baselineAt = (path: EvidencePath, onPiece?: (piece: Buffer) => void): Promise<OpenedBaseline> =>
	openBaseline(onPiece ? tapped(bytesOfFile(path, true), onPiece) : bytesOfFile(path, true));

async function* tapped(pieces: AsyncIterable<Buffer>, onPiece: (piece: Buffer) => void) {
	for await (const piece of pieces) {
		onPiece(piece);
		yield piece;
	}
}

export async function exportBaseline(path: EvidencePath, format: ReadableList, version: string): Promise<ExportedList> {
	const { head, records } = await baselineAt(path);
	return exportList(head, records, format, version);
}

/** SHA-256 of a file, 32 bytes. */
export async function digestOfFile(path: EvidencePath): Promise<Buffer> {
	const digest = createHash('sha256');
	for await (const piece of bytesOfFile(path, true)) digest.update(piece);
	return digest.digest();
}

function headOf(
	{ made, by, host, program }: Making,
	root: EvidencePath,
	rest: Omit<BaselineHead, 'format' | 'made' | 'by' | 'host' | 'program' | 'root'>,
): BaselineHead {
	const pathBytes = bytesBesideText(root);
	const path = bytesOf(root).toString('utf8');
	return {
		format: BASELINE_FORMAT,
		made,
		...(by === undefined ? {} : { by }),
		...(host === undefined ? {} : { host }),
		program,
		root: pathBytes === undefined ? { path } : { path, pathBytes },
		...rest,
	};
}

function madeOf<T>(
	head: BaselineHead,
	told: AsyncIterable<T>,
	writing: (
		head: BaselineHead,
		told: AsyncIterable<T>,
		onEnd: (end: BaselineEnd) => void,
	) => AsyncGenerator<Buffer, void, undefined>,
): MadeBaseline {
	let end: BaselineEnd | null = null;
	const bytes = writing(head, told, (counted) => {
		end = counted;
	});
	return { head, bytes, end: () => end };
}
