/**
 * A chain whose bytes are not those on the stick, held against them entry by entry: a merge writes a chain that grew, or of
 * which more is disclosed, anew, and a seal is never the same twice.
 * What must hold: entries are the same where their heads are, which everything else of them follows from; whatever cannot
 * be opened on either side is not the same.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ChainId } from '../../shared/vocabulary';
import type { SwapVault } from '../store/chain-swap';
import { codeOf, type DiskFile, nodeDisk, OPEN } from '../store/disk';
import { asRefusal, onDisk } from '../store/durable';
import { readRecords } from '../store/record';
import type { RecordSeal } from '../store/sealing';
import type { Part } from './manifest';
import { partPath } from './places';

type Readable = Pick<DiskFile, 'read' | 'stat'>;
type OnStick = { readonly root: string; readonly parts: readonly Part[]; readonly vault: SwapVault };

/** Does the chain at `path` begin with the entries that these parts hold? Refuses `disk.<CODE>`. */
export async function sealedAnew(path: string, { root, parts, vault }: OnStick): Promise<boolean> {
	const chain = basename(path, '.ledger') as ChainId;
	const before = await headsIn(asOne(root, parts), vault.recordSeal(chain)).catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') return null;
		throw asRefusal(error, root);
	});
	if (before === null) return false;
	const file = await onDisk(path, nodeDisk.open(path, OPEN.read));
	try {
		const now = await headsIn(file, vault.recordSeal(chain), { torn: true });
		return now !== null && before.every((head, at) => now[at] === head);
	} finally {
		await file.close();
	}
}

/** The digest of each entry's head; null where not every record opens. @param torn the last one may be being written */
async function headsIn(file: Readable, seal: RecordSeal, { torn = false } = {}): Promise<string[] | null> {
	const heads: string[] = [];
	const { lines, follows } = await readRecords(file, notingHeads(seal, heads));
	return follows === 'end' || (torn && follows === 'torn') ? heads.slice(0, lines.length) : null;
}

/** Lines are not kept: a long chain would fill the memory twice. */
function notingHeads(seal: RecordSeal, heads: string[]): RecordSeal {
	const nothing = Buffer.alloc(0);
	return {
		seal: (position, plain) => seal.seal(position, plain),
		open: (position, sealed) => {
			const line = seal.open(position, sealed);
			const end = line.indexOf('\t');
			heads[position - 1] = createHash('sha256')
				.update(end < 0 ? line : line.subarray(0, end))
				.digest('hex');
			line.fill(0);
			return nothing;
		},
	};
}

/** Parts on a stick as the one file that they make. */
function asOne(root: string, parts: readonly Part[]): Readable {
	const size = parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
	return {
		stat: async () => ({ size, isFile: () => true }),
		read: async (into, offset, length, position) => {
			let from = 0;
			for (const { sha256, sizeBytes } of parts) {
				if (position < from + sizeBytes) {
					const file = await nodeDisk.open(partPath(root, sha256), OPEN.read);
					const most = Math.min(length, from + sizeBytes - position);
					return await file.read(into, offset, most, position - from).finally(() => file.close());
				}
				from += sizeBytes;
			}
			return { bytesRead: 0 };
		},
	};
}
