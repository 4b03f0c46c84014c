/**
 * A notebook whose passphrases cost as little as one may: a story of two hundred commands would else spend most of its
 * time in Argon2. The first unlock of each person, and every command before, were as dear as anybody's.
 */
import { changePassphrase, readVault, unlock } from '../../main/vault/vault';
import type { Instant } from '../../shared/vocabulary';

const CHEAPEST = { memoryKiB: 1024, passes: 1, parallelism: 1 };

/** Wraps everybody's keys anew under the passphrase they have. @param passphrases by the name of the person */
export async function cheapSlots(notebook: string, passphrases: ReadonlyMap<string, string>): Promise<void> {
	for (const { keyId, name } of (await readVault(notebook)).slots) {
		const passphrase = passphrases.get(name) ?? '';
		const { vault } = await unlock(await readVault(notebook), keyId, passphrase);
		const at = new Date().toISOString() as Instant;
		await changePassphrase(notebook, vault, { keyId, old: passphrase, passphrase }, { at, cost: CHEAPEST });
		vault.lock();
	}
}
