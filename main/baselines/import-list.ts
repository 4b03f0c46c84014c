/**
 * A list of another tool as a baseline: paths made relative and of one style, records sorted, and what the list as a
 * whole can say found out: which digests, how exact its times are, whether it names files only.
 * What must hold: a path that cannot be made relative without guessing is refused; nothing is made up.
 */
import { Refused } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import { displayName } from '../hashing/names';
import { type ReadableList, readList } from './lists/read-list';
import type { PathRecord } from './path-record';
import { recordLine } from './record-members';
import { sortedRecords } from './sorted-records';

export interface ImportingOptions {
	readonly format?: ReadableList | undefined;
	/** Of a list of the `sha256sum` family that does not say; else found out by the length. */
	readonly digest?: DigestName | undefined;
	/** Found out by the first path that tells, where it is not given. */
	readonly pathStyle?: 'unix' | 'windows' | undefined;
	/** Taken off the front of every path. */
	readonly root?: string | undefined;
	readonly folder: string;
	readonly signal?: AbortSignal | undefined;
}

export interface ImportedList {
	readonly format: ReadableList;
	readonly digests: readonly DigestName[];
	readonly timeStepNs: number;
	readonly filesOnly: boolean;
	readonly pathStyle: 'unix' | 'windows';
	/** Sorted, once. */
	readonly records: AsyncGenerator<PathRecord, void, undefined>;
}

const STEPS = [1_000_000_000n, 1_000_000n, 1_000n];

/** Reads all of it. Refuses `list.*` (`list.path-style`), `baseline.duplicate`, `disk.<CODE>`. */
export async function importList(source: AsyncIterable<Buffer>, options: ImportingOptions): Promise<ImportedList> {
	const digests = new Set<string>();
	let style = options.pathStyle ?? 'unix';
	let format: ReadableList | undefined;
	let filesOnly = true;
	let step = 0;
	let timed = false;
	async function* relative() {
		const onFormat = (found: ReadableList) => {
			format = found;
		};
		const read = readList(source, options.format, { onFormat, digest: options.digest });
		const styleOf = (path: Buffer) =>
			options.pathStyle ?? (format === 'aide' || format === 'mtree' ? 'unix' : styleTold(path));
		for await (const [record, found] of styled(read, styleOf)) {
			style = found;
			for (const name of Object.keys(record.digests)) digests.add(name);
			if (record.type !== 'file' && record.type !== 'unknown') filesOnly = false;
			for (const time of [record.mtimeNs, record.ctimeNs]) {
				if (time === null) continue;
				timed = true;
				while (step < STEPS.length && time % (STEPS[step] as bigint) !== 0n) step++;
			}
			const path = relativePath(record.path, found, options.root);
			// The folder that all the others lie in is no path of its own.
			if (path.length > 0) yield { ...record, path };
		}
	}
	const records = sortedRecords(relative(), { ...options, joined: withDigestsOfBoth });
	// Sorting reads all before it gives one: from here on what was found out is whole.
	const first = await records.next();
	if (format === undefined) throw new Error('A list was read without a format.');
	return {
		format,
		digests: DIGESTS.filter((name) => digests.has(name)),
		timeStepNs: timed ? Number(STEPS[step] ?? 1n) : 1,
		filesOnly,
		pathStyle: style,
		records: (async function* () {
			if (first.done === true) return;
			yield first.value;
			yield* records;
		})(),
	};
}

type PathStyle = 'unix' | 'windows';
/** Records that are kept until one tells what their paths are like. */
const MOST_KEPT = 10_000;

/** The style that the first path tells which can; where none does, a backslash is refused with `list.path-style`. */
async function* styled(records: AsyncIterable<PathRecord>, styleOf: (path: Buffer) => PathStyle | undefined) {
	let style: PathStyle | undefined;
	let kept: PathRecord[] = [];
	let doubtful: Buffer | undefined;
	const settle = (): PathStyle => {
		if (doubtful === undefined) return 'unix';
		const sentence = `“${displayName(doubtful)}” is a path of Windows, or a name of Unix with a backslash in it.`;
		throw new Refused('list.path-style', sentence, 'Say which style the paths of the list have.', 'pathStyle');
	};
	for await (const record of records) {
		style ??= styleOf(record.path);
		kept.push(record);
		if (style === undefined) {
			if (record.path.includes('\\')) doubtful ??= record.path;
			if (kept.length < MOST_KEPT) continue;
			style = settle();
		}
		for (const each of kept) yield [each, style] as const;
		kept = [];
	}
	if (kept.length === 0) return;
	const settled = settle();
	for (const each of kept) yield [each, settled] as const;
}

/** Undefined where the path is of one part, or has backslashes only. */
function styleTold(path: Buffer): PathStyle | undefined {
	const text = path.toString('latin1');
	if (/^([A-Za-z]:[\\/]|\\\\|\.\\)/.test(text)) return 'windows';
	return text.includes('/') ? 'unix' : undefined;
}

/** Lines of one file that each have another digest of it, as `--tag` writes them. */
function withDigestsOfBoth(one: PathRecord, other: PathRecord): PathRecord | null {
	if (Object.keys(one.digests).some((name) => Object.hasOwn(other.digests, name))) return null;
	const same = recordLine({ ...one, digests: {} }) === recordLine({ ...other, digests: {} });
	return same ? { ...one, digests: { ...one.digests, ...other.digests } } : null;
}

/**
 * `C:\Windows\x` as `C:/Windows/x`, `\\?\C:\x` as `C:/x`, `\\server\share\x` as `server/share/x`, `/etc/x` as `etc/x`,
 * `./x` as `x`; with `root`, without that in front. Empty where it is the root itself. Refuses `list.path`.
 */
export function relativePath(path: Buffer, style: 'unix' | 'windows', root?: string): Buffer {
	const parts = partsOf(path, style);
	if (root === undefined) return Buffer.from(parts.join('/'), 'latin1');
	const above = partsOf(Buffer.from(root), style);
	const same = (a: string, b: string | undefined) =>
		style === 'windows' ? a.toLowerCase() === b?.toLowerCase() : a === b;
	if (above.every((part, at) => same(part, parts[at])))
		return Buffer.from(parts.slice(above.length).join('/'), 'latin1');
	throw new Refused(
		'list.path',
		`“${displayName(path)}” does not lie in ${root}.`,
		'Give the folder that all paths of the list begin with, or none.',
		'root',
	);
}

/** Latin-1 stands for the bytes. */
function partsOf(path: Buffer, style: 'unix' | 'windows'): string[] {
	const text = path.toString('latin1');
	const plain = style === 'windows' ? text.replace(/^\\\\[?.]\\(UNC\\)?/, '').replaceAll('\\', '/') : text;
	const parts = plain.split('/').filter((part) => part !== '' && part !== '.');
	if (!parts.includes('..')) return parts;
	const hint = 'Make the list again from the folder itself, without “..” in its paths.';
	throw new Refused('list.path', `“${displayName(path)}” leads up and out.`, hint);
}
