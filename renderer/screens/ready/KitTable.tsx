/** The jump kit as rows: what is amiss comes first. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { KitItemView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import type { Column } from '../../parts/Columns';
import { MenuButton } from '../../parts/MenuButton';
import { RoomTable } from '../../parts/RoomTable';
import { Stamp } from '../../parts/Stamp';
import { faultOf, isLaptop, toolName, kit as words } from '../../words/ready';
import { visible } from '../../words/seen';
import type { KitAct } from './JumpKit';

interface KitTableProps {
	readonly items: readonly KitItemView[];
	readonly onAct: (act: KitAct, item: KitItemView) => void;
}

const COLUMNS: readonly Column[] = [
	{ name: words.name },
	{ name: words.quantity, width: 'w-n', number: true },
	{ name: words.checked, width: 'kt-c' },
	{ name: words.next, width: 'kt-n' },
	{ name: words.state, width: 'kt-s' },
	{ name: words.entry, width: 'w-n' },
	{ name: words.actsName, width: 'w-act', quiet: true },
];

export function KitTable({ items, onAct }: KitTableProps) {
	return (
		<RoomTable label={words.table} columns={COLUMNS} className="kt">
			{items.map((each) => (
				<Row key={each.item} item={each} onAct={onAct} />
			))}
		</RoomTable>
	);
}

function Row({ item, onAct }: { readonly item: KitItemView; readonly onAct: KitTableProps['onAct'] }) {
	const { name, quantity, tool, where, checked, dueAt, expiresOn, scrubbed, retired, faults, entry } = item;
	const about = [tool === null ? null : toolName(tool), where === null ? null : visible(where)];
	return (
		<tr className={retired ? 'gone-by' : ''}>
			<th scope="row" className="wrap">
				<span className="med">{visible(name)}</span> {retired && <Badge>{words.retired}</Badge>}
				<span className="sub wrap">{about.filter((part) => part !== null).join(', ')}</span>
			</th>
			<td className="num">{quantity}</td>
			<td className="wrap">
				{checked && (
					<>
						{words.findings[checked.finding]}
						{checked.remark !== null && `, ${visible(checked.remark)}`}
						<span className="sub">
							<Stamp at={checked.at} />
						</span>
						<span className="sub wrap">{visible(checked.by ?? words.somebody)}</span>
					</>
				)}
			</td>
			<td>
				{dueAt === null ? <span className="dim">{words.notAsked}</span> : <Stamp at={dueAt} />}
				{expiresOn !== null && <span className="sub">{words.goodTo(expiresOn)}</span>}
			</td>
			<td className="wrap">
				{!retired && faults.length === 0 && (
					<State tone="ok" icon={CircleCheck}>
						{words.fine}
					</State>
				)}
				{faults.map((fault) => (
					<div key={fault}>
						<State tone="warn" icon={CircleAlert} top>
							{faultOf(item, fault)}
						</State>
					</div>
				))}
				{scrubbed && (
					<span className="sub wrap">
						{words.scrubbedAt} <Stamp at={scrubbed.doneAt} />
					</span>
				)}
			</td>
			<td className="mono">{entry}</td>
			<td className="num">
				{retired === null && (
					<MenuButton
						name={words.actsName}
						label={words.acts(visible(name))}
						acts={actsOf(item).map(([id, named]) => ({ id, name: named, act: () => onAct(id, item) }))}
					/>
				)}
			</td>
		</tr>
	);
}

const actsOf = (item: KitItemView): readonly (readonly [KitAct, string])[] => [
	['check', words.check],
	item.lent ? ['back', words.back] : ['lend', words.lend],
	...(isLaptop(item) ? ([['scrub', words.scrub]] as const) : []),
	['record', words.change],
	['retire', words.retire],
];
