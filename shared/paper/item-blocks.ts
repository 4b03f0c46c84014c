/** What a form says of one item before its acts: the identifying fields of SP 800-61 r2 §3.3.2, files, who held it when. */
import type { FileView, ItemView, Person } from '../views';
import { visible } from '../visible';
import type { KeyId } from '../vocabulary';
import type { FormSources } from './custody-form';
import type { Block, Fact } from './document';
import { FIELDS, STATES, form as words } from './form-words';
import { moment } from './moment';

type Known = ReadonlyMap<KeyId, Person>;

export function itemBlocks(sources: FormSources, item: ItemView): Block[] {
	const entry = sources.entries.find(({ ref }) => ref === item.registered);
	const offset = entry?.head.offset ?? 0;
	const withheld = entry?.withheld ?? [];
	return [
		{ is: 'heading', text: words.identity },
		{ is: 'facts', facts: [{ label: 'Tag', text: visible(item.tag) }, ...identity(item, withheld)] },
		{ is: 'heading', text: words.collection },
		{ is: 'facts', facts: collection(item, sources.people, offset) },
		{ is: 'heading', text: words.now },
		{ is: 'facts', facts: standing(item, sources, offset) },
		...fileBlocks(words.files, item.files),
		...fileBlocks(words.photographs, item.photographs),
		{ is: 'heading', text: words.intervals },
		intervals(item, sources),
	];
}

function identity(item: ItemView, withheld: readonly string[]): Fact[] {
	const said = FIELDS.map(([member, label]): Fact => {
		const value = item.fields[member];
		return {
			label,
			text: value === undefined ? (withheld.includes(member) ? words.withheld : words.none) : visible(value),
		};
	});
	const description = withheld.includes('description') ? words.withheld : visible(item.description);
	return [{ label: 'Description', text: description }, ...said];
}

function collection(item: ItemView, people: Known, offset: number): Fact[] {
	const { fields, intervals: spans } = item;
	const collector = spans[0]?.holder;
	const known = collector ? people.get(collector.keyId) : undefined;
	const other = fields.collectorName !== undefined;
	const or = (...texts: readonly (string | null | undefined)[]) => {
		const text = texts.find((each) => each);
		return text ? visible(text) : words.none;
	};
	const observed = fields.observedAt === undefined ? words.none : moment(fields.observedAt, offset);
	return [
		{ label: 'Collected by', text: or(fields.collectorName, collector?.name) },
		{ label: 'Title', text: other ? or(fields.collectorTitle) : or(fields.collectorTitle, known?.title) },
		{ label: 'Telephone', text: other ? or(fields.collectorPhone) : or(fields.collectorPhone, known?.phone) },
		{ label: 'Collected at', text: observed },
		{ label: 'Authority', text: or(fields.authority) },
		{ label: 'Its number', text: or(fields.authorityNumber) },
		{ label: 'Registered', text: `${moment(item.registeredAt, offset)}, entry ${item.registered}` },
		{ label: 'Stored at', text: or(spans[0]?.place) },
	];
}

function standing(item: ItemView, { items }: FormSources, offset: number): Fact[] {
	const made = items
		.filter(({ parent }) => parent === item.tag)
		.map(({ tag, derivation }) => `${tag}${derivation ? ` (${derivation})` : ''}`);
	const { retention } = item;
	const since = item.intervals.at(-1)?.from ?? item.registeredAt;
	const until = retention?.until ? `until ${moment(retention.until, offset)}` : 'until further notice';
	const facts: (readonly [string, string | null])[] = [
		['State', STATES[item.state] ?? item.state],
		['Accountable', `${visible(item.holder.name ?? item.holder.keyId)}, since ${moment(since, offset)}`],
		['Place', visible(item.place ?? words.none)],
		['Seals on it', item.seals.map((seal) => visible(seal)).join(', ') || 'none'],
		[
			'Made from',
			item.parent === null ? null : visible(`${item.parent}${item.derivation ? ` (${item.derivation})` : ''}`),
		],
		['Made from it', made.length === 0 ? null : visible(made.join(', '))],
		['Due back', item.dueBack === null ? null : moment(item.dueBack, offset)],
		['Hold', item.onHold ? 'must not be disposed of' : 'none'],
		[
			'Kept for',
			retention
				? visible(`${retention.ground ?? words.withheld}, ${until}: ${retention.reason ?? words.withheld}`)
				: words.none,
		],
	];
	return facts.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]));
}

/** Every digest whole. */
function fileBlocks(heading: string, files: readonly FileView[]): Block[] {
	if (files.length === 0) return [];
	const rows = files.map((file) => [
		`${visible(file.name)}, ${file.sizeBytes} bytes${file.object === null ? '' : ', stored'}${file.remarks.map((remark) => `; ${visible(remark)}`).join('')}`,
		Object.entries(file.digests)
			.map(([algorithm, digest]) => `${algorithm} ${digest}`)
			.join('\n'),
	]);
	const columns = [
		{ name: 'File', share: 38 },
		{ name: 'Digests', share: 62, mono: true as const },
	];
	return [
		{ is: 'heading', text: heading },
		{ is: 'table', columns, rows },
	];
}

function intervals(item: ItemView, { entries }: FormSources): Block {
	const offsets = new Map(entries.map(({ ref, head }) => [ref, head.offset]));
	const rows = item.intervals.map(({ from, to, holder, place, state, entries: refs }) => {
		const offset = offsets.get(refs[0] ?? '') ?? 0;
		return [
			moment(from, offset),
			to === null ? 'until now' : moment(to, offset),
			`${state === 'held' ? '' : `${STATES[state] ?? state}; last `}${visible(holder.name ?? holder.keyId)}${holder.keyId === '' ? ' (no key)' : ''}`,
			visible(place ?? words.none),
			refs.join(', '),
		];
	});
	const columns = [
		{ name: 'From', share: 27.5 },
		{ name: 'To', share: 27.5 },
		{ name: 'Accountable', share: 20 },
		{ name: 'Place', share: 17 },
		{ name: 'Entry', share: 8 },
	];
	return { is: 'table', columns, rows };
}
