/**
 * The unsealed draft of a case: one small encrypted file beside its chains, replaced durably. It is not in the ledger
 * and cannot be rebuilt from it, so it is no lowdb document; it is the one thing here that may be discarded.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { DraftView } from '../../shared/views';
import { type CaseId, INSTANT, type Instant } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from './disk';
import { asRefusal, readWhole, removeFile, replaceFile } from './durable';
import type { Layout } from './layout';
import type { DocumentSealer } from './sealing';

const LARGEST_BYTES = 64 * 1024 * 1024;
const draft = z.object({
	text: z.string(),
	phase: z.enum(['prep', 'da', 'cer', 'post']).nullable(),
	observedAt: z.string().nullable(),
	savedAt: z
		.string()
		.regex(INSTANT)
		.transform((text) => text as Instant),
});

export class DraftFile {
	readonly #path: string;
	readonly #aad: string;
	readonly #vault: DocumentSealer;
	readonly #disk: Disk;
	#last: Promise<unknown> = Promise.resolve();

	constructor(at: Layout, of: CaseId, vault: DocumentSealer, disk: Disk = nodeDisk) {
		this.#path = join(at.caseFolder(of), 'draft');
		this.#aad = `draft ${of}`;
		this.#vault = vault;
		this.#disk = disk;
	}

	/** Null where there is none, or none that this vault made. Refuses `disk.<CODE>`. */
	async read(): Promise<DraftView | null> {
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
	keep(view: DraftView | null): Promise<void> {
		const done = this.#last.then(() => this.#keep(view));
		this.#last = done.catch(() => undefined);
		return done;
	}

	async #keep(view: DraftView | null): Promise<void> {
		if (view === null) return removeFile(this.#path, this.#disk);
		const sealed = this.#vault.seal(this.#aad, Buffer.from(JSON.stringify(view), 'utf8'));
		await replaceFile(this.#path, sealed, this.#disk);
	}
}
