/** On paper there is no scrolling: the first items of the window as a plain table that only the printer sees, made once the window stands still. */
import { useAnswer } from '../../hooks/useAnswer';
import type { ItemsWanted } from '../../hooks/usePages';
import { useSettled } from '../../hooks/useSettled';
import { count } from '../../parts/measure';
import { timeline as words } from '../../words/timeline';
import { cellsOf } from './cells';

const MOST = 300;

interface PrintItemsProps {
	readonly wanted: ItemsWanted;
	readonly assumedMinutes: number;
}

export function PrintItems({ wanted, assumedMinutes }: PrintItemsProps) {
	const { value } = useAnswer('timeline.show', { ...useSettled(wanted, 800), limit: MOST });
	if (!value) return null;
	return (
		<section className="tm-pr" aria-hidden>
			<p>{words.printed(count(value.rows.length), count(value.total))}</p>
			<table className="tb">
				<thead>
					<tr>
						{words.columns.map((name) => (
							<th key={name} scope="col">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{value.rows.map((item) => (
						<tr key={item.id}>
							{cellsOf(item, assumedMinutes).map((cell, at) => (
								<td key={words.columns[at]}>{cell}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
