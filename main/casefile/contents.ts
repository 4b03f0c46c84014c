/**
 * One pass over a case file: every member is read once, digested, and kept only where it is small text that the argument needs.
 * Nothing is judged here but what cannot be read on: a text beyond its limit, or a file without the parts of a bag.
 */
import { createHash } from 'node:crypto';
import type { Fault } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { LARGEST_TOKEN_BYTES } from '../vault/timestamp-token';
import { TAG_MANIFEST } from './bag';
import { type Container, Unreadable } from './container-reader';
import { Limits } from './limits';
import { type MemberSort, sortOf } from './names';

export interface Member {
	readonly path: string;
	readonly sort: MemberSort;
	readonly sizeBytes: number;
	readonly digest: Sha256;
}

export interface Contents {
	readonly top: string;
	readonly members: ReadonlyMap<string, Member>;
	/** Faults of the container: headers and CRC-32. */
	readonly faults: readonly Fault[];
	/** Paths of one sort, in the order of the file. */
	readonly of: (sort: MemberSort) => readonly Member[];
	/** Kept bytes; empty for a member that is not there. */
	readonly bytes: (path: string) => Buffer;
	/** The same as text; a text that is not UTF-8 is a fault told once, and read with replacements. */
	readonly text: (path: string, onFault: (fault: Fault) => void) => string;
}

export interface Progress {
	readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/**
 * Timestamps that entries hold are objects like any others, and few: one that may be a token by its first bytes is kept,
 * as long as this much lasts. Others are only digested.
 */
const TOKENS_TOGETHER_BYTES = 16 * 1024 * 1024;

/** @throws Unreadable */
export async function readContents(container: Container, { onProgress, signal }: Progress): Promise<Contents> {
	const faults: Fault[] = [...container.faults];
	const members = new Map<string, Member>();
	const kept = new Map<string, Buffer>();
	const totalBytes = [...container.members.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
	let doneBytes = 0;
	let tokenBytes = 0;
	const limits = new Limits();
	for (const needed of ['bagit.txt', TAG_MANIFEST])
		if (!container.members.has(needed)) throw new Unreadable(`It is not a case file: it holds no ${needed}.`);
	for (const [path, incoming] of container.members) {
		const sort = sortOf(path);
		if (sort === undefined)
			throw new Unreadable(`It is refused: it holds a file that has no place in a case file: ${path}.`);
		const isKept = limits.member(sort, path, incoming.sizeBytes);
		const digest = createHash('sha256');
		const pieces: Buffer[] = [];
		let mayBeToken = sort === 'object' && tokenBytes + incoming.sizeBytes <= TOKENS_TOGETHER_BYTES;
		for await (const piece of container.read(incoming, (fault) => faults.push(fault))) {
			signal?.throwIfAborted();
			digest.update(piece);
			limits.piece(sort, path, piece);
			mayBeToken &&= pieces.length > 0 || isOneValue(piece, incoming.sizeBytes);
			if (isKept || mayBeToken) pieces.push(Buffer.from(piece));
			doneBytes += piece.length;
			onProgress?.(doneBytes, totalBytes);
		}
		if (mayBeToken) tokenBytes += incoming.sizeBytes;
		if (isKept || mayBeToken) kept.set(path, Buffer.concat(pieces));
		members.set(path, { path, sort, sizeBytes: incoming.sizeBytes, digest: digest.digest('hex') as Sha256 });
	}
	const bytes = (path: string) => kept.get(path) ?? Buffer.alloc(0);
	return {
		top: container.top,
		members,
		faults,
		of: (sort) => [...members.values()].filter((member) => member.sort === sort),
		bytes,
		text(path, onFault) {
			const text = bytes(path).toString('utf8');
			if (Buffer.compare(Buffer.from(text, 'utf8'), bytes(path)) !== 0)
				onFault({ place: path, rule: 'text is UTF-8', expected: 'UTF-8', found: 'other bytes' });
			return text;
		},
	};
}

/** May this be an RFC 3161 response: a SEQUENCE of DER that is as long as the whole? */
function isOneValue(piece: Uint8Array, sizeBytes: number): boolean {
	if (sizeBytes > LARGEST_TOKEN_BYTES) return false;
	const [tag, length, high = 0, low = 0] = piece;
	return (
		tag === 0x30 &&
		((length === 0x82 && high * 256 + low + 4 === sizeBytes) || (length === 0x81 && high + 3 === sizeBytes))
	);
}
