/**
 * Does a case file bring the receipt of this hand-over home? Asked before anything of it is taken in.
 * What must hold: a receipt counts where the person to whom the item was released signed it, for this release, once.
 */
import { personIn } from '../../shared/projections/custody/keeping';
import { entriesOf } from '../../shared/projections/entries';
import { Refused } from '../../shared/refusal';
import type { EntryView, ItemView } from '../../shared/views';
import type { LedgerBook } from './ledger-book';
import type { MergePlan } from './merge-plan';

const RECEIVED = 'custody.received/1';
const AGAIN = 'Ask the receiver for the case file that they wrote after they signed for it; nothing was changed here.';

/** @throws Refused `receipt.…` where it does not */
export function mustBring(plan: MergePlan, book: LedgerBook, item: ItemView): void {
	if (plan.id !== book.id) throw refusal('other-case', 'This file is of another case.');
	const release = book.entries().find(({ ref }) => ref === item.awaitsReceipt?.entry);
	if (!release) throw refusal('not-awaited', `${item.cite} does not wait for a receipt.`, 'Look at its custody.');
	const known = new Set(book.entries().map(({ digest }) => digest));
	const brought = entriesOf(plan.after).filter((e) => e.kind === RECEIVED && isBrought(plan, e));
	const fresh = brought.filter(({ digest }) => !known.has(digest));
	const receipt = fresh.find((e) => e.body.item === item.item && answers(e, release));
	if (!receipt) throw notThisOne(item, brought, fresh);
	mustBeSigned(plan, item, release, receipt);
}

function notThisOne(item: ItemView, brought: readonly EntryView[], fresh: readonly EntryView[]): Refused {
	const ofItem = ({ body }: EntryView) => body.item === item.item;
	if (fresh.some(ofItem))
		return refusal('another', `The receipt in this file answers another hand-over of ${item.cite}.`);
	if (brought.some(ofItem))
		return refusal(
			'replayed',
			`The receipt of ${item.cite} in this file is of an earlier hand-over and is here already.`,
		);
	const [other] = fresh;
	return other
		? refusal('another', `This file brings the receipt of ${String(other.body.tag)}, not of ${item.cite}.`)
		: refusal('none', `This file holds no receipt of ${item.cite}.`);
}

function mustBeSigned(plan: MergePlan, item: ItemView, release: EntryView, receipt: EntryView): void {
	const { admissions } = plan.after;
	const to = personIn(release.body.to, admissions);
	const receiver = personIn(receipt.body.to, admissions);
	const signed = receipt.verdict === 'verified' ? receipt.signers : [];
	const meant = to && to.keyId !== '' ? to.keyId === receiver?.keyId : to?.name === receiver?.name;
	if (meant && signed.some(({ keyId }) => keyId === receiver?.keyId)) return;
	const by = signed.map(({ name }) => name ?? 'somebody unnamed').join(', ') || 'nobody';
	throw refusal(
		'other-key',
		`${item.cite} was released to ${to?.name ?? 'somebody else'}; the receipt in this file is signed by ${by}, with another key.`,
		'Find out who has the item; nothing was changed here.',
	);
}

const refusal = (code: string, sentence: string, hint = AGAIN): Refused =>
	new Refused(`receipt.${code}`, sentence, hint, 'file');

const isBrought = ({ content }: MergePlan, { chain }: EntryView): boolean =>
	content.chains.some((each) => each.chain === chain);

const answers = ({ body }: EntryView, { chain, seq, digest }: EntryView): boolean => {
	const { release } = body;
	if (typeof release !== 'object' || release === null || Array.isArray(release)) return false;
	const named = release as { readonly [member: string]: unknown };
	return named.chain === chain && named.seq === seq && named.head === digest;
};
