/**
 * The chain of custody as a form (SP 800-61 r2, section 3.3.2): a pure function from what the projection tells and the
 * entries it was told from into a document, so that paper says what window, command line and case file say.
 * What must hold: every act of an item stands on its form with all its disclosed members; what was withheld is named; the
 * newest entry, by which the paper can be held against the ledger, stands on every page.
 */

import { fingerprintOf } from '../projections/people';
import type { EntryView, ItemView, Person } from '../views';
import { visible } from '../visible';
import type { Instant, ItemId, KeyId, Sha256 } from '../vocabulary';
import { actBlocks } from './act-blocks';
import { paperCode } from './code';
import type { Block, Fact, PaperDocument } from './document';
import { STATES, form as words } from './form-words';
import { itemBlocks } from './item-blocks';
import { markOf } from './mark';
import { moment } from './moment';

export interface FormSources {
	readonly case: { readonly number: string; readonly title: string; readonly classification: string | null };
	/** Every item of the case, in the order of registration. */
	readonly items: readonly ItemView[];
	/** Every entry of the case, in order. */
	readonly entries: readonly EntryView[];
	readonly people: ReadonlyMap<KeyId, Person>;
	/** Pictures of drawn signatures, as they are stored, by digest. */
	readonly drawings: ReadonlyMap<Sha256, string>;
	readonly madeAt: { readonly at: Instant; readonly offset: number };
	/** `Sealbook 0.1.0`. */
	readonly program: string;
}

/** @param one an item’s id, or null for the whole case. @returns null where the case has no such item or no entry */
export function custodyForm(sources: FormSources, one: ItemId | null): PaperDocument | null {
	const items = one === null ? sources.items : sources.items.filter(({ item }) => item === one);
	const newest = sources.entries.at(-1);
	if (!newest || (one !== null && items.length === 0)) return null;
	const number = visible(sources.case.number);
	const [only] = one === null ? [] : items;
	const code = paperCode({
		case: sources.case.number,
		item: only?.cite ?? null,
		entry: newest.ref,
		sha256: newest.digest,
	});
	const title = only ? `${visible(only.cite)}  ${shortened(visible(only.description))}` : words.ofCase(number);
	const head = `${words.kicker}, case ${shortened(number, 40)}${only ? `, ${shortened(visible(only.cite), 40)}` : ''}`;
	const blocks: Block[] = [
		{ is: 'title', kicker: words.kicker, title, facts: titleFacts(sources, newest), code, codeSays: code },
		...(only ? [] : overview(sources)),
		...items.flatMap((item): Block[] => [
			...(only ? [] : [{ is: 'new page' } as const, ...itemTitle(item)]),
			...itemBlocks(sources, item),
			...actBlocks(sources, item),
		]),
		...people(sources, items),
		...heads(sources.entries),
		{ is: 'text', text: words.howTo },
		{ is: 'heading', text: words.onward },
		{ is: 'text', text: words.onwardSays, keeps: true },
		{ is: 'lines', count: 3, columns: [words.released, words.received], fields: words.blanks },
	];
	return {
		title: head,
		...markOf(sources.entries),
		foot: [head, `newest entry ${newest.ref}  sha256 ${newest.digest}`],
		pageOf: (page, pages) => `page ${page} of ${pages}`,
		blocks,
	};
}

function titleFacts(sources: FormSources, newest: EntryView): Fact[] {
	const { number, title, classification } = sources.case;
	const { at, offset } = sources.madeAt;
	return [
		{ label: 'Case', text: `${visible(number)}, ${visible(title)}` },
		...(classification === null ? [] : [{ label: 'Classification', text: visible(classification) }]),
		{ label: 'Newest entry', text: `${newest.ref}, ${moment(newest.head.at, newest.head.offset)}` },
		{ label: 'Its SHA-256', text: newest.digest, mono: true },
		{ label: 'Made', text: `${moment(at, offset)}, ${visible(sources.program)}` },
	];
}

function overview({ items }: FormSources): Block[] {
	const rows = items.map((item) => [
		visible(item.cite),
		visible(item.description),
		`${item.state === 'held' ? '' : `${STATES[item.state] ?? item.state}; last `}${visible(item.holder.name ?? item.holder.keyId)}`,
		visible(item.place ?? words.none),
		String(item.findings.filter((finding) => finding.settledBy === null).length),
	]);
	const columns = [
		{ name: 'Tag', share: 12 },
		{ name: 'Item', share: 36 },
		{ name: 'Accountable', share: 22 },
		{ name: 'Place', share: 20 },
		{ name: 'Open findings', share: 10 },
	];
	return [
		{ is: 'heading', text: words.items },
		{ is: 'table', columns, rows },
	];
}

const itemTitle = (item: ItemView): Block[] => [
	{ is: 'heading', text: `${visible(item.cite)}  ${shortened(visible(item.description))}` },
];

/** Whoever is named on the form, with all that the case knows of them. */
function people({ people: known, entries }: FormSources, items: readonly ItemView[]): Block[] {
	const ids = new Set(items.map(({ item }) => item));
	const named = new Set<KeyId>();
	for (const entry of entries) {
		if (typeof entry.body.item !== 'string' || !ids.has(entry.body.item as ItemView['item'])) continue;
		for (const { keyId } of entry.signers) named.add(keyId);
		for (const member of [entry.body.holder, entry.body.from, entry.body.to, entry.body.doneBy, entry.body.witness]) {
			const { keyId } = (member ?? {}) as { readonly keyId?: unknown };
			if (typeof keyId === 'string') named.add(keyId as KeyId);
		}
	}
	const rows = [...named].map((keyId) => {
		const person = known.get(keyId);
		const or = (text: string | null | undefined) => (text ? visible(text) : words.none);
		return [
			or(person?.name),
			[person?.title, person?.organization]
				.filter((text) => text)
				.map((text) => visible(text ?? ''))
				.join(', ') || words.none,
			or(person?.phone),
			`${fingerprintOf(keyId)}${person?.vouchedFor === false ? ' (not vouched for)' : ''}`,
		];
	});
	const columns = [
		{ name: 'Name', share: 20 },
		{ name: 'Title, organization', share: 22 },
		{ name: 'Telephone', share: 15 },
		{ name: 'Key fingerprint (SHA-256 of the public key)', share: 43, mono: true as const },
	];
	return rows.length === 0
		? []
		: [
				{ is: 'heading', text: words.people },
				{ is: 'table', columns, rows },
			];
}

/** The newest entry of every laptop's chain: with two laptops, no single entry need reach all. */
export function heads(entries: readonly EntryView[]): Block[] {
	const newest = new Map(entries.map((entry) => [entry.chain, entry]));
	const rows = [...newest.values()].map(({ ref, head, digest }) => [ref, moment(head.at, head.offset), digest]);
	const columns = [
		{ name: 'Entry', share: 14 },
		{ name: 'Entered', share: 26 },
		{ name: 'SHA-256', share: 60, mono: true as const },
	];
	return [
		{ is: 'heading', text: words.heads },
		{ is: 'table', columns, rows },
	];
}

/** A heading keeps to one line or two; the whole text stands below. */
export function shortened(text: string, most = 90): string {
	const characters = [...text];
	return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
