/** People of the notebook: who they are, who may sign here, and whose passphrase it is. */
import { Refused } from '../../shared/refusal';
import type { Person } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { certificateInFile } from '../vault/certificate-file';
import type { Certificate } from '../vault/certificates';
import { checkPassphrase } from '../vault/kdf';
import { makeIdentity } from '../vault/selfsigned';
import { admissionOf, admitInCase, caseBook, caseIds, type Desk, type Handlers, peopleHere, seal } from './desk';

export const people: Handlers<'person.list' | 'person.admit' | 'person.check'> = {
	'person.list': async (desk) => peopleHere(desk),

	'person.admit': async (desk, input) => {
		if ('certificate' in input) return admitCertificate(desk, await certificateInFile(desk.redeem(input.certificate)));
		checkPassphrase(input.passphrase, input.name);
		mustBeNewName(desk, input.name);
		const { privateKey, certificate } = await makeIdentity(input, new Date(desk.clock().at), desk.newKey);
		const told = {
			name: input.name,
			title: input.title ?? null,
			phone: input.phone ?? null,
			organization: input.organization ?? null,
		};
		// The admission comes first: a slot without one could sign what nobody accepts.
		const receipt = await seal(desk, desk.book, 'person.admitted/1', admissionOf(told, certificate.der));
		await desk.shelf.addSigner({ name: input.name, passphrase: input.passphrase, certificate, privateKey });
		const person = find(desk, certificate.keyId);
		await admitInOpenCases(desk, person);
		return { ...person, receipt };
	},

	'person.check': async (desk, input) => {
		await desk.shelf.privateKeyOf(input.person, input.passphrase);
		return { keyId: input.person };
	},
};

/** @throws Refused where somebody of that name signs here */
export function mustBeNewName(desk: Desk, name: string): void {
	if (peopleHere(desk).some((p) => p.signsHere && p.name === name))
		throw new Refused(
			'person.taken',
			`There is a ${name} in this notebook already.`,
			'Add something that tells the two apart.',
			'name',
		);
}

/** A person of this notebook by key id or by name; a name means the key that they sign with now. @throws Refused where nobody or more than one is meant */
export function personNamed(desk: Desk, name: string, field = 'to'): Person {
	const all = peopleHere(desk);
	const found = all.filter((p) => p.keyId === name || (p.name === name && p.replacedBy === null));
	const [person] = found;
	if (!person)
		throw new Refused(
			'person.unknown',
			`Nobody called ${name} is in this notebook.`,
			'Admit them first, or look at the list of people.',
			field,
		);
	if (found.length > 1)
		throw new Refused(
			'person.ambiguous',
			`More than one person is called ${name}.`,
			'Use the key id instead of the name.',
			field,
		);
	return person;
}

/** Admits a person in every open case that whoever is here may write to. */
export async function admitInOpenCases(desk: Desk, person: Person): Promise<void> {
	for (const id of caseIds(desk)) {
		const book = await caseBook(desk, id).catch((error: unknown) => {
			// A case that cannot be read cannot be added to either, and is no reason against the person.
			if (error instanceof Refused) return null;
			throw error;
		});
		if (!book || desk.anchors.unacknowledged(book).length > 0) continue;
		const state = book
			.entries()
			.filter((e) => e.kind === 'case.closed/1' || e.kind === 'case.reopened/1')
			.at(-1)?.kind;
		if (state === 'case.closed/1' || !book.checked().admissions.has(desk.me.keyId)) continue;
		await admitInCase(desk, book, person);
	}
}

async function admitCertificate(desk: Desk, certificate: Certificate) {
	if (peopleHere(desk).some((p) => p.keyId === certificate.keyId))
		throw new Refused(
			'person.taken',
			`${certificate.commonName} is admitted already with this certificate.`,
			'',
			'certificate',
		);
	const told = {
		name: certificate.commonName || 'unnamed',
		title: null,
		phone: null,
		organization: certificate.organization || null,
	};
	const receipt = await seal(desk, desk.book, 'person.admitted/1', admissionOf(told, certificate.der));
	return { ...find(desk, certificate.keyId), receipt };
}

/** Somebody whom the notebook admitted. */
export function find(desk: Desk, keyId: KeyId): Person {
	const person = peopleHere(desk).find((p) => p.keyId === keyId);
	if (!person) throw new Error('a person who was just admitted is not there');
	return person;
}
