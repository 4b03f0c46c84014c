/**
 * An unlocked vault: the one key of a notebook, and from it a key for each purpose. What it seals opens only in this
 * vault, for the same purpose, at the same place.
 * What must hold: keys live in Buffers of this object and nowhere else; `lock` zeroes every one of them, and from then
 * on every use refuses `notebook.locked`. The key itself leaves only sealed (`keySealedUnder`).
 */
import { createHmac, randomBytes } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId, Sha256 } from '../../shared/vocabulary';
import type { Piece, PieceSeal, RecordSeal } from '../store/sealing';
import { KEY_BYTES, open, openAt, seal, sealAt, subkey } from './sealing';

export class Vault {
	readonly id: string;
	readonly notebook: CaseId;
	readonly #keys = new Set<Buffer>();
	readonly #key: Buffer;
	readonly #ledger: Buffer;
	readonly #objects: Buffer;
	readonly #documents: Buffer;
	readonly #names: Buffer;
	readonly #file: Buffer;
	#locked = false;

	/** Takes `key` over: 32 bytes, zeroed by `lock`. */
	constructor(id: string, notebook: CaseId, key: Buffer) {
		if (key.length !== KEY_BYTES) throw new Error('a vault key has 32 bytes');
		this.id = id;
		this.notebook = notebook;
		this.#key = this.#keep(key);
		this.#ledger = this.#keep(subkey(key, id, 'ledger'));
		this.#objects = this.#keep(subkey(key, id, 'objects'));
		this.#documents = this.#keep(subkey(key, id, 'documents'));
		this.#names = this.#keep(subkey(key, id, 'names'));
		this.#file = this.#keep(subkey(key, id, 'vault file'));
	}

	static fresh(id: string, notebook: CaseId): Vault {
		return new Vault(id, notebook, randomBytes(KEY_BYTES));
	}

	get locked(): boolean {
		return this.#locked;
	}

	/** Seals a document; it opens only under the same `aad`. */
	seal(aad: string, plain: Uint8Array): Buffer {
		this.#mustBeOpen();
		return seal(this.#documents, `${this.id} ${aad}`, plain);
	}

	/** Throws `NotSealed` for anything that `seal` did not make under the same `aad`. */
	open(aad: string, sealed: Uint8Array): Buffer {
		this.#mustBeOpen();
		return open(this.#documents, `${this.id} ${aad}`, sealed);
	}

	/** Seals lines of one chain, each to its 1-based position. */
	recordSeal(chain: ChainId): RecordSeal {
		this.#mustBeOpen();
		const key = this.#keep(subkey(this.#ledger, chain, 'chain'));
		const aad = (position: number) => `record ${this.id} ${chain} ${position}`;
		return {
			seal: (position, plain) => {
				this.#mustBeOpen();
				return seal(key, aad(position), plain);
			},
			open: (position, sealed) => {
				this.#mustBeOpen();
				return open(key, aad(position), sealed);
			},
		};
	}

	/**
	 * Seals the pieces of one object file under a key of its own, so that nonces can be counted: piece number (8 bytes)
	 * and what the piece is (4 bytes), as in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015).
	 */
	pieceSeal(header: Uint8Array): PieceSeal {
		this.#mustBeOpen();
		const key = this.#keep(subkey(this.#objects, header, 'object'));
		const aad = Buffer.concat([Buffer.from(`object ${this.id} `, 'utf8'), header]);
		return {
			seal: (number, piece, plain) => {
				this.#mustBeKept(key);
				return sealAt(key, nonceOf(number, piece), aad, plain);
			},
			open: (number, piece, sealed) => {
				this.#mustBeKept(key);
				return openAt(key, nonceOf(number, piece), aad, sealed);
			},
			close: () => {
				key.fill(0);
				this.#keys.delete(key);
			},
		};
	}

	/** HMAC-SHA-256 of the digest, in hexadecimal: to one without the key the name tells nothing. */
	objectFileName(object: Sha256): string {
		this.#mustBeOpen();
		return createHmac('sha256', this.#names).update(Buffer.from(object, 'hex')).digest('hex');
	}

	/** HMAC-SHA-256 over vault.json, by which a change of it shows. */
	tagOf(bytes: Uint8Array): Buffer {
		this.#mustBeOpen();
		return createHmac('sha256', this.#file).update(bytes).digest();
	}

	/** The vault's own key, sealed under a person's key: what a slot holds. */
	keySealedUnder(key: Uint8Array, aad: string): Buffer {
		this.#mustBeOpen();
		return seal(key, aad, this.#key);
	}

	/** Zeroes every key. What was sealed stays sealed. */
	lock(): void {
		this.#locked = true;
		for (const key of this.#keys) key.fill(0);
		this.#keys.clear();
	}

	#keep(key: Buffer): Buffer {
		this.#keys.add(key);
		return key;
	}

	#mustBeOpen(): void {
		if (this.#locked) throw new Refused('notebook.locked', 'The notebook is locked.', 'Unlock it and try again.');
	}

	#mustBeKept(key: Buffer): void {
		this.#mustBeOpen();
		if (!this.#keys.has(key)) throw new Error('this seal was closed');
	}
}

const PIECES: Readonly<Record<Piece, number>> = { chunk: 0, final: 1, trailer: 2 };

function nonceOf(number: number, piece: Piece): Buffer {
	const nonce = Buffer.alloc(12);
	nonce.writeBigUInt64BE(BigInt(number));
	nonce.writeUInt32BE(PIECES[piece], 8);
	return nonce;
}
