/** What the stream shows, and the ways to find an entry. */
import { Hash } from 'lucide-react';
import { useRef } from 'react';
import type { EntryView } from '../../../shared/views';
import { useKeys } from '../../hooks/useKeys';
import { Button } from '../../parts/Button';
import { FilterBox } from '../../parts/FilterBox';
import { Segments } from '../../parts/Segments';
import { stream as words } from '../../words/workspace';
import { isOf, type Kinds } from './show';

interface StreamBarProps {
	readonly entries: readonly EntryView[];
	readonly kinds: Kinds;
	readonly onKinds: (kinds: Kinds) => void;
	readonly words: string;
	readonly onWords: (words: string) => void;
	readonly onGoTo: () => void;
}

const NAMES: readonly { readonly id: Kinds; readonly name: string }[] = [
	{ id: 'all', name: words.all },
	{ id: 'note', name: words.notes },
	{ id: 'evidence', name: words.evidence },
	{ id: 'custody', name: words.custody },
	{ id: 'person', name: words.people },
];

export function StreamBar({ entries, kinds, onKinds, words: typed, onWords, onGoTo }: StreamBarProps) {
	const box = useRef<HTMLInputElement>(null);
	useKeys({ '/': () => box.current?.focus() });
	const options = NAMES.map((each) => ({ ...each, count: entries.filter((entry) => isOf(entry, each.id)).length }));
	return (
		<div className="stb">
			<Segments label={words.show} options={options} value={kinds} onChange={onKinds} />
			<span className="push" />
			<FilterBox small ref={box} label={words.filter} value={typed} onChange={onWords} />
			<Button size="s" tone="quiet" icon={Hash} keys="G" onClick={onGoTo}>
				{words.goTo}
			</Button>
		</div>
	);
}
