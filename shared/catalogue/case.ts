/** A case as a whole: opened, titled, closed, reopened. */
import { z } from 'zod';
import { type Kind, may, must, text } from './kind';

export const caseKinds: readonly Kind[] = [
	{
		kind: 'case.opened/1',
		signers: 1,
		says: 'A case was opened.',
		members: {
			number: must('the case’s number', text),
			title: must('its title', text),
			classification: may('TLP 2.0', z.enum(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'])),
		},
	},
	{
		kind: 'case.titled/1',
		signers: 1,
		says: 'The case got another title; the ones before stay in the ledger.',
		members: { title: must('its title from now on', text), reason: may('why', text) },
	},
	{
		kind: 'case.closed/1',
		signers: 1,
		says: 'The case was closed; it is read-only until it is reopened.',
		members: { reason: must('why', text) },
	},
	{
		kind: 'case.reopened/1',
		signers: 1,
		says: 'The closed case was opened again.',
		members: { reason: must('why', text) },
	},
];
