/** What is shown of people's roles in a case, and of who had access to what. */
import type { CaseId, CaseRole, Instant, KeyId } from '../vocabulary';
import type { EntryRef } from './entry';

/** The role that a person has now, under the key that they sign with now. */
export interface RoleView {
	readonly person: KeyId;
	readonly role: CaseRole;
	/** The entry that gave it, when, and by whom; the name is null where it was withheld. */
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly by: string | null;
	readonly because: string | null;
	/** The roles that they had before, from the first. */
	readonly before: readonly CaseRole[];
}

export type Access =
	| 'case read'
	| 'unlock refused'
	| 'act refused'
	| 'case file written'
	| 'indicators written'
	| 'key written'
	| 'backup written'
	| 'passphrase changed'
	| 'recovery words made'
	| 'recovery words used'
	| 'person admitted'
	| 'person removed';

/** One line of the access log: an entry of the notebook's own ledger. */
export interface AccessView {
	readonly entry: EntryRef;
	readonly at: Instant;
	/** Minutes from UTC where it was written. */
	readonly offset: number;
	readonly by: string | null;
	readonly what: Access;
	/** How often, where more than once. */
	readonly times: number;
	readonly case: CaseId | null;
	/** The case's number; null where there is none or the case cannot be read. */
	readonly number: string | null;
	/** The file's name, the person meant, or what was refused. */
	readonly about: string | null;
}
