/**
 * What each person is there for in a case, by what was last entered of them. Pure.
 * What must hold: a role stays with the person when their key is replaced, so nobody drops one by rotating it.
 */
import type { EntryView, Person, RoleView } from '../views';
import { CASE_ROLES, type CaseRole, type KeyId } from '../vocabulary';
import { authorOf, objectIn, oneOf, textIn } from './members';

/** @param entries the case's, in the one order @param people of the case: whose key was replaced by which */
export function rolesIn(
	entries: readonly EntryView[],
	people: readonly Pick<Person, 'keyId' | 'replacedBy'>[],
): readonly RoleView[] {
	const roles = new Map<KeyId, RoleView>();
	for (const entry of entries) {
		if (entry.kind !== 'role.given/1' || entry.verdict === 'broken') continue;
		const role = oneOf(entry.body, 'role', CASE_ROLES);
		const given = textIn(objectIn(entry.body, 'person') ?? {}, 'keyId');
		if (role === null || given === null) continue;
		const person = newestKey(given as KeyId, people);
		const former = roles.get(person);
		roles.set(person, {
			...{ person, role, entry: entry.ref, at: entry.head.at, by: authorOf(entry) },
			because: textIn(entry.body, 'because'),
			before: former ? [...former.before, former.role] : [],
		});
	}
	return [...roles.values()];
}

/** The role of a person by the key that they sign with; null while they have none. */
export const roleOf = (roles: readonly RoleView[], keyId: KeyId): CaseRole | null =>
	roles.find(({ person }) => person === keyId)?.role ?? null;

/** The key that a person goes on under; one that is replaced in a circle stays as it is. */
function newestKey(keyId: KeyId, people: readonly Pick<Person, 'keyId' | 'replacedBy'>[]): KeyId {
	let now = keyId;
	for (let steps = 0; steps <= people.length; steps += 1) {
		const next = people.find((person) => person.keyId === now)?.replacedBy;
		if (!next) return now;
		now = next;
	}
	return keyId;
}
