/**
 * Every question a client may ask, each on its own lines: what it takes (a schema, checked at the gate) and what it
 * gives (a type). The window and the command line are two clients of this one contract; handlers, callers and
 * `sealbook ask --list` take everything from here. Adding a question touches this file and the service that answers.
 */
import { z } from 'zod';
import {
	CLASSIFICATIONS,
	caseName,
	empty,
	entryName,
	generation,
	instant,
	job,
	keyId,
	line,
	passphrase,
	phase,
	prose,
	ticket,
	who,
	words,
} from './fields';
import { outsideQuestions } from './outside-questions';
import { type Needs, type Question, question } from './question';
import type {
	BackupCheckView,
	BackupView,
	CaseSummary,
	CaseView,
	CustodyView,
	DraftView,
	EntryProof,
	EntryView,
	ExportView,
	ItemView,
	NotebookStatus,
	Person,
	PickedFile,
	Preferences,
	Receipt,
	RecoveryPaper,
	RestoreView,
	VerifyReport,
} from './views';
import { type KeyId, SHA256 } from './vocabulary';

export const contract = {
	'notebook.status': question<NotebookStatus>()(
		'any',
		'says whether a notebook is there, locked or open, and whose',
		empty,
	),
	'notebook.create': question<NotebookStatus>()(
		'any',
		'makes the notebook, the first handler’s key and certificate',
		z.strictObject({ notebook: line(200), passphrase, ...who }),
	),
	'notebook.unlock': question<NotebookStatus>()(
		'any',
		'opens the notebook for one person',
		z.strictObject({ person: line(200), passphrase }),
	),
	'notebook.recover': question<NotebookStatus>()(
		'any',
		'opens the notebook with a person’s recovery words and sets a new passphrase',
		z.strictObject({ person: line(200), words, passphrase }),
	),
	'notebook.lock': question<NotebookStatus>()(
		'any',
		'closes the notebook and ends the process that held its keys',
		empty,
	),
	'notebook.verify': question<VerifyReport>()(
		'open',
		'checks every ledger and every object of the notebook',
		z.strictObject({ job }),
	),

	'backup.make': question<BackupView>()(
		'open',
		'makes a verified copy of the notebook in a folder on another disk; copies what is new, reads everything back',
		z.strictObject({ to: ticket, job }),
	),
	'backup.check': question<BackupCheckView>()(
		'any',
		'reads a backup in full and names everything that is not as it was written',
		z.strictObject({ from: ticket, generation, job }),
	),
	'backup.restore': question<RestoreView>()(
		'any',
		'restores a backup into an empty folder; without `to`, into this notebook’s own, where there is none yet',
		z.strictObject({ from: ticket, to: ticket.optional(), generation, job }),
	),

	'person.list': question<readonly Person[]>()('open', 'lists the people of the notebook', empty),
	'person.admit': question<Person & { readonly receipt: Receipt }>()(
		'open',
		'admits a further person: with a key made here, or with only a certificate',
		z.union([z.strictObject({ ...who, passphrase }), z.strictObject({ certificate: ticket })]),
	),
	'person.check': question<{ readonly keyId: KeyId }>()(
		'open',
		'tells whether a passphrase is that person’s',
		z.strictObject({ person: keyId, passphrase }),
	),

	'person.change-passphrase': question<Receipt>()(
		'open',
		'changes a person’s passphrase',
		z.strictObject({ person: keyId, old: passphrase, passphrase }),
	),
	'person.remove': question<Receipt>()(
		'open',
		'removes a person: they can no longer open the notebook, their signatures stay valid',
		z.strictObject({ person: keyId, passphrase, reason: line(2000) }),
	),
	'recovery.make': question<RecoveryPaper>()(
		'open',
		'makes recovery words for whoever is here; words made before open nothing any more',
		z.strictObject({ passphrase }),
	),
	'recovery.test': question<{ readonly matches: boolean }>()(
		'open',
		'tells whether recovery words are those of whoever is here',
		z.strictObject({ words }),
	),

	'key.export': question<{ readonly path: string; readonly receipt: Receipt }>()(
		'open',
		'writes a person’s key and certificate to a file (PKCS#12) under a passphrase of its own',
		z.strictObject({ person: keyId, passphrase, filePassphrase: passphrase, to: ticket }),
	),
	'key.import': question<Person & { readonly receipt: Receipt }>()(
		'open',
		'admits a further person with the key and the certificate in a file (PKCS#12)',
		z.strictObject({
			file: ticket,
			filePassphrase: passphrase,
			passphrase,
			...who,
			name: who.name.optional(),
		}),
	),
	'key.rotate': question<Person & { readonly receipt: Receipt }>()(
		'open',
		'replaces the key of whoever is here by a new one, made here or from a file (PKCS#12); ends their recovery words',
		z
			.strictObject({ passphrase, file: ticket.optional(), filePassphrase: passphrase.optional() })
			.refine(({ file, filePassphrase }) => (file === undefined) === (filePassphrase === undefined), {
				message: 'A file with a key comes with its passphrase.',
				path: ['filePassphrase'],
			}),
	),
	'key.revoke': question<readonly Receipt[]>()(
		'open',
		'revokes a key, in the notebook and in every case that knows it, or in one case',
		z.strictObject({
			person: keyId,
			passphrase,
			reason: line(2000),
			since: instant.optional(),
			case: caseName.optional(),
		}),
	),

	'case.list': question<readonly CaseSummary[]>()('open', 'lists the cases', empty),
	'case.open': question<CaseSummary & { readonly receipt: Receipt }>()(
		'open',
		'opens a new case',
		z.strictObject({ number: line(64), title: line(300), classification: z.enum(CLASSIFICATIONS).optional() }),
	),
	'case.show': question<CaseView>()(
		'open',
		'shows a case: people, heads, what verification found',
		z.strictObject({ case: caseName }),
	),
	'case.close': question<Receipt>()(
		'open',
		'closes a case, which makes it read-only',
		z.strictObject({ case: caseName, reason: line(2000) }),
	),
	'case.reopen': question<Receipt>()(
		'open',
		'opens a closed case again',
		z.strictObject({ case: caseName, reason: line(2000) }),
	),

	'case.acknowledge-rollback': question<Receipt>()(
		'open',
		'acknowledges that entries of a case are missing, and goes on in a new chain',
		z.strictObject({ case: caseName, reason: line(2000) }),
	),

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

	'evidence.list': question<readonly ItemView[]>()(
		'open',
		'lists a case’s evidence items with their custody',
		z.strictObject({ case: caseName }),
	),
	'evidence.register': question<Receipt>()(
		'open',
		'registers an item and digests its files while reading them once',
		z.strictObject({
			case: caseName,
			tag: line(40).optional(),
			description: line(2000),
			type: z.enum(['digital', 'physical']).optional(),
			serial: line(200).optional(),
			model: line(200).optional(),
			hostname: line(255).optional(),
			mac: line(200).optional(),
			ip: line(200).optional(),
			foundAt: line(500).optional(),
			storedAt: line(500).optional(),
			condition: line(500).optional(),
			observedAt: instant.optional(),
			files: z.array(ticket).max(500, 'At most 500 files stand in one item; divide them over several.').optional(),
			job,
		}),
	),

	'custody.show': question<CustodyView>()(
		'open',
		'shows the chain of custody with every finding',
		z.strictObject({ case: caseName, tag: line(40).optional() }),
	),
	'custody.transfer': question<Receipt>()(
		'open',
		'hands an item over; both people sign',
		z.strictObject({
			case: caseName,
			tag: line(40),
			to: line(200),
			fromPassphrase: passphrase,
			toPassphrase: passphrase,
			reason: line(2000),
			place: line(500).optional(),
			condition: line(500).optional(),
		}),
	),
	'custody.decline': question<Receipt>()(
		'open',
		'records that a hand-over was declined; custody stays where it is',
		z.strictObject({ case: caseName, tag: line(40), to: line(200), fromPassphrase: passphrase, reason: line(2000) }),
	),

	'clock.check': question<Receipt>()(
		'open',
		'records how far the device’s clock is from a reference clock',
		z.strictObject({
			case: caseName,
			reference: line(200),
			referenceTime: instant,
			/** How long ago, in milliseconds, the reference was read; now, where it is not given. */
			readMsAgo: z.int().min(0).max(3_600_000, 'This was read more than an hour ago; read it again.').optional(),
		}),
	),

	'casefile.export': question<ExportView>()(
		'open',
		'writes a signed case file, reads it back and verifies it',
		z.strictObject({
			case: caseName,
			to: ticket,
			without: z.array(z.enum(['objects'])).optional(),
			withhold: z
				.array(z.string().regex(/^[^:]{1,120}:[A-Za-z]{1,60}$/))
				.max(1000)
				.optional(),
			job,
		}),
	),
	'casefile.verify': question<VerifyReport>()(
		'any',
		'verifies a case file as hostile input',
		z.strictObject({
			file: ticket,
			trust: z.array(z.string().min(1).max(20_000)).max(100).optional(),
			receipts: z.array(ticket).max(100).optional(),
			job,
		}),
	),
	...outsideQuestions,
	'object.save': question<{ readonly path: string; readonly sizeBytes: number }>()(
		'open',
		'writes a stored object to a file, checking its digest',
		z.strictObject({ case: caseName, object: z.string().regex(SHA256), to: ticket }),
	),

	'job.cancel': question<{ readonly cancelled: boolean }>()(
		'any',
		'stops long work; nothing half-done is kept',
		z.strictObject({ job: z.string().min(1).max(64) }),
	),

	'file.pick': question<readonly PickedFile[]>()(
		'window',
		'lets the person pick files in the system’s dialog',
		z.strictObject({
			purpose: z.enum(['attachment', 'evidence', 'backup', 'casefile', 'certificate', 'key', 'timestamp', 'receipt']),
		}),
	),
	'file.place': question<PickedFile | null>()(
		'window',
		'lets the person choose where a file is to be written',
		z.strictObject({
			purpose: z.enum(['casefile', 'key', 'object', 'report', 'timestamp', 'receipt']),
			suggestion: z.string().max(200),
		}),
	),
	'preferences.read': question<Preferences>()('window', 'gives the window’s preferences', empty),
	'preferences.write': question<Preferences>()(
		'window',
		'keeps the window’s preferences',
		z.strictObject({
			theme: z.enum(['system', 'light', 'dark']).optional(),
			singleKeys: z.boolean().optional(),
			lockAfterMinutes: z.int().min(1, 'At least 1 minute.').max(120, 'At most 120 minutes.').optional(),
		}),
	),
	'secret.key': question<{ readonly key: string }>()(
		'window',
		'gives the key to which the page seals a passphrase for the notebook’s process',
		empty,
	),
	'page.print': question<{ readonly printed: boolean }>()('window', 'prints what the window shows', empty),
	'clipboard.copy': question<{ readonly copied: boolean }>()(
		'window',
		'copies text',
		z.strictObject({ text: z.string().max(1_000_000) }),
	),
} as const satisfies Record<string, Question<Needs, z.ZodType, unknown>>;

export type Contract = typeof contract;
export type QuestionName = keyof Contract;
/** What a client sends. */
export type Takes<Q extends QuestionName> = z.input<Contract[Q]['takes']>;
/** What a handler receives: checked, branded. */
export type Given<Q extends QuestionName> = z.output<Contract[Q]['takes']>;
/** What the answer holds. */
export type Gives<Q extends QuestionName> =
	| NonNullable<Contract[Q]['gives']>
	| (null extends Contract[Q]['gives'] ? null : never);
/** The questions that services answer, in the notebook's own process or under the command line. */
export type ServiceQuestion = { [Q in QuestionName]: Contract[Q]['needs'] extends 'window' ? never : Q }[QuestionName];
export type WindowQuestion = Exclude<QuestionName, ServiceQuestion>;
