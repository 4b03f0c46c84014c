/** The questions that bring another laptop's copy of a case in. The contract holds them with the others. */
import { z } from 'zod';
import { job, keyId, opening, ticket } from '../fields';
import { question } from '../question';
import type { CopyRead, MergeView } from '../views';

const trust = z.array(z.string().min(1).max(20_000)).max(1000).optional();
/** Keys of signers whom nobody here vouches for, and whose file is taken all the same. */
const accept = z.array(keyId).max(16).optional();

export const mergeQuestions = {
	'casefile.read': question<CopyRead>()(
		'any',
		'verifies a case file as hostile input and gives what is in it; asked in a process that holds no key',
		z.strictObject({ file: ticket, trust, ...opening, job }),
	),
	'casefile.preview-merge': question<MergeView>()(
		'open',
		'says what merging a case file would bring, and writes nothing',
		z.strictObject({ file: ticket, ...opening, job }),
	),
	'casefile.merge': question<MergeView>()(
		'open',
		'brings another laptop’s copy of a case into this notebook',
		z.strictObject({ file: ticket, accept, ...opening, job }),
	),
} as const;
