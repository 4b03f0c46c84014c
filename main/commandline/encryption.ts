/**
 * Encrypted case files at a terminal: for whom one is written, and what opens one. Passphrases and secret keys come from
 * files or are typed, never given as arguments; public keys of recipients may be.
 */
import { InvalidArgumentError, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';
import type { Given } from './given';
import type { Invocation } from './invocation';
import { passphraseFrom } from './passphrase';
import type { Session } from './session';

const FILE_PASSPHRASE = '--file-passphrase-file';
/** In the place of a recipient. */
const WITH_PASSPHRASE = 'passphrase';
const WHOSE = 'the case file';

export interface EncryptOptions {
	readonly encryptTo?: readonly string[];
	readonly filePassphraseFile?: string;
}

export const encryptToOption = (): Option =>
	new Option(
		'--encrypt-to <recipient>',
		'only they can open it: a public key of age (age1…), or the word passphrase; may be given more than once',
	).argParser(recipient);
export const newFilePassphraseOption = (): Option =>
	new Option(`${FILE_PASSPHRASE} <file>`, 'its first line is the passphrase of the case file; else asked for twice');

function recipient(text: string, before: readonly string[] = []): readonly string[] {
	if (text.startsWith('AGE-SECRET-KEY-'))
		throw new InvalidArgumentError('That is a secret key; give its public key, as `age-keygen -y` prints it.');
	return [...before, text];
}

/** For whom it is encrypted, as the question takes it; the passphrase is asked for where it is not in a file. */
export async function encryptionFrom(
	at: Invocation,
	{ encryptTo = [], filePassphraseFile }: EncryptOptions,
): Promise<Given<{ encryptTo: string[] | undefined; filePassphrase: string | undefined }>> {
	const recipients = encryptTo.filter((one) => one !== WITH_PASSPHRASE);
	const to = recipients.length > 0 ? { encryptTo: recipients } : {};
	if (filePassphraseFile === undefined && recipients.length === encryptTo.length) return to;
	const wanted = { whose: WHOSE, option: FILE_PASSPHRASE, isNew: true };
	return { ...to, filePassphrase: await passphraseFrom(at.terminal, filePassphraseFile, wanted) };
}

export interface OpenOptions {
	readonly identity?: string;
	readonly filePassphraseFile?: string;
}

export const identityOption = (): Option =>
	new Option('--identity <file>', 'opens an encrypted case file: your secret keys, as `age-keygen` writes them');
export const filePassphraseOption = (): Option =>
	new Option(`${FILE_PASSPHRASE} <file>`, 'the same by passphrase: its first line; else asked for where it is needed');

/** What opens a file, as the questions take it. */
export interface Opening {
	readonly identity?: Ticket;
	readonly filePassphrase?: string;
}

/** Asks with what was given; where the file turns out to need a passphrase, that is asked for, and then once more. */
export async function opening<T>(
	at: Invocation,
	session: Session,
	{ identity, filePassphraseFile }: OpenOptions,
	ask: (keys: Opening) => Promise<T>,
): Promise<T> {
	const wanted = { whose: WHOSE, option: FILE_PASSPHRASE };
	const keys: Opening = {
		...(identity === undefined ? {} : { identity: session.ticket(at.terminal.path(identity)) }),
		...(filePassphraseFile === undefined
			? {}
			: { filePassphrase: await passphraseFrom(at.terminal, filePassphraseFile, wanted) }),
	};
	try {
		return await ask(keys);
	} catch (error) {
		if (!(error instanceof Refused) || filePassphraseFile !== undefined) throw error;
		const { code, field } = error.refusal;
		if (code !== 'casefile.encrypted' || field !== 'filePassphrase') throw error;
		const filePassphrase = await at.terminal.secret(`Passphrase of ${WHOSE}: `);
		if (filePassphrase === null || filePassphrase === '') throw error;
		return ask({ ...keys, filePassphrase });
	}
}
