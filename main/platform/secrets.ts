/**
 * The notebook process's end of shared/secrets.ts: a key pair of this process alone, which ends with it, and the opening
 * of what the page sealed to it. What must hold: a secret opens only here, only under the member's name it was sealed for.
 */
import { createCipheriv, createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import { NONCE_BYTES, POINT_BYTES, SEALED_PREFIX, SECRET_MEMBERS, SECRET_PURPOSE } from '../../shared/secrets';

const TAG_BYTES = 16;

/** Seals for the process with that key, as the page does. @param key its point on P-256, base64 */
export function sealFor(key: string, name: string, secret: string): string {
	const pair = createECDH('prime256v1');
	const mine = pair.generateKeys();
	const theirs = Buffer.from(key, 'base64');
	const sealing = sealingKey(pair, theirs, Buffer.concat([mine, theirs]));
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', sealing, nonce, { authTagLength: TAG_BYTES });
	const sealed = cipher.setAAD(Buffer.from(name, 'utf8')).update(secret, 'utf8');
	cipher.final();
	sealing.fill(0);
	return SEALED_PREFIX + Buffer.concat([mine, nonce, sealed, cipher.getAuthTag()]).toString('base64');
}

/** The key of one sealing. @param points that of whoever seals, then that of whoever opens */
function sealingKey(pair: ECDH, theirs: Buffer, points: Buffer): Buffer {
	const agreed = pair.computeSecret(theirs);
	try {
		return Buffer.from(hkdfSync('sha256', agreed, points, SECRET_PURPOSE, 32));
	} finally {
		agreed.fill(0);
	}
}

export class SecretBox {
	readonly #pair = createECDH('prime256v1');
	/** The point to seal to: uncompressed, base64. */
	readonly publicKey: string;

	constructor() {
		this.publicKey = this.#pair.generateKeys('base64', 'uncompressed');
	}

	/** The input with its secrets in clear; what is not sealed stays as it is. Refuses `secret.unreadable`. */
	opened(input: unknown): unknown {
		if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
		const members = Object.entries(input).map(([name, value]) => [name, this.#member(name, value)]);
		return Object.fromEntries(members);
	}

	/** The same secret for another process of ours, which has that key. Refuses `secret.unreadable`. */
	resealed(name: string, value: string, key: string): string {
		return sealFor(key, name, String(this.#member(name, value)));
	}

	#member(name: string, value: unknown): unknown {
		if (!SECRET_MEMBERS.has(name) || typeof value !== 'string' || !value.startsWith(SEALED_PREFIX)) return value;
		try {
			return this.#open(name, Buffer.from(value.slice(SEALED_PREFIX.length), 'base64'));
		} catch {
			throw new Refused(
				'secret.unreadable',
				'The notebook was closed while this was typed.',
				'Type it again; nothing was changed.',
				name,
			);
		}
	}

	#open(name: string, bytes: Buffer): string {
		const theirs = bytes.subarray(0, POINT_BYTES);
		const rest = bytes.subarray(POINT_BYTES + NONCE_BYTES);
		const key = sealingKey(this.#pair, theirs, Buffer.concat([theirs, this.#pair.getPublicKey()]));
		const nonce = bytes.subarray(POINT_BYTES, POINT_BYTES + NONCE_BYTES);
		const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
		cipher.setAAD(Buffer.from(name, 'utf8')).setAuthTag(rest.subarray(-TAG_BYTES));
		const clear = Buffer.concat([cipher.update(rest.subarray(0, -TAG_BYTES)), cipher.final()]);
		try {
			return clear.toString('utf8');
		} finally {
			for (const secret of [clear, key]) secret.fill(0);
		}
	}
}
