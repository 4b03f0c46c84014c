/** Counter-signatures: a second person puts their name under an entry that somebody else signed. */
import { z } from 'zod';
import { COUNTERSIGNING } from '../vocabulary';
import { entry, type Kind, may, must, person, structural, text } from './kind';

export const countersigned: readonly Kind[] = [
	{
		kind: 'entry.countersigned/1',
		// One where the counter-signer is at the keyboard, or at a laptop of their own; else whoever is signs first.
		signers: 1,
		says: 'A person who did not sign an entry put their signature under it. Their key is among the signers of this entry.',
		members: {
			entry: structural(must('the entry that they counter-sign', entry)),
			role: structural(
				must('as what: who watched, reviewed, keeps the evidence, or handles the incident too', z.enum(COUNTERSIGNING)),
			),
			person: structural(must('who counter-signs', person)),
			remark: may('what they say of it', text),
		},
	},
];
