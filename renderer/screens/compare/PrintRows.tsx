/**
 * On paper there is no scrolling: the rows that fit the filter are read, at most 2,000 of them, put out as a plain
 * table that only the printer sees, and printed. The first line says how many there are in all.
 */
import { useEffect, useRef, useState } from 'react';
import type { ComparisonRowView, ComparisonView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import type { RowsWanted } from '../../hooks/usePages';
import { type Column, Columns } from '../../parts/Columns';
import { bytes, count } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { compare as words } from '../../words/compare';
import { visible } from '../../words/seen';

const MOST = 2000;
const AT_ONCE = 500;

const COLUMNS: readonly Column[] = [
	{ name: words.columns.state },
	{ name: words.columns.path },
	{ name: words.columns.size },
	{ name: words.columns.modified },
	{ name: words.columns.digest },
	{ name: words.columns.finding },
];

interface PrintRowsProps {
	readonly comparison: ComparisonView;
	readonly wanted: RowsWanted;
	readonly onDone: () => void;
}

export function PrintRows({ comparison, wanted, onDone }: PrintRowsProps) {
	const [rows, setRows] = useState<readonly ComparisonRowView[]>([]);
	const { value, refusal } = useAnswer('comparison.rows', { ...wanted, from: rows.length, count: AT_ONCE });
	const { act: print } = useAct('page.print');
	const begun = useRef(false);
	const total = value?.total ?? 0;
	const complete = value !== null && (rows.length >= Math.min(total, MOST) || value.rows.length === 0);
	if (value && !complete) setRows([...rows, ...value.rows]);
	useEffect(() => {
		if (refusal) onDone();
		if (!complete || begun.current) return;
		begun.current = true;
		void print({}).finally(onDone);
	}, [complete, refusal, print, onDone]);
	return (
		<section className="pr-r" aria-label={words.printTitle} hidden={!complete}>
			<p>{words.printed(count(Math.min(rows.length, MOST)), count(total))}</p>
			<p>{words.notRecorded}</p>
			<table className="tb">
				<Columns of={COLUMNS} />
				<tbody>
					{rows.slice(0, MOST).map((row) => (
						<tr key={row.row}>
							<td>
								{comparison.quick || row.quick
									? `${words.states[row.state]}, ${words.quickRow}`
									: words.states[row.state]}
							</td>
							<td className="mono wrap">
								{visible(row.path)}
								{row.known && row.known.verdict !== 'unknown' && ` (${words.knownBadge[row.known.verdict]})`}
							</td>
							<td>{row.sizeBytes === null ? '–' : bytes(row.sizeBytes)}</td>
							<td>{row.modifiedAt === null ? '–' : <Stamp at={row.modifiedAt} />}</td>
							<td className="mono wrap">{row.digest === null ? '–' : row.digest.value}</td>
							<td>{row.finding ?? '–'}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="mono">{comparison.comparison}</p>
		</section>
	);
}
