/** What the digests are called, the one that stands for all of them first. */
import type { DigestName } from '../../shared/vocabulary';

export const digestOfLines = 'Digest of the lines';

export const digestNames: Readonly<Record<DigestName, string>> = {
	sha256: 'SHA-256',
	blake3: 'BLAKE3',
	'sha3-256': 'SHA3-256',
	sha512: 'SHA-512',
	sha384: 'SHA-384',
	sha1: 'SHA-1',
	md5: 'MD5',
};
