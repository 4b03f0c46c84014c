/** What a case cost, entry by entry with the sums, and how its handling was judged. */
import type { CaseMetrics } from '../../../shared/views';
import { type Column, Columns } from '../../parts/Columns';
import { EntryLinks } from '../../parts/EntryLinks';
import { figures as words } from '../../words/figures';
import { visible } from '../../words/seen';

const COST_COLUMNS: readonly Column[] = [
	{ name: words.cost, width: 'fg-n' },
	{ name: words.what },
	{ name: words.amount },
	{ name: words.entry },
];
const JUDGED_COLUMNS: readonly Column[] = [
	{ name: words.measure, width: 'fg-n' },
	{ name: words.figure },
	{ name: words.entry },
];

interface CostsProps {
	readonly metrics: CaseMetrics;
	readonly onGo: (entry: string) => void;
}

export function Costs({ metrics: { cost, assessments }, onGo }: CostsProps) {
	const counting = cost.parts.filter(({ replaced }) => replaced === null).length;
	return (
		<>
			<section className="pn" aria-label={words.costs}>
				<div className="pn-h">
					<h2>{words.costs}</h2>
					<span className="dim ell">
						{cost.sums
							.map(({ sort, least, most, currency }) => `${words.sort[sort]} ${words.sum(least, most, currency)}`)
							.concat(counting > 0 ? [`${words.ofCases(cost.known, counting)} ${words.known.toLowerCase()}`] : [])
							.join('; ')}
					</span>
				</div>
				{cost.parts.length === 0 ? (
					<p className="pn-b sec">{words.noCost}</p>
				) : (
					<table className="tb">
						<Columns of={COST_COLUMNS} />
						<tbody>
							{cost.parts.map(({ sort, what, amount, basis, entry, withheld, replaced }) => (
								<tr key={entry}>
									<th scope="row">{sort === null ? words.withheld : words.sort[sort]}</th>
									<td>
										{visible(what ?? words.withheld)}
										{basis !== null && <span className="sub">{visible(basis)}</span>}
									</td>
									<td className={replaced === null ? '' : 'dim'}>
										{amount === null
											? withheld
												? words.withheld
												: words.unknown
											: words.sum(amount.least, amount.most, amount.currency)}
										{replaced !== null && <span className="sub">{words.replaced(replaced)}</span>}
									</td>
									<td>
										<EntryLinks entries={[entry]} onGo={onGo} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				)}
			</section>
			{assessments.length > 0 && (
				<section className="pn" aria-label={words.judged}>
					<div className="pn-h">
						<h2>{words.judged}</h2>
					</div>
					<table className="tb">
						<Columns of={JUDGED_COLUMNS} />
						<tbody>
							{assessments.map(({ measure, answer, by, says, entry }) => (
								<tr key={entry}>
									<th scope="row">{visible(measure.name)}</th>
									<td>
										{words.answers[answer]}
										<span className="sub">
											{visible(by?.name ?? words.withheld)}: {visible(says ?? words.withheld)}
										</span>
									</td>
									<td>
										<EntryLinks entries={[entry]} onGo={onGo} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</>
	);
}
