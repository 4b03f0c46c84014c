/** Questions about entries, notes and drafts. */
import { z } from 'zod';
import {
	caseName,
	empty,
	entryName,
	instant,
	job,
	line,
	localTime,
	passphrase,
	phase,
	prose,
	stance,
	ticket,
} from '../fields';
import { question } from '../question';
import type { ArrivedFile, DraftView, EntryProof, EntryView, QuickDraftView, Receipt } from '../views';
import { type CaseId, COUNTERSIGNING } from '../vocabulary';

/** 32 MiB in base64. */
const MOST_PASTED_CHARACTERS = 44_739_244;
const accuracyMs = z.int().min(0).max(31_536_000_000);
/** What a note may say beside its text. */
const about = {
	stance: stance.optional(),
	observedAt: instant.optional(),
	observedLocal: localTime.optional(),
	accuracyMs: accuracyMs.optional(),
	lateBecause: line(2000).optional(),
	notLateBecause: line(2000).optional(),
	/** Named, not signing: somebody of the notebook by name or key id, or anybody by name. */
	doneBy: line(200).optional(),
	witness: line(200).optional(),
	attachments: z.array(ticket).max(200).optional(),
};
/** A draft is kept as it stands, half-typed values too; what it may not say is refused when it is sealed. */
const draft = {
	text: z.string().max(16_000_000),
	phase: phase.nullable(),
	stance: stance.nullable().default(null),
	observedAt: z.string().max(40).nullable(),
	observedLocal: z.string().max(40).nullable().default(null),
	accuracyMs: accuracyMs.nullable().default(null),
	lateBecause: z.string().max(2000).nullable().default(null),
	notLateBecause: z.string().max(2000).nullable().default(null),
	doneBy: z.string().max(200).nullable().default(null),
	witness: z.string().max(200).nullable().default(null),
	attachments: z.array(ticket).max(200).default([]),
};

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
	'entry.countersign': question<Receipt>()(
		'open',
		'puts a second person’s signature under an entry that they did not sign',
		z.strictObject({
			case: caseName,
			entry: entryName,
			role: z.enum(COUNTERSIGNING),
			/** Who counter-signs, where that is not whoever is here. */
			second: line(200).optional(),
			secondPassphrase: passphrase.optional(),
			remark: line(2000).optional(),
		}),
	),
	'note.write': question<Receipt>()(
		'open',
		'seals a note',
		z.strictObject({
			case: caseName,
			/** Of SP 800-61; where it is not given, that of the newest note, else Detection and Analysis. */
			phase: phase.optional(),
			text: prose,
			...about,
			/** True where this seals the case’s draft, which is then discarded. */
			draft: z.boolean().optional(),
			job,
		}),
	),
	'note.quick': question<Receipt & { readonly case: CaseId; readonly number: string; readonly opened: boolean }>()(
		'open',
		'seals a note at once, as the quick entry does; where no case is named, one is opened for it',
		z.strictObject({
			case: caseName.optional(),
			phase,
			text: prose,
			...about,
			/** True where this seals the draft of the quick entry, which is then discarded. */
			draft: z.boolean().optional(),
			job,
		}),
	),
	'note.correct': question<Receipt>()(
		'open',
		'seals an addendum that corrects an entry; the old one stays, and a note’s stance is kept',
		z.strictObject({
			...{ case: caseName, entry: entryName, text: prose, reason: line(2000) },
			...{ doneBy: about.doneBy, witness: about.witness },
		}),
	),
	'draft.read': question<DraftView | null>()(
		'open',
		'gives the unsealed draft of a case',
		z.strictObject({ case: caseName }),
	),
	'draft.save': question<DraftView | null>()(
		'open',
		'keeps the unsealed draft of a case; one without text and without files is discarded',
		z.strictObject({ case: caseName, ...draft }),
	),
	'quick.read': question<QuickDraftView | null>()('open', 'gives the unsealed draft of the quick entry', empty),
	'quick.save': question<QuickDraftView | null>()(
		'open',
		'keeps the unsealed draft of the quick entry; one without text and without files is discarded',
		z.strictObject({ case: z.string().max(200).nullable(), ...draft }),
	),
	'attachment.arrive': question<ArrivedFile>()(
		'open',
		'digests a file that is to be attached to a note; sealing refuses it if it changed since',
		z.strictObject({ file: ticket, job }),
	),
	'attachment.paste': question<ArrivedFile>()(
		'open',
		'takes bytes from the clipboard, in base64, as a file to be attached; they are kept encrypted until they are sealed',
		z.strictObject({
			name: line(255),
			bytes: z
				.string()
				.min(1, 'This is empty.')
				.max(MOST_PASTED_CHARACTERS, 'This is more than 32 MiB; save it as a file.'),
		}),
	),
} as const;
