/**
 * What opens and closes an age file, as people hold it: recipients (`age1…`) that may be told to anybody, and identity files
 * with secret keys (`AGE-SECRET-KEY-1…`), as `age-keygen` writes them: one a line, with comments and empty lines.
 * What must hold: nothing of a secret key stands in a refusal.
 */
import { bech32 } from '@scure/base';
import { Refused } from '../../../shared/refusal';
import { visible } from '../../../shared/visible';
import { readGiven } from '../../store/given-file';
import type { OpenWith } from './envelope';
import { ARMOR_LINE, VERSION_LINE } from './header';
import type { Identity, Recipient } from './stanzas';

const LARGEST_IDENTITY_FILE_BYTES = 64 * 1024;
const MOST_IDENTITIES = 100;
const SECRET_KEY = 'AGE-SECRET-KEY-';

/** @throws Refused `recipient.unreadable` in the field `encryptTo` */
export function recipientIn(text: string): Recipient {
	const bytes = text.startsWith('age1') ? bytesOf(text, 'age') : null;
	if (bytes) return bytes;
	const why = /^age1(pq|tag|tagpq|yubikey)1|^ssh-/.test(text)
		? 'is a recipient of another sort: Sealbook writes to X25519 recipients'
		: 'is no age recipient: a letter is missing, wrong or too many';
	throw new Refused(
		'recipient.unreadable',
		`“${visible(text.slice(0, 80))}” ${why}.`,
		'Copy the whole line that begins with age1, as `age-keygen -y` prints it; nothing was written.',
		'encryptTo',
	);
}

/** What a reader was given. @param identity an identity file @throws Refused `identity.…`, `disk.…` */
export async function openWith(
	identity: string | Buffer | undefined,
	filePassphrase: string | undefined,
): Promise<OpenWith> {
	return {
		identities: identity === undefined ? [] : await identitiesInFile(identity),
		passphrase: filePassphrase ?? null,
	};
}

/** The secret keys of an identity file, in its order. */
async function identitiesInFile(path: string | Buffer): Promise<Identity[]> {
	return identitiesIn((await readGiven(path, LARGEST_IDENTITY_FILE_BYTES)).toString('latin1'));
}

export function identitiesIn(text: string): Identity[] {
	if (text.startsWith(VERSION_LINE) || text.startsWith(ARMOR_LINE))
		throw unreadable(
			'The identity file is itself encrypted.',
			'Decrypt it with `age -d` first, and remove it again after.',
		);
	const identities = text.split(/\r?\n/).flatMap((line, at) => {
		const key = line.trim();
		if (key === '' || key.startsWith('#')) return [];
		const bytes = key.startsWith(`${SECRET_KEY}1`) ? bytesOf(key, SECRET_KEY) : null;
		if (bytes) return [bytes];
		throw unreadable(
			`Line ${at + 1} of the identity file is no secret key that Sealbook can use.`,
			`Give a file as \`age-keygen\` writes it, with lines that begin with ${SECRET_KEY}1.`,
		);
	});
	if (identities.length === 0)
		throw unreadable('The identity file holds no secret key.', `A line of it begins with ${SECRET_KEY}1.`);
	if (identities.length > MOST_IDENTITIES)
		throw unreadable(
			`The identity file holds more than ${MOST_IDENTITIES} secret keys.`,
			'Keep those in it that this file may be for.',
		);
	return identities;
}

/** Bech32 (BIP 173) of 32 bytes under this prefix; null for anything else. */
function bytesOf(text: string, prefix: string): Uint8Array | null {
	try {
		const found = bech32.decodeToBytes(text);
		return found.prefix.toLowerCase() === prefix.toLowerCase() && found.bytes.length === 32 ? found.bytes : null;
	} catch {
		return null;
	}
}

const unreadable = (sentence: string, hint: string) => new Refused('identity.unreadable', sentence, hint, 'identity');
