/**
 * Goes through trees without following a link, and tells of everything it meets, also of what it leaves out and why.
 * What must hold: names are bytes from the disk to the caller; a path longer than the system takes (4,096 bytes on
 * Linux) is reached all the same; memory holds the names of the folders being gone through and nothing else.
 * Order: each folder's names by their bytes, a folder's contents where its name stands. It is the same every time.
 */
import { closeSync, constants, lstatSync, openSync } from 'node:fs';
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
			/** Must be called once the file was read. */
			readonly release: () => void;
	  }
	| {
			readonly found: 'skipped';
			readonly path: Buffer;
			readonly kind: Exclude<EvidenceKind, 'file' | 'folder'>;
			readonly refusal: Refused;
	  }
	| { readonly found: 'unreadable'; readonly path: Buffer; readonly refusal: Refused };

interface Place {
	readonly path: Buffer;
	readonly access: Buffer;
	/** What `access` leans on, if it leans on an open folder. */
	readonly anchor: Anchor | undefined;
}

interface Folder extends Place {
	readonly identity: string;
	/** Names as Latin-1 text: one character a byte, half the memory of buffers, and sorted as bytes. */
	readonly names: readonly string[];
	next: number;
}

/** From here on a path is reached through an open folder: room for the longest name stays. */
const LONG_PATH = 3_500;
const FOLDER = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Steps for each root and all below it. Never throws for what it meets; a root that is missing is `unreadable`. */
export async function* walk(roots: Iterable<EvidencePath>): AsyncGenerator<WalkStep, void, undefined> {
	for (const root of roots) {
		const path = bytesOf(root);
		yield* walkFrom({ path, access: path, anchor: undefined });
	}
}

async function* walkFrom(root: Place): AsyncGenerator<WalkStep, void, undefined> {
	const open: Folder[] = [];
	let place: Place | undefined = root;
	try {
		while (place !== undefined) {
			const met: WalkStep | Folder = await visit(place, open);
			if ('found' in met) yield met;
			else open.push(met);
			place = nextPlace(open);
		}
	} finally {
		for (const folder of open) folder.anchor?.release();
	}
}

/** The next name of the innermost folder that has one left; folders that are through are closed on the way. */
function nextPlace(open: Folder[]): Place | undefined {
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

async function visit(place: Place, open: readonly Folder[]): Promise<WalkStep | Folder> {
	const { path, access, anchor } = place;
	try {
		const stats = lstatSync(access, { bigint: true });
		const kind = kindOf(stats);
		if (kind === 'folder') return await enter(place, `${stats.dev}:${stats.ino}`, open);
		if (kind !== 'file') return { found: 'skipped', path, kind, refusal: refusalOfKind(kind, path, access) };
		anchor?.hold();
		const release = () => anchor?.release();
		return { found: 'file', path, access, sizeBytes: Number(stats.size), release };
	} catch (error) {
		return { found: 'unreadable', path, refusal: refusalOfSystem(error, path) };
	}
}

async function enter(place: Place, identity: string, open: readonly Folder[]): Promise<Folder> {
	const { path } = place;
	if (open.some((outer) => outer.identity === identity)) {
		const sentence = `“${displayName(path)}” is a folder that it lies in itself.`;
		throw new Refused('evidence.folder-loop', sentence, 'It was gone through once already.');
	}
	const { access, anchor } = reachable(place);
	try {
		const names = await readdir(access, { encoding: 'latin1' });
		const itself = anchor === place.anchor ? access : within(access, Buffer.from('.'));
		const after = lstatSync(itself, { bigint: true });
		if (`${after.dev}:${after.ino}` !== identity) throw refusalOfReplaced(path, 'gone through');
		return { path, access, anchor, identity, names: names.sort(), next: 0 };
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
