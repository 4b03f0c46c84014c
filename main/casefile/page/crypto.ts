/**
 * What the verifier takes from node:crypto, for the page: digests, and signatures verified. The build puts it in the place of
 * the module of that name. Nothing signs here, and there is no key to sign with.
 * What must hold: it says yes where node:crypto says yes, and only there (tests/casefile/page/replaced.test.ts).
 */
import { readDer } from '../../vault/der';
import { Buffer } from './buffer';
import { type EllipticKey, ellipticHolds, ellipticKeyIn } from './elliptic';
import { MerkleDamgard, type Rounds } from './merkle-damgard';
import { type RsaKey, rsaHolds, rsaKeyIn } from './rsa';
import { sha1Rounds, sha512Rounds } from './sha-others';
import { sha256Rounds } from './sha256';

type PublicKey =
	| { readonly asymmetricKeyType: 'rsa'; readonly rsa: RsaKey }
	| { readonly asymmetricKeyType: 'ec'; readonly elliptic: EllipticKey };

const ROUNDS: Readonly<Record<string, () => Rounds>> = {
	sha1: sha1Rounds,
	sha256: sha256Rounds,
	sha384: () => sha512Rounds(384),
	sha512: () => sha512Rounds(512),
};

export const constants = { RSA_PKCS1_PADDING: 1 };

class Hash {
	readonly #digest: MerkleDamgard;

	constructor(name: string) {
		const rounds = ROUNDS[name];
		if (!rounds) throw new TypeError(`no digest is called ${name} here`);
		this.#digest = new MerkleDamgard(rounds());
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

export const createHash = (name: string): Hash => new Hash(name);

export const hash = (name: string, data: string | Uint8Array, encoding: 'hex'): string =>
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
	name: string,
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
