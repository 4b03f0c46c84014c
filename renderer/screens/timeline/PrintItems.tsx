/** On paper there is no scrolling: the first items of the window as a plain table, fetched once the window stands still and made when it is printed. */
import type { CaseView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import type { ItemsWanted } from '../../hooks/usePages';
import { usePrinting } from '../../hooks/usePrinting';
import { useSettled } from '../../hooks/useSettled';
import { count } from '../../parts/measure';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';
import { cellsOf, gapText } from './cells';
import { rowsAmong } from './rows';

const MOST = 300;

interface PrintItemsProps {
	readonly view: CaseView;
	readonly wanted: ItemsWanted;
	readonly assumedMinutes: number;
}

export function PrintItems({ view, wanted, assumedMinutes }: PrintItemsProps) {
	const printing = usePrinting();
	const { value } = useAnswer('timeline.show', { ...useSettled(wanted, 800), limit: MOST });
	if (!value || !printing) return null;
	const rows = rowsAmong(value.gaps, value.window, value.total, value.rows.length);
	return (
		<section className="tm-pr">
			<p className="pr-h">{`${words.heading(visible(view.number))}, ${visible(view.title)}`}</p>
			<p>{words.printed(count(value.rows.length), count(value.total))}</p>
			<table className="tb">
				<colgroup>
					<col className="tm-w2" />
					<col className="tm-w3" />
					<col className="tm-w1" />
					<col className="tm-w1" />
					<col />
					<col className="tm-w0" />
				</colgroup>
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
					{Array.from({ length: rows.count }, (_, at) => {
						const row = rows.at(at);
						const item = row.gap ? undefined : value.rows[row.index];
						return row.gap ? (
							<tr key={`gap ${row.gap.fromMs}`}>
								<td colSpan={words.columns.length}>{gapText(row.gap)}</td>
							</tr>
						) : (
							item && (
								<tr key={item.id}>
									{cellsOf(item, assumedMinutes).map((cell, column) => (
										<td key={words.columns[column]}>{cell}</td>
									))}
								</tr>
							)
						);
					})}
				</tbody>
			</table>
		</section>
	);
}
