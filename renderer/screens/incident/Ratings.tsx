/** How the incident is rated, now and as expected, with every change and the way from the first rating to the last. */
import type { ChoiceView, ImpactRating, Outlook } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { type Column, Columns } from '../../parts/Columns';
import { EntryLinks } from '../../parts/EntryLinks';
import { incident as words } from '../../words/incident';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.level, width: 'inc-k' },
	{ name: words.outlook.now },
	{ name: words.outlook.expected },
	{ name: words.change },
];

interface RatingsProps {
	readonly impact: readonly ImpactRating[];
	readonly onGo: (entry: string) => void;
	readonly onRate?: (outlook: Outlook) => void;
}

export function Ratings({ impact, onGo, onRate }: RatingsProps) {
	const of = (factor: ImpactRating['factor'], outlook: Outlook) =>
		impact.find((each) => each.factor === factor && each.outlook === outlook);
	return (
		<section className="pn" aria-label={words.impact}>
			<div className="pn-h">
				<h2>{words.impact}</h2>
				<span className="push" />
				{onRate && (
					<Button size="s" aria-label={words.rate} onClick={() => onRate('now')}>
						{words.rate}
					</Button>
				)}
			</div>
			<table className="tb">
				<Columns of={COLUMNS} />
				<tbody>
					{(['functional', 'information', 'recoverability'] as const).map((factor) => (
						<tr key={factor}>
							<th scope="row" className="td-h">
								{words.factor[factor]}
							</th>
							<Rated rating={of(factor, 'now')} onGo={onGo} />
							<Rated rating={of(factor, 'expected')} onGo={onGo} />
							<td>
								<Change rating={of(factor, 'now')} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

const named = (levels: readonly ChoiceView[]): string => levels.map(({ name }) => visible(name)).join(', ');

function Rated({
	rating,
	onGo,
}: {
	readonly rating: ImpactRating | undefined;
	readonly onGo: (entry: string) => void;
}) {
	const last = rating?.history.at(-1);
	if (!rating || !last) return <td className="dim">{words.notRated}</td>;
	return (
		<td>
			<span className="med">{named(rating.levels)}</span>
			{last.reason !== null && <span className="sub">{visible(last.reason)}</span>}
			<span className="refs">
				<EntryLinks entries={rating.history.map(({ entry }) => entry).reverse()} onGo={onGo} most={4} />
			</span>
		</td>
	);
}

function Change({ rating }: { readonly rating: ImpactRating | undefined }) {
	if (!rating || rating.history.length === 0) return null;
	if (rating.difference === null) return <span className="dim">{words.unchanged}</span>;
	return <>{words.changed(named(rating.difference.first), named(rating.difference.last))}</>;
}
