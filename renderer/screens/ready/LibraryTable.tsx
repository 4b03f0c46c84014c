/** The library as rows: what should be read through comes first, what ships stands last. */
import { CircleAlert, CircleCheck, History } from 'lucide-react';
import type { BuiltInView, LibraryItemView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import type { Column } from '../../parts/Columns';
import { Digest } from '../../parts/Digest';
import { FileName } from '../../parts/FileChip';
import { MenuButton } from '../../parts/MenuButton';
import { bytes, count } from '../../parts/measure';
import { RoomTable } from '../../parts/RoomTable';
import { Stamp } from '../../parts/Stamp';
import { library as words } from '../../words/library';
import { visible } from '../../words/seen';
import type { LibraryAct } from './Library';

interface LibraryTableProps {
	readonly items: readonly LibraryItemView[];
	readonly builtIn: BuiltInView;
	readonly onAct: (act: LibraryAct, item: LibraryItemView) => void;
	readonly onBuiltIn: () => void;
}

const COLUMNS: readonly Column[] = [
	{ name: words.title },
	{ name: words.sort, width: 'lib-s' },
	{ name: words.file, width: 'lib-f' },
	{ name: words.review, width: 'lib-r' },
	{ name: words.checked, width: 'lib-c' },
	{ name: words.entry, width: 'w-n' },
	{ name: words.actsName, width: 'w-act', quiet: true },
];

export function LibraryTable({ items, builtIn, onAct, onBuiltIn }: LibraryTableProps) {
	return (
		<RoomTable label={words.table} columns={COLUMNS} className="kt">
			{items.map((each) => (
				<Row key={each.item} item={each} onAct={onAct} />
			))}
			<tr>
				<th scope="row" className="wrap">
					<button type="button" className="lnk med" onClick={onBuiltIn}>
						{builtIn.title}
					</button>
					<span className="sub wrap">{builtIn.source}</span>
				</th>
				<td>{words.sorts['port list']}</td>
				<td className="wrap">
					{words.ships(builtIn.version)}
					<span className="sub">{words.rows(count(builtIn.rows))}</span>
				</td>
				<td />
				<td />
				<td />
				<td className="num">
					<Button size="s" aria-label={`${words.open}: ${builtIn.title}`} onClick={onBuiltIn}>
						{words.open}
					</Button>
				</td>
			</tr>
		</RoomTable>
	);
}

function Row({ item, onAct }: { readonly item: LibraryItemView; readonly onAct: LibraryTableProps['onAct'] }) {
	const { title, purpose, source, edition, sort, file, reviewBy, required, overdue, checked, withdrawn } = item;
	const about = [purpose, source, edition].filter((part) => part !== null).map((part) => visible(part));
	return (
		<tr className={withdrawn ? 'gone-by' : ''}>
			<th scope="row" className="wrap">
				<button type="button" className="lnk med" onClick={() => onAct('open', item)}>
					{visible(title)}
				</button>{' '}
				{withdrawn && <Badge>{words.withdrawn}</Badge>}
				<span className="sub wrap">{about.join(' · ')}</span>
			</th>
			<td>{words.sorts[sort]}</td>
			<td>
				<FileName name={file.name} />
				<span className="sub">
					{bytes(file.sizeBytes)} <Digest hex={file.sha256} what={words.sha(visible(file.name))} />
				</span>
			</td>
			<td className="wrap">
				{!withdrawn && (reviewBy === null ? <span className="dim">{words.notAsked}</span> : reviewBy)}
				{overdue && (
					<div>
						<State tone="warn" icon={CircleAlert}>
							{words.overdue}
						</State>
					</div>
				)}
				{required && !withdrawn && (
					<span className="sub" title={words.requiredMore}>
						{words.required}
					</span>
				)}
			</td>
			<td className="wrap">
				{checked === null && !withdrawn && <span className="dim">{words.never}</span>}
				{checked && (
					<>
						<State tone={checked.holds ? 'ok' : 'warn'} icon={checked.holds ? CircleCheck : History}>
							{checked.holds ? visible(checked.by ?? words.somebody) : words.replaced}
						</State>
						<span className="sub">
							<Stamp at={checked.at} />
						</span>
					</>
				)}
			</td>
			<td className="mono">{item.entry}</td>
			<td className="num">
				<MenuButton
					name={words.actsName}
					label={words.acts(visible(title))}
					acts={(withdrawn
						? (['open', 'save'] as const)
						: (['open', 'save', 'check', 'revise', 'withdraw'] as const)
					).map((id) => ({ id, name: words[id], act: () => onAct(id, item) }))}
				/>
			</td>
		</tr>
	);
}
