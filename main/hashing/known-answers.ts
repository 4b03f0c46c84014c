/**
 * Published answers by which an engine shows, before it digests evidence, that it computes what its name says.
 * MD5: RFC 1321, appendix A.5. SHA-1, SHA-256, SHA-384, SHA-512: the examples NIST gives for FIPS 180-4; the million
 * letters are the long message of FIPS 180-2, appendices A.3, B.3, C.3 and D.3, and for MD5 NESSIE's set 1, vector 8.
 * SHA3-256: NIST's examples for FIPS 202 of 0 and 1,600 bits; the letters' answers are those of OpenSSL and Python.
 * BLAKE3: `test_vectors.json` of the BLAKE3 team, whose input is the bytes 0, 1, … 250 over and over.
 * What must hold: every algorithm has a message longer than any engine's inner buffer, so that its seams are tried too.
 */
import type { DigestName } from '../../shared/vocabulary';

export interface KnownAnswer {
	readonly message: Uint8Array;
	readonly hex: string;
}

const empty = new Uint8Array(0);
const abc = Buffer.from('abc');
/** Also what the engines are timed on. */
export const LONG_MESSAGE = Buffer.alloc(1_000_000, 'a');

const lettersOf = (ofNothing: string, ofAbc: string, ofMillion: string): readonly KnownAnswer[] => [
	{ message: empty, hex: ofNothing },
	{ message: abc, hex: ofAbc },
	{ message: LONG_MESSAGE, hex: ofMillion },
];

export const KNOWN_ANSWERS: Readonly<Record<DigestName, readonly KnownAnswer[]>> = {
	md5: lettersOf(
		'd41d8cd98f00b204e9800998ecf8427e',
		'900150983cd24fb0d6963f7d28e17f72',
		'7707d6ae4e027c70eea2a935c2296f21',
	),
	sha1: lettersOf(
		'da39a3ee5e6b4b0d3255bfef95601890afd80709',
		'a9993e364706816aba3e25717850c26c9cd0d89d',
		'34aa973cd4c4daa4f61eeb2bdbad27316534016f',
	),
	sha256: lettersOf(
		'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
		'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
		'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
	),
	sha384: lettersOf(
		'38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b',
		'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
		'9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4ebae97ddd87f3d8985',
	),
	sha512: lettersOf(
		'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce' +
			'47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
		'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
			'2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
		'e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb' +
			'de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b',
	),
	'sha3-256': [
		{
			message: Buffer.alloc(200, 0xa3),
			hex: '79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787',
		},
		...lettersOf(
			'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a',
			'3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532',
			'5c8875ae474a3634ba4fd55ec85bffd661f32aca75c6d699d0cdcb6c115891c1',
		),
	],
	blake3: [
		{ message: empty, hex: 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262' },
		{
			message: Buffer.alloc(
				102_400,
				Uint8Array.from({ length: 251 }, (_, at) => at),
			),
			hex: 'bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085',
		},
	],
};
