/** One of a vault's keys, and from it a key for each purpose. What must hold: `zero` leaves none of them. */
import { createHmac } from 'node:crypto';
import type { Sha256 } from '../../shared/vocabulary';
import { KEY_BYTES, subkey } from './sealing';

export class Generation {
	readonly key: Buffer;
	readonly ledger: Buffer;
	readonly objects: Buffer;
	readonly documents: Buffer;
	/** Wraps the keys before it. */
	readonly ring: Buffer;
	readonly #names: Buffer;
	readonly #file: Buffer;

	/** Takes `key` over: 32 bytes. */
	constructor(vault: string, key: Buffer) {
		if (key.length !== KEY_BYTES) throw new Error('a vault key has 32 bytes');
		this.key = key;
		this.ledger = subkey(key, vault, 'ledger');
		this.objects = subkey(key, vault, 'objects');
		this.documents = subkey(key, vault, 'documents');
		this.ring = subkey(key, vault, 'ring');
		this.#names = subkey(key, vault, 'names');
		this.#file = subkey(key, vault, 'vault file');
	}

	nameOf(object: Sha256): string {
		return createHmac('sha256', this.#names).update(Buffer.from(object, 'hex')).digest('hex');
	}

	tagOf(bytes: Uint8Array): Buffer {
		return createHmac('sha256', this.#file).update(bytes).digest();
	}

	/** Tells this key from any other, and nothing about it. */
	commitment(): string {
		return createHmac('sha256', this.#file).update('this key').digest('hex');
	}

	zero(): void {
		const { key, ledger, objects, documents, ring } = this;
		for (const each of [key, ledger, objects, documents, ring, this.#names, this.#file]) each.fill(0);
	}
}
