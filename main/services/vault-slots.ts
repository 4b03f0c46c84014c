/**
 * Who can open this notebook, while it is open: the vault file as last written, and every change of it, one at a time.
 * What each change costs and when it happens is known here, so that services need not say it.
 */
import type { KeyObject } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { RecoveryState } from '../../shared/views';
import type { Instant, KeyId } from '../../shared/vocabulary';
import { type Disk, nodeDisk } from '../store/disk';
import type { Certificate } from '../vault/certificates';
import type { KdfCost } from '../vault/kdf';
import { changePassphrase, type Moved, moveSlot, renewVault, setWords, testWords } from '../vault/slot-changes';
import { addSlot, openPrivateKey, type Slot, type Vault, type VaultFile } from '../vault/vault';

export interface SlotSetting {
	now(): Instant;
	/** What a new way in costs. */
	cost(): Promise<KdfCost>;
	/** What the vault file is written to; the machine's own disk where not said. */
	readonly disk?: Disk;
}

export class VaultSlots {
	readonly #folder: string;
	readonly #vault: Vault;
	readonly #setting: SlotSetting;
	#file: VaultFile;
	#busy: Promise<unknown> = Promise.resolve();

	constructor(folder: string, vault: Vault, file: VaultFile, setting: SlotSetting) {
		this.#folder = folder;
		this.#vault = vault;
		this.#file = file;
		this.#setting = setting;
	}

	all(): readonly Slot[] {
		return this.#file.slots;
	}

	/** Keys that this notebook holds, so that their owners can sign here. */
	signers(): ReadonlySet<KeyId> {
		return new Set(this.all().map((s) => s.keyId));
	}

	/** A person's slot. @throws Refused `person.no-key` where there is none, at the question's `field` */
	of(keyId: KeyId, field = 'person'): Slot {
		const slot = this.all().find((s) => s.keyId === keyId);
		if (slot) return slot;
		throw new Refused(
			'person.no-key',
			'This person has no key in this notebook and cannot sign here.',
			'Admit them with a passphrase of their own.',
			field,
		);
	}

	/** A person's key, by their passphrase. `field`: which field of the question the passphrase came in. */
	async privateKeyOf(keyId: KeyId, passphrase: string, field = 'passphrase'): Promise<KeyObject> {
		this.of(keyId, field);
		return atField(field, openPrivateKey(this.#file, keyId, passphrase));
	}

	/** A further person's slot: their key under their own passphrase, and the vault's key beside it (decision 1). */
	add(person: { name: string; passphrase: string; certificate: Certificate; privateKey: KeyObject }): Promise<void> {
		return this.#change(async (at) => {
			const pkcs8 = person.privateKey.export({ format: 'der', type: 'pkcs8' });
			try {
				const slot = {
					passphrase: person.passphrase,
					keyId: person.certificate.keyId,
					name: person.name,
					certificateDer: Buffer.from(person.certificate.der),
					privateKeyPkcs8: pkcs8,
					...at,
				};
				return await addSlot(this.#folder, this.#vault, slot, this.#setting.disk);
			} finally {
				pkcs8.fill(0);
			}
		});
	}

	changePassphrase(keyId: KeyId, old: string, passphrase: string): Promise<void> {
		return atField(
			'old',
			this.#change((at) => changePassphrase(this.#folder, this.#vault, { keyId, old, passphrase }, at)),
		);
	}

	/** The same person and passphrase, another key; their recovery words end. The caller zeroes the key's bytes. */
	move(moved: Moved): Promise<void> {
		return this.#change((at) => moveSlot(this.#folder, this.#vault, moved, at));
	}

	setWords(keyId: KeyId, passphrase: string, words: string): Promise<void> {
		return this.#change((at) => setWords(this.#folder, this.#vault, { keyId, passphrase, words }, at));
	}

	testWords(keyId: KeyId, words: string): Promise<void> {
		return this.#change((at) => testWords(this.#folder, this.#vault, { keyId, words }, at));
	}

	/** Which key everything is sealed under now, without telling it. */
	get commitment(): string {
		return this.#vault.commitment;
	}

	/** From then on everything is sealed under a new key; slots in `gone`, by their X25519 keys, are no more. */
	renew(gone: ReadonlySet<string>, before: (commitment: string) => Promise<unknown>): Promise<void> {
		return this.#change(({ disk }) => renewVault(this.#folder, this.#vault, { gone, before, disk }));
	}

	#change(work: (setting: { at: Instant; cost: KdfCost; disk: Disk }) => Promise<VaultFile>): Promise<void> {
		const changing = this.#busy.then(async () => {
			this.#file = await work({
				at: this.#setting.now(),
				cost: await this.#setting.cost(),
				disk: this.#setting.disk ?? nodeDisk,
			});
		});
		this.#busy = changing.catch(() => undefined);
		return changing;
	}
}

/** How it stands with a person's recovery words. */
export function recoveryOf({ paper }: Pick<Slot, 'paper'>): RecoveryState {
	if (paper === null) return 'none';
	return paper.testedAt === null ? 'made' : 'tested';
}

/** A wrong passphrase is refused at the field it came in. */
async function atField<T>(field: string, work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof Refused && error.refusal.code === 'passphrase.wrong')
			throw new Refused(error.refusal.code, error.refusal.sentence, error.refusal.hint, field);
		throw error;
	}
}
