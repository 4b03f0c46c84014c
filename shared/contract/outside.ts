/** The questions about proofs kept outside the notebook: timestamps, receipts, forks. The contract holds them with the others. */
import { z } from 'zod';
import { caseName, ticket } from '../fields';
import { question } from '../question';
import type {
	CopiesCompared,
	ForkView,
	Receipt,
	ReceiptChecked,
	ReceiptRead,
	ReceiptSaved,
	TimestampRequested,
	TimestampView,
} from '../views';

export const outsideQuestions = {
	'timestamp.request': question<TimestampRequested>()(
		'open',
		'writes a request for a timestamp of a case’s newest entry, to be taken to an authority',
		z.strictObject({ case: caseName, to: ticket }),
	),
	'timestamp.attach': question<Receipt & { readonly timestamp: TimestampView }>()(
		'open',
		'checks an authority’s answer and enters it in the case',
		z.strictObject({ case: caseName, file: ticket }),
	),
	'timestamp.request-file': question<TimestampRequested>()(
		'any',
		'writes a request for a timestamp of a case file’s signature',
		z.strictObject({ file: ticket, to: ticket }),
	),
	'timestamp.attach-file': question<{ readonly path: string; readonly timestamp: TimestampView }>()(
		'any',
		'writes a case file again with an authority’s timestamp of its signature in it',
		z.strictObject({ file: ticket, answer: ticket, request: ticket.optional(), to: ticket }),
	),
	'receipt.save': question<ReceiptSaved>()(
		'open',
		'writes a receipt of a case’s newest entry, to be kept outside',
		z.strictObject({ case: caseName, to: ticket }),
	),
	'receipt.check': question<ReceiptChecked>()(
		'open',
		'holds a receipt against a case: its entry is there, or the case was cut or written anew',
		z.strictObject({ case: caseName, file: ticket, proofTo: ticket.optional() }),
	),
	'receipt.read': question<ReceiptRead>()(
		'any',
		'reads a receipt as hostile input and gives what it says; asked in a process that holds no key',
		z.strictObject({ file: ticket }),
	),
	'fork.compare': question<CopiesCompared>()(
		'any',
		'compares two case files of one case; a fork by one key gives a proof',
		z.strictObject({ files: z.tuple([ticket, ticket]), proofTo: ticket.optional() }),
	),
	'fork.verify': question<ForkView>()(
		'any',
		'checks a proof that one key signed two entries in one place',
		z.strictObject({ proof: ticket }),
	),
} as const;
