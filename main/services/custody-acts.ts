/**
 * Acts on an item in somebody's hands, one question for all: sealed, stored, examined, lost, returned, disposed of.
 * What must hold: an act that the finder of gaps would have to report is refused before it is written, except where the
 * world did it (a seal that is not the one expected, an item that is lost); what is refused leaves no trace.
 */
import type { Given } from '../../shared/contract';
import { samePerson } from '../../shared/projections/custody/keeping';
import { Refused } from '../../shared/refusal';
import type { ItemView } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { openCaseNamed } from './cases';
import { admitAll, apart, circumstancesOf, coSigner, named, signersOf } from './co-signing';
import { claim, type Handlers, seal } from './desk';
import { itemsOf, itemTagged } from './evidence';
import type { LedgerBook } from './ledger-book';
import { drawnBy, paperOf } from './paper';

type What = Given<'custody.record'>['what'];

const KINDS: Readonly<Record<What['act'], string>> = {
	seal: 'custody.sealed/1',
	'check seal': 'custody.seal-checked/1',
	'break seal': 'custody.seal-broken/1',
	store: 'custody.stored/1',
	examine: 'custody.examined/1',
	copy: 'custody.copied/1',
	lose: 'custody.lost/1',
	find: 'custody.found/1',
	return: 'custody.returned/1',
	retain: 'retention.set/1',
	hold: 'hold.placed/1',
	'lift hold': 'hold.lifted/1',
};
/** What anybody may notice or order; everything else is the holder's to do. */
const ANYBODY: ReadonlySet<What['act']> = new Set(['check seal', 'lose', 'find', 'retain', 'hold', 'lift hold']);

