/**
 * The two ways to a file key that Sealbook knows (c2sp.org/age): X25519 (RFC 7748), for a recipient who has the identity
 * to a public key, and scrypt (RFC 7914), for whoever knows a passphrase. Stanzas of other sorts are passed over, as
 * the standard asks; one of these two that is not as it says is refused.
 */
import {
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	generateKeyPairSync,
	hkdfSync,
	type KeyObject,
	randomBytes,
	scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { base64nopad } from '@scure/base';
import { Unreadable } from '../container-directory';
import { aeadUnder } from './aead';
import { bytesIn, damaged, type Stanza } from './header';

export const FILE_KEY_BYTES = 16;
const X25519 = 'X25519';
export const SCRYPT = 'scrypt';
/** What a wrapped file key is long, with its tag; another length is refused before it is tried (partitioning oracles). */
const WRAPPED_BYTES = 32;
const NO_NONCE = new Uint8Array(12);
const SALT_BYTES = 16;
/** As of age itself: about a second of a machine of today, 256 MiB. */
const WORK_FACTOR = 18;
/** Four times that: 1 GiB. A dearer one would starve the program. */
const MOST_WORK_FACTOR = 20;

/** SubjectPublicKeyInfo and PKCS#8 of X25519 keys (RFC 8410), up to the 32 bytes. */
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Somebody who can be written to, or who can read: 32 bytes of X25519. */
export type Recipient = Uint8Array;
export type Identity = Uint8Array;

const publicKey = (bytes: Uint8Array) =>
	createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' });
const privateKey = (bytes: Uint8Array) =>
	createPrivateKey({ key: Buffer.concat([PRIVATE, bytes]), format: 'der', type: 'pkcs8' });
const bytesOf = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length);

export function stanzaFor(recipient: Recipient, fileKey: Uint8Array): Stanza {
	const ephemeral = generateKeyPairSync('x25519');
	const share = bytesOf(ephemeral.publicKey);
	const key = keyBetween(ephemeral.privateKey, recipient, share, recipient);
	if (!key) throw new Error('a recipient of low order');
	return { args: [X25519, base64nopad.encode(share)], body: aeadUnder(key).seal(NO_NONCE, fileKey) };
}

/** The file key from the first stanza that was written to this identity; null where none was. @throws Unreadable */
export function fileKeyFor(identity: Identity, stanzas: readonly Stanza[]): Uint8Array | null {
	const mine = privateKey(identity);
	const recipient = bytesOf(createPublicKey(mine));
	for (const { args, body } of stanzas) {
		const [sort, text = ''] = args;
		if (sort !== X25519) continue;
		const share = bytesIn(text);
		if (args.length !== 2 || share.length !== 32 || body.length !== WRAPPED_BYTES) throw damaged('damaged');
		const key = keyBetween(mine, share, share, recipient);
		if (!key) throw damaged('made with a share of low order');
		const fileKey = aeadUnder(key).open(NO_NONCE, body);
		if (fileKey) return fileKey;
	}
	return null;
}

/** The key that wraps: HKDF of what both can compute, bound to both public keys. Null for points of low order. */
function keyBetween(mine: KeyObject, theirs: Uint8Array, share: Uint8Array, recipient: Uint8Array): Uint8Array | null {
	let shared: Buffer;
	try {
		shared = diffieHellman({ privateKey: mine, publicKey: publicKey(theirs) });
	} catch {
		return null;
	}
	if (shared.every((byte) => byte === 0)) return null;
	const salt = Buffer.concat([share, recipient]);
	return new Uint8Array(hkdfSync('sha256', shared, salt, 'age-encryption.org/v1/X25519', 32));
}

/** @param workFactor the logarithm of scrypt's N; less than age's own only where a test says so */
export async function stanzaUnder(passphrase: string, fileKey: Uint8Array, workFactor = WORK_FACTOR): Promise<Stanza> {
	const salt = randomBytes(SALT_BYTES);
	const key = await keyFrom(passphrase, salt, workFactor);
	const args = [SCRYPT, base64nopad.encode(salt), String(workFactor)];
	return { args, body: aeadUnder(key).seal(NO_NONCE, fileKey) };
}

/** Null where the passphrase is another. @param stanzas of a file that is for a passphrase: just the one @throws Unreadable */
export async function fileKeyUnder(passphrase: string, stanzas: readonly Stanza[]): Promise<Uint8Array | null> {
	const [stanza] = stanzas;
	if (!stanza || stanzas.length > 1) throw damaged('for a passphrase and for others at once');
	const [, text = '', factor = ''] = stanza.args;
	const salt = bytesIn(text);
	const asItSays = stanza.args.length === 3 && salt.length === SALT_BYTES && stanza.body.length === WRAPPED_BYTES;
	if (!asItSays || !/^[1-9][0-9]{0,9}$/.test(factor)) throw damaged('damaged');
	if (Number(factor) > MOST_WORK_FACTOR)
		throw new Unreadable(
			`It is refused: its passphrase was made so dear to try (scrypt work factor ${factor}) that it would starve this machine; ${MOST_WORK_FACTOR} is the most.`,
		);
	return aeadUnder(await keyFrom(passphrase, salt, Number(factor))).open(NO_NONCE, stanza.body);
}

async function keyFrom(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Uint8Array> {
	const N = 2 ** workFactor;
	const labelled = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt', 'latin1'), salt]);
	// 128·N·r bytes are what scrypt takes (RFC 7914, section 2), and a little more.
	const how = { N, r: 8, p: 1, maxmem: 128 * N * 8 + (1 << 20) };
	const derive = promisify<string, Uint8Array, number, typeof how, Buffer>(scrypt);
	return derive(passphrase, labelled, 32, how);
}
