/** Deadlines that every case of the notebook can run under. */
import type { DeadlineView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import type { Column } from '../../parts/Columns';
import { RoomTable } from '../../parts/RoomTable';
import { partyName, contacts as words } from '../../words/contacts';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.name },
	{ name: words.deadline, width: 'ct-v' },
	{ name: words.standsFor, width: 'ct-p' },
	{ name: words.basis, width: 'ct-v' },
	{ name: words.entry, width: 'w-n' },
	{ name: words.actsName, width: 'w-act', quiet: true },
];

interface DeadlineTableProps {
	readonly deadlines: readonly DeadlineView[];
	readonly onChange: (deadline: DeadlineView) => void;
}

export function DeadlineTable({ deadlines, onChange }: DeadlineTableProps) {
	return (
		<RoomTable label={words.deadlines} columns={COLUMNS}>
			{deadlines.map((each) => (
				<tr key={each.deadline} className={each.retired === null ? '' : 'gone-by'}>
					<th scope="row" className="wrap">
						<span className="med">{visible(each.name)}</span> {each.retired !== null && <Badge>{words.retired}</Badge>}
					</th>
					<td className="wrap">
						<span className="med">{words.length(each.amount, each.unit)}</span> {words.from[each.from]}
					</td>
					<td className="wrap">{each.party !== null && visible(partyName(each.party))}</td>
					<td className="wrap">{each.basis !== null && visible(each.basis)}</td>
					<td className="mono">{each.entry}</td>
					<td className="num">
						{each.retired === null && (
							<Button size="s" onClick={() => onChange(each)}>
								{words.change}
							</Button>
						)}
					</td>
				</tr>
			))}
		</RoomTable>
	);
}
