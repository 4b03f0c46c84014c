/**
 * The walk of walk.ts for who wants digests only: names that their folder says to be regular files come many at a time
 * and unlooked at; whoever opens them looks (small-file.ts, evidence-file.ts), so nothing is trusted that a look would
 * have found out.
 * What must hold: the same names in the same order as the walk.
 */
import { readdir } from 'node:fs/promises';
import { bytesOf, type EvidencePath } from './names';
import {
	type Folder,
	type FolderStep,
	type LeftOutStep,
	type NamesOf,
	nextPlace,
	type Place,
	visit,
	type WalkOptions,
	type WalkStep,
} from './walk';

/** Files side by side; Latin-1 stands for bytes. */
export interface FileRun {
	readonly found: 'run';
	/** Stands before each name. */
	readonly prefix: string;
	/** Reaches them, until `release` is called, where it differs from `prefix`. */
	readonly access: string | null;
	readonly names: readonly string[];
	/** Must be called once the files were read. */
	readonly release: () => void;
}
export type RunStep = WalkStep | FileRun;
export type TreeRun = RunStep | FolderStep | LeftOutStep;

/**
 * Never throws for what it meets; a root that is missing is `unreadable`. With options as `walk`, but for the names in
 * runs, of which nobody is asked whether they are left out.
 */
export function walkRuns(roots: Iterable<EvidencePath>, most: number): AsyncGenerator<RunStep, void, undefined>;
export function walkRuns(
	roots: Iterable<EvidencePath>,
	most: number,
	options: WalkOptions,
): AsyncGenerator<TreeRun, void, undefined>;
export async function* walkRuns(
	roots: Iterable<EvidencePath>,
	most: number,
	options?: WalkOptions,
): AsyncGenerator<TreeRun, void, undefined> {
	for (const root of roots) {
		const path = bytesOf(root);
		yield* runsFrom({ path, access: path, anchor: undefined }, most, options);
	}
}

async function* runsFrom(
	root: Place,
	most: number,
	options: WalkOptions | undefined,
): AsyncGenerator<TreeRun, void, undefined> {
	const open: Folder[] = [];
	let place: Place | undefined = root;
	try {
		while (place !== undefined) {
			const met: WalkStep | LeftOutStep | Folder = await visit(place, open, options, namesWithKinds);
			if ('found' in met) yield met;
			else {
				open.push(met);
				if (options) yield { found: 'folder', path: met.path, stats: met.stats };
			}
			for (let run = nextRun(open, most); run !== null; run = nextRun(open, most)) yield run;
			place = nextPlace(open);
		}
	} finally {
		for (const folder of open) folder.anchor?.release();
	}
}

/** What comes next in the innermost folder, as far as it is files; `null` where it is not. */
function nextRun(open: readonly Folder[], most: number): FileRun | null {
	const folder = open.at(-1);
	if (folder?.others == null) return null;
	const from = folder.next;
	let end = from;
	while (end < folder.names.length && end - from < most && !folder.others.has(folder.names[end] as string)) end++;
	if (end === from) return null;
	folder.next = end;
	const { anchor } = folder;
	anchor?.hold();
	const prefix = prefixOf(folder.path);
	return {
		found: 'run',
		prefix,
		access: folder.access === folder.path ? null : prefixOf(folder.access),
		names: folder.names.slice(from, end),
		release: () => anchor?.release(),
	};
}

function prefixOf(folder: Buffer): string {
	const text = folder.toString('latin1');
	return text.endsWith('/') ? text : `${text}/`;
}

const namesWithKinds: NamesOf = async (access) => {
	try {
		const others = new Set<string>();
		const names: string[] = [];
		for (const found of await readdir(access, { encoding: 'latin1', withFileTypes: true })) {
			names.push(found.name);
			if (!found.isFile()) others.add(found.name);
		}
		return { names: names.sort(), others };
	} catch {
		// Where the system gives no kinds, Node looks at each name, and a name that is not UTF-8 is not found.
		return { names: (await readdir(access, { encoding: 'latin1' })).sort(), others: null };
	}
};
