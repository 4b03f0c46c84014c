/**
 * An age file around a case file: closed to recipients or to a passphrase, opened with an identity or that passphrase. What
 * is opened says nothing of who closed it: that stands in the signatures of the case file inside.
 */
import { randomBytes } from 'node:crypto';
import { Refused } from '../../../shared/refusal';
import { Unreadable } from '../container-directory';
import type { Source } from '../container-reader';
import {
	ARMOR_LINE,
	damaged,
	type Header,
	isSignedBy,
	MOST_HEADER_BYTES,
	readHeader,
	VERSION_LINE,
	writeHeader,
} from './header';
import { PAYLOAD_NONCE_BYTES, type Payload, payloadKey } from './payload';
import {
	FILE_KEY_BYTES,
	fileKeyFor,
	fileKeyUnder,
	type Identity,
	type Recipient,
	SCRYPT,
	stanzaFor,
	stanzaUnder,
} from './stanzas';

/** Who can open what is written. */
export type EncryptTo =
	| { readonly recipients: readonly Recipient[] }
	/** `workFactor`: of scrypt, where a test wants it cheap. */
	| { readonly passphrase: string; readonly workFactor?: number };

/** What a reader has to open with. */
export interface OpenWith {
	readonly identities: readonly Identity[];
	readonly passphrase: string | null;
}

export interface Envelope {
	/** Header and nonce: what stands in the file before the first chunk. */
	readonly start: Uint8Array;
	readonly payload: Payload;
}

/** A fresh one, for one file. */
export async function newEnvelope(to: EncryptTo): Promise<Envelope> {
	const fileKey = randomBytes(FILE_KEY_BYTES);
	try {
		const stanzas =
			'passphrase' in to
				? [await stanzaUnder(to.passphrase, fileKey, to.workFactor)]
				: to.recipients.map((recipient) => stanzaFor(recipient, fileKey));
		const header = writeHeader(stanzas, fileKey);
		const nonce = randomBytes(PAYLOAD_NONCE_BYTES);
		const start = Buffer.concat([header, nonce]);
		return { start, payload: { at: start.length, key: payloadKey(fileKey, nonce) } };
	} finally {
		fileKey.fill(0);
	}
}

/** Whether a file is an age file, by its first bytes; an armored one, which can only be read from its beginning, is refused. @throws Unreadable */
export async function isEncrypted(from: Source, sizeBytes: number): Promise<boolean> {
	const start = Buffer.alloc(Math.min(sizeBytes, ARMOR_LINE.length));
	await from(start, 0);
	const text = start.toString('latin1');
	if (text === ARMOR_LINE)
		throw new Unreadable(
			'It is refused: it is an age file in text form (armored). Decrypt it with `age -d` and take what comes out, or ask for it without armor.',
		);
	return text.startsWith(VERSION_LINE);
}

/** Where its content begins and what opens it. @throws Unreadable; Refused `casefile.encrypted`, `casefile.wrong-key` */
export async function openedWith(from: Source, sizeBytes: number, keys: OpenWith): Promise<Payload> {
	const start = Buffer.alloc(Math.min(sizeBytes, MOST_HEADER_BYTES + PAYLOAD_NONCE_BYTES));
	await from(start, 0);
	const header = readHeader(start.subarray(0, MOST_HEADER_BYTES));
	const at = header.sizeBytes + PAYLOAD_NONCE_BYTES;
	const nonce = start.subarray(header.sizeBytes, at);
	if (nonce.length < PAYLOAD_NONCE_BYTES) throw damaged('cut short');
	const fileKey = await fileKeyIn(header, keys);
	try {
		if (!isSignedBy(header, fileKey)) throw damaged('changed or damaged');
		return { at, key: payloadKey(fileKey, nonce) };
	} finally {
		fileKey.fill(0);
	}
}

async function fileKeyIn({ stanzas }: Header, keys: OpenWith): Promise<Uint8Array> {
	if (stanzas.some(({ args: [sort] }) => sort === SCRYPT)) {
		if (keys.passphrase === null) throw encryptedTo('passphrase');
		const fileKey = await fileKeyUnder(keys.passphrase, stanzas);
		if (fileKey?.length === FILE_KEY_BYTES) return fileKey;
		throw new Refused(
			'casefile.wrong-key',
			'This passphrase does not open the case file.',
			'Type it as the sender told it to you; where it is right, the file was changed or damaged on its way.',
			'filePassphrase',
		);
	}
	if (keys.identities.length === 0) throw encryptedTo('recipients');
	for (const identity of keys.identities) {
		const fileKey = fileKeyFor(identity, stanzas);
		if (fileKey?.length === FILE_KEY_BYTES) return fileKey;
	}
	throw new Refused(
		'casefile.wrong-key',
		'No secret key of the identity file opens this case file: it was written for others.',
		'Choose the identity file whose public key (`age-keygen -y`) the sender was told.',
		'identity',
	);
}

const encryptedTo = (to: 'passphrase' | 'recipients') =>
	to === 'passphrase'
		? new Refused(
				'casefile.encrypted',
				'The case file is encrypted with a passphrase.',
				'Give the passphrase that the sender told you (`--file-passphrase-file` at a terminal).',
				'filePassphrase',
			)
		: new Refused(
				'casefile.encrypted',
				'The case file is encrypted for those who hold a secret key to it.',
				'Choose your identity file, the one with the secret key (`--identity` at a terminal).',
				'identity',
			);
