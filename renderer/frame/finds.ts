/** What the palette finds: pure, so that the same words always find the same things in the same order. */
import type { CaseSummary, EntryView, ItemView, Person } from '../../shared/views';
import { headline } from '../parts/headline';
import { nameOf } from '../parts/SignerName';
import { markedNumber } from '../words/exercise';
import { keyList } from '../words/keys';
import { kindName } from '../words/kinds';
import { palette } from '../words/palette';
import { visible } from '../words/seen';
import type { Command } from './commands';

export type Found =
	| { readonly is: 'entry'; readonly entry: EntryView }
	| { readonly is: 'item'; readonly item: ItemView }
	| { readonly is: 'command'; readonly command: Command }
	| { readonly is: 'person'; readonly person: Person }
	| { readonly is: 'case'; readonly summary: CaseSummary }
	| { readonly is: 'key'; readonly keys: string };

export interface Find {
	readonly id: string;
	readonly name: string;
	readonly quiet: string;
	readonly keys?: string;
	readonly found: Found;
}

export interface Section {
	readonly name: string;
	readonly finds: readonly Find[];
}

interface Searched {
	readonly entries: readonly EntryView[];
	/** What an entry is about, where it names that by an id only. */
	readonly about: (entry: EntryView) => string | null;
	readonly items: readonly ItemView[];
	readonly commands: readonly Command[];
	readonly people: readonly Person[];
	readonly cases: readonly CaseSummary[];
}

const MOST = 8;

export function find(typed: string, { entries, about, items, commands, people, cases }: Searched): readonly Section[] {
	const mark = /^[#>@?]/.exec(typed)?.[0] ?? '';
	const words = typed.slice(mark.length).trim().toLowerCase();
	const holds = (text: string) => text.toLowerCase().includes(words);
	const section = (name: string, of: string, all: readonly Find[], most = MOST): Section[] => {
		if (mark !== '' && mark !== of) return [];
		const finds = all.filter((each) => holds(`${each.name} ${each.quiet}`)).slice(0, most);
		return finds.length > 0 ? [{ name, finds }] : [];
	};
	const searching = words !== '';
	return [
		...(mark === '' && !searching ? [] : section(palette.evidence, '', items.map(ofItem))),
		...(mark === '' && !searching
			? []
			: section(
					palette.entries,
					'#',
					[...entries].reverse().map((each) => ofEntry(each, about(each))),
				)),
		...section(palette.commands, '>', commands.map(ofCommand), 20),
		...section(palette.cases, '', cases.map(ofCase)),
		...(mark === '' && !searching ? [] : section(palette.people, '@', people.map(ofPerson))),
		...(mark === '?'
			? section(
					palette.keys,
					'?',
					keyList.map((key, at) => ({
						id: `key ${String(at)}`,
						name: key.does,
						quiet: key.where,
						keys: key.keys,
						found: { is: 'key', keys: key.keys },
					})),
					40,
				)
			: []),
	];
}

const ofItem = (item: ItemView): Find => ({
	id: `item ${item.item}`,
	name: `${visible(item.tag)} ${visible(item.description)}`,
	quiet: palette.heldBy(nameOf(item.holder)),
	found: { is: 'item', item },
});

const ofEntry = (entry: EntryView, about: string | null): Find => ({
	id: `entry ${entry.ref}`,
	name: `${entry.ref} ${kindName(entry.kind)}`,
	quiet: [about === null ? '' : visible(about), headline(entry)].filter((text) => text !== '').join('\u2002'),
	found: { is: 'entry', entry },
});

const ofCommand = (command: Command): Find => ({
	id: `command ${command.id}`,
	name: command.name,
	quiet: '',
	...(command.keys ? { keys: command.keys } : {}),
	found: { is: 'command', command },
});

const ofPerson = (person: Person): Find => ({
	id: `person ${person.keyId}`,
	name: nameOf(person),
	quiet: [person.title, person.organization]
		.filter((text) => text !== null)
		.map((text) => visible(text))
		.join(', '),
	found: { is: 'person', person },
});

const ofCase = (summary: CaseSummary): Find => ({
	id: `case ${summary.case}`,
	name: visible(markedNumber(summary)),
	quiet: visible(summary.title),
	found: { is: 'case', summary },
});
