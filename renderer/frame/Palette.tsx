/** The command palette: one field over entries, evidence, commands, people and keys. */
import { FolderOpen, Keyboard, Package, Search, User } from 'lucide-react';
import { useState } from 'react';
import {
	Autocomplete,
	Collection,
	Dialog,
	Header,
	Input,
	ListBox,
	ListBoxItem,
	ListBoxSection,
	Modal,
	ModalOverlay,
	SearchField,
} from 'react-aria-components';
import type { CaseView } from '../../shared/views';
import { useAnswer } from '../hooks/useAnswer';
import { usePlace } from '../hooks/usePlace';
import { useSubjects } from '../hooks/useSubjects';
import { KindIcon } from '../parts/KindIcon';
import { palette } from '../words/palette';
import { visible } from '../words/seen';
import type { Command } from './commands';
import { type Find, type Found, find } from './finds';

export function Palette({ view, commands }: { readonly view: CaseView | null; readonly commands: readonly Command[] }) {
	const { go, open } = usePlace();
	const [typed, setTyped] = useState('');
	const at = view ? { case: view.case } : null;
	const entries = useAnswer('entry.list', at);
	const items = useAnswer('evidence.list', at);
	const people = useAnswer('person.list', {});
	const cases = useAnswer('case.list', {});
	const about = useSubjects(entries.value);
	const sections = find(typed, {
		entries: entries.value ?? [],
		about,
		items: items.value ?? [],
		people: people.value ?? [],
		cases: cases.value ?? [],
		commands,
	});
	const choose = (found: Found) => {
		open(null);
		switch (found.is) {
			case 'command':
				found.command.act();
				break;
			case 'case':
				go({ at: 'case', case: found.summary.case, tab: 'notebook' });
				break;
			case 'person':
				go({ at: 'people' });
				break;
			case 'entry':
				if (view) go({ at: 'case', case: view.case, tab: 'notebook', entry: found.entry.ref });
				break;
			case 'item':
				if (view) go({ at: 'case', case: view.case, tab: 'evidence', item: found.item.tag });
				break;
			case 'key':
				break;
			default:
				found satisfies never;
		}
	};
	return (
		<ModalOverlay className="scrim scrim-top" isOpen isDismissable onOpenChange={(is) => !is && open(null)}>
			<Modal className="dlg pal">
				<Dialog aria-label={palette.name} className="dlg-in">
					<Autocomplete inputValue={typed} onInputChange={setTyped}>
						<SearchField className="pal-in" aria-label={palette.field} autoFocus>
							<Search className="ic ic-l" aria-hidden />
							<Input className="pal-f1" role="combobox" aria-expanded placeholder={palette.placeholder} />
							<span className="push t1 dim nw">{view ? palette.inCase(visible(view.number)) : palette.noCase}</span>
						</SearchField>
						<ListBox
							className="pal-l"
							aria-label={palette.results}
							items={sections}
							selectionMode="none"
							onAction={(key) => {
								const chosen = sections.flatMap((each) => each.finds).find((each) => each.id === key);
								if (chosen) choose(chosen.found);
							}}
							renderEmptyState={() => <p className="dim pal-e">{palette.nothing}</p>}
						>
							{(section) => (
								<ListBoxSection id={section.name}>
									<Header className="pg-h">{section.name}</Header>
									<Collection items={section.finds}>{(each) => <Row find={each} />}</Collection>
								</ListBoxSection>
							)}
						</ListBox>
					</Autocomplete>
					<div className="pal-f" aria-hidden>
						<span>
							<kbd>↑</kbd> <kbd>↓</kbd> {palette.move}
						</span>
						<span>
							<kbd>Enter</kbd> {palette.open}
						</span>
						<span className="push">
							<kbd>#</kbd> {palette.entry}
						</span>
						<span>
							<kbd>&gt;</kbd> {palette.command}
						</span>
						<span>
							<kbd>@</kbd> {palette.person}
						</span>
						<span>
							<kbd>?</kbd> {palette.keys.toLowerCase()}
						</span>
					</div>
				</Dialog>
			</Modal>
		</ModalOverlay>
	);
}

function Row({ find: { id, name, quiet, keys, found } }: { readonly find: Find }) {
	return (
		<ListBoxItem id={id} className="pi" textValue={`${name} ${quiet}`}>
			<Icon found={found} />
			<span className="ell">
				<span className="med">{name}</span>
				{quiet && <span className="dim">{`\u2002${quiet}`}</span>}
			</span>
			{keys && (
				<span className="push nw">
					<kbd>{keys}</kbd>
				</span>
			)}
		</ListBoxItem>
	);
}

function Icon({ found }: { readonly found: Found }) {
	if (found.is === 'entry') return <KindIcon kind={found.entry.kind} />;
	if (found.is === 'command') {
		const Own = found.command.icon;
		return <Own className="ic" aria-hidden />;
	}
	const Own = { item: Package, person: User, case: FolderOpen, key: Keyboard }[found.is];
	return <Own className="ic" aria-hidden />;
}
