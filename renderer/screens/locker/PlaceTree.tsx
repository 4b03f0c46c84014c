/** The places as a tree, each with how many items are in it; one of them narrows the list. */
import { ClipboardCheck, MapPin, MapPinOff, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { PlaceCount } from '../../../shared/projections/locker';
import type { PlaceView } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { count } from '../../parts/measure';
import { moveAmongRows } from '../../parts/rows';
import { places as words } from '../../words/locker';
import { visible } from '../../words/seen';

interface PlaceTreeProps {
	readonly counts: readonly PlaceCount[];
	readonly all: number;
	/** Items that are here and have no place. */
	readonly nowhere: number;
	/** A path; empty: no place recorded; null: everywhere. */
	readonly picked: string | null;
	readonly onPick: (path: string | null) => void;
	readonly onAdd: (around: PlaceView | null) => void;
	readonly onRetire: (place: PlaceView) => void;
	readonly onStock: (path: string) => void;
}

export function PlaceTree({ counts, all, nowhere, picked, onPick, onAdd, onRetire, onStock }: PlaceTreeProps) {
	const tree = counts.filter(({ place }) => place !== null);
	const free = counts.filter(({ place }) => place === null);
	const chosen = counts.find(({ path }) => path === picked) ?? null;
	const row = (path: string | null, name: string, items: number, depth = 0) => (
		<li key={path ?? 'everywhere'}>
			<button
				type="button"
				className={path === picked ? 'pl on' : 'pl'}
				aria-pressed={path === picked}
				data-row={path ?? ''}
				style={{ paddingLeft: 12 + depth * 16 }}
				onClick={() => onPick(path === picked ? null : path)}
			>
				<MapPin className="ic ic-s dim" aria-hidden />
				<span className="ell grow">{name}</span>
				<span className="dim num">{count(items)}</span>
			</button>
		</li>
	);
	return (
		<aside className="side" aria-label={words.heading} data-pane>
			<div className="pl-h">
				<h2 className="lab">{words.heading}</h2>
				<span className="push" />
				<Button size="s" tone="quiet" icon={Plus} onClick={() => onAdd(chosen?.place ?? null)}>
					{chosen?.place ? words.addIn : words.add}
				</Button>
			</div>
			<ul className="pl-l" onKeyDown={(event: KeyboardEvent<HTMLElement>) => void moveAmongRows(event)}>
				{row(null, words.all, all)}
				{tree.map(({ path, place, items }) => row(path, visible(place?.name ?? path), items, place?.depth ?? 0))}
				{tree.length === 0 && <li className="dim pl-n">{words.none}</li>}
				{free.length > 0 && <li className="lab pl-f">{words.free}</li>}
				{free.map(({ path, items }) => row(path, visible(path), items))}
				{nowhere > 0 && row('', words.nowhere, nowhere)}
			</ul>
			{chosen && (
				<div className="pl-a">
					<Button size="s" tone="primary" icon={ClipboardCheck} keys="S" onClick={() => onStock(chosen.path)}>
						{words.stock}
					</Button>
					{chosen.place && (
						<Button size="s" icon={MapPinOff} onClick={() => chosen.place && onRetire(chosen.place)}>
							{words.retire}
						</Button>
					)}
				</div>
			)}
		</aside>
	);
}
