/**
 * Where a backup keeps things on a stick, and which paths of a notebook it holds. Everything but manifests is a part:
 * bytes under the name of their own SHA-256, written once and never changed, so that a pulled stick cannot harm what
 * lay there before. What must hold: names fit FAT and exFAT (short, lower case, few to a folder), and a path from a
 * manifest, which is hostile, can lead nowhere but into a notebook.
 *
 *     sealbook-backup-<vault-id>/README.txt
 *     sealbook-backup-<vault-id>/manifest-<generation>.json
 *     sealbook-backup-<vault-id>/parts/<first two digits>/<sha256>
 *     sealbook-backup-<vault-id>/parts/incoming/       being written
 */
import { basename, join } from 'node:path';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { codeOf, nodeDisk } from '../store/disk';
import { asRefusal } from '../store/durable';

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
export const BACKUP_FOLDER = new RegExp(`^sealbook-backup-${ID}$`);
const MANIFEST = /^manifest-([0-9]{6,15})\.json$/;
/** A file of a notebook as a backup names it: folders that are known, a plain name, nothing hidden, nothing that climbs. */
export const NOTEBOOK_PATH = new RegExp(
	`^(?:notebook|cases/${ID})/(?:objects/|documents/)?[A-Za-z0-9][A-Za-z0-9_-]{0,100}(?:\\.[A-Za-z0-9_-]{1,40})*$`,
);

export const isChain = (path: string): boolean => path.endsWith('.ledger');
export const isObject = (path: string): boolean => /\/objects\/[0-9a-f]{64}$/.test(path);

export const folderFor = (to: string, vault: string): string => join(to, `sealbook-backup-${vault}`);
export const incoming = (root: string): string => join(root, 'parts', 'incoming');
export const partFolder = (root: string, sha256: string): string => join(root, 'parts', sha256.slice(0, 2));
export const partPath = (root: string, sha256: string): string => join(partFolder(root, sha256), sha256);
export const manifestPath = (root: string, generation: number): string =>
	join(root, `manifest-${String(generation).padStart(6, '0')}.json`);

/** Generations that have a manifest in this folder, newest first. */
export async function generationsIn(root: string): Promise<number[]> {
	const found = (await namesIn(root)).flatMap((name) => {
		const number = Number(MANIFEST.exec(name)?.[1]);
		return Number.isSafeInteger(number) ? [number] : [];
	});
	return found.sort((a, b) => b - a);
}

/** The one backup in a folder: the folder itself, or one below it. Refuses `backup.none` and `backup.many`. */
export async function backupIn(folder: string): Promise<string> {
	if (BACKUP_FOLDER.test(basename(folder)) || (await generationsIn(folder)).length > 0) return folder;
	const found = (await namesIn(folder)).filter((name) => BACKUP_FOLDER.test(name));
	const [only] = found;
	if (only === undefined)
		throw new Refused(
			'backup.none',
			`There is no backup of a notebook in ${visible(folder)}.`,
			'Choose the folder that holds sealbook-backup-…, or that folder itself.',
			'from',
		);
	if (found.length > 1)
		throw new Refused(
			'backup.many',
			`Backups of ${found.length} notebooks are in ${visible(folder)}: ${found.join(', ')}.`,
			'Choose one of these folders.',
			'from',
		);
	return join(folder, only);
}

/** Names in a folder; none where it is not there. Refuses `disk.<CODE>`. */
export async function namesIn(folder: string): Promise<string[]> {
	try {
		return await nodeDisk.readdir(folder);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return [];
		throw asRefusal(error, folder);
	}
}
