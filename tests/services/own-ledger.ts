/** What a notebook's folder holds, read by another way than the notebook that is open: for tests of what it wrote of itself. */
import { readFile } from 'node:fs/promises';
import { VaultSlots } from '../../main/services/vault-slots';
import { ChainFile } from '../../main/store/chain-file';
import { chainsIn, layout } from '../../main/store/layout';
import { COST } from '../../main/vault/kdf';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { readVault, unlock } from '../../main/vault/vault';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import { entriesOf } from '../../shared/projections/entries';
import type { EntryView } from '../../shared/views';
import { ADA, type Place } from './place';

type Vault = Awaited<ReturnType<typeof unlock>>['vault'];

/** The vault of a place's notebook, unlocked a second time by Ada. */
export async function vaultOf(place: Place): Promise<Vault> {
	const file = await readVault(place.notebook);
	const slot = file.slots.find((s) => s.name === ADA.name);
	if (!slot) throw new Error('Ada is not in this notebook');
	return (await unlock(file, slot.keyId, ADA.passphrase)).vault;
}

/** Who can open it, as the vault file says. */
export async function slotsOf(place: Place, vault: Vault): Promise<VaultSlots> {
	const now = () => place.clock.read().at;
	return new VaultSlots(place.notebook, vault, await readVault(place.notebook), { now, cost: async () => COST });
}

/** The entries of the notebook's own ledger; its proof must hold. */
export async function ownEntries(place: Place, vault: Vault): Promise<EntryView[]> {
	const at = layout(place.notebook);
	const rules = ledgerRules();
	const chains = await Promise.all(
		(await chainsIn(at.notebook)).map(async (chain) => {
			const seal = vault.recordSeal(chain);
			const { lines } = await ChainFile.openDamaged(at.notebookChain(chain), { seal });
			return { chain, lines: readLines(lines, rules.hash) };
		}),
	);
	const ledger = verifyLedger(chains, rules);
	if (ledger.faults.length > 0) throw new Error(`the notebook’s ledger is broken: ${JSON.stringify(ledger.faults)}`);
	return entriesOf(ledger);
}

/** Where each record of a chain's file begins, and where the last one ends: 4 bytes of length, then that many. */
export async function recordsOf(path: string): Promise<{ bytes: Buffer; ends: number[] }> {
	const bytes = await readFile(path);
	const ends = [0];
	for (let at = 0; at < bytes.length; ) {
		at += 4 + bytes.readUInt32BE(at);
		ends.push(at);
	}
	return { bytes, ends };
}
