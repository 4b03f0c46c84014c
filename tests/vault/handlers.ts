/** A small vault with handlers in it, for tests of who can open it: cheap derivation, small keys, real sealing. */
import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Disk } from '../../main/store/disk';
import { addSlot, createVaultFile, type NewSlot, readVault, setWords, type Vault } from '../../main/vault/vault';
import type { Instant, KeyId } from '../../shared/vocabulary';
import { caseId, chainId } from '../store/place';

const COST = { memoryKiB: 1024, passes: 1, parallelism: 1 };
export const AT = '2026-11-22T07:00:00.000Z' as Instant;
export const LATER = '2026-11-22T08:00:00.000Z' as Instant;
export const WORDS = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
export const SETTING = { at: LATER, cost: COST };

/** Anybody by a name; the same name is the same person. */
export interface Handler extends NewSlot {
	readonly publicKey: KeyObject;
}

const known = new Map<string, Handler>();

/** The vault takes any bytes for a certificate; it only has to match its key id. */
export function handler(name: string): Handler {
	const before = known.get(name);
	if (before) return before;
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	const privateKeyPkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
	const certificateDer = Buffer.from(`certificate of ${name}`);
	const keyId = createHash('sha256').update(certificateDer).digest('hex') as KeyId;
	const passphrase = `four unrelated words, said ${name}`;
	const made = { name, keyId, passphrase, certificateDer, privateKeyPkcs8, publicKey, at: AT, cost: COST };
	known.set(name, made);
	return made;
}

/** A vault for these handlers; the first of them has recovery words. */
export async function vaultOf(folder: string, names: readonly string[], disk?: Disk): Promise<Vault> {
	const [first = '', ...others] = names;
	const made = { name: 'N', notebook: caseId(), vault: chainId() };
	const { vault } = await createVaultFile(folder, made, handler(first), disk);
	for (const name of others) await addSlot(folder, vault, handler(name), disk);
	const { keyId, passphrase } = handler(first);
	await setWords(folder, vault, { keyId, passphrase, words: WORDS }, { at: AT, cost: COST, ...(disk && { disk }) });
	return vault;
}

export const names = async (folder: string, disk?: Disk) =>
	(await readVault(folder, disk)).slots.map(({ name }) => name);

/** Whether a private key is that of a handler. */
export function signsAs(privateKey: KeyObject, { publicKey }: Handler): boolean {
	return verify(null, Buffer.from('head'), publicKey, sign(null, Buffer.from('head'), privateKey));
}
