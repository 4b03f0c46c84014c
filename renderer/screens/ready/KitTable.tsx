/** The jump kit as rows: what is amiss comes first. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { KitItemView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import { MenuButton } from '../../parts/MenuButton';
import { Stamp } from '../../parts/Stamp';
import { faultOf, isLaptop, toolName, kit as words } from '../../words/ready';
import { visible } from '../../words/seen';
import type { KitAct } from './JumpKit';

interface KitTableProps {
	readonly items: readonly KitItemView[];
	readonly onAct: (act: KitAct, item: KitItemView) => void;
}

export function KitTable({ items, onAct }: KitTableProps) {
	return (
		<div className="pn hm-p">
			<div className="hm-t">
				<table className="tb tb-w kt" aria-label={words.table}>
					<colgroup>
						<col />
						<col className="w-n" />
						<col className="kt-c" />
						<col className="kt-n" />
						<col className="kt-s" />
						<col className="w-n" />
						<col className="w-act" />
					</colgroup>
					<thead>
						<tr>
							<th scope="col">{words.name}</th>
							<th scope="col" className="num">
								{words.quantity}
							</th>
							<th scope="col">{words.checked}</th>
							<th scope="col">{words.next}</th>
							<th scope="col">{words.state}</th>
							<th scope="col">{words.entry}</th>
							<th scope="col">
								<span className="vh">{words.actsName}</span>
							</th>
						</tr>
					</thead>
					<tbody>
						{items.map((each) => (
							<Row key={each.item} item={each} onAct={onAct} />
						))}
					</tbody>
				</table>
			</div>
		</div>
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
							<Stamp at={checked.at} /> {visible(checked.by ?? words.somebody)}
						</span>
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
