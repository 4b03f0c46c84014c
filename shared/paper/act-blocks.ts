/** The acts of one item on its form: every disclosed member, who signed how, and what did not add up. */
import { drawnPath } from '../drawing';
import { fingerprintOf } from '../projections/people';
import type { EntryView, FileView, ItemView } from '../views';
import { visible } from '../visible';
import { isInstant, type KeyId, type Sha256 } from '../vocabulary';
import type { FormSources } from './custody-form';
import type { Block, Fact, Side } from './document';
import { ACTS, MEMBERS, form as words } from './form-words';
import { logFacts } from './log-facts';
import { moment } from './moment';

/** Members that are told in a place of their own, or name what the form is about. */
const ELSEWHERE = new Set([
	...['item', 'tag', 'from', 'to', 'doneBy', 'witness', 'doneAt', 'lateBecause', 'signedOnPaper', 'drawnSignature'],
	...['attachments', 'photographs', 'digested', 'release', 'entries', 'cite'],
]);

type Named = { readonly keyId?: unknown; readonly name?: unknown; readonly organization?: unknown };

export function actBlocks(sources: FormSources, item: ItemView): Block[] {
	const own = sources.entries.filter(({ body, ref }) => body.item === item.item && ref !== item.registered);
	const acts = own.filter(({ kind }) => kind in ACTS).map((entry) => actBlock(sources, entry));
	const registration = sources.entries.find(({ ref }) => ref === item.registered);
	return [
		{ is: 'heading', text: words.acts },
		...(registration ? [registered(sources, registration)] : []),
		...acts,
		{ is: 'heading', text: words.findings },
		...findings(sources, item),
	];
}

/** The registration's fields stand above; here is who signed it, and what paper it was typed from. */
function registered(sources: FormSources, entry: EntryView): Block {
	return {
		...frame(entry),
		sides: [],
		facts: [...later(entry), ...signatures(sources, entry), ...onPaper(entry), digestOf(entry)],
	};
}

function actBlock(sources: FormSources, entry: EntryView): Block {
	const { body } = entry;
	// An acquisition tells far more than who handled what; its own report tells the rest.
	const plainly = entry.kind.startsWith('acquisition.');
	const said = Object.entries(body).filter(
		([member, value]) =>
			!ELSEWHERE.has(member) &&
			!(plainly && (typeof value === 'object' || member === 'acquisition' || member === 'log')),
	);
	const facts: Fact[] = [
		...said.map(([member, value]): Fact => ({ label: MEMBERS[member] ?? visible(member), text: textOf(value, entry) })),
		...entry.withheld
			.filter((member) => !ELSEWHERE.has(member))
			.map((member): Fact => ({ label: MEMBERS[member] ?? visible(member), text: words.withheld })),
		...logFacts(entry),
		...later(entry),
		...files('Digested again', body.digested),
		...files('Photographs', body.photographs),
	];
	const sides = sidesOf(sources, entry);
	const signed = sides.length > 0 ? others(sources, entry) : signatures(sources, entry);
	return { ...frame(entry), sides, facts: [...facts, ...signed, ...onPaper(entry), digestOf(entry)] };
}

const frame = (entry: EntryView) => ({
	is: 'act' as const,
	title: `${ACTS[entry.kind] ?? entry.kind}${entry.verdict === 'broken' ? ' (this entry does not verify)' : ''}`,
	at: moment(doneAt(entry), entry.head.offset),
	entry: entry.ref,
});

const doneAt = ({ body, head }: EntryView): string =>
	typeof body.doneAt === 'string' && isInstant(body.doneAt) ? body.doneAt : head.at;

const digestOf = (entry: EntryView): Fact => ({
	label: `Entry ${entry.ref}`,
	text: `sha256 ${entry.digest}`,
	mono: true,
});

function later({ body, head, withheld }: EntryView): Fact[] {
	if (typeof body.doneAt !== 'string') return [];
	const because =
		typeof body.lateBecause === 'string'
			? visible(body.lateBecause)
			: withheld.includes('lateBecause')
				? words.withheld
				: words.none;
	return [{ label: 'Entered later', text: `${moment(head.at, head.offset)}, because: ${because}` }];
}

/** Who gave and who took it, each with name, title, key and how they signed. */
function sidesOf(sources: FormSources, entry: EntryView): Side[] {
	const { from, to } = entry.body;
	if (typeof from === 'object' && from !== null && typeof to === 'object' && to !== null)
		return [side(sources, entry, words.released, from), side(sources, entry, words.received, to)];
	if (entry.kind === 'custody.returned/1' && typeof to === 'object' && to !== null)
		return [
			side(
				sources,
				entry,
				words.released,
				entry.body.doneBy ?? { keyId: entry.signers[0]?.keyId, name: entry.signers[0]?.name },
			),
			side(sources, entry, words.received, to),
		];
	return [];
}

