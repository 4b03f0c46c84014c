/**
 * What belongs to one generation of a backup: every file of the notebook, with the parts that make it up, each with its
 * size and SHA-256. It is written last, so that a generation without one does not exist.
 * What must hold: it is read as hostile (closed schema, byte for byte as we write it); its tag is its own digest sealed
 * by the vault, so that an unlocked notebook knows of any change; without the vault the digests still find every flip.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { INSTANT, type Instant, isInstant, SHA256, type Sha256, UUID } from '../../shared/vocabulary';
import { codeOf } from '../store/disk';
import { asRefusal, readWhole } from '../store/durable';
import { type DocumentSealer, NotSealed } from '../store/sealing';
import { generationsIn, manifestPath, NOTEBOOK_PATH } from './places';

const LARGEST_BYTES = 256 * 1024 * 1024;
const size = z.int().min(0);
const partSchema = z.strictObject({
	sha256: z
		.string()
		.regex(SHA256)
		.transform((text) => text as Sha256),
	sizeBytes: size,
});
const bodySchema = z.strictObject({
	format: z.literal('sealbook-backup/1'),
	vault: z.string().regex(UUID),
	name: z.string().min(1).max(200),
	generation: z.int().min(1),
	madeAt: z
		.string()
		.regex(INSTANT)
		.refine((text): boolean => isInstant(text))
		.transform((text) => text as Instant),
	files: z.array(
		z.strictObject({
			path: z.string().max(300).regex(NOTEBOOK_PATH),
			sizeBytes: size,
			parts: z.array(partSchema).max(100_000),
		}),
	),
});

export interface Part {
	readonly sha256: Sha256;
	readonly sizeBytes: number;
}

/** A file of the notebook: its bytes are its parts, one after the other. */
export interface BackedUpFile {
	/** Below the notebook's folder, with `/`. */
	readonly path: string;
	readonly sizeBytes: number;
	readonly parts: readonly Part[];
}

export interface ManifestBody {
	readonly format: 'sealbook-backup/1';
	readonly vault: string;
	/** The notebook's name, as vault.json has it. */
	readonly name: string;
	/** From 1. */
	readonly generation: number;
	readonly madeAt: Instant;
	readonly files: readonly BackedUpFile[];
}

export interface Manifest extends ManifestBody {
	/** SHA-256 of everything but the tag; what entries and the tag name. */
	readonly digest: Sha256;
	/** The digest's bytes, sealed by the vault, in base64. */
	readonly tag: string;
}

const AAD = 'backup manifest';

/** The manifest's bytes, tagged by the vault. */
export function writeManifest(body: ManifestBody, vault: DocumentSealer): { bytes: Buffer; digest: Sha256 } {
	const digest = digestOf(body);
	const tag = vault.seal(AAD, Buffer.from(digest, 'hex')).toString('base64');
	return { bytes: serialised(body, tag), digest };
}

/** Did this vault make it, just so? */
export function isTagged({ digest, tag }: Pick<Manifest, 'digest' | 'tag'>, vault: DocumentSealer): boolean {
	try {
		const sealed = vault.open(AAD, Buffer.from(tag, 'base64'));
		return sealed.length === 32 && timingSafeEqual(sealed, Buffer.from(digest, 'hex'));
	} catch (error) {
		if (error instanceof NotSealed) return false;
		throw error;
	}
}

/** The manifest of a generation; null where it is not one that Sealbook wrote, or not whole. Refuses `disk.<CODE>`. */
export async function readManifest(root: string, generation: number): Promise<Manifest | null> {
	const path = manifestPath(root, generation);
	let bytes: Buffer;
	try {
		bytes = await readWhole(path, LARGEST_BYTES);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return null;
		throw asRefusal(error, path);
	}
	try {
		const { tag, ...rest } = JSON.parse(bytes.toString('utf8')) as { tag: unknown };
		const body: ManifestBody = bodySchema.parse(rest);
		if (typeof tag !== 'string' || body.generation !== generation || !serialised(body, tag).equals(bytes)) return null;
		const paths = new Set(body.files.map((file) => file.path));
		const whole = body.files.every(({ sizeBytes, parts }) => parts.reduce((n, p) => n + p.sizeBytes, 0) === sizeBytes);
		return paths.size === body.files.length && whole ? { ...body, digest: digestOf(body), tag } : null;
	} catch {
		return null;
	}
}

/** The newest generation whose manifest is whole, and those that have none that can be read. */
export async function newestManifest(root: string): Promise<{ manifest: Manifest | null; unreadable: number[] }> {
	const unreadable: number[] = [];
	for (const generation of await generationsIn(root)) {
		const manifest = await readManifest(root, generation);
		if (manifest) return { manifest, unreadable };
		unreadable.push(generation);
	}
	return { manifest: null, unreadable };
}

function digestOf(body: ManifestBody): Sha256 {
	return createHash('sha256').update(JSON.stringify(body)).digest('hex') as Sha256;
}

function serialised(body: ManifestBody, tag: string): Buffer {
	return Buffer.from(`${JSON.stringify({ ...body, tag })}\n`, 'utf8');
}
