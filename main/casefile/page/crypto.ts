/**
 * What the verifier takes from node:crypto, for the page: digests, and signatures verified. The build puts it in the place of
 * the module of that name. Nothing signs here, and there is no key to sign with.
 * What must hold: it says yes where node:crypto says yes, and only there (tests/casefile/page/replaced.test.ts).
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { readDer } from '../../vault/der';
import { Buffer } from './buffer';
import { type EllipticKey, ellipticHolds, ellipticKeyIn } from './elliptic';
import { type RsaKey, rsaHolds, rsaKeyIn } from './rsa';

type PublicKey =
	| { readonly asymmetricKeyType: 'rsa'; readonly rsa: RsaKey }
	| { readonly asymmetricKeyType: 'ec'; readonly elliptic: EllipticKey };

const DIGESTS = { sha1, sha256, sha384, sha512 };
type DigestName = keyof typeof DIGESTS;

export const constants = { RSA_PKCS1_PADDING: 1 };

class Hash {
	readonly #digest: ReturnType<(typeof DIGESTS)[DigestName]['create']>;

	constructor(name: DigestName) {
		this.#digest = DIGESTS[name].create();
	}

	update(data: string | Uint8Array): this {
		this.#digest.update(typeof data === 'string' ? Buffer.from(data) : data);
		return this;
	}

	digest(): ReturnType<typeof Buffer.from>;
	digest(encoding: 'hex'): string;
	digest(encoding?: 'hex'): string | ReturnType<typeof Buffer.from> {
		const bytes = Buffer.from(this.#digest.digest());
		return encoding ? bytes.toString(encoding) : bytes;
	}
}

export const createHash = (name: DigestName): Hash => new Hash(name);

export const hash = (name: DigestName, data: string | Uint8Array, encoding: 'hex'): string =>
	createHash(name).update(data).digest(encoding);

/** @throws NotDer, also for a point that lies off its curve */
export function createPublicKey({ key }: { readonly key: Uint8Array }): PublicKey {
	const spki = readDer(key);
	try {
		return { asymmetricKeyType: 'rsa', rsa: rsaKeyIn(spki) };
	} catch {
		return { asymmetricKeyType: 'ec', elliptic: ellipticKeyIn(spki) };
	}
}

export function verify(
	name: DigestName,
	data: Uint8Array,
	given: PublicKey | { readonly key: PublicKey; readonly padding: number },
	signature: Uint8Array,
): boolean {
	const key = 'key' in given ? given.key : given;
	const digest = createHash(name).update(data).digest();
	return key.asymmetricKeyType === 'rsa'
		? rsaHolds(key.rsa, name, digest, signature)
		: ellipticHolds(key.elliptic, digest, signature);
}

export function sign(): never {
	throw new Error('a page that verifies has no key to sign with');
}
