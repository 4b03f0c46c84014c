/** Custody: hand-overs that both people sign, here or at two laptops, and the chain of custody as the entries tell it. */
import type { Given } from '../../shared/contract';
import { differing } from '../../shared/projections/custody/keeping';
import { Refused } from '../../shared/refusal';
import type { ItemView, Person, Receipt } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { admitAll, type CoSigner, circumstancesOf, coSigner, mustSayWhyLate, named, signersOf } from './co-signing';
import { mustBeHeld } from './custody-acts';
import { admitInCase, claim, type Desk, type Handlers, meAmong, peopleHere, seal } from './desk';
import { digestAll } from './digesting';
import { itemsOf, itemTagged } from './evidence';
import type { LedgerBook } from './ledger-book';
import { drawnBy, paperOf } from './paper';
import { personNamed } from './people';

type HandOvers = 'custody.show' | 'custody.transfer' | 'custody.decline' | 'custody.release' | 'custody.receive';

export const custody: Handlers<HandOvers> = {
	'custody.show': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const items = itemsOf(book, desk.clock().at);
		if (input.tag === undefined) return { items };
		itemTagged(book, input.tag);
		return { items: items.filter((item) => item.cite === input.tag) };
	},

	'custody.transfer': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} ${input.tag}`, () => handOver(desk, book, input));
	},

	'custody.decline': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { item, parties } = meet(desk, book, input.tag, input.to);
		const releasing = await holderOf(desk, item, input.fromPassphrase);
		const body = { item: item.item, tag: item.tag, ...parties, reason: input.reason };
		return seal(desk, book, 'custody.refused/1', body, [releasing]);
	},

	'custody.release': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} ${input.tag}`, async () => {
			const item = mustBeHeld(itemTagged(book, input.tag));
			const releasing = await holderOf(desk, item, input.fromPassphrase);
			const more = await circumstancesOf(desk, input);
			await admitAll(desk, book, more.signers);
			const known = peopleHere(desk).find(({ keyId, name }) => keyId === input.to || name === input.to);
			// So that the receipt, when it comes home, is by somebody whom an admitted key vouched for (decision 2).
			if (known && !book.checked().admissions.has(known.keyId)) await admitInCase(desk, book, known);
			const to = known ? named(known) : outsider(input.to, input.organization);
			const { reason, dueBack, place, condition, paper } = input;
			const drawnSignature = known ? undefined : await drawnBy(desk, book, input.drawn);
			const body = {
				item: item.item,
				tag: item.tag,
				from: named(item.holder),
				to,
				reason,
				dueBack,
				place,
				condition,
				paper,
				drawnSignature,
				...more.body,
				...(await paperOf(desk, book, input)),
			};
			return seal(desk, book, 'custody.released/1', body, signersOf('releaser', releasing, more));
		});
	},

	'custody.receive': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} ${input.tag}`, () => receive(desk, book, input));
	},
};

async function handOver(desk: Desk, book: LedgerBook, input: Given<'custody.transfer'>): Promise<Receipt> {
	const { item, parties } = meet(desk, book, input.tag, input.to);
	mustSayWhyLate(desk, input);
	const releasing = await holderOf(desk, item, input.fromPassphrase);
	const receiving = await coSigner(desk, input.to, input.toPassphrase, 'toPassphrase');
	const digested = await digestedAgain(desk, item, input);
	await admitAll(desk, book, [receiving]);
	const { reason, place, condition, dueBack, mismatchBecause, doneAt, lateBecause } = input;
	const paper = { doneAt, lateBecause, ...(await paperOf(desk, book, { ...input, job: undefined })) };
	const body = {
		item: item.item,
		tag: item.tag,
		...parties,
		reason,
		place,
		condition,
		dueBack,
		digested,
		mismatchBecause,
		...paper,
	};
	return seal(desk, book, 'custody.transferred/1', body, [releasing, receiving]);
}

async function receive(desk: Desk, book: LedgerBook, input: Given<'custody.receive'>): Promise<Receipt> {
	const item = itemTagged(book, input.tag);
	const me = meAmong(peopleHere(desk), desk.me);
	// Somebody without a key holds it and gives it back: they sign on paper or on the screen, which is weaker.
	const backFrom = item.state === 'held' && item.holder.keyId === '' ? item.holder : null;
	const release = backFrom ? undefined : releaseTo(book, item, me);
	if (backFrom && !signedHere(input, backFrom.name ?? ''))
		throw new Refused(
			'custody.not-signed',
			`${backFrom.name ?? 'The holder'} has no key here and has not signed.`,
			'Let them draw their signature, or say who signed on paper.',
			'drawn',
		);
	const digested = await digestedAgain(desk, item, input);
	const more = await circumstancesOf(desk, input);
	await admitAll(desk, book, more.signers);
	const { place, condition, mismatchBecause } = input;
	const from = backFrom ? outsider(backFrom.name ?? '', backFrom.organization ?? undefined) : named(item.holder);
	const drawnSignature = backFrom ? await drawnBy(desk, book, input.drawn) : undefined;
	const paper = { ...(await paperOf(desk, book, { ...input, job: undefined })), drawnSignature };
	const act = { item: item.item, tag: item.tag, from, to: named(me), release, place, condition, digested };
	const body = { ...act, mismatchBecause, ...more.body, ...paper };
	return seal(desk, book, 'custody.received/1', body, signersOf('receiver', desk.me, more));
}

/** The release that waits for this person. @throws Refused where there is none, or it waits for somebody else */
function releaseTo(book: LedgerBook, item: ItemView, me: Person) {
	const release = book.entries().find(({ ref }) => ref === item.awaitsReceipt?.entry);
	if (!release)
		throw new Refused(
			'custody.not-released',
			`${item.tag} was not released to anybody; ${item.holder.name ?? 'somebody else'} is accountable for it.`,
			'Merge the case file that the releaser gave you, or hand it over at one laptop.',
			'tag',
		);
	const to = release.body.to as { readonly keyId?: string; readonly name: string };
	if (to.keyId !== undefined ? to.keyId !== me.keyId : to.name !== me.name)
		throw new Refused(
			'custody.not-the-receiver',
			`${item.tag} was released to ${to.name}, not to ${me.name ?? 'you'}.`,
			'Let them sign, or let the releaser release it to you.',
			'tag',
		);
	return { chain: release.chain, seq: release.seq, head: release.digest };
}

/** Did somebody without a key sign, on paper or on the screen? */
const signedHere = ({ drawn, signedOnPaper }: Given<'custody.receive'>, name: string): boolean =>
	drawn?.by === name || (signedOnPaper ?? []).includes(name);

/** Whoever holds it consents with their own passphrase. */
async function holderOf(
	desk: Desk,
	item: ItemView,
	passphrase: string,
): Promise<Pick<CoSigner, 'keyId' | 'privateKey'>> {
	const { keyId } = item.holder;
	return { keyId, privateKey: await desk.shelf.privateKeyOf(keyId, passphrase, 'fromPassphrase') };
}

/** Digests the files again; where one differs from what was registered, both must say why they sign all the same. */
async function digestedAgain(
	desk: Desk,
	item: ItemView,
	{ files = [], mismatchBecause, job: name }: Pick<Given<'custody.transfer'>, 'files' | 'mismatchBecause' | 'job'>,
) {
	if (files.length === 0) return undefined;
	const paths = files.map((ticket) => desk.redeem(ticket));
	const digested = await desk.jobs.run(name, `Digesting files of ${item.tag}`, (job) => digestAll(desk, paths, job));
	const differ = differing(item.files, digested);
	if (differ.length > 0 && mismatchBecause === undefined)
		throw new Refused(
			'custody.digest-differs',
			`The digest of ${differ.slice(0, 3).join(', ')} is not the one that was registered.`,
			'Find out why. If it is to be handed over all the same, say the reason; both sign it, and it is shown for ever after.',
			'mismatchBecause',
		);
	return digested;
}

/** Who hands what to whom: the item's holder releases, somebody else who signs here receives. */
function meet(desk: Desk, book: LedgerBook, tag: string, receiver: string) {
	const item = mustBeHeld(itemTagged(book, tag));
	const to = personNamed(desk, receiver);
	if (item.holder.keyId === to.keyId)
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
			'Admit them with a passphrase of their own, or release it to them: they sign at their own laptop, or on paper.',
			'to',
		);
	return { item, parties: { from: named(item.holder), to: named(to) } };
}

/** Somebody without a key here stands by name: they sign on paper, which is weaker. */
const outsider = (name: string, organization: string | undefined) =>
	organization === undefined ? { name } : { name, organization };
