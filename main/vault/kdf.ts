/**
 * From a passphrase to a key: Argon2id (RFC 9106) by hash-wasm, because Electron's BoringSSL has none.
 * What must hold: a passphrase typed on another keyboard or system gives the same key (NFKC); parameters read from a
 * file are capped before a byte of memory is taken, so a hostile file can neither hang nor starve the program; the
 * passphrase's bytes are zeroed after use (the string it came in is JavaScript's and cannot be).
 */
import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import { fromBase64 } from './base64';

/** Nothing dearer is read: it would hang or starve the program. */
export const MOST = { memoryKiB: 256 * 1024, passes: 10, parallelism: 4 };

/** Parameters as they stand in a slot; salt is 16 to 64 bytes in base64. */
export const kdfSchema = z.strictObject({
	algorithm: z.literal('argon2id'),
	memoryKiB: z.int().min(1024).max(MOST.memoryKiB),
	passes: z.int().min(1).max(MOST.passes),
	parallelism: z.int().min(1).max(MOST.parallelism),
	salt: z.string().regex(/^[A-Za-z0-9+/]{22,88}={0,2}$/),
});
export type Kdf = Readonly<z.infer<typeof kdfSchema>>;
export type KdfCost = Pick<Kdf, 'memoryKiB' | 'passes' | 'parallelism'>;

/** The least that new ways in cost; what this machine can do in half a second is more, see calibrate.ts. */
export const COST: KdfCost = { memoryKiB: 64 * 1024, passes: 3, parallelism: 1 };

const SHORTEST = 12;
const COMMON = [
	'password',
	'passphrase',
	'qwerty',
	'asdfgh',
	'letmein',
	'iloveyou',
	'welcome',
	'incident',
	'sealbook',
	'administrator',
	'changeme',
	'abcdefgh',
	'12345678',
	'87654321',
];

/** A key of 32 bytes from a passphrase. The caller zeroes it. Parameters have passed `kdfSchema`. */
export async function keyFromPassphrase(passphrase: string, kdf: Kdf): Promise<Buffer> {
	const password = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
	try {
		const key = await argon2id({
			password,
			salt: fromBase64(kdf.salt),
			iterations: kdf.passes,
			parallelism: kdf.parallelism,
			memorySize: kdf.memoryKiB,
			hashLength: 32,
			outputType: 'binary',
		});
		return Buffer.from(key.buffer, key.byteOffset, key.byteLength);
	} finally {
		password.fill(0);
	}
}

/**
 * Refuses `passphrase.weak` for what is guessed first: fewer than 12 characters, one character or a short pattern
 * repeated, a common one with digits or marks around it, or nothing but the handler's name.
 */
export function checkPassphrase(passphrase: string, handler = ''): void {
	const text = passphrase.normalize('NFKC');
	const length = [...text].length;
	if (length < SHORTEST) throw weak(`The passphrase has ${length} characters; at least ${SHORTEST} are needed.`);
	const plain = lettersAndDigits(text);
	if (isRepeated([...text]) || (plain.length > 0 && isRepeated([...plain]))) {
		throw weak('The passphrase repeats itself.');
	}
	const core = plain.replace(/^[0-9]+|[0-9]+$/g, '');
	const words = COMMON.reduce((rest, word) => rest.replaceAll(word, ''), plain).replace(/[0-9]/g, '');
	if (words.length < 4 && (words.length < plain.length || core.length === 0)) {
		throw weak('The passphrase is one of those that are tried first.');
	}
	const name = lettersAndDigits(handler.normalize('NFKC'));
	if (name.length > 0 && lettersAndDigits(core.replaceAll(name, '')).length < 4 && core.includes(name)) {
		throw weak('The passphrase is little more than your name.');
	}
}

function weak(sentence: string): Refused {
	return new Refused(
		'passphrase.weak',
		sentence,
		'Take four or more unrelated words; length counts most.',
		'passphrase',
	);
}

function lettersAndDigits(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** One to four characters, over and over. */
function isRepeated(characters: readonly string[]): boolean {
	return [1, 2, 3, 4].some((period) => characters.every((c, i) => c === characters[i % period]));
}