function side(sources: FormSources, entry: EntryView, role: string, who: unknown): Side {
	const { keyId, name, organization } = who as Named;
	const key = typeof keyId === 'string' ? keyId : null;
	const known = key === null ? undefined : sources.people.get(key as KeyId);
	const house = known?.organization ?? (typeof organization === 'string' ? organization : null);
	const called = known?.name ?? (typeof name === 'string' ? name : null);
	const facts: Fact[] = [
		{ label: 'Name', text: visible(called ?? words.withheld) },
		{
			label: 'Title',
			text:
				[known?.title, house]
					.filter((text) => text)
					.map((text) => visible(text ?? ''))
					.join(', ') || words.none,
		},
		{ label: 'Telephone', text: visible(known?.phone ?? words.none) },
		...(key === null
			? [{ label: 'Key', text: 'none' }]
			: [{ label: 'Key', text: fingerprintOf(key), mono: true as const }]),
	];
	if (key !== null && entry.signers.some((signer) => signer.keyId === key))
		return { role, facts, signed: words.keySigned };
	const drawn = entry.body.drawnSignature as
		| { readonly by?: unknown; readonly picture?: { readonly object?: unknown } }
		| undefined;
	if (drawn && drawn.by === name) {
		const picture = drawnPath(sources.drawings.get(drawn.picture?.object as Sha256) ?? '');
		return picture === null
			? { role, facts, signed: words.drawnElsewhere }
			: { role, facts, signed: words.drawn, drawing: picture };
	}
	const names = entry.body.signedOnPaper;
	if (Array.isArray(names) && names.includes(called)) return { role, facts, signed: words.paperSigned };
	return {
		role,
		facts,
		signed: key === null || entry.kind !== 'custody.received/1' ? words.notSigned : 'Signed at the release',
	};
}

function signatures(sources: FormSources, entry: EntryView): Fact[] {
	return entry.signers.map(({ keyId, name }, at) => {
		const role = roleOf(entry, keyId, at);
		const known = sources.people.get(keyId);
		const called = visible(name ?? words.withheld);
		const more = [known?.title, known?.phone].filter((text) => text).map((text) => visible(text ?? ''));
		return { label: role, text: `${[called, ...more].join(', ')}; key ${fingerprintOf(keyId)}` };
	});
}

/** Signers who stand on neither side. */
const others = (sources: FormSources, entry: EntryView): Fact[] => {
	const parties = new Set([entry.body.from, entry.body.to].map((who) => (who as Named | undefined)?.keyId));
	return signatures(sources, { ...entry, signers: entry.signers.filter(({ keyId }) => !parties.has(keyId)) });
};

function roleOf({ body }: EntryView, keyId: KeyId, at: number): string {
	if ((body.witness as Named | undefined)?.keyId === keyId) return 'Witness, signed';
	if ((body.doneBy as Named | undefined)?.keyId === keyId) return 'Done by, signed';
	return at === 0 ? 'Recorded by, signed' : 'Also signed';
}

/** The paper that an entry was typed from. */
function onPaper({ body }: EntryView): Fact[] {
	const names = Array.isArray(body.signedOnPaper)
		? body.signedOnPaper.filter((name): name is string => typeof name === 'string')
		: [];
	const signed =
		names.length === 0 ? [] : [{ label: 'Signed on paper', text: words.weakPaper(visible(names.join(', '))) }];
	return [...signed, ...files('Paper, photograph', body.attachments)];
}

function files(label: string, value: unknown): Fact[] {
	if (!Array.isArray(value)) return [];
	return value.map((each) => {
		const { name, sizeBytes, object, digests } = each as FileView;
		const digest = digests?.sha256 ?? object;
		return { label, text: `${visible(String(name))}, ${String(sizeBytes)} bytes${digest ? `, sha256 ${digest}` : ''}` };
	});
}

/** What a member says, in words; an instant at the entry's own offset. */
function textOf(value: unknown, { head }: EntryView): string {
	if (typeof value === 'string') return isInstant(value) ? moment(value, head.offset) : visible(value);
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) return value.map((each) => textOf(each, { head } as EntryView)).join(', ');
	if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
		return visible(value.name);
	return visible(JSON.stringify(value) ?? '');
}

function findings({ entries }: FormSources, item: ItemView): Block[] {
	if (item.findings.length === 0) return [{ is: 'text', text: words.noFindings }];
	const byRef = new Map(entries.map((entry) => [entry.ref, entry]));
	const rows = item.findings.map(({ sentence, entries: refs, from, settledBy }) => {
		const first = byRef.get(refs.at(-1) ?? '');
		const settling = settledBy === null ? undefined : byRef.get(settledBy);
		const explanation =
			typeof settling?.body.explanation === 'string' ? visible(settling.body.explanation) : words.withheld;
		return [
			visible(sentence),
			from === null ? '' : moment(from, first?.head.offset ?? 0),
			refs.join(', '),
			settledBy === null
				? 'open'
				: `${settledBy}, by ${visible(settling?.signers[0]?.name ?? words.withheld)}: ${explanation}`,
		];
	});
	const columns = [
		{ name: 'Finding', share: 36 },
		{ name: 'When', share: 18 },
		{ name: 'Entries', share: 12 },
		{ name: 'Settled by', share: 34 },
	];
	return [{ is: 'table', columns, rows }];
}
