/**
 * Signatures of people other than the one who is unlocked. Every consent is collected before an entry is built (decision
 * 15): a wrong passphrase leaves no trace in the case.
 */
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { Person } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { admitInCase, type Desk } from './desk';
import type { LedgerBook, Signing } from './ledger-book';
import { personNamed } from './people';

/** Somebody of this notebook who consents with their own passphrase. */
export interface CoSigner extends Signing {
	readonly person: Person;
}

/** @throws Refused `person.no-key`, `passphrase.wrong` with `field`, `person.unknown` */
export async function coSigner(
	desk: Desk,
	name: string,
	passphrase: string | undefined,
	field: string,
): Promise<CoSigner> {
	const person = personNamed(desk, name);
	if (!person.signsHere)
		throw new Refused(
			'person.no-key',
			`${person.name ?? 'This person'} has no key in this notebook and cannot sign here.`,
			'Admit them with a passphrase of their own.',
			field.replace(/Passphrase$/, ''),
		);
	if (passphrase === undefined)
		throw new Refused(
			'passphrase.missing',
			`${person.name ?? 'This person'} signs too.`,
			'Let them type their passphrase.',
			field,
		);
	return { person, keyId: person.keyId, privateKey: await desk.shelf.privateKeyOf(person.keyId, passphrase, field) };
}

/** Admits those in the case who are not yet, once all have consented. */
export async function admitAll(desk: Desk, book: LedgerBook, people: readonly CoSigner[]): Promise<void> {
	for (const { person } of people)
		if (!book.checked().admissions.has(person.keyId)) await admitInCase(desk, book, person);
}

/** Each signer once, in this order; two roles of one person are refused. */
export function apart(signers: readonly { readonly keyId: KeyId; readonly role: string }[]): void {
	for (const [at, { keyId, role }] of signers.entries()) {
		const other = signers.findIndex((s) => s.keyId === keyId);
		if (other < at)
			throw new Refused(
				'custody.same-person',
				`The ${role} and the ${signers[other]?.role ?? 'other'} are the same person.`,
				'Two roles take two people.',
				role,
			);
	}
}

/** How an entry names a person. */
export const named = ({ keyId, name }: Pick<Person, 'keyId' | 'name'>) => ({ keyId, name: name ?? keyId });

type Circumstances = Pick<
	Given<'custody.record'>,
	'doneAt' | 'lateBecause' | 'remark' | 'witness' | 'witnessPassphrase' | 'doneBy' | 'doneByPassphrase'
>;

/** Who else signs, and what an entry says of when and before whom. */
export async function circumstancesOf(desk: Desk, input: Partial<Circumstances>) {
	const doer =
		input.doneBy === undefined ? null : await coSigner(desk, input.doneBy, input.doneByPassphrase, 'doneByPassphrase');
	const witness =
		input.witness === undefined
			? null
			: await coSigner(desk, input.witness, input.witnessPassphrase, 'witnessPassphrase');
	const { doneAt, lateBecause, remark } = input;
	mustSayWhyLate(desk, input);
	return {
		doer,
		signers: [doer, witness].filter((one): one is CoSigner => one !== null),
		body: {
			doneBy: doer ? named(doer.person) : undefined,
			witness: witness ? named(witness.person) : undefined,
			doneAt,
			lateBecause,
			remark,
		},
	};
}

/** @throws Refused `entry.late` where it is not said why something is entered later than it was done; `entry.early` where it is yet to come */
export function mustSayWhyLate(
	desk: Desk,
	{ doneAt, lateBecause }: Partial<Pick<Circumstances, 'doneAt' | 'lateBecause'>>,
): void {
	if (doneAt !== undefined && doneAt > desk.clock().at)
		throw new Refused(
			'entry.early',
			'By this device’s clock that time has not come yet.',
			'Look at the date and the zone on the paper.',
			'doneAt',
		);

	if (doneAt !== undefined && lateBecause === undefined)
		throw new Refused(
			'entry.late',
			'This is entered later than it was done.',
			'Say why it is entered later.',
			'lateBecause',
		);
}

/** Author first, then the others (ledger.md, `by`); nobody signs twice. */
export function signersOf(
	role: string,
	author: Signing,
	{ doer, signers }: { readonly doer: CoSigner | null; readonly signers: readonly CoSigner[] },
): readonly Signing[] {
	// Whoever writes down their own act is named as the doer and signs once.
	const others = signers.filter((s) => !(s === doer && s.keyId === author.keyId));
	apart([
		{ keyId: author.keyId, role },
		...others.map((s) => ({ keyId: s.keyId, role: s === doer ? 'doneBy' : 'witness' })),
	]);
	return [author, ...others];
}
