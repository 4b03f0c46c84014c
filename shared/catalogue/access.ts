/** Who can open the notebook, and how that changed; these stand in the notebook's own ledger, not in a case. */
import { z } from 'zod';
import { instant, type Kind, must, person, sha256, structural, text } from './kind';

const whose = structural(must('whose way into the notebook it is', person));

export const access: readonly Kind[] = [
	{
		kind: 'person.passphrase-changed/1',
		signers: 1,
		says: 'A person’s passphrase was changed by somebody who knew the old one.',
		members: { person: whose, setAt: structural(must('when the vault took the new passphrase', instant)) },
	},
	{
		kind: 'person.removed/1',
		signers: 1,
		says: 'A person can no longer open the notebook; what is written from here on is sealed under a new vault key. Their certificate and their signatures stay valid.',
		members: {
			person: structural(must('who can no longer open it', person)),
			slot: structural(
				must('the X25519 key of the slot that goes, in base64', z.string().regex(/^[A-Za-z0-9+/]{43}=$/)),
			),
			reason: must('why', text),
			vaultKey: structural(must('which key the vault goes on with: a value that tells it from others', sha256)),
		},
	},
	{
		kind: 'vault.key-made/1',
		signers: 1,
		says: 'The vault goes on with a new key, because its file was older than this ledger.',
		members: {
			vaultKey: structural(must('which key: a value that tells it from others', sha256)),
		},
	},
	{
		kind: 'recovery.made/1',
		signers: 1,
		says: 'A person’s recovery words were made; words made before open nothing any more.',
		members: { person: whose, setAt: structural(must('when the vault took the words', instant)) },
	},
	{
		kind: 'recovery.tested/1',
		signers: 1,
		says: 'A person’s recovery words were typed in from paper and were right.',
		members: { person: whose, testedAt: structural(must('when they were tried', instant)) },
	},
	{
		kind: 'recovery.used/1',
		signers: 1,
		says: 'The notebook was opened with a person’s recovery words, and a new passphrase was set.',
		members: { person: whose, setAt: structural(must('when the vault took the new passphrase', instant)) },
	},
];
