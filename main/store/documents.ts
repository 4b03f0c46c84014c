/**
 * lowdb documents: preferences, and what can be rebuilt from ledgers. lowdb keeps its interface; its writer is ours,
 * because lowdb's own never syncs, follows links and loses writes that overlap.
 * What must hold: a document that is missing, cut short, changed or of another vault reads as its defaults and never
 * as an error; deleting all of them loses nothing but preferences.
 */
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { type Disk, nodeDisk } from './disk';
import { makeFolder, readWhole, replaceFile } from './durable';
import type { DocumentSealer } from './sealing';

const LARGEST_BYTES = 64 * 1024 * 1024;

export interface DocumentOptions<T> {
	/** Does what was read fit? A document of an older version that does not is read as its defaults. */
	readonly fits?: (value: unknown) => value is T;
	readonly disk?: Disk;
}

/** Opens and reads the document `name` at `path`. Writes are whole, durable and in the order of the calls. */
export async function openDocument<T>(
	path: string,
	name: string,
	vault: DocumentSealer,
	defaults: T,
	{ fits, disk = nodeDisk }: DocumentOptions<T> = {},
): Promise<Low<T>> {
	const aad = `document ${name}`;
	let last: Promise<unknown> = Promise.resolve();
	const low = new Low<T>(
		{
			read: async () => {
				const value = await readDocument(path, aad, vault, disk);
				return value === null || (fits && !fits(value)) ? null : (value as T);
			},
			write: (data) => {
				// Taken now: the caller may change `data` while an earlier write is under way.
				const plain = Buffer.from(JSON.stringify(data), 'utf8');
				const done = last.then(async () => {
					await makeFolder(dirname(path), disk);
					await replaceFile(path, vault.seal(aad, plain), disk);
				});
				last = done.catch(() => undefined);
				return done;
			},
		},
		structuredClone(defaults),
	);
	await low.read();
	return low;
}

async function readDocument(path: string, aad: string, vault: DocumentSealer, disk: Disk): Promise<unknown> {
	try {
		return JSON.parse(vault.open(aad, await readWhole(path, LARGEST_BYTES, disk)).toString('utf8'));
	} catch {
		return null;
	}
}
