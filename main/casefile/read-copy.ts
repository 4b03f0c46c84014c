/**
 * A case file read for merging: verified as hostile input, then its chains and the places of its objects handed over.
 * Runs where no key is (decision 25). What must hold: nothing of a file that is broken or unreadable is handed over, but
 * for one that is broken only by what honest laptops can come to: entries by a revoked key of somebody who did not know yet
 * (decision 5), and entries that have seen a version of a forked chain that the sender refused.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { CopyContent, CopyRead, VerifyReport } from '../../shared/views';
import type { ChainId, Sha256 } from '../../shared/vocabulary';
import type { OpenWith } from './age/envelope';
import { type Inside, insideOf } from './age/inside';
import { decrypted } from './age/reader';
import { TAG_MANIFEST } from './bag';
import { readCase } from './check-bag';
import { CHAINS, REVOKED_KEYS, SEEN } from './check-ledgers';
import { type Container, fromFile, openContainer, type Source, Unreadable } from './container-reader';
import { type Contents, readContents } from './contents';
import { type HowRead, judge, ledgersOf } from './judge';
import { stemOf } from './names';
import { trustIn } from './trust';
import { unreadableReport } from './verdict';
import { localHeader } from './zip-records';

const PIECE_BYTES = 1 << 20;

interface CopyWish extends HowRead {
	/** Fingerprints of people whom the notebook vouches for. */
	readonly trust?: readonly string[];
	/** What opens an encrypted file. */
	readonly openWith?: OpenWith | undefined;
}

/** @throws Refused `disk.…`, `casefile.not-a-file`, `casefile.encrypted`, `casefile.wrong-key` */
export async function readCopy(path: string | Buffer, wish: CopyWish = {}): Promise<CopyRead> {
	const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(asRefusal);
	try {
		const stat = await file.stat();
		if (!stat.isFile())
			throw new Refused('casefile.not-a-file', 'What is to be merged is not a file.', 'Choose a case file.');
		return await read(file, stat.size, wish);
	} catch (error) {
		return asRefusal(error);
	} finally {
		await file.close();
	}
}

async function read(file: FileHandle, sizeBytes: number, wish: CopyWish): Promise<CopyRead> {
	let inside: Inside | undefined;
	try {
		inside = await insideOf(fromFile(file), sizeBytes, wish.openWith);
		const container = await openContainer(inside.source, inside.sizeBytes);
		const contents = await readContents(container, wish);
		return await judged(file, sizeBytes, wish, { inside, container, contents });
	} catch (error) {
		if (error instanceof Unreadable) return { report: unreadableReport(error.message), copy: null };
		throw error;
	} finally {
		inside?.close();
	}
}

async function judged(
	file: FileHandle,
	sizeBytes: number,
	{ trust = [], ...how }: CopyWish,
	{ inside, container, contents }: { inside: Inside; container: Container; contents: Contents },
): Promise<CopyRead> {
	const payload = inside.encryption?.payload;
	const report = judge(contents, trustIn(trust), [], await ledgersOf(contents, how));
	const { about } = readCase(contents);
	if (!about || !mayBeTaken(report)) return { report, copy: null };
	const { id, number, title } = about;
	const sha256 = await digestOf(file, sizeBytes, how.signal);
	const tagManifest = contents.members.get(TAG_MANIFEST)?.digest ?? ('' as Sha256);
	const sealed = payload ? { at: payload.at, key: Buffer.from(payload.key).toString('base64') } : null;
	return {
		report,
		copy: { case: id, number, title, sizeBytes, sha256, tagManifest, sealed, ...held(container, contents) },
	};
}

/** Nothing in it is broken but by what is a finding of the merged case, and no fault of the file. */
function mayBeTaken({ verdict, checks }: VerifyReport): boolean {
	if (verdict === 'unreadable') return false;
	return checks.every(
		({ state, name, faults }) =>
			state !== 'broken' || name === REVOKED_KEYS || (name === CHAINS && faults.every(({ rule }) => rule === SEEN)),
	);
}

function held(container: Container, contents: Contents): Pick<CopyContent, 'chains' | 'objects'> {
	const chains = contents.of('chain').map(({ path }) => {
		const text = contents.text(path, () => undefined);
		return { chain: stemOf(path) as ChainId, text: text.replace(/\n$/, '') };
	});
	const objects = contents.of('object').flatMap(({ path, digest, sizeBytes }) => {
		const member = container.members.get(path);
		return member ? [{ object: digest, at: member.offset + localHeader(member).length, sizeBytes }] : [];
	});
	return { chains, objects };
}

/**
 * Bytes of a file that was read before, from one place on: copied as they are, their digest is the taker's to compare. Of an
 * encrypted file the place is one in its content; chunks are opened with the key that the reading gave, and parsed is nothing.
 */
export async function* stretchOf(
	path: string | Buffer,
	at: number,
	sizeBytes: number,
	signal: AbortSignal,
	sealed: CopyContent['sealed'] = null,
): AsyncGenerator<Uint8Array> {
	const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(asRefusal);
	const key = Buffer.from(sealed?.key ?? '', 'base64');
	try {
		const from = sealed ? await contentOf(file, sealed.at, key) : fromFile(file);
		for await (const piece of pieces(from, at, sizeBytes, signal)) yield piece;
	} catch (error) {
		if (error instanceof Unreadable) throw changed();
		asRefusal(error);
	} finally {
		key.fill(0);
		await file.close();
	}
}

async function contentOf(file: FileHandle, at: number, key: Uint8Array): Promise<Source> {
	const { size } = await file.stat();
	return (await decrypted(fromFile(file), size, { at, key })).source;
}

async function digestOf(file: FileHandle, sizeBytes: number, signal: AbortSignal | undefined): Promise<Sha256> {
	const digest = createHash('sha256');
	for await (const piece of pieces(fromFile(file), 0, sizeBytes, signal)) digest.update(piece);
	return digest.digest('hex') as Sha256;
}

async function* pieces(
	from: Source,
	at: number,
	sizeBytes: number,
	signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
	const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, Math.max(1, sizeBytes)));
	for (let done = 0; done < sizeBytes; ) {
		signal?.throwIfAborted();
		const piece = buffer.subarray(0, Math.min(buffer.length, sizeBytes - done));
		await from(piece, at + done);
		yield piece;
		done += piece.length;
	}
}

const changed = () =>
	new Refused('casefile.changed', 'The file was changed while it was read.', 'Get it again and retry.');

function asRefusal(error: unknown): never {
	throw refusalOfDisk(error, 'The case file cannot be read') ?? error;
}
