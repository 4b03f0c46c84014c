/** Questions about the notebook as a whole: making, opening, checking, backing it up. */
import { z } from 'zod';
import { empty, generation, job, line, passphrase, ticket, who, words } from '../fields';
import { question } from '../question';
import type { BackupCheckView, BackupView, NotebookStatus, RestoreView, VerifyReport } from '../views';

export const notebookQuestions = {
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
} as const;
