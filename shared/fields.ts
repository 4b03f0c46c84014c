/** The fields that questions take, each with the sentence it is refused with. The contract puts them together. */
import * as z from 'zod';
import { INSTANT, type Instant, isInstant, isLocalTime, type KeyId, SHA256, STANCES, type Ticket } from './vocabulary';

const wellFormed = (text: string) =>
	!/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
/** A person's line of text: well-formed, not blank, no line break; at most `most` UTF-16 code units. */
export const line = (most: number) =>
	z
		.string()
		.max(most, `This is longer than ${most} characters.`)
		.refine((t) => t.trim() !== '', 'This is empty.')
		.refine((t) => !/[\u0000-\u001f\u007f-\u009f]/.test(t), 'This holds a line break or a control character.')
		.refine(wellFormed, 'This holds half of a character (a lone surrogate).');
/** A person's text over many lines. */
export const prose = z
	.string()
	.max(16_000_000, 'This is longer than 16 million characters.')
	.refine((t) => t.trim() !== '', 'This is empty.')
	.refine(wellFormed, 'This holds half of a character (a lone surrogate).');
export const keyId = z
	.string()
	.regex(SHA256)
	.transform((s) => s as KeyId);
/** Stands for a file that the person picked. */
export const ticket = z
	.string()
	.min(1)
	.max(4096)
	.transform((s) => s as Ticket);
export const instant = z
	.string()
	.regex(INSTANT)
	.refine((s): boolean => isInstant(s), 'There is no such day or time.')
	.transform((s) => s as Instant);
/** Where a file goes: whom it is for, why, and under which agreement, order or law. */
export const goingTo = {
	recipient: z.strictObject({ name: line(200), organization: line(200).optional() }).optional(),
	purpose: line(2000).optional(),
	agreement: line(2000).optional(),
};
/** A case by id or by number. */
export const caseName = z.string().min(1).max(200);
/** `A-146`, or a bare number for this notebook's own chain (decision 11). */
export const entryName = z
	.string()
	.regex(/^([A-Z]+-)?[1-9][0-9]{0,9}$/, 'An entry is cited as A-146, or 146 for this notebook’s own chain.');
export const phase = z.enum(['prep', 'da', 'cer', 'post']);
export const stance = z.enum(STANCES);
/** A time of day as it was found, of a zone that nobody knows. */
export const localTime = z
	.string()
	.max(40)
	.refine(isLocalTime, 'Write date and time without an offset, as 2026-11-22T03:14 or 2026-11-22T03:14:07.');
export const passphrase = z.string().min(1).max(1024);
/** What opens an encrypted case file: a file with secret keys of age, or its passphrase. */
export const opening = { identity: ticket.optional(), filePassphrase: passphrase.optional() };
/** The twelve words of a recovery paper with white space between them, as they were typed. */
export const words = z.string().min(1, 'This is empty.').max(1024, 'This is longer than twelve words can be.');
export const job = z.string().min(1).max(64).optional();
// 64 characters is X.509's upper bound for these names (RFC 5280, appendix A.1).
export const who = {
	name: line(64),
	title: line(64).optional(),
	phone: line(100).optional(),
	organization: line(64).optional(),
};
/** Which backup of one place; the newest, where it is not given. */
export const generation = z.int().min(1).max(1_000_000_000).optional();
export const CLASSIFICATIONS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;
export const empty = z.strictObject({});

/** A case's classification, TLP 2.0. */
export type Classification = (typeof CLASSIFICATIONS)[number];
