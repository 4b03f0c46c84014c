/** Questions about entries, notes and drafts. */
import { z } from 'zod';
import { caseName, entryName, instant, job, line, phase, prose, ticket } from '../fields';
import { question } from '../question';
import type { DraftView, EntryProof, EntryView, Receipt } from '../views';

export const noteQuestions = {
	'entry.list': question<readonly EntryView[]>()(
		'open',
		'lists a case’s entries in order',
		z.strictObject({ case: caseName, kind: z.string().max(100).optional(), since: instant.optional() }),
	),
	'entry.show': question<EntryProof>()(
		'open',
		'shows one entry and its proof',
		z.strictObject({ case: caseName, entry: entryName }),
	),
	'note.write': question<Receipt>()(
		'open',
		'seals a note',
		z.strictObject({
			case: caseName,
			phase,
			text: prose,
			observedAt: instant.optional(),
			accuracyMs: z.int().min(0).max(31_536_000_000).optional(),
			attachments: z.array(ticket).max(200).optional(),
			job,
		}),
	),
	'note.correct': question<Receipt>()(
		'open',
		'seals an addendum that corrects an entry; the old one stays',
		z.strictObject({ case: caseName, entry: entryName, text: prose, reason: line(2000) }),
	),
	'draft.read': question<DraftView | null>()(
		'open',
		'gives the unsealed draft of a case',
		z.strictObject({ case: caseName }),
	),
	'draft.save': question<DraftView | null>()(
		'open',
		'keeps the unsealed draft of a case; empty text discards it',
		z.strictObject({
			case: caseName,
			text: z.string().max(16_000_000),
			phase: phase.nullable(),
			observedAt: z.string().max(40).nullable(),
		}),
	),
} as const;
