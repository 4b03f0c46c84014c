/**
 * The digests of a copy's chunks as a file that is stored with the case, `sealbook-chunks/1`: UTF-8, JSON Lines, a head and
 * a line for each file with its SHA-256 for every 16 MiB (the last chunk is shorter). It locates damage, and is what a
 * copy is compared with years later.
 */
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import { SHA256 } from '../../shared/vocabulary';
import { CHUNK_BYTES } from './slots';

const FORMAT = 'sealbook-chunks/1';
const LONGEST_LINE = 64 * 1024 * 1024;

export interface ChunkedFile {
	/** Relative to the tree's root; for a single file or device, its name. */
	readonly path: Buffer;
	readonly sizeBytes: number;
	readonly sha256: readonly string[];
}

const head = z.strictObject({ format: z.literal(FORMAT), chunkBytes: z.literal(CHUNK_BYTES) });
const line = z.strictObject({
	path: z.string(),
	pathBytes: z.base64().optional(),
	sizeBytes: z.int().min(0),
	sha256: z.array(z.string().regex(SHA256)),
});

export async function* writeChunkList(files: Iterable<ChunkedFile>): AsyncGenerator<Buffer, void, undefined> {
	yield Buffer.from(`${JSON.stringify({ format: FORMAT, chunkBytes: CHUNK_BYTES })}\n`);
	for (const { path, sizeBytes, sha256 } of files) {
		const bytes = isUtf8(path) ? {} : { pathBytes: path.toString('base64') };
		yield Buffer.from(`${JSON.stringify({ path: path.toString(), ...bytes, sizeBytes, sha256 })}\n`);
	}
}

/** Refuses `acquisition.chunk-list` for anything that `writeChunkList` would not have written. */
export async function* readChunkList(source: AsyncIterable<Uint8Array>): AsyncGenerator<ChunkedFile, void, undefined> {
	let begun = false;
	for await (const text of lines(source)) {
		const value = parsed(text);
		if (!begun) {
			if (!head.safeParse(value).success) throw notOne();
			begun = true;
			continue;
		}
		const read = line.safeParse(value);
		if (!read.success) throw notOne();
		const { path, pathBytes, sizeBytes, sha256 } = read.data;
		yield { path: pathBytes === undefined ? Buffer.from(path) : Buffer.from(pathBytes, 'base64'), sizeBytes, sha256 };
	}
	if (!begun) throw notOne();
}

async function* lines(source: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const bytes of source) {
		rest = Buffer.concat([rest, bytes]);
		let from = 0;
		for (let at = rest.indexOf(0x0a); at >= 0; at = rest.indexOf(0x0a, from)) {
			yield rest.toString('utf8', from, at);
			from = at + 1;
		}
		rest = rest.subarray(from);
		if (rest.length > LONGEST_LINE) throw notOne();
	}
	if (rest.length > 0) throw notOne();
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw notOne();
	}
}

const notOne = () =>
	new Refused(
		'acquisition.chunk-list',
		'The stored list of chunks cannot be read.',
		'Restore the notebook from a backup.',
	);
