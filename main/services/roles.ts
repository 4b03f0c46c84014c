/**
 * What people are there for in a case. What must hold: somebody who can write is always left, and an observer cannot get
 * out of observing by themselves.
 */
import { roleOf } from '../../shared/projections/roles';
import { Refused } from '../../shared/refusal';
import type { RoleView } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { openCaseNamed, rolesHere } from './cases';
import { admitInCase, type Desk, type Handlers, peopleOfCase, seal } from './desk';
import type { LedgerBook } from './ledger-book';
import { personNamed } from './people';

export const roles: Handlers<'role.give'> = {
	'role.give': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const person = personNamed(desk, input.person, 'person');
		const { role, because } = input;
		const roles = rolesHere(desk, book);
		if (roleOf(roles, person.keyId) === role)
			throw new Refused(
				'role.same',
				`${person.name ?? 'This person'} has that role in this case already.`,
				'There is nothing to record.',
				'role',
			);
		if (role === 'observer') mustLeaveSomebody(desk, book, roles, person.keyId);
		if (!book.checked().admissions.has(person.keyId)) await admitInCase(desk, book, person);
		const named = { keyId: person.keyId, name: person.name ?? 'unnamed' };
		return seal(desk, book, 'role.given/1', { person: named, role, because });
	},
};

function mustLeaveSomebody(desk: Desk, book: LedgerBook, roles: readonly RoleView[], except: KeyId): void {
	const writers = peopleOfCase(desk, book).filter(
		({ keyId, signsHere, revoked, replacedBy }) =>
			signsHere && !revoked && replacedBy === null && keyId !== except && roleOf(roles, keyId) !== 'observer',
	);
	if (writers.length === 0)
		throw new Refused(
			'role.nobody-left',
			'Nobody would be left in this notebook who can add to the case.',
			'Admit somebody else first, or give an observer another role.',
			'role',
		);
}
