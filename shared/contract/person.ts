/** Questions about people: who may unlock, their recovery papers and their keys. */
import { z } from 'zod';
import { caseName, empty, instant, keyId, line, passphrase, ticket, who, words } from '../fields';
import { question } from '../question';
import type { AccessView, Person, Receipt, RecoveryPaper } from '../views';
import { CASE_ROLES, type KeyId } from '../vocabulary';

export const personQuestions = {
	'person.list': question<readonly Person[]>()('open', 'lists the people of the notebook', empty),
	'person.admit': question<Person & { readonly receipt: Receipt }>()(
		'open',
		'admits a further person: with a key made here, or with only a certificate',
		z.union([z.strictObject({ ...who, passphrase }), z.strictObject({ certificate: ticket })]),
	),
	'person.check': question<{ readonly keyId: KeyId }>()(
		'open',
		'tells whether a passphrase is that person’s',
		z.strictObject({ person: keyId, passphrase, case: caseName.optional(), tag: line(60).optional() }),
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
	'role.give': question<Receipt>()(
		'open',
		'says what a person is there for in a case, in the place of the role they had; an observer adds nothing to it',
		z.strictObject({
			case: caseName,
			person: line(200),
			role: z.enum(CASE_ROLES),
			because: line(2000).optional(),
		}),
	),
	'access.list': question<readonly AccessView[]>()(
		'open',
		'lists who read which case, what was refused and what was written out, the newest first',
		z.strictObject({ case: caseName.optional() }),
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
} as const;
