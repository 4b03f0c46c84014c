/** People, by the certificates that make their signatures count. */
import { z } from 'zod';
import { instant, type Kind, may, must, sha256, structural, text } from './kind';

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
	{
		kind: 'person.key-rotated/1',
		signers: 2,
		says: 'A person goes on under a new key. The old key signs first, the new one, admitted before, second; what the old key signed stays valid.',
		members: {
			certificate: structural(must('the new certificate’s DER in base64; its key id is the second in `by`', base64)),
			replaces: structural(must('the key id of the old key, the first in `by`', sha256)),
		},
	},
	{
		kind: 'person.key-revoked/1',
		signers: 1,
		says: 'A key no longer counts: whatever it signed and this entry does not causally follow (by `prev` and `seen`, whatever `at` says) may be anybody’s.',
		members: {
			key: structural(must('the key id of the revoked key', sha256)),
			reason: must('why', text),
			compromisedSince: may('since when the key may have been in other hands, where that is known', instant),
		},
	},
	{
		kind: 'person.key-exported/1',
		signers: 1,
		says: 'A person’s key was written to a file (PKCS#12), so that it can be used elsewhere.',
		members: {
			key: structural(must('the key id', sha256)),
			fileName: must('the name of the file', text),
			fileSha256: must('SHA-256 of the file', sha256),
		},
	},
];
