/** Deadlines that every case of the notebook can run under. */
import type { DeadlineView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { partyName, contacts as words } from '../../words/contacts';
import { visible } from '../../words/seen';

interface DeadlineTableProps {
	readonly deadlines: readonly DeadlineView[];
	readonly onChange: (deadline: DeadlineView) => void;
}

export function DeadlineTable({ deadlines, onChange }: DeadlineTableProps) {
	return (
		<div className="pn hm-p">
			<div className="hm-t">
				<table className="tb tb-w" aria-label={words.deadlines}>
					<colgroup>
						<col />
						<col className="ct-v" />
						<col className="ct-p" />
						<col className="ct-v" />
						<col className="w-n" />
						<col className="w-act" />
					</colgroup>
					<thead>
						<tr>
							<th scope="col">{words.name}</th>
							<th scope="col">{words.deadline}</th>
							<th scope="col">{words.standsFor}</th>
							<th scope="col">{words.basis}</th>
							<th scope="col">{words.entry}</th>
							<th scope="col">
								<span className="vh">{words.actsName}</span>
							</th>
						</tr>
					</thead>
					<tbody>
						{deadlines.map((each) => (
							<tr key={each.deadline} className={each.retired === null ? '' : 'gone-by'}>
								<th scope="row" className="wrap">
									<span className="med">{visible(each.name)}</span>{' '}
									{each.retired !== null && <Badge>{words.retired}</Badge>}
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
					</tbody>
				</table>
			</div>
		</div>
	);
}
