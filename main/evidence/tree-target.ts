/**
 * A tree's copy in a folder. Folders are held open and names are made within them, so that no link put in between is
 * followed and a path longer than the system takes is reached all the same (Linux; elsewhere by path).
 * What must hold: names are the source's bytes; nothing that was there before the acquisition is written over.
 */
import { closeSync, constants, fsyncSync, mkdirSync, openSync, readdirSync, unlinkSync, writeSync } from 'node:fs';
import { Refused } from '../../shared/refusal';
import { displayName, within } from '../hashing/names';
import { codeOf, OPEN, OWNER_FILE, OWNER_FOLDER } from '../store/disk';
import type { TargetPlace } from './acquire-messages';
import { type Made, refusalOfTarget, syncFolderAt } from './copy';

const FOLDER = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);
/** What a file system says of a name that it cannot hold. */
const NAME_ERRORS = new Set(['ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ELOOP']);

/** The target cannot hold this one name; the others are copied. */
export class NameRefused extends Error {}

export class TreeTarget {
	readonly #folder: Buffer;
	readonly #root: Buffer;
	readonly #resume: boolean;
	/** Folders from the root down to that which was last written in. Names in Latin-1: one character a byte. */
	readonly #open: { readonly name: string; readonly fd: number; readonly path: Buffer }[] = [];

	/**
	 * Makes the tree's own folder. Refuses `acquisition.target-exists` where it is there, unless this is a resumed run and
	 * the folder is its own, or empty, as a crash may leave it.
	 */
	constructor({ folder, name }: TargetPlace, resume: boolean, made: Made) {
		this.#folder = Buffer.from(folder);
		this.#root = within(this.#folder, Buffer.from(name));
		this.#resume = resume;
		try {
			makeFolder(this.#root, resume && (made.hasMade(0) || isEmpty(this.#root)));
			made.made(0);
			syncFolderAt(this.#folder);
			this.#open.push({ name: '', fd: openSync(this.#root, FOLDER), path: this.#root });
		} catch (error) {
			throw refusalOfTarget(error, this.#folder, this.#root);
		}
	}

	/** Makes the folders that lead to a path. `parts` are names in Latin-1. @throws NameRefused, Refused */
	folder(parts: readonly string[]): Buffer {
		let depth = 0;
		while (depth < parts.length && this.#open[depth + 1]?.name === parts[depth]) depth++;
		this.#closeTo(depth + 1);
		for (const name of parts.slice(depth)) {
			const path = within(this.#innermost(), Buffer.from(name, 'latin1'));
			this.#try(path, () => {
				makeFolder(path, true);
				this.#open.push({ name, fd: openSync(path, FOLDER), path });
			});
		}
		return this.#innermost();
	}

	/** A new file, open for writing. What an interrupted run left of it is made anew. @throws NameRefused, Refused */
	file(parts: readonly string[]): TreeFile {
		const folder = this.folder(parts.slice(0, -1));
		const path = within(folder, Buffer.from(parts.at(-1) ?? '', 'latin1'));
		return this.#try(path, () => {
			try {
				return new TreeFile(openSync(path, OPEN.fresh, OWNER_FILE), path, this.#folder);
			} catch (error) {
				if (!this.#resume || codeOf(error) !== 'EEXIST') throw error;
				unlinkSync(path);
				return new TreeFile(openSync(path, OPEN.fresh, OWNER_FILE), path, this.#folder);
			}
		});
	}

	/** Makes all names durable and lets go. */
	close(): void {
		this.#closeTo(0);
	}

	#closeTo(depth: number): void {
		for (const { fd } of this.#open.splice(depth).reverse()) {
			try {
				if (process.platform !== 'win32') fsyncSync(fd);
			} catch (error) {
				if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error) ?? ''))
					throw refusalOfTarget(error, this.#folder, this.#root);
			} finally {
				closeSync(fd);
			}
		}
	}

	#innermost(): Buffer {
		const last = this.#open.at(-1);
		if (last === undefined) throw new Error('the target is closed');
		return process.platform === 'linux' ? Buffer.from(`/proc/self/fd/${last.fd}`) : last.path;
	}

	#try<T>(path: Buffer, work: () => T): T {
		try {
			return work();
		} catch (error) {
			if (error instanceof Refused) throw error;
			const code = codeOf(error) ?? '';
			if (NAME_ERRORS.has(code)) throw new NameRefused(`the target cannot hold its name (${code})`);
			throw refusalOfTarget(error, this.#folder, path);
		}
	}
}

export class TreeFile {
	readonly #fd: number;
	readonly #path: Buffer;
	readonly #folder: Buffer;

	constructor(fd: number, path: Buffer, folder: Buffer) {
		this.#fd = fd;
		this.#path = path;
		this.#folder = folder;
	}

	write(bytes: Uint8Array, at: number): void {
		try {
			for (let done = 0; done < bytes.length; )
				done += writeSync(this.#fd, bytes, done, bytes.length - done, at + done);
		} catch (error) {
			throw refusalOfTarget(error, this.#folder, this.#path);
		}
	}

	/** Contents and size are on the disk when it returns. */
	end(): void {
		try {
			fsyncSync(this.#fd);
		} catch (error) {
			throw refusalOfTarget(error, this.#folder, this.#path);
		} finally {
			closeSync(this.#fd);
		}
	}
}

function isEmpty(folder: Buffer): boolean {
	try {
		return readdirSync(folder).length === 0;
	} catch {
		// Not there, or no folder: making it tells.
		return false;
	}
}

function makeFolder(path: Buffer, mayBeThere: boolean): void {
	try {
		mkdirSync(path, OWNER_FOLDER);
	} catch (error) {
		if (!mayBeThere || codeOf(error) !== 'EEXIST') throw error;
	}
}

/** The names of a path below `root`, in Latin-1; empty for the root itself. */
export function partsBelow(root: Buffer, path: Buffer): string[] {
	const rest = path.subarray(root.length).toString('latin1').replace(/^\/+/, '');
	return rest === '' ? [] : rest.split('/');
}

/** A copy of a tree's file as a place of its own, for reading it again. */
export function placeOf(target: TargetPlace, path: string): TargetPlace {
	const parts = path.split('/').map((part) => Buffer.from(part, 'latin1'));
	const name = parts.pop() ?? Buffer.alloc(0);
	const folder = parts.reduce(
		(at, part) => within(at, part),
		within(Buffer.from(target.folder), Buffer.from(target.name)),
	);
	return { folder, name, pieceBytes: null };
}

/** For people. */
export const shownPath = (path: string): string => displayName(Buffer.from(path, 'latin1'));
