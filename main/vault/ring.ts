/**
 * The ring: a vault's older keys, each sealed under its newest one, so that what was sealed before a person was removed
 * still opens for those who stay. What must hold: a key opens only at its own place in the ring; where one does not
 * open, none is kept.
 */
import { NotSealed } from '../store/sealing';
import { fromBase64, toBase64 } from './base64';
import { KEY_BYTES, open, subkey } from './sealing';
import { Vault } from './unlocked';
import { aadOfRing, type VaultFile } from './vault-file';

/** The vault by its newest key, which it takes over. Throws `NotSealed`. */
export function openRing(file: VaultFile, newest: Buffer): Vault {
	const keys: Buffer[] = [newest];
	const ring = subkey(newest, file.vault, 'ring');
	try {
		for (const [at, sealed] of file.ring.entries()) {
			const before = file.ring.length - 1 - at;
			const key = open(ring, aadOfRing(file, file.ring.length + 1, before), fromBase64(sealed));
			keys.push(key);
			if (key.length !== KEY_BYTES) throw new NotSealed();
		}
		return new Vault(file.vault, file.notebook, newest, keys.slice(1));
	} catch (error) {
		for (const key of keys) key.fill(0);
		throw error;
	} finally {
		ring.fill(0);
	}
}

/** The ring of a vault as it stands in the file. */
export function ringOf(vault: Vault): string[] {
	const aad = (before: number) => aadOfRing({ vault: vault.id, notebook: vault.notebook }, vault.generations, before);
	return vault.ring(aad).map(toBase64);
}
