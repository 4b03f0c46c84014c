/**
 * The set file `sealbook-hashset/1`: what lies where. All numbers are big-endian.
 *
 *   72 bytes     `sealbook-hashset/1`, LF, five zero bytes; where the description begins (64 bits) and how long it is
 *                (64 bits), in bytes; SHA-256 of the description
 *   sections     one for each algorithm: records in the order of their bytes, each a digest and the number of its origin
 *                (16 bits); then one index entry for each 4 KiB block of whole records: the first eight bytes of the
 *                block's first digest, and the first 16 bytes of the block's SHA-256
 *   description  UTF-8 JSON: `SetDescription`; it names every section's place, count and the SHA-256 of its index
 *
 * What must hold: every byte of the file is covered by one of these digests, so that a flipped bit is met by the lookup
 * that reads it; SHA-256 of the description stands for the whole file.
 */
import * as crypto from 'node:crypto';
import * as z from 'zod/mini';
import { Refused } from '../../../shared/refusal';
import { DIGESTS, type DigestName, INSTANT, SHA256, type Sha256 } from '../../../shared/vocabulary';
import { ORIGIN_BYTES } from './digest-sorter';

const MAGIC = Buffer.from('sealbook-hashset/1\n\0\0\0\0\0', 'latin1');
export const PRELUDE_BYTES = 72;
const BLOCK_BYTES = 4096;
export const CHECK_BYTES = 16;
export const FENCE_BYTES = 8;
export const INDEX_ENTRY_BYTES = FENCE_BYTES + CHECK_BYTES;
export const MOST_SOURCES = 65_535;
export const MOST_ORIGINS = 65_536;
const MOST_DESCRIPTION_BYTES = 64 * 1024 * 1024;

export const DIGEST_BYTES: Readonly<Record<DigestName, number>> = {
	md5: 16,
	sha1: 20,
	sha256: 32,
	sha384: 48,
	sha512: 64,
	'sha3-256': 32,
	blake3: 32,
};

export const recordBytesOf = (algorithm: DigestName): number => DIGEST_BYTES[algorithm] + ORIGIN_BYTES;
export const blockBytesOf = (recordBytes: number): number => Math.floor(BLOCK_BYTES / recordBytes) * recordBytes;

const count = z.int().check(z.minimum(0));
const named = z.string().check(z.minLength(1));
const instant = z.string().check(z.regex(INSTANT));
const sha256 = z.string().check(z.regex(SHA256));
const algorithm = z.enum(DIGESTS);
const description = z.strictObject({
	format: z.literal('sealbook-hashset/1'),
	name: named,
	kind: z.enum(['good', 'bad']),
	made: instant,
	program: z.string(),
	/** Lists that it was made of, in the order they were given. */
	sources: z
		.array(
			z.strictObject({
				name: named,
				format: z.string(),
				sha256,
				sizeBytes: count,
				/** When the list was last changed, as its file says. */
				modified: z.nullable(instant),
				/** Files that it tells of, as rows. */
				rows: count,
				/** How many rows have each digest. */
				digests: z.partialRecord(algorithm, count),
			}),
		)
		.check(z.maxLength(MOST_SOURCES)),
	/** Which sources the records' origins stand for. */
	origins: z.array(z.array(count)).check(z.maxLength(MOST_ORIGINS)),
	sections: z.array(z.strictObject({ algorithm, offset: count, count, blocks: count, indexSha256: sha256 })),
});

export type SetDescription = Readonly<z.infer<typeof description>>;
export type SetSection = SetDescription['sections'][number];
export type SetSource = SetDescription['sources'][number];

/** In one call where Node has it (20.12 and later): a set has a million blocks, and an object for each costs as much as its digest. */
export const sha256Of: (bytes: Uint8Array) => Buffer =
	typeof crypto.hash === 'function'
		? (bytes) => crypto.hash('sha256', bytes, 'buffer')
		: (bytes) => crypto.createHash('sha256').update(bytes).digest();

export function writePrelude(descriptionOffset: number, described: Buffer): Buffer {
	const prelude = Buffer.alloc(PRELUDE_BYTES);
	MAGIC.copy(prelude);
	prelude.writeBigUInt64BE(BigInt(descriptionOffset), 24);
	prelude.writeBigUInt64BE(BigInt(described.length), 32);
	sha256Of(described).copy(prelude, 40);
	return prelude;
}

export const encodeDescription = (given: SetDescription): Buffer => Buffer.from(`${JSON.stringify(given)}\n`);

export const damaged = (what: string): Refused =>
	new Refused(
		'hashset.damaged',
		`The set of known files is damaged: ${what}.`,
		'Copy it anew from where it came, or build it again. Until then it answers nothing that rests on this part.',
	);

/**
 * The description, and its SHA-256, which stands for the whole file. `read` gives bytes of the file at a position.
 * Refuses `hashset.unknown` for another file and `hashset.damaged`.
 */
export function readDescription(
	read: (position: number, bytes: number) => Buffer,
	fileBytes: number,
): { readonly described: SetDescription; readonly contents: Sha256 } {
	const prelude = read(0, PRELUDE_BYTES);
	if (prelude.length < PRELUDE_BYTES || !prelude.subarray(0, MAGIC.length).equals(MAGIC))
		throw new Refused(
			'hashset.unknown',
			'This is no set of known files, or its first bytes are damaged.',
			'Choose a file that `hashset build` wrote; lists become one by building it.',
		);
	const offset = Number(prelude.readBigUInt64BE(24));
	const bytes = Number(prelude.readBigUInt64BE(32));
	if (offset + bytes !== fileBytes || bytes > MOST_DESCRIPTION_BYTES) throw damaged('it is not as long as it says');
	const text = read(offset, bytes);
	const digest = sha256Of(text);
	if (!digest.equals(prelude.subarray(40))) throw damaged('its description has another digest than it should');
	const parsed = description.safeParse(asJson(text));
	if (!parsed.success) throw damaged('its description does not say what it should');
	mustLieWhole(parsed.data, offset);
	return { described: parsed.data, contents: digest.toString('hex') as Sha256 };
}

function asJson(text: Buffer): unknown {
	try {
		return JSON.parse(text.toString());
	} catch {
		return null;
	}
}

/** Sections follow one another without a gap up to the description, and origins name sources that there are. */
function mustLieWhole(described: SetDescription, end: number): void {
	let at = PRELUDE_BYTES;
	for (const section of described.sections) {
		const recordBytes = recordBytesOf(section.algorithm);
		const blocks = Math.ceil((section.count * recordBytes) / blockBytesOf(recordBytes));
		if (section.offset !== at || section.blocks !== blocks) throw damaged('its sections do not lie as they should');
		at += section.count * recordBytes + blocks * INDEX_ENTRY_BYTES;
	}
	const strange = described.origins.some((origin) => origin.some((source) => source >= described.sources.length));
	if (at !== end || strange) throw damaged('its sections do not lie as they should');
	const algorithms = described.sections.map((section) => section.algorithm);
	if (new Set(algorithms).size !== algorithms.length) throw damaged('it has two sections of one digest');
}
