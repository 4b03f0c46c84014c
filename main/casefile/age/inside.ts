/** What a case file holds, whether it is encrypted or not: told apart by its first bytes, never by its name. */
import { Refused } from '../../../shared/refusal';
import { Unreadable } from '../container-directory';
import type { Source } from '../container-reader';
import { type Envelope, isEncrypted, type OpenWith, openedWith } from './envelope';
import type { Payload } from './payload';
import { decrypted } from './reader';

export interface Inside {
	/** The container. */
	readonly source: Source;
	readonly sizeBytes: number;
	/** Null where it is not encrypted. */
	readonly encryption: { readonly payload: Payload; readonly chunks: number } | null;
	/** Zeroes the key of its content; nothing more can be read from it. */
	close(): void;
}

/**
 * @param keys what opens it; of a file that was just written here its envelope, which must then stand in it byte for byte
 * @throws Unreadable; Refused `casefile.encrypted`, `casefile.wrong-key`
 */
export async function insideOf(
	from: Source,
	sizeBytes: number,
	keys: OpenWith | Envelope = { identities: [], passphrase: null },
): Promise<Inside> {
	if (!(await isEncrypted(from, sizeBytes))) {
		if ('start' in keys) throw new Unreadable('It is not encrypted.');
		return { source: from, sizeBytes, encryption: null, close: () => undefined };
	}
	const payload = 'start' in keys ? await asWritten(from, keys) : await openedWith(from, sizeBytes, keys);
	const close = () => void payload.key.fill(0);
	try {
		const { source, sizeBytes: content, chunks } = await decrypted(from, sizeBytes, payload);
		return { source, sizeBytes: content, encryption: { payload, chunks }, close };
	} catch (error) {
		close();
		throw error;
	}
}

async function asWritten(from: Source, { start, payload }: Envelope): Promise<Payload> {
	const found = Buffer.alloc(start.length);
	await from(found, 0);
	if (!found.equals(start)) throw new Unreadable('Its age header is not the one that was written.');
	return { at: payload.at, key: Uint8Array.from(payload.key) };
}

/** For what takes a case file as it is: stamping it, comparing it. @throws Unreadable; Refused `casefile.encrypted` */
export async function mustBePlain(from: Source, sizeBytes: number): Promise<Source> {
	if (!(await isEncrypted(from, sizeBytes))) return from;
	throw new Refused(
		'casefile.encrypted',
		'The case file is encrypted.',
		'Decrypt it with `age -d` first and take what comes out; verifying it and bringing it in take it as it is.',
		'file',
	);
}