export const custodyActs: Handlers<'custody.record' | 'custody.dispose' | 'custody.settle' | 'stock.take'> = {
	'custody.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} ${input.tag}`, async () => {
			const item = itemTagged(book, input.tag);
			const { what } = input;
			mustBePossible(book, item, what);
			const more = await circumstancesOf(desk, input);
			if (!ANYBODY.has(what.act)) mustBeHolders(book, item, more.doer?.keyId ?? desk.me.keyId);
			await admitAll(desk, book, more.signers);
			const drawnSignature = what.act === 'return' ? await drawnBy(desk, book, input.drawn) : undefined;
			const paper = { ...(await paperOf(desk, book, input)), drawnSignature };
			const body = { item: item.item, tag: item.tag, ...saidOf(what), ...more.body, ...paper };
			return seal(desk, book, KINDS[what.act], body, signersOf('author', desk.me, more));
		});
	},

	'custody.dispose': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} ${input.tag}`, async () => {
			const item = mustBeHeld(itemTagged(book, input.tag));
			if (item.onHold)
				throw new Refused(
					'custody.on-hold',
					`${item.tag} is on hold and must not be disposed of.`,
					'Lift the hold first.',
					'tag',
				);
			const { keyId } = item.holder;
			const holder = {
				keyId,
				privateKey: await desk.shelf.privateKeyOf(keyId, input.fromPassphrase, 'fromPassphrase'),
			};
			const second = await coSigner(desk, input.second, input.secondPassphrase, 'secondPassphrase');
			const witness = await coSigner(desk, input.witness, input.witnessPassphrase, 'witnessPassphrase');
			apart([
				{ keyId, role: 'holder' },
				{ keyId: second.keyId, role: 'second' },
				{ keyId: witness.keyId, role: 'witness' },
			]);
			await admitAll(desk, book, [second, witness]);
			const { method, proof, reason } = input;
			const about = { item: item.item, tag: item.tag, doneBy: named(item.holder), witness: named(witness.person) };
			return seal(desk, book, 'custody.disposed/1', { ...about, method, proof, reason }, [holder, second, witness]);
		});
	},

	'custody.settle': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const item = itemsOf(book, desk.clock().at).find(({ cite }) => cite === input.tag) ?? itemTagged(book, input.tag);
		const finding = item.findings.find(
			({ kind, entries }) => kind === input.finding && input.entries.some((ref) => entries.includes(ref)),
		);
		if (!finding)
			throw new Refused(
				'custody.no-finding',
				`${item.tag} has no finding “${input.finding}” about ${input.entries.join(', ')}.`,
				'Look at what does not add up: custody show.',
				'finding',
			);
		const entries = book
			.entries()
			.filter(({ ref }) => finding.entries.includes(ref))
			.map(({ chain, seq, digest }) => ({ chain, seq, head: digest }));
		const { explanation } = input;
		const body = { item: item.item, tag: item.tag, finding: finding.kind, entries, explanation };
		return seal(desk, book, 'custody.settled/1', body);
	},

	'stock.take': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const seen = [...new Set(input.seen)].sort();
		const expected = itemsOf(book)
			.filter(({ state, place }) => state === 'held' && place === input.place)
			.map(({ tag }) => tag)
			.sort();
		const receipt = await seal(desk, book, 'stock.taken/1', {
			place: input.place,
			expected,
			seen,
			remark: input.remark,
		});
		return {
			...receipt,
			missing: expected.filter((tag) => !seen.includes(tag)),
			unexpected: seen.filter((tag) => !expected.includes(tag)),
		};
	},
};

/** The members of a body that a question's act says; the owner who takes something back stands by name. */
function saidOf(what: What) {
	const { act, ...said } = what;
	if (what.act !== 'return') return said;
	const { to, organization, reason } = what;
	return { to: organization === undefined ? { name: to } : { name: to, organization }, reason };
}

function mustBePossible(book: LedgerBook, item: ItemView, what: What): void {
	if (what.act === 'find') {
		if (item.state !== 'lost')
			throw new Refused('custody.not-lost', `${item.tag} is not lost.`, 'Only what was lost can be found.', 'tag');
		return;
	}
	if (what.act !== 'check seal' && what.act !== 'retain' && what.act !== 'hold' && what.act !== 'lift hold')
		mustBeHeld(item);
	if (what.act === 'seal') {
		const twin = itemsOf(book).find(({ seals }) => seals.includes(what.seal));
		if (twin)
			throw new Refused(
				'custody.seal-taken',
				`The seal ${what.seal} is on ${twin.tag} already.`,
				'Read its number again.',
				'seal',
			);
	}
	if (what.act === 'break seal' && !item.seals.includes(what.seal))
		throw new Refused(
			'custody.seal-unknown',
			`By the entries there is no seal ${what.seal} on ${item.tag}.`,
			'Record first what you see: check the seal.',
			'seal',
		);
	if (what.act === 'examine' && item.seals.length > 0)
		throw new Refused(
			'custody.sealed',
			`${item.tag} is sealed with ${item.seals.join(', ')}.`,
			'Record that the seal was broken, and why; then the examination.',
			'tag',
		);
	if (what.act === 'copy') itemTagged(book, what.copy);
	if (what.act === 'lift hold' && !item.onHold)
		throw new Refused('custody.not-on-hold', `${item.tag} is not on hold.`, 'Look at its entries.', 'tag');
}

/** @throws Refused where the item is in transit, lost, returned or disposed of */
export function mustBeHeld(item: ItemView): ItemView {
	if (item.state === 'held') return item;
	const who = item.holder.name ?? 'somebody';
	const [sentence, hint] = {
		'in transit': [
			`${item.tag} was released by ${who} and waits for its receipt.`,
			'Let the receiver sign for it first.',
		],
		lost: [`${item.tag} is lost.`, 'Record that it was found first.'],
		returned: [`${item.tag} was returned; custody has ended.`, 'Register it anew if it comes back.'],
		disposed: [`${item.tag} was disposed of; custody has ended.`, 'Nothing more can happen to it.'],
		split: [`${item.tag} was taken apart into ${item.madeInto.join(', ')}.`, 'Do it to its parts.'],
		merged: [`${item.tag} is part of ${item.madeInto.join(', ')} now.`, 'Do it to that item.'],
	}[item.state];
	throw new Refused(`custody.${item.state.replace(' ', '-')}`, sentence ?? '', hint ?? '', 'tag');
}

/** @throws Refused where the doer is not accountable for it */
export function mustBeHolders(book: LedgerBook, item: ItemView, doer: KeyId): void {
	const { holder } = item;
	if (samePerson(holder, { ...holder, keyId: doer }, book.checked())) return;
	throw new Refused(
		'custody.not-the-holder',
		`${holder.name ?? 'Somebody else'} is accountable for ${item.tag}.`,
		'Let them do it or sign for it (done by), or let them hand it over first.',
		'doneBy',
	);
}
