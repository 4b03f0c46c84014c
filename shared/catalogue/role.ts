/** What each person is there for in a case. */
import { z } from 'zod';
import { CASE_ROLES } from '../vocabulary';
import { type Kind, may, must, person, structural, text } from './kind';

export const role: readonly Kind[] = [
	{
		kind: 'role.given/1',
		signers: 1,
		says: 'A person has a role in the case from here on, in the place of the one they had. Sealbook lets an observer add nothing.',
		members: {
			person: structural(must('whose role it is', person)),
			role: structural(must('what they are there for', z.enum(CASE_ROLES))),
			because: may('why, or on whose word', text),
		},
	},
];
