/**
 * An unlocked vault: the keys of a notebook, newest first, and from each a key for each purpose. There is a new one
 * whenever a person was removed; what is sealed is sealed under the newest, what was sealed before still opens. What it
 * seals opens only in this vault, for the same purpose, at the same place.
 * What must hold: keys live in Buffers of this object and nowhere else; `lock` zeroes every one of them, and from then
 * on every use refuses `notebook.locked`. The vault's keys themselves leave only sealed.
 */
import { randomBytes } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId, Sha256 } from '../../shared/vocabulary';
import { NotSealed, type PieceSeal, type RecordSeal } from '../store/sealing';
import { sealTo } from './agreement';
import { Generation } from './generation';
import { KEY_BYTES, open, openAt, pieceNonce, seal, sealAt, subkey } from './sealing';

export class Vault {
	readonly id: string;
	readonly notebook: CaseId;
	/** Newest first. */
	#generations: readonly Generation[];
	readonly #kept = new Set<Buffer>();
	#locked = false;

	/** Takes the keys over (32 bytes each, zeroed by `lock`): the newest, and those before it, newest first. */
	constructor(id: string, notebook: CaseId, key: Buffer, older: readonly Buffer[] = []) {
		this.id = id;
		this.notebook = notebook;
		this.#generations = [key, ...older].map((each) => new Generation(id, each));
	}

	static fresh(id: string, notebook: CaseId): Vault {
		return new Vault(id, notebook, randomBytes(KEY_BYTES));
	}

	get locked(): boolean {
		return this.#locked;
	}

	/** How many keys this vault has had. */
	get generations(): number {
		return this.#generations.length;
	}

	/** SHA-256-sized, in hexadecimal: which key is the newest, for a ledger to say so. */
	get commitment(): string {
		return this.#newest.commitment();
	}

	/** The same vault with a further key, for writing a file with; `adopt` it when that is done, `lock` it when not. */
	renewed(): Vault {
		const older = this.#all.map(({ key }) => Buffer.from(key));
		return new Vault(this.id, this.notebook, randomBytes(KEY_BYTES), older);
	}

	/** Goes on with the keys of the vault that `renewed` gave, and ends that one. */
	adopt(next: Vault): void {
		const [newest, ...copies] = next.#all;
		if (!newest || next.id !== this.id || copies.length !== this.#all.length) throw new Error('not this vault’s next');
		this.#generations = [newest, ...this.#all];
		next.#generations = copies;
		next.lock();
	}

	/** Seals a document; it opens only under the same `aad`. */
	seal(aad: string, plain: Uint8Array): Buffer {
		return seal(this.#newest.documents, `${this.id} ${aad}`, plain);
	}

	/** Throws `NotSealed` for anything that `seal` did not make under the same `aad`. */
	open(aad: string, sealed: Uint8Array): Buffer {
		return firstThatOpens(this.#all, ({ documents }) => open(documents, `${this.id} ${aad}`, sealed)).plain;
	}

	/** Seals lines of one chain, each to its 1-based position. */
	recordSeal(chain: ChainId): RecordSeal {
		const keys = new Map<Generation, Buffer>();
		const keyOf = (generation: Generation) => {
			const key = keys.get(generation) ?? this.#keep(subkey(generation.ledger, chain, 'chain'));
			keys.set(generation, key);
			return key;
		};
		const aad = (position: number) => `record ${this.id} ${chain} ${position}`;
		let last = { position: 0, by: this.#newest };
		return {
			seal: (position, plain) => seal(keyOf(this.#newest), aad(position), plain),
			open: (position, sealed) => {
				const all = this.#all;
				// Behind a record stands none under an older key, but what somebody wrote who was removed and kept that key.
				const since = position > last.position && last.position > 0 ? all.indexOf(last.by) : all.length - 1;
				// Neighbours were mostly sealed under the same key.
				const order = [last.by, ...all.slice(0, since + 1).filter((each) => each !== last.by)];
				const { plain, by } = firstThatOpens(order, (each) => open(keyOf(each), aad(position), sealed));
				last = { position, by };
				return plain;
			},
		};
	}

	/**
	 * Seals the pieces of one object file under a key of its own, so that nonces can be counted: piece number (8 bytes)
	 * and what the piece is (4 bytes), as in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015).
	 */
	pieceSeal(header: Uint8Array): PieceSeal {
		const aad = Buffer.concat([Buffer.from(`object ${this.id} `, 'utf8'), header]);
		const [newest, ...older] = this.#all.map(({ objects }) => this.#keep(subkey(objects, header, 'object')));
		if (!newest) throw new Error('a vault has a key');
		let candidates: readonly Buffer[] = [newest, ...older];
		const close = () => {
			for (const key of [newest, ...older]) {
				key.fill(0);
				this.#kept.delete(key);
			}
		};
		return {
			seal: (number, piece, plain) => {
				this.#mustBeKept(newest);
				return sealAt(newest, pieceNonce(number, piece), aad, plain);
			},
			open: (number, piece, sealed) => {
				this.#mustBeKept(newest);
				const nonce = pieceNonce(number, piece);
				const { plain, by } = firstThatOpens(candidates, (key) => openAt(key, nonce, aad, sealed));
				// One object, one key.
				candidates = [by];
				return plain;
			},
			close,
		};
	}

	/** HMAC-SHA-256 of the digest, in hexadecimal: to one without the key the name tells nothing. New objects get it. */
	objectFileName(object: Sha256): string {
		return this.#newest.nameOf(object);
	}

	/** Every name an object may have, as stored under the newest key or an older one; newest first. */
	objectFileNames(object: Sha256): readonly string[] {
		return this.#all.map((generation) => generation.nameOf(object));
	}

	/** HMAC-SHA-256 over vault.json, by which a change of it shows. */
	tagOf(bytes: Uint8Array): Buffer {
		return this.#newest.tagOf(bytes);
	}

	/** The newest key, sealed to a person's X25519 key: what a slot holds. */
	keySealedTo(publicKey: Uint8Array, aad: string): Buffer {
		return sealTo(publicKey, aad, this.#newest.key);
	}

	/** The older keys, newest first, each sealed under the newest one. `aad`: by how many keys came before it. */
	ring(aad: (before: number) => string): Buffer[] {
		const { ring } = this.#newest;
		const older = this.#all.slice(1);
		return older.map(({ key }, at) => seal(ring, aad(older.length - 1 - at), key));
	}

	/** Zeroes every key. What was sealed stays sealed. */
	lock(): void {
		this.#locked = true;
		for (const generation of this.#generations) generation.zero();
		for (const key of this.#kept) key.fill(0);
		this.#kept.clear();
	}

	get #all(): readonly Generation[] {
		if (this.#locked) throw new Refused('notebook.locked', 'The notebook is locked.', 'Unlock it and try again.');
		return this.#generations;
	}

	get #newest(): Generation {
		const [newest] = this.#all;
		if (!newest) throw new Error('a vault has a key');
		return newest;
	}

	#keep(key: Buffer): Buffer {
		this.#kept.add(key);
		return key;
	}

	#mustBeKept(key: Buffer): void {
		if (this.#all.length > 0 && !this.#kept.has(key)) throw new Error('this seal was closed');
	}
}

function firstThatOpens<Key>(keys: readonly Key[], work: (key: Key) => Buffer): { plain: Buffer; by: Key } {
	for (const by of keys) {
		try {
			return { plain: work(by), by };
		} catch (error) {
			if (!(error instanceof NotSealed)) throw error;
		}
	}
	throw new NotSealed();
}
