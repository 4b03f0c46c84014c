/**
 * A backup read in full and held against its manifest. Needs no passphrase: digests find every flipped bit; with the
 * vault at hand the tag shows too that the manifest is the one that this notebook wrote.
 * What must hold: every part is read and every fault named, with the file of the notebook that it belongs to.
 */
import { Refused } from '../../shared/refusal';
import type { Fault } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';
import { codeOf } from '../store/disk';
import { asRefusal } from '../store/durable';
import type { DocumentSealer } from '../store/sealing';
import { isTagged, type Manifest, newestManifest, type Part, readManifest } from './manifest';
import { MediumReader, type ReadBack } from './medium';
import { backupIn, generationsIn, partPath } from './places';
import { diskName } from './stick';
import type { Progress } from './writing';

export interface Checking {
	readonly from: string;
	/** Which backup; the newest, where none is named. */
	readonly generation?: number | undefined;
	/** The unlocked vault, where there is one. */
	readonly vault: (DocumentSealer & { readonly id: string }) | null;
	readonly signal: AbortSignal;
	readonly onProgress: (at: Progress) => void;
}

export interface Checked {
	readonly folder: string;
	readonly where: string;
	readonly name: string;
	readonly generation: number;
	readonly madeAt: Instant;
	readonly files: number;
	readonly sizeBytes: number;
	readonly readBack: ReadBack;
	readonly faults: readonly Fault[];
	/** Was the manifest written by this notebook? Nobody can say without its vault. */
	readonly tag: 'holds' | 'broken' | 'not checked';
	/** Other generations in the same folder, newest first. */
	readonly others: readonly { readonly generation: number; readonly madeAt: Instant }[];
}

/** Refuses `backup.none`, `backup.many`, `disk.<CODE>` and `job.cancelled`; what is wrong with the bytes is a fault. */
export async function checkBackup({ from, generation, vault, signal, onProgress }: Checking): Promise<Checked> {
	const { root, manifest, unreadable } = await openBackup(from, generation);
	const faults: Fault[] = unreadable.map((number) => ({
		place: `manifest-${String(number).padStart(6, '0')}.json`,
		rule: 'a manifest is as Sealbook wrote it',
		expected: 'a manifest',
		found: 'something else, or only a part of it',
	}));
	const totalBytes = manifest.files.reduce((n, file) => n + file.sizeBytes, 0);
	const reader = new MediumReader();
	const found = new Map<string, string | null>();
	let doneBytes = 0;
	for (const [at, file] of manifest.files.entries()) {
		for (const part of file.parts) {
			const known = found.get(part.sha256);
			const fault = known === undefined ? await faultOf(reader, root, part, tell) : known;
			found.set(part.sha256, fault);
			if (fault !== null)
				faults.push({
					place: file.path,
					rule: 'a backup gives back what was written',
					expected: `${part.sizeBytes} bytes with SHA-256 ${part.sha256}`,
					found: fault,
				});
			else if (known !== undefined) tell(part.sizeBytes);
		}
		function tell(bytes: number): void {
			mustGoOn(signal);
			doneBytes += bytes;
			onProgress({ doneBytes, totalBytes, doneItems: at, totalItems: manifest.files.length });
		}
	}
	return {
		folder: root,
		where: await diskName(root),
		name: manifest.name,
		generation: manifest.generation,
		madeAt: manifest.madeAt,
		files: manifest.files.length,
		sizeBytes: totalBytes,
		readBack: reader.read,
		faults,
		tag: vault?.id !== manifest.vault ? 'not checked' : isTagged(manifest, vault) ? 'holds' : 'broken',
		others: await others(root, manifest.generation),
	};
}

/** The backup in a folder and the manifest asked for. Refuses `backup.none`, `backup.many`, `backup.unreadable`. */
export async function openBackup(
	from: string,
	generation?: number,
): Promise<{ root: string; manifest: Manifest; unreadable: number[] }> {
	const root = await backupIn(from);
	const named = generation === undefined ? await newestManifest(root) : await oneManifest(root, generation);
	if (named.manifest) return { root, manifest: named.manifest, unreadable: named.unreadable };
	throw new Refused(
		'backup.unreadable',
		generation === undefined
			? `No manifest in ${root} can be read, so nobody knows what belongs to the backup.`
			: `There is no backup number ${generation} in ${root} that can be read.`,
		'Use another backup; an interrupted first backup is finished by making it again.',
		'from',
	);
}

async function oneManifest(root: string, generation: number) {
	return { manifest: await readManifest(root, generation), unreadable: [] };
}

async function others(root: string, but: number): Promise<Checked['others']> {
	const found: { generation: number; madeAt: Instant }[] = [];
	for (const generation of await generationsIn(root)) {
		const manifest = generation === but ? null : await readManifest(root, generation);
		if (manifest) found.push({ generation, madeAt: manifest.madeAt });
	}
	return found;
}

async function faultOf(
	reader: MediumReader,
	root: string,
	{ sha256, sizeBytes }: Part,
	onBytes: (bytes: number) => void,
): Promise<string | null> {
	const path = partPath(root, sha256);
	try {
		const found = await reader.digests(path, [sizeBytes], onBytes);
		if (found.sizeBytes !== sizeBytes) return `${found.sizeBytes} bytes`;
		return found.digests[0] === sha256 ? null : `other bytes, with SHA-256 ${found.digests[0]}`;
	} catch (error) {
		const code = codeOf(error);
		if (code === 'ENOENT') return 'nothing';
		if (code === 'EIO') return 'a disk that reports an error';
		throw asRefusal(error, path);
	}
}

export function mustGoOn(signal: AbortSignal): void {
	if (signal.aborted) throw new Refused('job.cancelled', 'The work was stopped.', 'Start it again when ready.');
}
