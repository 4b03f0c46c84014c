/**
 * Reads lists of other tools as records of paths. Which format it is may be told or found out from how the list begins.
 * What must hold: what cannot be told apart is refused, not guessed; gzip is opened only for AIDE, and as a stream.
 */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refused } from '../../../shared/refusal';
import type { DigestName } from '../../../shared/vocabulary';
import { displayName } from '../../hashing/names';
import type { PathRecord } from '../path-record';
import { readAideList } from './aide-list';
import { readChecksumList } from './checksum-list';
import { readCsvList } from './csv-list';
import { readDfxmlList } from './dfxml-list';
import { readHashdeepList } from './hashdeep-list';
import { readMtreeList } from './mtree-list';

export const LIST_READERS = ['sha256sum', 'hashdeep', 'dfxml', 'aide', 'mtree', 'csv'] as const;
/** `sha256sum` stands for the whole family: md5sum, sha1sum, sha512sum, b3sum, cksum --tag. */
export type ReadableList = (typeof LIST_READERS)[number];

const LOOKED_AT = 4096;

export interface ReadingOptions {
	/** Told which format it is, before the first record. */
	readonly onFormat?: ((format: ReadableList) => void) | undefined;
	/** Which digest the lines of a list of the `sha256sum` family have; else their length says: 64 digits are SHA-256. */
	readonly digest?: DigestName | undefined;
}

/**
 * Records in the list's own order, names as they stand in it. Refuses `list.*`; a refusal names the line or the path, and
 * nothing read before it may be used as if it were the whole.
 */
export async function* readList(
	source: AsyncIterable<Buffer>,
	format?: ReadableList,
	options: ReadingOptions = {},
): AsyncGenerator<PathRecord, void, undefined> {
	for await (const record of recordsIn(source, format, options)) {
		mustBeOfAFile(record);
		yield record;
	}
}

/** What no file has: a NUL in its name, a size below nought, a number that is none (Linux has 32 bits for an owner). */
function mustBeOfAFile({ path, linkTarget, sizeBytes, inode, uid, gid, links }: PathRecord): void {
	const say = (what: string) =>
		new Refused('list.malformed', `“${displayName(path)}” has ${what}.`, 'No file has that; choose the right list.');
	if (path.includes(0) || linkTarget?.includes(0)) throw say('a NUL in its name or in where it leads');
	if ((sizeBytes ?? 0n) < 0n || (inode ?? 0n) < 0n) throw say('a size or an inode below nought');
	for (const number of [uid, gid, links])
		if (number !== null && !(Number.isSafeInteger(number) && number >= 0)) throw say(`${number} for an owner or links`);
}

async function* recordsIn(
	source: AsyncIterable<Buffer>,
	format: ReadableList | undefined,
	{ onFormat, digest }: ReadingOptions,
): AsyncGenerator<PathRecord, void, undefined> {
	const { beginning, all } = await lookedAt(source);
	if (beginning.length === 0)
		throw new Refused('list.empty', 'The list is empty.', 'Choose a list of files and their digests.');
	const zipped = beginning[0] === 0x1f && beginning[1] === 0x8b;
	if (zipped && format !== undefined && format !== 'aide')
		throw new Refused('list.gzip', `A gzipped list is read only as an AIDE database.`, 'Unpack it and try again.');
	const chosen = format ?? (zipped ? 'aide' : formatOf(beginning));
	onFormat?.(chosen);
	switch (chosen) {
		case 'sha256sum':
			return yield* readChecksumList(all, { zero: hasNul(beginning), digest });
		case 'hashdeep':
			return yield* readHashdeepList(all);
		case 'dfxml':
			return yield* readDfxmlList(all);
		case 'aide':
			return yield* readAideList(zipped ? unzipped(all) : all);
		case 'mtree':
			return yield* readMtreeList(all);
		case 'csv':
			return yield* readCsvList(all);
	}
}

/** The first bytes, and all of them again. */
async function lookedAt(source: AsyncIterable<Buffer>): Promise<{ beginning: Buffer; all: AsyncIterable<Buffer> }> {
	const iterator = source[Symbol.asyncIterator]();
	let beginning: Buffer = Buffer.alloc(0);
	while (beginning.length < LOOKED_AT) {
		const { value, done } = await iterator.next();
		if (done === true) break;
		beginning = Buffer.concat([beginning, value]);
	}
	async function* all() {
		if (beginning.length > 0) yield beginning;
		try {
			for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
		} finally {
			await iterator.return?.();
		}
	}
	return { beginning, all: all() };
}

/** @throws Refused where the list begins like none that is known */
export function formatOf(beginning: Buffer): ReadableList {
	const text = beginning.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
	if (text.startsWith('%%%% HASHDEEP')) return 'hashdeep';
	if (text.startsWith('@@begin_db')) return 'aide';
	if (/^\s*<(\?xml|([A-Za-z][\w.-]*:)?dfxml|!)/.test(text)) return 'dfxml';
	if (/^#(mtree|\s+user:)/.test(text) || /^(\/set |\.\/?\S* +.*(type|size|mode)=)/m.test(text)) return 'mtree';
	if (/^(\\?[0-9A-Fa-f]{32,128} [ *]|\\?[A-Za-z0-9-]{2,12} \(.+\) = [0-9a-fA-F])/m.test(text)) return 'sha256sum';
	if (/^("?[A-Za-z0-9-]+"?,)*"?path"?(,|\r?\n)/.test(text)) return 'csv';
	throw new Refused(
		'list.unknown',
		'This file begins like none of the lists that are known.',
		`Choose the format yourself: ${LIST_READERS.join(', ')}.`,
	);
}

/** No name and no line of text has a NUL in it. */
const hasNul = (beginning: Buffer): boolean => beginning.includes(0);

async function* unzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
	// The callback only keeps a failure from counting as unhandled: whoever reads meets it.
	const stream = pipeline(Readable.from(source), createGunzip(), () => undefined);
	try {
		for await (const piece of stream) yield piece as Buffer;
	} catch (error) {
		if (error instanceof Refused || !/^Z_|ERR_STREAM_PREMATURE/.test(String((error as { code?: unknown }).code)))
			throw error;
		throw new Refused('list.gzip', 'The gzipped list is damaged or cut.', 'Copy it anew.');
	}
}
