/** Digests as lists spell them: which algorithm a name or a length means, and whether the text is a digest at all. */
import type { DigestName } from '../../../shared/vocabulary';

/** Hexadecimal digits of each digest. */
export const HEX_DIGITS: Readonly<Record<DigestName, number>> = {
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	'sha3-256': 64,
	blake3: 64,
};

/** What an untagged digest of this length is taken for: the tool's own default. 64 digits may be others, but seldom are. */
const BY_LENGTH: Readonly<Record<number, DigestName>> = {
	32: 'md5',
	40: 'sha1',
	64: 'sha256',
	96: 'sha384',
	128: 'sha512',
};

/** Spellings of other tools, in lower case without hyphens and underscores. */
const SPELLED: Readonly<Record<string, DigestName>> = {
	md5: 'md5',
	sha1: 'sha1',
	sha256: 'sha256',
	sha384: 'sha384',
	sha512: 'sha512',
	sha3256: 'sha3-256',
	blake3: 'blake3',
};

/** The algorithm that is meant, or undefined for one that this program does not make. */
export const algorithmNamed = (spelling: string): DigestName | undefined =>
	SPELLED[spelling.toLowerCase().replace(/[-_]/g, '')];

export const algorithmOfLength = (hexDigits: number): DigestName | undefined => BY_LENGTH[hexDigits];

/** Lower case, or undefined where it is not a digest of that algorithm. */
export function asDigest(algorithm: DigestName, text: string): string | undefined {
	return text.length === HEX_DIGITS[algorithm] && /^[0-9A-Fa-f]+$/.test(text) ? text.toLowerCase() : undefined;
}

/** Bytes that base64 with its padding stands for (RFC 4648, section 4); undefined where it is anything else. */
export function fromBase64(text: string): Buffer | undefined {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : undefined;
}

/** Notes a digest of a record; false where the record has another one of that algorithm already. */
export function took(digests: Partial<Record<DigestName, string>>, name: DigestName, hex: string): boolean {
	if ((digests[name] ?? hex) !== hex) return false;
	digests[name] = hex;
	return true;
}
