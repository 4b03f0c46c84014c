/** Evidence items: registered with their fields and files, digested while they are read once. */
import { caseOf } from '../../shared/projections/case';
import { custodyOf } from '../../shared/projections/custody';
import { nextTag, tagPatternOf } from '../../shared/projections/tags';
import { Refused } from '../../shared/refusal';
import type { ItemView } from '../../shared/views';
import type { Instant, ItemId } from '../../shared/vocabulary';
import { caseNamed, openCaseNamed } from './cases';
import { mustSayWhyLate } from './co-signing';
import { claim, type Desk, type Handlers, meAmong, newId, peopleHere, seal } from './desk';
import { digestAll } from './digesting';
import type { LedgerBook } from './ledger-book';
import { paperOf, stored } from './paper';

/** The contract's longest tag, in UTF-16 code units. */
const MOST_TAG = 40;

export const evidence: Handlers<'evidence.list' | 'evidence.register' | 'evidence.photograph'> = {
	'evidence.list': async (desk, input) => itemsOf(await caseNamed(desk, input.case), desk.clock().at),

	'evidence.register': async (desk, input) => {
		const { case: name, files, job: jobName, tag: given, photographs, signedOnPaper, attachments, ...fields } = input;
		const book = await openCaseNamed(desk, name);
		const items = itemsOf(book);
		const tag = given ?? freeTag(desk, book);
		if (items.some((i) => i.tag === tag))
			throw new Refused(
				'evidence.tag-taken',
				`There is an item ${tag} in this case already.`,
				'Use the next free tag; tags are never used twice.',
				'tag',
			);
		if (fields.parent !== undefined) itemTagged(book, fields.parent);
		mustSayWhyLate(desk, fields);
		const me = meAmong(peopleHere(desk), desk.me);
		return claim(desk, `${book.id} ${tag}`, () =>
			desk.jobs.run(jobName, `Digesting files of ${tag}`, async (job) => {
				const digested = await digestAll(
					desk,
					(files ?? []).map((ticket) => desk.redeem(ticket)),
					job,
				);
				const pictures = await stored(desk, book, photographs, undefined);
				const paper = await paperOf(desk, book, { signedOnPaper, attachments });
				return seal(desk, book, 'evidence.registered/1', {
					item: newId<ItemId>(),
					tag,
					holder: { keyId: me.keyId, name: me.name ?? me.keyId },
					...fields,
					files: digested.length > 0 ? digested : undefined,
					photographs: pictures,
					...paper,
				});
			}),
		);
	},

	'evidence.photograph': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { item, tag } = itemTagged(book, input.tag);
		const { remark, doneAt, lateBecause, job } = input;
		mustSayWhyLate(desk, input);
		const photographs = await stored(desk, book, input.photographs, job);
		return seal(desk, book, 'evidence.photographed/1', { item, tag, photographs, doneAt, lateBecause, remark });
	},
};

/** @param until what counts as now, for what is overdue */
export const itemsOf = (book: LedgerBook, until?: Instant): ItemView[] =>
	custodyOf(book.checked(), book.entries(), until);

/** An item by what it is cited by: its tag, or the tag with its chain's letter. @throws Refused where there is none */
export function itemTagged(book: LedgerBook, tag: string): ItemView {
	const item = itemsOf(book).find((i) => i.cite === tag);
	if (!item)
		throw new Refused(
			'evidence.unknown',
			`There is no item ${tag} in this case.`,
			'Look at the list of evidence.',
			'tag',
		);
	return item;
}

/** The next tag by the notebook's pattern; `but`: tags that are about to be given. @throws Refused where it would be too long */
export function freeTag(desk: Desk, book: LedgerBook, but: readonly string[] = []): string {
	const { number } = caseOf(book.id, book.checked(), book.entries());
	const tags = itemsOf(book).map(({ tag }) => tag);
	const tag = nextTag(tagPatternOf(desk.book.entries()), number, [...tags, ...but]);
	if (tag.length <= MOST_TAG) return tag;
	throw new Refused(
		'tag.too-long',
		`By the notebook’s pattern the next tag would be ${tag}, longer than ${MOST_TAG} characters.`,
		'Type a tag, or set another pattern.',
		'tag',
	);
}
