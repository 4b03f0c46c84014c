/** The lists that screens offer, each with what ships and what this notebook added of its own. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ListItemView, ListView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import type { Column } from '../../parts/Columns';
import { InHead } from '../../parts/InHead';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { RoomTable } from '../../parts/RoomTable';
import { Waiting } from '../../parts/Waiting';
import { isFixed, retireListItem, lists as words } from '../../words/lists';
import { visible } from '../../words/seen';
import { AddListItem } from './AddListItem';

const COLUMNS: readonly Column[] = [
	{ name: words.name, width: 'lst-n' },
	{ name: words.says },
	{ name: words.from, width: 'lst-f' },
	{ name: words.actsName, width: 'w-act', quiet: true },
];

type Over = 'add' | { readonly retire: ListItemView } | null;

export function Lists({ head }: { readonly head: HTMLElement | null }) {
	const { value, refusal, waiting } = useAnswer('list.all', {});
	const [picked, pick] = useState('attack-vectors');
	const [over, setOver] = useState<Over>(null);
	const offered = (value ?? []).filter(({ list }) => !isFixed(list)).sort((a, b) => (a.name < b.name ? -1 : 1));
	const shown = offered.find(({ list }) => list === picked) ?? offered[0] ?? null;
	const close = () => setOver(null);
	useKeys({ n: shown ? () => setOver('add') : undefined });
	return (
		<>
			<InHead head={head}>
				{shown && (
					<Button tone="primary" icon={Plus} keys="N" onClick={() => setOver('add')}>
						{words.add}
					</Button>
				)}
			</InHead>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{shown && (
				<>
					<div className="row lst-h">
						<Choice
							label={words.list}
							small
							options={offered.map(({ list, name }) => ({ id: list, name }))}
							value={shown.list}
							onChange={pick}
						/>
						<span className="sec">{words.source(shown.source, shown.version)}</span>
					</div>
					<RoomTable label={words.table} columns={COLUMNS} className="kt">
						{shown.items.map((item) => (
							<Row key={item.id} item={item} list={shown} onRetire={() => setOver({ retire: item })} />
						))}
					</RoomTable>
				</>
			)}
			{shown && over === 'add' && <AddListItem list={shown} onClose={close} />}
			{shown && over !== null && over !== 'add' && <Retire list={shown.list} item={over.retire} onClose={close} />}
		</>
	);
}

interface RowProps {
	readonly item: ListItemView;
	readonly list: ListView;
	readonly onRetire: () => void;
}

function Row({ item: { name, says, group, own, retired }, list, onRetire }: RowProps) {
	const heading = list.groups?.find(({ id }) => id === group)?.name;
	return (
		<tr className={retired ? 'gone-by' : ''}>
			<th scope="row" className="wrap">
				<span className="med">{visible(name)}</span>
				{heading !== undefined && <span className="sub wrap">{visible(heading)}</span>}
			</th>
			<td className="wrap">{visible(says ?? '')}</td>
			<td className="wrap">
				{own === null ? <span className="dim">{words.ships}</span> : <Badge>{words.own(own)}</Badge>}
				{retired && <span className="sub wrap">{words.retired(visible(retired.reason ?? words.noReason))}</span>}
			</td>
			<td className="num">
				{own !== null && retired === null && (
					<Button size="s" aria-label={words.retireOf(visible(name))} onClick={onRetire}>
						{words.retire}
					</Button>
				)}
			</td>
		</tr>
	);
}

interface RetireProps {
	readonly list: string;
	readonly item: ListItemView;
	readonly onClose: () => void;
}

function Retire({ list, item, onClose }: RetireProps) {
	const { act, busy, refusal } = useAct('list.retire');
	return (
		<ReasonDialog
			title={retireListItem.title(visible(item.name))}
			about={retireListItem.about}
			label={retireListItem.reason}
			act={retireListItem.act}
			busy={busy}
			refusal={refusal}
			onSeal={(reason) => void act({ list, item: item.id, reason }).then((done) => done && onClose())}
			onClose={onClose}
		/>
	);
}
