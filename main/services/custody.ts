/** Custody: hand-overs that both people sign, hand-overs declined, and the chain of custody as the entries tell it. */
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { Receipt } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { admitInCase, claim, type Desk, type Handlers, seal } from './desk';
import { itemsOf, itemTagged } from './evidence';
import type { LedgerBook } from './ledger-book';
import { personNamed } from './people';

export const custody: Handlers<'custody.show' | 'custody.transfer' | 'custody.decline'> = {
	'custody.show': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		return { items: input.tag === undefined ? itemsOf(book) : [itemTagged(book, input.tag)] };
	},

	'custody.transfer': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} ${input.tag}`, () => handOver(desk, book, input));
	},

	'custody.decline': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { item, from, parties } = await meet(desk, book, input.tag, input.to);
		const releasing = {
			keyId: from.keyId,
			privateKey: await desk.shelf.privateKeyOf(from.keyId, input.fromPassphrase, 'fromPassphrase'),
		};
		return seal(desk, book, 'custody.refused/1', { item: item.item, tag: item.tag, ...parties, reason: input.reason }, [
			releasing,
		]);
	},
};

async function handOver(desk: Desk, book: LedgerBook, input: Given<'custody.transfer'>): Promise<Receipt> {
	const { item, from, to, parties } = await meet(desk, book, input.tag, input.to);
	// Both consents are collected before anything is built (decision 15): a wrong passphrase leaves no trace in the case.
	const releasing = {
		keyId: from.keyId,
		privateKey: await desk.shelf.privateKeyOf(from.keyId, input.fromPassphrase, 'fromPassphrase'),
	};
	const receiving = {
		keyId: to.keyId,
		privateKey: await desk.shelf.privateKeyOf(to.keyId, input.toPassphrase, 'toPassphrase'),
	};
	if (!book.checked().admissions.has(to.keyId)) await admitInCase(desk, book, to);
	return seal(
		desk,
		book,
		'custody.transferred/1',
		{
			item: item.item,
			tag: item.tag,
			...parties,
			reason: input.reason,
			place: input.place,
			condition: input.condition,
		},
		[releasing, receiving],
	);
}

/** Who hands what to whom: the item's holder releases, somebody else who signs here receives. */
async function meet(desk: Desk, book: LedgerBook, tag: string, receiver: string) {
	const item = itemTagged(book, tag);
	const to = personNamed(desk, receiver);
	const from = item.holder;
	if (from.keyId === to.keyId)
		throw new Refused(
			'custody.same-person',
			`${to.name ?? 'This person'} holds ${tag} already.`,
			'A hand-over needs two different people.',
			'to',
		);
	if (!to.signsHere)
		throw new Refused(
			'person.no-key',
			`${to.name ?? 'This person'} has no key in this notebook and cannot sign here.`,
			'Admit them with a passphrase of their own.',
			'to',
		);
	const parties = {
		from: { keyId: from.keyId, name: from.name ?? from.keyId },
		to: { keyId: to.keyId, name: to.name ?? to.keyId },
	};
	return { item, from, to, parties };
}
