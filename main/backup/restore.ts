/**
 * A backup put back into an empty folder: copied aside, every byte held against the manifest as it comes and read back
 * from where it was written, marked as restored, and only then put in place; vault.json, which makes the folder a
 * notebook, comes with the last rename. It may be killed at any moment and done again.
 * What must hold: nothing that was there is touched; a folder that is a notebook holds the whole backup.
 */
import { createHash, randomBytes } from 'node:crypto';
import { rmdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import type { Instant } from '../../shared/vocabulary';
import { type DiskFile, nodeDisk, OPEN, OWNER_FILE } from '../store/disk';
import {
	asRefusal,
	makeFolder,
	onDisk,
	replaceFile,
	sweepTemporary,
	syncFolder,
	temporaryFor,
	writeAll,
} from '../store/durable';
import { takeLock } from '../store/lock';
import { mustGoOn, openBackup } from './check';
import type { BackedUpFile } from './manifest';
import { MediumReader, type ReadBack } from './medium';
import { blocksOf } from './parts';
import { namesIn, partPath } from './places';
import { MARK, markBytes } from './restored';
import { diskName, mustHaveRoom, roomIn } from './stick';
import type { Progress } from './writing';

export interface Restoring {
	readonly from: string;
	readonly to: string;
	readonly generation?: number | undefined;
	readonly at: Instant;
	readonly boot: string;
	readonly signal: AbortSignal;
	readonly onProgress: (at: Progress) => void;
}

export interface RestoredNotebook {
	readonly folder: string;
	readonly where: string;
	readonly name: string;
	readonly generation: number;
	readonly madeAt: Instant;
	readonly files: number;
	readonly sizeBytes: number;
	readonly readBack: ReadBack;
}

const ASIDE = '.restoring';
const ROOMS = ['cases', 'notebook'] as const;

/** Refuses `restore.not-empty`, `backup.none`, `backup.many`, `backup.damaged`, `disk.<CODE>` and `job.cancelled`. */
export async function restoreBackup(restoring: Restoring): Promise<RestoredNotebook> {
	const { from, to, generation, at, boot } = restoring;
	const { root, manifest } = await openBackup(from, generation);
	const where = await diskName(root);
	await mustBeEmpty(to);
	await makeFolder(to);
	const lock = await takeLock(to, { pid: process.pid, startedAt: at, boot, host: hostname() });
	try {
		await mustBeEmpty(to);
		const aside = join(to, ASIDE);
		await makeFolder(aside);
		await takeUp(to, aside);
		const { name, madeAt, files } = manifest;
		const sizeBytes = files.reduce((n, file) => n + file.sizeBytes, 0);
		const reader = new MediumReader();
		const work = new Work(restoring, root, aside, reader, { bytes: sizeBytes * 2, items: files.length });
		const missing: BackedUpFile[] = [];
		for (const file of files) if (!(await work.isThere(file))) missing.push(file);
		const room = await roomIn(to);
		mustHaveRoom(
			await diskName(to),
			room,
			missing.reduce((n, file) => n + file.sizeBytes, 0),
			'nothing was changed',
		);
		for (const file of files) await work.bring(file, missing.includes(file));
		const mark = { where, generation: manifest.generation, madeAt, manifest: manifest.digest, tag: manifest.tag };
		const restore = randomBytes(16).toString('hex');
		await replaceFile(
			join(aside, MARK),
			markBytes({ format: 'sealbook-restored/1', restore, restoredAt: at, ...mark }),
		);
		await putInPlace(to, aside);
		return {
			folder: to,
			where,
			name,
			generation: manifest.generation,
			madeAt,
			files: files.length,
			sizeBytes,
			readBack: reader.read,
		};
	} finally {
		await lock.release();
	}
}

/** Empty but for what a restore that was interrupted left, and the lock. */
async function mustBeEmpty(to: string): Promise<void> {
	const names = (await namesIn(to)).filter((name) => name !== 'lock' && !name.startsWith('.lock.'));
	const ours = names.includes(ASIDE) ? new Set([ASIDE, 'cases']) : new Set<string>();
	const strange = names.filter((name) => !ours.has(name));
	if (strange.length === 0) return;
	throw new Refused(
		'restore.not-empty',
		`${visible(to)} is not empty: ${strange
			.slice(0, 3)
			.map((name) => visible(name))
			.join(', ')}.`,
		'Choose an empty folder, or one that is not there yet; nothing was changed.',
		'to',
	);
}

/** A restore that was interrupted between its last steps goes back one. */
async function takeUp(to: string, aside: string): Promise<void> {
	const there = new Set(await namesIn(to));
	if (there.has('cases')) await onDisk(to, nodeDisk.rename(join(to, 'cases'), join(aside, 'cases')));
}

async function putInPlace(to: string, aside: string): Promise<void> {
	try {
		for (const room of ROOMS) {
			if (!(await namesIn(aside)).includes(room)) continue;
			await syncFolder(join(aside, room));
			await nodeDisk.rename(join(aside, room), join(to, room));
			await syncFolder(to);
		}
		await rmdir(aside);
	} catch (error) {
		throw asRefusal(error, to);
	}
}

class Work {
	readonly #restoring: Restoring;
	readonly #root: string;
	readonly #aside: string;
	readonly #reader: MediumReader;
	readonly #total: { readonly bytes: number; readonly items: number };
	readonly #swept = new Set<string>();
	#doneBytes = 0;
	#doneItems = 0;

	constructor(
		restoring: Restoring,
		root: string,
		aside: string,
		reader: MediumReader,
		total: { bytes: number; items: number },
	) {
		this.#restoring = restoring;
		this.#root = root;
		this.#aside = aside;
		this.#reader = reader;
		this.#total = total;
	}

	/** A file that an interrupted restore brought: by its name and size; its bytes are read later like all others. */
	async isThere({ path, sizeBytes }: BackedUpFile): Promise<boolean> {
		return nodeDisk.lstat(join(this.#aside, path)).then(
			(found) => found.isFile() && found.size === sizeBytes,
			() => false,
		);
	}

	async bring(file: BackedUpFile, isMissing: boolean): Promise<void> {
		if (isMissing) await this.#copy(file);
		else this.#tell(file.sizeBytes);
		if (!(await this.#holds(file))) {
			await this.#copy(file);
			if (!(await this.#holds(file)))
				throw new Refused(
					'backup.differs',
					`The disk of ${visible(this.#restoring.to)} gives back other bytes than were written to it (${file.path}).`,
					'Do not trust this disk; restore to another one.',
					'to',
				);
		}
		this.#doneItems++;
	}

	async #copy(file: BackedUpFile): Promise<void> {
		const path = join(this.#aside, file.path);
		await makeFolder(dirname(path));
		if (!this.#swept.has(dirname(path))) await sweepTemporary(dirname(path));
		this.#swept.add(dirname(path));
		const temporary = temporaryFor(path);
		let target: DiskFile | undefined;
		try {
			target = await nodeDisk.open(temporary, OPEN.fresh, OWNER_FILE);
			let at = 0;
			for (const part of file.parts) {
				const hash = createHash('sha256');
				const source = { path: partPath(this.#root, part.sha256), from: 0, sizeBytes: part.sizeBytes };
				for await (const block of blocksOf(source)) {
					hash.update(block);
					await writeAll(target, block, at);
					at += block.length;
					this.#tell(block.length);
				}
				if (hash.digest('hex') !== part.sha256) throw damaged(file.path);
			}
			await target.sync();
			await target.close();
			target = undefined;
			await nodeDisk.rename(temporary, path);
			await syncFolder(dirname(path));
		} catch (error) {
			await target?.close().catch(() => undefined);
			await nodeDisk.unlink(temporary).catch(() => undefined);
			throw asRefusal(error, path);
		}
	}

	/** Reads what was written, from the medium where that can be had. */
	async #holds({ path, sizeBytes, parts }: BackedUpFile): Promise<boolean> {
		const target = join(this.#aside, path);
		const sizes = parts.map((part) => part.sizeBytes);
		const found = await onDisk(
			target,
			this.#reader.digests(target, sizes, (bytes) => this.#tell(bytes)),
		);
		return found.sizeBytes === sizeBytes && parts.every((part, at) => found.digests[at] === part.sha256);
	}

	#tell(bytes: number): void {
		mustGoOn(this.#restoring.signal);
		this.#doneBytes += bytes;
		const { bytes: total, items: totalItems } = this.#total;
		const totalBytes = Math.max(total, this.#doneBytes);
		this.#restoring.onProgress({ doneBytes: this.#doneBytes, totalBytes, doneItems: this.#doneItems, totalItems });
	}
}

function damaged(path: string): Refused {
	return new Refused(
		'backup.damaged',
		`The backup is damaged: it gives back other bytes of ${path} than were written.`,
		'Check the backup to see everything that is damaged, and restore an earlier one of the same folder, or another copy.',
		'from',
	);
}
