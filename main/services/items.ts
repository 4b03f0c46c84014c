/**
 * What becomes of an item: its tag by the notebook's pattern, its parts, what it is put together with, and the receipt that
 * comes home from another laptop.
 * What must hold: the holder signs; what an item is made into is registered before its own custody ends, so that a crash
 * between leaves it held and never nowhere; a receipt that is not this hand-over's is refused before anything is taken in.
 */
import type { Given } from '../../shared/contract';
import { tagPatternOf } from '../../shared/projections/tags';
import { Refused } from '../../shared/refusal';
import type { ItemView } from '../../shared/views';
import type { ItemId } from '../../shared/vocabulary';
import { openCaseNamed } from './cases';
import { admitAll, circumstancesOf, named, signersOf } from './co-signing';
import { mustBeHeld, mustBeHolders } from './custody-acts';
import { claim, type Desk, type Handlers, newId, seal } from './desk';
import { freeTag, itemsOf, itemTagged } from './evidence';
import type { LedgerBook } from './ledger-book';
import { mergeFile } from './merge';
import { mustBring } from './receipt-home';

type Items =
	| 'tag.pattern'
	| 'tag.set-pattern'
	| 'evidence.next-tag'
	| 'custody.split'
	| 'custody.merge'
	| 'custody.take-receipt';

export const items: Handlers<Items> = {
	'tag.pattern': async (desk) => ({ pattern: tagPatternOf(desk.book.entries()) }),
	'tag.set-pattern': (desk, input) => seal(desk, desk.book, 'tag-pattern.set/1', { pattern: input.pattern }),
	'evidence.next-tag': async (desk, input) => ({ tag: freeTag(desk, await openCaseNamed(desk, input.case)) }),

	'custody.split': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} ${input.tag}`, async () => {
			const item = mustBeOpen(mustBeHeld(itemTagged(book, input.tag)));
			const signing = await holders(desk, book, [item], input);
			const parts = tagsFor(desk, book, input.parts);
			for (const [at, tag] of parts.entries()) {
				const about = { tag, description: input.parts[at]?.description ?? '', parent: item.cite, derivation: 'part' };
				await seal(desk, book, 'evidence.registered/1', made(item, about), signing.signers);
			}
			const body = { item: item.item, tag: item.tag, into: parts, ...signing.body };
			return { ...(await seal(desk, book, 'custody.split/1', body, signing.signers)), parts };
		});
	},

	'custody.merge': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const tags = [...new Set(input.tags)];
		if (tags.length < 2) throw new Refused('custody.one-item', 'These are one item.', 'Name at least two.', 'tags');
		return claim(desk, `${book.id} merging`, async () => {
			const parents = tags.map((tag) => mustBeOpen(mustBeHeld(itemTagged(book, tag))));
			const signing = await holders(desk, book, parents, input);
			const [first] = parents;
			const [tag] = tagsFor(desk, book, [input]);
			if (!first || tag === undefined) throw new Error('two items are put together into one');
			const about = { tag, description: input.description, parents: tags, derivation: 'merger' };
			await seal(desk, book, 'evidence.registered/1', made(first, about), signing.signers);
			let receipt: Awaited<ReturnType<typeof seal>> | null = null;
			for (const item of parents) {
				const body = { item: item.item, tag: item.tag, into: tag, ...signing.body };
				receipt = await seal(desk, book, 'custody.merged/1', body, signing.signers);
			}
			if (!receipt) throw new Error('nothing was put together');
			return { ...receipt, tag };
		});
	},

	'custody.take-receipt': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const item = itemTagged(book, input.tag);
		const { file, accept, identity, filePassphrase, job } = input;
		return mergeFile(desk, { file, accept, identity, filePassphrase, job }, (plan) => mustBring(plan, book, item));
	},
};

/** One person holds all of them, and signs; whoever writes it down signs too. */
async function holders(
	desk: Desk,
	book: LedgerBook,
	of: readonly ItemView[],
	input: Pick<Given<'custody.split'>, 'doneBy' | 'doneByPassphrase' | 'witness' | 'witnessPassphrase' | 'remark'>,
) {
	const more = await circumstancesOf(desk, input);
	for (const item of of) mustBeHolders(book, item, more.doer?.keyId ?? desk.me.keyId);
	await admitAll(desk, book, more.signers);
	return { body: more.body, signers: signersOf('author', desk.me, more) };
}

/** Under a seal nobody can have taken it apart. */
function mustBeOpen(item: ItemView): ItemView {
	if (item.seals.length === 0) return item;
	throw new Refused(
		'custody.sealed',
		`${item.tag} is sealed with ${item.seals.join(', ')}.`,
		'Record that the seal was broken, and why; then this.',
		'tag',
	);
}

/** A new item in the same hands at the same place. */
const made = (from: ItemView, about: object) => ({
	item: newId<ItemId>(),
	holder: named(from.holder),
	storedAt: from.place ?? undefined,
	type: from.fields.type,
	...about,
});

function tagsFor(desk: Desk, book: LedgerBook, wanted: readonly { readonly tag?: string | undefined }[]): string[] {
	const typed = wanted.flatMap(({ tag }) => (tag === undefined ? [] : [tag]));
	const there = new Set(itemsOf(book).map(({ tag }) => tag));
	const twice = typed.find((tag, at) => there.has(tag) || typed.indexOf(tag) !== at);
	if (twice !== undefined)
		throw new Refused(
			'evidence.tag-taken',
			`There is an item ${twice} in this case already.`,
			'Use the next free tag; tags are never used twice.',
			'tag',
		);
	const given: string[] = [];
	for (const { tag } of wanted) given.push(tag ?? freeTag(desk, book, [...typed, ...given]));
	return given;
}
