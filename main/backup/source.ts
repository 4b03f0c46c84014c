/**
 * What of a notebook is backed up: chains as far as they are acknowledged, objects, and small files that are replaced
 * whole (vault, drafts, documents, torn tails). Not: who has it open, counts of refused passphrases, temporary files.
 * What must hold: everything that an entry within the given lengths names is listed, because objects are on the disk
 * before it and are never removed; vault.json comes last, so that its keys open all that was read before it.
 */
import { join } from 'node:path';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { codeOf, type DiskFile, nodeDisk, OPEN } from '../store/disk';
import { asRefusal, readAll } from '../store/durable';
import { isChain, isObject, NOTEBOOK_PATH, namesIn } from './places';

export interface Held {
	readonly path: string;
	readonly is: 'chain' | 'object' | 'whole';
	readonly sizeBytes: number;
}

const LEFT_OUT = new Set(['notebook/failed-unlocks.json', 'notebook/restored.json']);
export const VAULT = 'notebook/vault.json';
const WINDOW_BYTES = 1024 * 1024;

/** Everything to back up. `records`: by path, how many records of a chain count; a chain not in it counts whole. */
export async function heldIn(folder: string, records: ReadonlyMap<string, number>): Promise<Held[]> {
	const roots = ['notebook', ...(await namesIn(join(folder, 'cases'))).map((id) => `cases/${id}`)];
	const folders = roots.flatMap((root) => [root, `${root}/objects`, `${root}/documents`]);
	const held: Held[] = [];
	for (const within of folders) {
		for (const name of (await filesIn(join(folder, within))).sort()) {
			const path = `${within}/${name}`;
			if (!NOTEBOOK_PATH.test(path) || LEFT_OUT.has(path)) continue;
			const found = await sizeOf(join(folder, path));
			if (found === null) continue;
			const is = isChain(path) ? 'chain' : isObject(path) ? 'object' : 'whole';
			const counted = is === 'chain' ? records.get(path) : undefined;
			held.push({ path, is, sizeBytes: counted === undefined ? found : await endOf(join(folder, path), counted) });
		}
	}
	const order = { chain: 0, object: 1, whole: 2 };
	return held.sort((a, b) => Number(a.path === VAULT) - Number(b.path === VAULT) || order[a.is] - order[b.is]);
}

async function filesIn(folder: string): Promise<string[]> {
	try {
		return await namesIn(folder);
	} catch (error) {
		if (error instanceof Refused && error.refusal.code === 'disk.ENOTDIR') return [];
		throw error;
	}
}

/** Null where there is no file, or no longer: a draft may be discarded meanwhile. */
export async function sizeOf(path: string): Promise<number | null> {
	try {
		const found = await nodeDisk.lstat(path);
		return found.isFile() ? found.size : null;
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return null;
		throw asRefusal(error, path);
	}
}

/** Where a chain's first `records` records end, in bytes: each is 4 bytes of length and that many more (record.ts). */
async function endOf(path: string, records: number): Promise<number> {
	let file: DiskFile | undefined;
	try {
		file = await nodeDisk.open(path, OPEN.read);
		let window: Buffer = Buffer.alloc(0);
		let windowAt = 0;
		let at = 0;
		for (let n = 0; n < records; n++) {
			if (at + 4 > windowAt + window.length) {
				windowAt = at;
				window = await readAll(file, at, WINDOW_BYTES);
			}
			if (window.length - (at - windowAt) < 4) throw shorter(path, n, records);
			at += 4 + window.readUInt32BE(at - windowAt);
		}
		if ((await file.stat()).size < at) throw shorter(path, records - 1, records);
		return at;
	} catch (error) {
		throw asRefusal(error, path);
	} finally {
		await file?.close();
	}
}

function shorter(path: string, found: number, expected: number): Refused {
	return new Refused(
		'ledger.damaged',
		`${visible(path)} holds ${found} entries, and ${expected} were sealed in it.`,
		'The notebook’s disk lost something: verify the notebook, and keep the backup you have.',
	);
}
