/**
 * vault.json: who can open the notebook, and each person's keys, wrapped under that person's passphrase. The file is
 * plain, so it names the notebook and its handlers and nothing of any case.
 * What must hold: it is read as hostile: a closed schema, capped sizes and costs, each certificate the one that its key
 * id names, and byte for byte what we would write. Its last member is a tag over all the others under the vault's key,
 * so that an unlocked vault knows of any change, also of the slots of others.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { type CaseId, type KeyId, SHA256, UUID } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from '../store/disk';
import { asRefusal, readWhole, replaceFile } from '../store/durable';
import { layout } from '../store/layout';
import { fromBase64, isBase64, toBase64 } from './base64';
import { kdfSchema } from './kdf';
import type { Vault } from './unlocked';

const base64 = (mostCharacters: number) => z.string().min(4).max(mostCharacters).refine(isBase64);
const name = z.string().min(1).max(200);

const slotSchema = z.strictObject({
	keyId: z.string().regex(SHA256),
	name,
	certificate: base64(20_000),
	kdf: kdfSchema.refine(({ salt }) => isBase64(salt)),
	vaultKey: base64(200),
	privateKey: base64(20_000),
});
const vaultSchema = z.strictObject({
	format: z.literal('sealbook-vault/1'),
	vault: z.string().regex(UUID),
	notebook: z.string().regex(UUID),
	name,
	slots: z.array(slotSchema).max(100),
	tag: base64(44),
});

/** One person's slot. Certificate: DER in base64; sealed keys: nonce, ciphertext and tag in base64. */
export type Slot = Readonly<Omit<z.infer<typeof slotSchema>, 'keyId'>> & { readonly keyId: KeyId };
export type VaultFile = Readonly<Omit<z.infer<typeof vaultSchema>, 'notebook' | 'slots'>> & {
	readonly notebook: CaseId;
	readonly slots: readonly Slot[];
};

const LARGEST_BYTES = 8 * 1024 * 1024;

/** Reads and checks vault.json. Refuses `notebook.missing`, `vault.damaged`, `disk.<CODE>`. */
export async function readVault(folder: string, disk: Disk = nodeDisk): Promise<VaultFile> {
	const path = layout(folder).vault;
	let bytes: Buffer;
	try {
		bytes = await readWhole(path, LARGEST_BYTES, disk);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') {
			throw new Refused(
				'notebook.missing',
				`There is no notebook in ${visible(folder)}.`,
				'Make one, or choose another folder.',
			);
		}
		throw asRefusal(error, path);
	}
	return checkedVault(bytes, path);
}

/** Everything a slot says but the sealed keys, so that a change of any of it opens nothing. */
export function aadOf(
	{ vault, notebook }: Pick<VaultFile, 'vault' | 'notebook'>,
	{ keyId, name, certificate, kdf }: Pick<Slot, 'keyId' | 'name' | 'certificate' | 'kdf'>,
	purpose: string,
): string {
	const { algorithm, memoryKiB, passes, parallelism, salt } = kdf;
	const parameters = [algorithm, memoryKiB, passes, parallelism, salt];
	return JSON.stringify(['sealbook-vault/1', purpose, vault, notebook, keyId, name, certificate, ...parameters]);
}

function checkedVault(bytes: Buffer, path: string): VaultFile {
	try {
		const file = vaultSchema.parse(JSON.parse(bytes.toString('utf8')));
		const slots = file.slots.map((slot) => ({ ...slot, keyId: slot.keyId as KeyId }));
		for (const { keyId, certificate } of slots) {
			if (createHash('sha256').update(fromBase64(certificate)).digest('hex') !== keyId) throw new Error('certificate');
		}
		if (new Set(slots.map(({ keyId }) => keyId)).size !== slots.length) throw new Error('a person twice');
		const read: VaultFile = { ...file, notebook: file.notebook as CaseId, slots };
		if (!serialised(read).equals(bytes)) throw new Error('not as we write it');
		return read;
	} catch {
		throw new Refused(
			'vault.damaged',
			`The vault file ${visible(path)} is damaged or not a vault of Sealbook.`,
			BACKUP,
		);
	}
}

const BACKUP = 'Restore it from a backup.';

/** Refuses `vault.damaged` unless the whole file is as this vault wrote it. */
export function mustBeTagged(file: VaultFile, vault: Vault): void {
	const tag = fromBase64(file.tag);
	const expected = tagOf(file, vault);
	if (file.vault !== vault.id || tag.length !== expected.length || !timingSafeEqual(tag, expected)) {
		throw new Refused('vault.damaged', 'The vault file was changed by something other than Sealbook.', BACKUP);
	}
}

/** Tags the file and puts it in the place of vault.json, after a look at it with a reader’s eyes. */
export async function writeVault(path: string, untagged: Untagged, vault: Vault, disk: Disk): Promise<VaultFile> {
	const file: VaultFile = { ...untagged, tag: toBase64(tagOf(untagged, vault)) };
	const bytes = serialised(file);
	checkedVault(bytes, path);
	await replaceFile(path, bytes, disk);
	return file;
}

export type Untagged = Omit<VaultFile, 'tag'>;

function tagOf({ format, vault, notebook, name, slots }: Untagged, by: Vault): Buffer {
	return by.tagOf(serialised({ format, vault, notebook, name, slots }));
}

function serialised(file: Untagged): Buffer {
	return Buffer.from(`${JSON.stringify(file, null, '\t')}\n`, 'utf8');
}
