/** What a kind of entry is: its members, their values, and which of them may never be withheld. */
import { z } from 'zod';
import { DIGESTS, INSTANT, isInstant, SHA256, UUID } from '../vocabulary';

export interface Member {
	readonly schema: z.ZodType;
	readonly required: boolean;
	/** Structural members say what an entry refers to; a copy may not withhold them (decision 13). */
	readonly structural: boolean;
	readonly says: string;
}

export interface Kind {
	/** `note.written/1`, past tense. */
	readonly kind: string;
	readonly says: string;
	/** How many people sign, the author included. */
	readonly signers: 1 | 2 | 3;
	readonly members: Readonly<Record<string, Member>>;
}

export const must = (says: string, schema: z.ZodType): Member => ({ schema, required: true, structural: false, says });
export const may = (says: string, schema: z.ZodType): Member => ({ schema, required: false, structural: false, says });
/** The same member, never withheld. */
export const structural = (member: Member): Member => ({ ...member, structural: true });

export const text = z.string().min(1);
export const instant = z
	.string()
	.regex(INSTANT)
	.refine((s): boolean => isInstant(s), 'There is no such day or time.');
export const sha256 = z.string().regex(SHA256);
export const uuid = z.string().regex(UUID);
export const phase = z.enum(['prep', 'da', 'cer', 'post']);
export const count = z.int().min(0);
export const digests = z.partialRecord(z.enum(DIGESTS), z.string().regex(/^[0-9a-f]{32,128}$/));
/** Names the entry that is meant, so that nothing hangs on a place in an order. */
export const entry = z.strictObject({ chain: uuid, seq: z.int().min(1), head: sha256 });
/** Names a person by key, and by the name they had. */
export const person = z.strictObject({ keyId: sha256, name: text });
const aboutFile = {
	name: text,
	sizeBytes: count,
	digests: digests.optional(),
	/** The name's bytes in base64, where they are not UTF-8. */
	nameBytes: z.string().optional(),
	modifiedAt: instant.optional(),
	remarks: z.array(text).optional(),
	badRanges: z.array(z.strictObject({ from: count, toExclusive: count })).optional(),
};
/** Stored bytes (decision 14). */
export const storedFile = z.strictObject({ ...aboutFile, object: sha256 });
/** Drawn on the screen by somebody without a key, and kept as a picture: weaker than what a key signs. */
export const drawing = z.strictObject({ by: text, organization: text.optional(), picture: storedFile });
/** A file that was only digested (decision 14). */
export const digestedFile = z.strictObject({ ...aboutFile, digests });
