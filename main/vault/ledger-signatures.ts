/**
 * The signatures of many lines, noted while the lines are read and then checked one after the other: the processor keeps
 * RSA's code and tables at hand meanwhile, which saves a tenth of what checking them between the lines costs.
 * What must hold: each signature is checked by itself and with the key that its line names; what was not noted, or not seen
 * to verify, counts as unsigned here and is checked again where faults are named.
 */
import { createPublicKey } from 'node:crypto';
import { Cursor, type Span } from '../../shared/ledger/bytes';
import type { LineBytes } from '../../shared/ledger/sound-line';
import type { KeyId, Sha256 } from '../../shared/vocabulary';
import type { LinesToRead } from './ledger-messages';
import { rsaVerifier } from './rsa';

/** More than a signature by a key of 4096 bits has, and than 700 characters of base64url hold. */
const LONGEST_SIGNATURE_BYTES = 528;
const MOST_KEYS = 256;

type Verifies = ReturnType<typeof rsaVerifier>;

interface Noted {
	readonly room: Buffer;
	/** The part of `room` that the signature takes; the next one is nearly always as long. */
	signature: Buffer;
	line: number;
	digest: string;
	verifies: Verifies;
}

export class LedgerSignatures {
	readonly #keys = new Map<KeyId, Verifies>();
	readonly #noted: Noted[] = [];
	#count = 0;
	readonly #cursor = new Cursor();
	/** The key of the line before, which is nearly always that of the next. */
	#keyId = '';
	#verifies: Verifies | null = null;

	keepKeys(given: LinesToRead['keys']): void {
		if (this.#keys.size > MOST_KEYS) this.#keys.clear();
		for (const [keyId, spki] of given)
			if (!this.#keys.has(keyId))
				this.#keys.set(keyId, rsaVerifier(createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })));
		this.#keyId = '';
	}

	/**
	 * Notes a signature over the head of line number `at`, to be checked with the key named; where both stand is told.
	 * @returns false where it cannot be checked here: its key is not at hand, or it is no canonical base64url
	 */
	note(at: number, line: LineBytes, keyId: Span, digest: Sha256, signature: Span): boolean {
		const verifies = this.#keyAt(line, keyId);
		const text = line.text(signature.from, signature.to);
		if (!verifies || !isCanonical(text)) return false;
		const noted = this.#next(verifies);
		const length = noted.room.write(text, 'base64url');
		if (noted.signature.length !== length) noted.signature = noted.room.subarray(0, length);
		noted.line = at;
		noted.digest = digest;
		noted.verifies = verifies;
		return true;
	}

	/** Checks what was noted since the last time, and says the number of each line that has one that does not verify. */
	check(fails: (line: number) => void): void {
		for (let i = 0; i < this.#count; i += 1) {
			const noted = this.#noted[i];
			if (noted && !noted.verifies(noted.digest, noted.signature)) fails(noted.line);
		}
		this.#count = 0;
	}

	#next(verifies: Verifies): Noted {
		const known = this.#noted[this.#count];
		const room = known?.room ?? Buffer.allocUnsafeSlow(LONGEST_SIGNATURE_BYTES);
		const noted = known ?? { room, signature: room, line: 0, digest: '', verifies };
		this.#noted[this.#count] = noted;
		this.#count += 1;
		return noted;
	}

	#keyAt(line: LineBytes, at: Span): Verifies | null {
		this.#cursor.bytes = line.bytes;
		if (this.#keyId === '' || !this.#cursor.says(this.#keyId, at)) {
			this.#keyId = line.text(at.from, at.to);
			this.#verifies = this.#keys.get(this.#keyId as KeyId) ?? null;
		}
		return this.#verifies;
	}
}

/** Of the last character, bits that belong to no byte are zero (RFC 4648, 3.5). */
function isCanonical(base64url: string): boolean {
	const over = base64url.length % 4;
	const last = base64url.slice(-1);
	return over === 0 || (over === 2 && 'AQgw'.includes(last)) || (over === 3 && 'AEIMQUYcgkosw048'.includes(last));
}
