/**
 * Goes through trees without following a link, and tells of everything it meets, also of what it leaves out and why.
 * What must hold: names are bytes from the disk to the caller; a path longer than the system takes (4,096 bytes on
 * Linux) is reached all the same; memory holds the names of the folders being gone through and nothing else.
 * Order: each folder's names by their bytes, a folder's contents where its name stands. It is the same every time.
 */
import { type BigIntStats, closeSync, constants, lstatSync, openSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { Refused } from '../../shared/refusal';
import { type EvidenceKind, kindOf, refusalOfKind, refusalOfReplaced, refusalOfSystem } from './kinds';
import { bytesOf, displayName, type EvidencePath, within } from './names';

export type WalkStep =
	| {
			readonly found: 'file';
			readonly path: Buffer;
			/** Reaches the file, until `release` is called; differs from `path` only where that is too long. */
			readonly access: Buffer;
			readonly sizeBytes: number;
			readonly stats: BigIntStats;
			/** Must be called once the file was read. */
			readonly release: () => void;
	  }
	| {
			readonly found: 'skipped';
			readonly path: Buffer;
			readonly kind: Exclude<EvidenceKind, 'file' | 'folder'>;
			/** Reaches it until the next step is asked for. */
			readonly access: Buffer;
			readonly stats: BigIntStats;
			readonly refusal: Refused;
	  }
	| {
			readonly found: 'unreadable';
			readonly path: Buffer;
			/** `null` where not even that was given. */
			readonly stats: BigIntStats | null;
			readonly refusal: Refused;
	  };

/** A folder, before what lies in it; told only to who asks for folders. */
export interface FolderStep {
	readonly found: 'folder';
	readonly path: Buffer;
	readonly stats: BigIntStats;
}

/** A name that was left out, and all below it with it; told only to who leaves out. */
export interface LeftOutStep {
	readonly found: 'left-out';
	readonly path: Buffer;
	readonly kind: EvidenceKind;
	readonly because: string;
}

export interface WalkOptions {
	/** Why a name is left out, or nothing where it is not; asked once for each. */
	leaveOut(path: Buffer, kind: EvidenceKind): string | undefined;
}
export type TreeStep = WalkStep | FolderStep | LeftOutStep;

export interface Place {
	readonly path: Buffer;
	readonly access: Buffer;
	/** What `access` leans on, if it leans on an open folder. */
	readonly anchor: Anchor | undefined;
}

export interface Folder extends Place {
	readonly identity: string;
	readonly stats: BigIntStats;
	/** Names as Latin-1 text: one character a byte, half the memory of buffers, and sorted as bytes. */
	readonly names: readonly string[];
	/** Names that the folder itself does not say to be regular files; `null` where it was not asked. */
	readonly others: ReadonlySet<string> | null;
	next: number;
}

/** From here on a path is reached through an open folder: room for the longest name stays. */
const LONG_PATH = 3_500;
const FOLDER = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Steps for each root and all below it. Never throws for what it meets; a root that is missing is `unreadable`. With
 * options, folders have a step too, and so has what is left out.
 */
export function walk(roots: Iterable<EvidencePath>): AsyncGenerator<WalkStep, void, undefined>;
export function walk(roots: Iterable<EvidencePath>, options: WalkOptions): AsyncGenerator<TreeStep, void, undefined>;
export async function* walk(
	roots: Iterable<EvidencePath>,
	options?: WalkOptions,
): AsyncGenerator<TreeStep, void, undefined> {
	for (const root of roots) {
		const path = bytesOf(root);
		yield* walkFrom({ path, access: path, anchor: undefined }, options);
	}
}

async function* walkFrom(root: Place, options: WalkOptions | undefined): AsyncGenerator<TreeStep, void, undefined> {
	const open: Folder[] = [];
	let place: Place | undefined = root;
	try {
		while (place !== undefined) {
			const met: WalkStep | LeftOutStep | Folder = await visit(place, open, options);
			if ('found' in met) yield met;
			else {
				open.push(met);
				if (options) yield { found: 'folder', path: met.path, stats: met.stats };
			}
			place = nextPlace(open);
		}
	} finally {
		for (const folder of open) folder.anchor?.release();
	}
}

/** The next name of the innermost folder that has one left; folders that are through are closed on the way. */
export function nextPlace(open: Folder[]): Place | undefined {
	for (let folder = open.at(-1); folder !== undefined; folder = open.at(-1)) {
		const name = folder.names[folder.next++];
		if (name !== undefined) {
			const bytes = Buffer.from(name, 'latin1');
			return { path: within(folder.path, bytes), access: within(folder.access, bytes), anchor: folder.anchor };
		}
		folder.anchor?.release();
		open.pop();
	}
	return undefined;
}

export async function visit(
	place: Place,
	open: readonly Folder[],
	options: WalkOptions | undefined,
	namesOf: NamesOf = plainNames,
): Promise<WalkStep | LeftOutStep | Folder> {
	const { path, access, anchor } = place;
	let stats: BigIntStats | null = null;
	try {
		stats = lstatSync(access, { bigint: true });
		const kind = kindOf(stats);
		const because = options?.leaveOut(path, kind);
		if (because !== undefined) return { found: 'left-out', path, kind, because };
		if (kind === 'folder') return await enter(place, stats, open, namesOf);
		if (kind !== 'file')
			return { found: 'skipped', path, kind, access, stats, refusal: refusalOfKind(kind, path, access) };
		anchor?.hold();
		const release = () => anchor?.release();
		return { found: 'file', path, access, sizeBytes: Number(stats.size), stats, release };
	} catch (error) {
		return { found: 'unreadable', path, stats, refusal: refusalOfSystem(error, path) };
	}
}

/** What a folder holds, sorted as bytes. */
export type NamesOf = (access: Buffer) => Promise<Pick<Folder, 'names' | 'others'>>;

const plainNames: NamesOf = async (access) => {
	const names = await readdir(access, { encoding: 'latin1' });
	return { names: names.sort(), others: null };
};

async function enter(place: Place, stats: BigIntStats, open: readonly Folder[], namesOf: NamesOf): Promise<Folder> {
	const { path } = place;
	const identity = `${stats.dev}:${stats.ino}`;
	if (open.some((outer) => outer.identity === identity)) {
		const sentence = `“${displayName(path)}” is a folder that it lies in itself.`;
		throw new Refused('evidence.folder-loop', sentence, 'It was gone through once already.');
	}
	const { access, anchor } = reachable(place);
	try {
		const names = await namesOf(access);
		const itself = anchor === place.anchor ? access : within(access, Buffer.from('.'));
		const after = lstatSync(itself, { bigint: true });
		if (`${after.dev}:${after.ino}` !== identity) throw refusalOfReplaced(path, 'gone through');
		return { path, access, anchor, identity, stats, ...names, next: 0 };
	} catch (error) {
		anchor?.release();
		throw error;
	}
}

/** The folder with an access path short enough for names below it, and a hold on what that path leans on. */
function reachable({ path, access, anchor }: Place): Place {
	if (access.length <= LONG_PATH || process.platform !== 'linux') {
		anchor?.hold();
		return { path, access, anchor };
	}
	const fd = openSync(access, FOLDER);
	return { path, access: Buffer.from(`/proc/self/fd/${fd}`), anchor: new Anchor(fd) };
}

/** An open folder that paths lean on; closed when the last of them is done with. */
class Anchor {
	private holders = 1;
	constructor(private readonly fd: number) {}

	hold(): void {
		this.holders++;
	}

	release(): void {
		if (--this.holders === 0) closeSync(this.fd);
	}
}
