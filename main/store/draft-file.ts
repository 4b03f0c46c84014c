/**
 * An unsealed draft: one small encrypted file, beside a case's chains or, for the quick entry, the notebook's, replaced
 * durably. It is not in the ledger and cannot be rebuilt from it, so it is no lowdb document; it is the one thing here that
 * may be discarded.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { type CaseId, INSTANT, type Instant, SHA256, type Sha256, STANCES, type Ticket } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from './disk';
import { asRefusal, readWhole, removeFile, replaceFile } from './durable';
import type { Layout } from './layout';
import type { DocumentSealer } from './sealing';

const LARGEST_BYTES = 64 * 1024 * 1024;
const text = z.string().nullable().default(null);
const sha256 = z
	.string()
	.regex(SHA256)
	.transform((s) => s as Sha256);
const attachment = z.object({
	ticket: z.string().transform((s) => s as Ticket),
	name: z.string(),
	sizeBytes: z.int().min(0),
	sha256,
	/** Base64 of the path's bytes, of a file that lies elsewhere. */
	path: z.string().optional(),
	/** What was pasted: its object among those that are kept for drafts. */
	object: sha256.optional(),
});
const draft = z.object({
	text: z.string(),
	phase: z.enum(['prep', 'da', 'cer', 'post']).nullable(),
	stance: z.enum(STANCES).nullable().default(null),
	observedAt: z.string().nullable(),
	observedLocal: text,
	accuracyMs: z.int().min(0).nullable().default(null),
	lateBecause: text,
	notLateBecause: text,
	attachments: z.array(attachment).default([]),
	/** Of the quick entry: the case it is for. */
	case: text,
	savedAt: z
		.string()
		.regex(INSTANT)
		.transform((s) => s as Instant),
});

export type KeptAttachment = z.output<typeof attachment>;
/** What is on the disk; drafts of earlier versions lack what is null or empty in them. */
export type KeptDraft = z.output<typeof draft>;

export class DraftFile {
	readonly #path: string;
	readonly #aad: string;
	readonly #vault: DocumentSealer;
	readonly #disk: Disk;
	#last: Promise<unknown> = Promise.resolve();

	/** @param folder where it lies; the notebook's own for the quick entry, whose `of` is the notebook */
	constructor(at: Layout, of: CaseId, vault: DocumentSealer, disk: Disk = nodeDisk, folder = at.caseFolder(of)) {
		this.#path = join(folder, 'draft');
		this.#aad = `draft ${of}`;
		this.#vault = vault;
		this.#disk = disk;
	}

	/** Null where there is none, or none that this vault made. Refuses `disk.<CODE>`. */
	async read(): Promise<KeptDraft | null> {
		await this.#last;
		let sealed: Buffer;
		try {
			sealed = await readWhole(this.#path, LARGEST_BYTES, this.#disk);
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return null;
			throw asRefusal(error, this.#path);
		}
		try {
			return draft.parse(JSON.parse(this.#vault.open(this.#aad, sealed).toString('utf8')));
		} catch {
			return null;
		}
	}

	/** Keeps the draft, or discards what is kept; in the order of the calls, each durable when it resolves. Refuses `disk.<CODE>`. */
	keep(view: z.input<typeof draft> | null): Promise<void> {
		const done = this.#last.then(() => this.#keep(view));
		this.#last = done.catch(() => undefined);
		return done;
	}

	async #keep(view: z.input<typeof draft> | null): Promise<void> {
		if (view === null) return removeFile(this.#path, this.#disk);
		const sealed = this.#vault.seal(this.#aad, Buffer.from(JSON.stringify(view), 'utf8'));
		await replaceFile(this.#path, sealed, this.#disk);
	}
}
