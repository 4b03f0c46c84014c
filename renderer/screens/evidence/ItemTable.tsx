/** Items as rows; arrows move the focus and the choice together. */
import { Fingerprint, HardDrive, Package, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ItemView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { type Column, Columns } from '../../parts/Columns';
import { bytes } from '../../parts/measure';
import { Outstanding } from '../../parts/Outstanding';
import { moveAmongRows, pickAmongRows } from '../../parts/rows';
import { nameOf } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { acts } from '../../words/custody';
import { evidence as words } from '../../words/evidence';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.tag, width: 'w-tag' },
	{ name: words.item },
	{ name: words.holder, width: 'w-who' },
	{ name: words.place, width: 'w-plc' },
	{ name: words.files, width: 'w-fls' },
];

interface ItemTableProps {
	readonly items: readonly ItemView[];
	readonly all: number;
	readonly picked: string | null;
	readonly onPick: (tag: string) => void;
	readonly onShowAll: () => void;
}

export function ItemTable({ items, all, picked, onPick, onShowAll }: ItemTableProps) {
	const body = useRef<HTMLTableSectionElement>(null);
	useEffect(() => {
		if (picked !== null)
			body.current?.querySelector(`[data-row="${CSS.escape(picked)}"]`)?.scrollIntoView({ block: 'nearest' });
	}, [picked]);
	const inOrder = items.some((item) => item.cite === picked) ? picked : items[0]?.cite;
	return (
		<>
			<div className="ev-t">
				<table
					className="tb"
					aria-label={words.table}
					onKeyDown={picked === null ? moveAmongRows : pickAmongRows(onPick)}
				>
					<Columns of={COLUMNS} />
					<tbody ref={body}>
						{items.map((item) => (
							<Row
								key={item.item}
								item={item}
								picked={item.cite === picked}
								inOrder={item.cite === inOrder}
								onPick={onPick}
							/>
						))}
					</tbody>
				</table>
				{items.length === 0 && (
					<p className="none">
						{words.none}{' '}
						<Button size="s" onClick={onShowAll}>
							{words.showAll}
						</Button>
					</p>
				)}
			</div>
			<div className="tfoot">
				<span>{words.count(items.length, all)}</span>
				<span className="push" aria-hidden>
					<kbd>↑</kbd> <kbd>↓</kbd> {words.move}&ensp;<kbd>T</kbd> {words.transferKey}&ensp;<kbd>R</kbd>{' '}
					{words.recordKey}
				</span>
			</div>
		</>
	);
}

function Row({
	item,
	picked,
	inOrder,
	onPick,
}: {
	readonly item: ItemView;
	readonly picked: boolean;
	readonly inOrder: boolean;
	readonly onPick: (tag: string) => void;
}) {
	const pick = () => onPick(item.cite);
	const Icon = item.fields.type === 'physical' ? Package : HardDrive;
	const size = item.files.reduce((sum, file) => sum + file.sizeBytes, 0);
	const identity = [item.fields.model, item.fields.serial, item.fields.hostname]
		.filter((text) => text !== undefined)
		.map((text) => visible(text));
	return (
		<tr
			className={picked ? 'r2 act sel' : 'r2 act'}
			data-row={item.cite}
			tabIndex={inOrder ? 0 : -1}
			{...(picked ? { 'aria-current': true } : {})}
			onClick={pick}
			onKeyDown={(event) => {
				if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
				event.preventDefault();
				pick();
			}}
		>
			<td>
				<span className="row gap-3">
					<span className="tag">{visible(item.cite)}</span>
					{item.findings.length > 0 && (
						<span className="tone-warn" title={words.findingCount(item.findings.length)}>
							<TriangleAlert className="ic ic-s" aria-hidden />
							<span className="vh">{words.findingCount(item.findings.length)}</span>
						</span>
					)}
				</span>
			</td>
			<td>
				<div className="row">
					<span className="dim">
						<Icon className="ic" aria-hidden />
					</span>
					<div className="grow">
						<button type="button" className="lnk-r ell" tabIndex={-1} onClick={pick}>
							{visible(item.description)}
						</button>
						<span className="sub">
							{identity.length > 0 ? identity.join(', ') : item.files[0] ? visible(item.files[0].name) : ''}
						</span>
					</div>
				</div>
			</td>
			<td>
				<span className="ell blk">{nameOf(item.holder)}</span>
				{item.state === 'held' ? (
					<span className="sub">
						<Stamp at={item.intervals.at(-1)?.from ?? item.registeredAt} />
					</span>
				) : (
					// Since when stands in the item's own pane: a row has two lines.
					<span className="ell blk t1 tone-warn">
						{item.awaitsReceipt ? <Outstanding short since={item.awaitsReceipt.since} /> : acts.state[item.state]}
					</span>
				)}
			</td>
			<td>{item.place === null ? <span className="dim">{words.noPlace}</span> : visible(item.place)}</td>
			<td>
				{item.files.length === 0 ? (
					<span className="dim">{words.noFiles}</span>
				) : (
					<>
						<State icon={Fingerprint}>{parts.files(item.files.length)}</State>
						<span className="sub sub-i">{bytes(size)}</span>
					</>
				)}
			</td>
		</tr>
	);
}
