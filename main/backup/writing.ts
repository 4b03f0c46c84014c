/**
 * The disk while a backup is made: its troubles in words, how far the work is, whether it is to stop.
 * What must hold: every error of the disk names it and says what has become of the backup that is on it.
 */
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import type { Instant } from '../../shared/vocabulary';
import type { SwapVault } from '../store/chain-swap';
import { codeOf, type Disk, nodeDisk } from '../store/disk';
import { makeFolder } from '../store/durable';
import { isTagged, type Manifest, newestManifest } from './manifest';
import { generationsIn } from './places';
import { stickTrouble } from './stick';

export interface Progress {
	readonly doneBytes: number;
	readonly totalBytes: number;
	readonly doneItems: number;
	readonly totalItems: number;
}

export interface Making {
	/** The notebook's folder. */
	readonly folder: string;
	/** Records of each chain that count, by its path below the folder: taken at one moment. */
	readonly records: ReadonlyMap<string, number>;
	/** The folder that the person chose; the backup's own stands in it. */
	readonly to: string;
	readonly vault: SwapVault & { readonly id: string };
	readonly name: string;
	readonly madeAt: Instant;
	readonly signal: AbortSignal;
	readonly onProgress: (at: Progress) => void;
	/** The stick's disk; for tests of a bad one. */
	readonly disk?: Disk;
	/** For tests: where parts are cut. */
	readonly longestPartBytes?: number;
}

/** The disk while a backup is made: its troubles in words, how far the work is, whether it is to stop. */
export class Stick {
	readonly root: string;
	readonly where: string;
	/** What stands on it now, for refusals. */
	last = 'nothing on it was changed';
	doneItems = 0;
	readonly #making: Making;
	#needBytes = 0;
	#doneBytes = 0;
	#totalBytes = 0;
	#totalItems = 0;

	constructor(making: Making, root: string, where: string) {
		this.#making = making;
		this.root = root;
		this.where = where;
	}

	async open(): Promise<{ previous: Manifest | null; newest: number }> {
		return this.on(async () => {
			// The chosen folder is never made: where a stick was pulled, its mount point would fill the wrong disk.
			const disk = this.#making.disk ?? nodeDisk;
			await disk.lstat(this.#making.to).catch((error: unknown) => {
				throw codeOf(error) === 'ENOENT' ? noFolder(this.#making.to) : error;
			});
			const { manifest } = await newestManifest(this.root);
			const { vault } = this.#making;
			if (manifest && (manifest.vault !== vault.id || !isTagged(manifest, vault))) throw changed(this.where);
			if (manifest) this.last = `the backup of ${minute(manifest.madeAt)} on it stays as it was`;
			else this.last = 'there is no backup on it yet';
			await makeFolder(this.root, disk);
			return { previous: manifest, newest: (await generationsIn(this.root))[0] ?? 0 };
		});
	}

	begin(copyBytes: number, readBytes: number, items: number): void {
		this.#needBytes = copyBytes;
		this.#totalBytes = copyBytes + readBytes;
		this.#totalItems = items;
	}

	/** Work on the stick; its errors name it. */
	async on<T>(work: () => Promise<T>): Promise<T> {
		this.#mustGoOn();
		try {
			return await work();
		} catch (error) {
			throw stickTrouble(error, this.where, this.#needBytes, this.last);
		}
	}

	copied(bytes: number): void {
		this.#needBytes = Math.max(0, this.#needBytes - bytes);
		this.read(bytes);
	}

	read(bytes: number): void {
		this.#mustGoOn();
		this.#doneBytes += bytes;
		this.#making.onProgress({
			doneBytes: this.#doneBytes,
			totalBytes: Math.max(this.#doneBytes, this.#totalBytes),
			doneItems: this.doneItems,
			totalItems: this.#totalItems,
		});
	}

	#mustGoOn(): void {
		if (!this.#making.signal.aborted) return;
		throw new Refused(
			'job.cancelled',
			'The backup was stopped.',
			`What is copied is not copied again the next time; ${this.last}.`,
		);
	}
}

/** `2026-11-22 07:55 UTC`, for sentences. */
const minute = (at: Instant): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

function noFolder(to: string): Refused {
	return new Refused(
		'backup.no-folder',
		`${visible(to)} is not there.`,
		'Insert the stick, or make the folder; nothing was written.',
		'to',
	);
}

function changed(where: string): Refused {
	return new Refused(
		'backup.changed',
		`The backup on ${where} was changed by something other than Sealbook, or is of another notebook.`,
		'Back up to another folder, and keep this one for whoever wants to know what happened.',
		'to',
	);
}

export function differs(stick: Stick, path: string): Refused {
	return new Refused(
		'backup.differs',
		`${stick.where} gives back other bytes than were written to it (${path}).`,
		`Do not trust this disk; use another one. On it, ${stick.last}.`,
		'to',
	);
}
