/** PKCS#12 files put together part by part, as no honest program would write them. */
import { createHmac, type KeyObject, pbkdf2Sync } from 'node:crypto';
import { der, oid, TAG } from '../../main/vault/der';
import { bmpOf, derive, FOR, Purse } from '../../main/vault/pkcs12-kdf';
import { PASSPHRASE } from './pkcs12-files';

const seq = (...parts: readonly Uint8Array[]) => der(TAG.sequence, ...parts);
const octets = (bytes: Uint8Array) => der(TAG.octetString, bytes);
const explicit = (value: Uint8Array) => der(0xa0, value);
const NULL = der(TAG.null);
const DATA = oid('1.2.840.113549.1.7.1');
const SALT = Buffer.from('salt of a test!!', 'latin1');

function int(value: bigint | number): Uint8Array {
	const digits = value.toString(16);
	const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
	return der(TAG.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

const bag = (kind: number, value: Uint8Array) => seq(oid(`1.2.840.113549.1.12.10.1.${kind}`), explicit(value));
/** A key in the clear. */
export const keyBag = (pkcs8: Uint8Array) => bag(1, pkcs8);
/** A key that is said to be encrypted so. */
export const shroudedBag = (algorithm: Uint8Array) => bag(2, seq(algorithm, octets(Buffer.alloc(32))));
export const certificateBag = (bytes: Uint8Array) =>
	bag(3, seq(oid('1.2.840.113549.1.9.22.1'), explicit(octets(bytes))));

/** PBES2 with AES-256-CBC under so many rounds. */
export const pbes2 = (iterations: number, kdf = '1.2.840.113549.1.5.12') =>
	seq(
		oid('1.2.840.113549.1.5.13'),
		seq(
			seq(oid(kdf), seq(octets(SALT), int(iterations))),
			seq(oid('2.16.840.1.101.3.4.1.42'), octets(Buffer.alloc(16))),
		),
	);

/** 3DES as RFC 7292, appendix C has it. */
export const oldCipher = (iterations: number, nth = 3) =>
	seq(oid(`1.2.840.113549.1.12.1.${nth}`), seq(octets(SALT), int(iterations)));

/** A key of numbers: n, e, d, p, q and the rest, as PKCS#8. */
export function pkcs8Of(numbers: readonly (bigint | number)[], algorithm = '1.2.840.113549.1.1.1'): Uint8Array {
	return seq(int(0), seq(oid(algorithm), NULL), octets(seq(int(0), ...numbers.map(int))));
}

/** The numbers of an RSA key by their names in JSON (RFC 7518, 6.3). */
export function numbersOf(key: KeyObject): Record<'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi', bigint> {
	const jwk = key.export({ format: 'jwk' });
	const number = (text: string | undefined) => BigInt(`0x${Buffer.from(text ?? '', 'base64url').toString('hex')}`);
	const { n, e, d, p, q, dp, dq, qi } = jwk;
	return {
		...{ n: number(n), e: number(e), d: number(d), p: number(p) },
		...{ q: number(q), dp: number(dp), dq: number(dq), qi: number(qi) },
	};
}

/** A file that holds these bags in the clear, under a true MAC; `claimed`: the rounds it says that this takes. */
export async function fileOf(bags: readonly Uint8Array[], claimed = 1): Promise<Buffer> {
	const safe = seq(seq(DATA, explicit(octets(seq(...bags)))));
	const how = { hash: 'sha256', salt: SALT, iterations: 1 } as const;
	const key = await derive(how, bmpOf(PASSPHRASE), FOR.mac, 32, new Purse());
	const mac = createHmac('sha256', key).update(safe).digest();
	const digest = seq(seq(oid('2.16.840.1.101.3.4.2.1'), NULL), octets(mac));
	return Buffer.from(seq(int(3), seq(DATA, explicit(octets(safe))), seq(digest, octets(SALT), int(claimed))));
}

/** The same under PBMAC1 (RFC 9579, section 4 and 5): the MAC's own salt and rounds stand there and mean nothing. */
export function fileUnderPbmac1(bags: readonly Uint8Array[], iterations = 2048, claimed = iterations): Buffer {
	const safe = seq(seq(DATA, explicit(octets(seq(...bags)))));
	const key = pbkdf2Sync(PASSPHRASE, SALT, iterations, 32, 'sha512');
	const mac = createHmac('sha256', key).update(safe).digest();
	const prf = seq(oid('1.2.840.113549.2.11'), NULL);
	const kdf = seq(oid('1.2.840.113549.1.5.12'), seq(octets(SALT), int(claimed), int(32), prf));
	const algorithm = seq(oid('1.2.840.113549.1.5.14'), seq(kdf, seq(oid('1.2.840.113549.2.9'), NULL)));
	const nothing = octets(Buffer.from('NOT USED'));
	return Buffer.from(seq(int(3), seq(DATA, explicit(octets(safe))), seq(seq(algorithm, octets(mac)), nothing, int(1))));
}

/** The outer layers again with indefinite lengths and the content in pieces, as some programs write them. */
export function looselyEncoded(file: Buffer, pieceBytes = 100): Buffer {
	const open = (tag: number, ...parts: readonly Uint8Array[]) =>
		Buffer.concat([Buffer.of(tag, 0x80), ...parts, Buffer.of(0, 0)]);
	const body = file.subarray(4);
	const version = body.subarray(0, 3);
	const info = body.subarray(3);
	const infoBytes = 4 + info.readUInt16BE(2);
	const mac = info.subarray(infoBytes);
	const name = info.subarray(4, 15);
	const safe = info.subarray(4 + 11 + 4 + 4, infoBytes);
	const pieces: Uint8Array[] = [];
	for (let at = 0; at < safe.length; at += pieceBytes) pieces.push(octets(safe.subarray(at, at + pieceBytes)));
	return open(0x30, version, open(0x30, name, open(0xa0, open(0x24, ...pieces))), mac);
}
