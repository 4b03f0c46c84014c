/**
 * A way in: what one passphrase, or one set of recovery words, opens. Argon2id of it gives two keys: one wraps the
 * person's X25519 key, to which the vault's key is sealed, the other wraps the key the person signs with. Nothing else
 * wraps either (decision 1).
 * What must hold: whose way it is, to which vault, which way, since when and at which cost are authenticated with both
 * wrapped keys; every key made on the way is zeroed, also when it goes wrong.
 */
import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { INSTANT, type Instant, isInstant } from '../../shared/vocabulary';
import { NotSealed } from '../store/sealing';
import { base64, fromBase64, isBase64, toBase64 } from './base64';
import { type Kdf, type KdfCost, kdfSchema, keyFromPassphrase } from './kdf';
import { open, seal, subkey } from './sealing';

export const waySchema = {
	/** When it was set. */
	setAt: z
		.string()
		.regex(INSTANT)
		.refine((at): boolean => isInstant(at))
		.transform((at) => at as Instant),
	kdf: kdfSchema.refine(({ salt }) => isBase64(salt)),
	agreementKey: base64(200),
	privateKey: base64(20_000),
};

/** Sealed keys: nonce, ciphertext and tag in base64. */
export interface Way {
	readonly setAt: Instant;
	readonly kdf: Kdf;
	readonly agreementKey: string;
	readonly privateKey: string;
}

export type WayName = 'passphrase' | 'paper';

/** A person's own keys, in the open. `zero` them. */
export class OwnKeys {
	/** X25519, 32 bytes. */
	readonly agreement: Buffer;
	readonly pkcs8: Buffer;
	constructor(agreement: Buffer, pkcs8: Buffer) {
		this.agreement = agreement;
		this.pkcs8 = pkcs8;
	}

	privateKey(): KeyObject {
		return createPrivateKey({ key: this.pkcs8, format: 'der', type: 'pkcs8' });
	}

	zero(): void {
		this.agreement.fill(0);
		this.pkcs8.fill(0);
	}
}

/** Makes a way in with a salt of its own. `whose`: what is authenticated with the keys besides the way itself. */
export async function makeWay(
	name: WayName,
	secret: string,
	own: OwnKeys,
	whose: readonly unknown[],
	{ at, cost }: { readonly at: Instant; readonly cost: KdfCost },
): Promise<Way> {
	const kdf: Kdf = { algorithm: 'argon2id', ...cost, salt: toBase64(randomBytes(16)) };
	const keys = await wrappingKeys(secret, kdf);
	try {
		const aad = (purpose: string) => aadOf(name, { setAt: at, kdf }, whose, purpose);
		const agreementKey = toBase64(seal(keys.agreement, aad('agreement key'), own.agreement));
		const privateKey = toBase64(seal(keys.person, aad('private key'), own.pkcs8));
		return { setAt: at, kdf, agreementKey, privateKey };
	} finally {
		keys.zero();
	}
}

/** The keys behind a way in, or null where the secret is not the one. Throws `NotSealed` where only half of it opens. */
export async function openWay(
	name: WayName,
	way: Way,
	secret: string,
	whose: readonly unknown[],
): Promise<OwnKeys | null> {
	if (secret === '') return null;
	const keys = await wrappingKeys(secret, way.kdf);
	try {
		const agreement = opened(keys.agreement, aadOf(name, way, whose, 'agreement key'), way.agreementKey);
		const pkcs8 = opened(keys.person, aadOf(name, way, whose, 'private key'), way.privateKey);
		if (agreement && pkcs8) return new OwnKeys(agreement, pkcs8);
		agreement?.fill(0);
		pkcs8?.fill(0);
		if (agreement || pkcs8) throw new NotSealed();
		return null;
	} finally {
		keys.zero();
	}
}

function aadOf(name: WayName, { setAt, kdf }: Pick<Way, 'setAt' | 'kdf'>, whose: readonly unknown[], purpose: string) {
	const { algorithm, memoryKiB, passes, parallelism, salt } = kdf;
	return JSON.stringify([purpose, name, setAt, algorithm, memoryKiB, passes, parallelism, salt, ...whose]);
}

async function wrappingKeys(secret: string, kdf: Kdf) {
	const root = await keyFromPassphrase(secret, kdf);
	const salt = fromBase64(kdf.salt);
	const agreement = subkey(root, salt, 'way, agreement key');
	const person = subkey(root, salt, 'way, private key');
	root.fill(0);
	const zero = () => {
		agreement.fill(0);
		person.fill(0);
	};
	return { agreement, person, zero };
}

function opened(key: Buffer, aad: string, sealed: string): Buffer | null {
	try {
		return open(key, aad, fromBase64(sealed));
	} catch (error) {
		if (error instanceof NotSealed) return null;
		throw error;
	}
}
