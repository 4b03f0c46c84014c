/**
 * vault.json: who can open the notebook, and each person's keys, wrapped by that person's own ways in. The file is
 * plain, so it names the notebook and its handlers and nothing of any case.
 * What must hold: it is read as hostile: a closed schema, capped sizes and costs, each certificate the one that its key
 * id names, and byte for byte what we would write. Its last member is a tag over all the others under the vault's newest
 * key, so that an unlocked vault knows of any change, also of the slots of others.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { type CaseId, type KeyId, SHA256, UUID } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from '../store/disk';
import { asRefusal, readWhole, replaceFile } from '../store/durable';
import { layout } from '../store/layout';
import { AGREEMENT_BYTES } from './agreement';
import { base64, fromBase64, toBase64 } from './base64';
import type { Vault } from './unlocked';
import { type Way, waySchema } from './way';

export const FORMAT = 'sealbook-vault/2';
const name = z.string().min(1).max(200);

const slotSchema = z.strictObject({
	keyId: z
		.string()
		.regex(SHA256)
		.transform((id) => id as KeyId),
	name,
	/** DER in base64. */
	certificate: base64(20_000),
	/** The person's X25519 public key. */
	agreement: base64(44).refine((key) => fromBase64(key).length === AGREEMENT_BYTES),
	/** The vault's newest key, sealed to it. */
	vaultKey: base64(200),
	passphrase: z.strictObject({ ...waySchema, setBy: z.enum(['admission', 'passphrase', 'paper']) }),
	/** Recovery words; `testedAt`: since then known to be on paper. */
	paper: z.strictObject({ ...waySchema, testedAt: waySchema.setAt.nullable() }).nullable(),
});
const vaultSchema = z.strictObject({
	format: z.literal(FORMAT),
	vault: z.string().regex(UUID),
	notebook: z
		.string()
		.regex(UUID)
		.transform((id) => id as CaseId),
	name,
	slots: z.array(slotSchema).max(100),
	/** The vault's older keys, newest first, each sealed under the newest of all. */
	ring: z.array(base64(200)).max(10_000),
	tag: base64(44),
});

/** One person's slot. */
export type Slot = Readonly<z.infer<typeof slotSchema>>;
export type VaultFile = Readonly<Omit<z.infer<typeof vaultSchema>, 'slots' | 'ring'>> & {
	readonly slots: readonly Slot[];
	readonly ring: readonly string[];
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

type Identified = Pick<VaultFile, 'vault' | 'notebook'>;

/** Whose keys they are: authenticated with what a way in wraps, so that it opens for nobody and nowhere else. */
export function whoseKeys(
	{ vault, notebook }: Identified,
	{ keyId, name, certificate, agreement }: Pick<Slot, 'keyId' | 'name' | 'certificate' | 'agreement'>,
): readonly string[] {
	return [FORMAT, vault, notebook, keyId, name, certificate, agreement];
}

/** What is authenticated with the vault's key in a slot. `older`: how many keys were before it. */
export function aadOfVaultKey(file: Identified, slot: Parameters<typeof whoseKeys>[1], older: number): string {
	return JSON.stringify(['vault key', older, ...whoseKeys(file, slot)]);
}

/** What is authenticated with an older key in the ring: how many were before it, and how many keys there are. */
export function aadOfRing({ vault, notebook }: Identified, keys: number, before: number): string {
	return JSON.stringify(['older vault key', FORMAT, vault, notebook, keys, before]);
}

function checkedVault(bytes: Buffer, path: string): VaultFile {
	try {
		const file: VaultFile = vaultSchema.parse(JSON.parse(bytes.toString('utf8')));
		for (const { keyId, certificate } of file.slots) {
			if (createHash('sha256').update(fromBase64(certificate)).digest('hex') !== keyId) throw new Error('certificate');
		}
		for (const of of [file.slots.map(({ keyId }) => keyId), file.slots.map(({ agreement }) => agreement)])
			if (new Set<string>(of).size !== of.length) throw new Error('a person twice');
		if (!serialised(file).equals(bytes)) throw new Error('not as we write it');
		return file;
	} catch {
		throw new Refused(
			'vault.damaged',
			`The vault file ${visible(path)} is damaged or not a vault of Sealbook.`,
			BACKUP,
		);
	}
}

export const BACKUP = 'Restore it from a backup.';

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

function tagOf({ format, vault, notebook, name, slots, ring }: Untagged, by: Vault): Buffer {
	return by.tagOf(serialised({ format, vault, notebook, name, slots, ring }));
}

/** One form only: members in the order of the schema. */
function serialised({ slots, ...file }: Untagged & { readonly tag?: string }): Buffer {
	const { format, vault, notebook, name, ring, tag } = file;
	const whole = {
		format,
		vault,
		notebook,
		name,
		slots: slots.map(inOrder),
		ring,
		...(tag === undefined ? {} : { tag }),
	};
	return Buffer.from(`${JSON.stringify(whole, null, '\t')}\n`, 'utf8');
}

function inOrder({ keyId, name, certificate, agreement, vaultKey, passphrase, paper }: Slot): Slot {
	return {
		keyId,
		name,
		certificate,
		agreement,
		vaultKey,
		passphrase: { ...wayInOrder(passphrase), setBy: passphrase.setBy },
		paper: paper && { ...wayInOrder(paper), testedAt: paper.testedAt },
	};
}

function wayInOrder({ setAt, kdf, agreementKey, privateKey }: Way): Way {
	const { algorithm, memoryKiB, passes, parallelism, salt } = kdf;
	return { setAt, kdf: { algorithm, memoryKiB, passes, parallelism, salt }, agreementKey, privateKey };
}
