/** An unsealed draft of a note, beside a case's chains or, for the quick entry, the notebook's. */
import { join } from 'node:path';
import { z } from 'zod';
import { type CaseId, INSTANT, type Instant, SHA256, type Sha256, STANCES, type Ticket } from '../../shared/vocabulary';
import { type Disk, nodeDisk } from './disk';
import { KeptFile } from './kept-file';
import type { Layout } from './layout';
import type { DocumentSealer } from './sealing';

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
	doneBy: text,
	witness: text,
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

export class DraftFile extends KeptFile<typeof draft> {
	/** @param folder where it lies; the notebook's own for the quick entry, whose `of` is the notebook */
	constructor(at: Layout, of: CaseId, vault: DocumentSealer, disk: Disk = nodeDisk, folder = at.caseFolder(of)) {
		super(join(folder, 'draft'), `draft ${of}`, draft, vault, disk);
	}
}
