/** People, by the certificates that make their signatures count. */
import { z } from 'zod';
import { type Kind, may, must, structural, text } from './kind';

const base64 = z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

export const person: readonly Kind[] = [
	{
		kind: 'person.admitted/1',
		signers: 1,
		says: 'A person’s certificate enters: from here on their signatures count. The first entry of a case admits its own author.',
		members: {
			certificate: structural(must('the certificate’s DER in base64', base64)),
			name: must('the person’s name', text),
			title: may('their title', text),
			phone: may('their telephone', text),
			organization: may('their organization', text),
			monotonicClock: may(
				'in a chain’s first entry: which clock `uptime` is read from and whether it counts sleep',
				text,
			),
			program: may('in a chain’s first entry: the program and version that writes it', text),
		},
	},
];
