/**
 * A notebook whose own ledger is gone must not begin another: everything that ledger says, of cases, of people and of who was
 * removed, would be forgotten in silence. What must hold: a first run that a crash cut off still goes on.
 */
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { type Disk, nodeDisk } from '../store/disk';
import { onDisk } from '../store/durable';
import { casesIn, type Layout } from '../store/layout';
import type { VaultFile } from '../vault/vault';

/** What the first run leaves before the ledger's first entries: the vault, a ledger, what was torn of it. */
const OF_THE_FIRST_RUN = /^(\..*|vault\.json|failed-unlocks\.json|[0-9a-f-]{36}\.(ledger|torn-\d+))$/;

/** To be asked where the ledger has not even its first two entries. @throws Refused `ledger.lost` */
export async function mustBeFirstRun(at: Layout, file: VaultFile, disk: Disk = nodeDisk): Promise<void> {
	const names = await onDisk(at.notebook, disk.readdir(at.notebook));
	const isUsed = names.some((name) => !OF_THE_FIRST_RUN.test(name)) || (await casesIn(at, disk)).length > 0;
	const isChanged =
		file.slots.length !== 1 ||
		file.ring.length > 0 ||
		file.slots.some(({ passphrase, paper }) => passphrase.setBy !== 'admission' || paper !== null);
	if (!isUsed && !isChanged) return;
	throw new Refused(
		'ledger.lost',
		`This notebook was worked in, and its own ledger is not in ${visible(at.notebook)}, or was cut to its beginning.`,
		'Put the newest copy of that folder back, or restore the notebook from a backup.',
	);
}
