/**
 * From a file's passphrase to its keys, as PKCS#12 has it (RFC 7292, appendix B.2), and what deriving may cost.
 * What must hold: a file cannot make the program work for longer than it is worth: every derivation is paid for from one
 * purse before it begins. The program stays awake meanwhile. Every buffer made on the way is zeroed.
 */
import { createHash } from 'node:crypto';
import { Refused } from '../../shared/refusal';

/** Hash functions with the bytes they give and take at a time. */
const HASHES = {
	sha1: [20, 64],
	sha224: [28, 64],
	sha256: [32, 64],
	sha384: [48, 128],
	sha512: [64, 128],
} as const;
export type HashName = keyof typeof HASHES;

/** What the derived bytes are for. */
export const FOR = { key: 1, iv: 2, mac: 3 } as const;

/** Rounds of hashing that one file may cost, over all of its parts; files of today ask for 2,000 to 1,200,000. */
const PURSE = 6_000_000;
const AT_A_TIME = 20_000;

export class Purse {
	#left = PURSE;

	/** Pays for `iterations` over `blocks`. @throws Refused `pkcs12.cost` */
	spend(iterations: number, blocks = 1): void {
		this.#left -= iterations * blocks;
		if (iterations >= 1 && this.#left >= 0) return;
		throw new Refused(
			'pkcs12.cost',
			`Opening this file would take ${iterations.toLocaleString('en')} rounds of hashing or more; ${PURSE.toLocaleString('en')} are the most.`,
			'It may be meant to hang the program. Where it is your own, export the key again with at most a million.',
			'file',
		);
	}
}

export interface Derivation {
	readonly hash: HashName;
	readonly salt: Buffer;
	readonly iterations: number;
}

/** `length` bytes for one purpose; `password` as `bmpOf` gives it. The caller zeroes them. */
export async function derive(
	{ hash, salt, iterations }: Derivation,
	password: Buffer,
	purpose: number,
	length: number,
	purse: Purse,
): Promise<Buffer> {
	const [gives, takes] = HASHES[hash];
	const blocks = Math.ceil(length / gives);
	purse.spend(iterations, blocks);
	const id = Buffer.alloc(takes, purpose);
	const mixed = Buffer.concat([filled(salt, takes), filled(password, takes)]);
	const derived = Buffer.alloc(blocks * gives);
	for (let block = 0; block < blocks; block++) {
		let digest = createHash(hash).update(id).update(mixed).digest();
		for (let round = 1; round < iterations; round++) {
			digest = createHash(hash).update(digest).digest();
			if (round % AT_A_TIME === 0) await new Promise(setImmediate);
		}
		digest.copy(derived, block * gives);
		const repeated = Buffer.alloc(takes, digest);
		for (let at = 0; at < mixed.length; at += takes) addOneMore(mixed.subarray(at, at + takes), repeated);
		repeated.fill(0);
		digest.fill(0);
	}
	mixed.fill(0);
	derived.fill(0, length);
	return derived.subarray(0, length);
}

/** The passphrase as this derivation takes it: UTF-16, most significant byte first, ended by a zero character. */
export function bmpOf(passphrase: string): Buffer {
	return Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
}

/** The bytes over and over, to the next whole number of `size`. */
function filled(bytes: Buffer, size: number): Buffer {
	return bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / size) * size, bytes);
}

/** `number += addend + 1`, modulo its size. */
function addOneMore(number: Buffer, addend: Buffer): void {
	let carry = 1;
	for (let at = number.length - 1; at >= 0; at--) {
		carry += (number[at] ?? 0) + (addend[at] ?? 0);
		number[at] = carry & 0xff;
		carry >>= 8;
	}
}
