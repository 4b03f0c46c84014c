/** One result: its head, the filter, the table, and the path in hand before and after. */
import { useCallback, useRef, useState } from 'react';
import type { ComparisonView } from '../../../shared/views';
import { useKeys } from '../../hooks/useKeys';
import { usePages } from '../../hooks/usePages';
import { usePlace } from '../../hooks/usePlace';
import { useSettled } from '../../hooks/useSettled';
import { Button } from '../../parts/Button';
import { FilterBox } from '../../parts/FilterBox';
import { count } from '../../parts/measure';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { compare as words } from '../../words/compare';
import { PathDetail } from './PathDetail';
import { PrintRows } from './PrintRows';
import { ProveRestoration } from './ProveRestoration';
import { RecordFinding } from './RecordFinding';
import { ResultHead } from './ResultHead';
import type { Sort } from './RowHead';
import { RowTable } from './RowTable';
import { SaveResult } from './SaveResult';
import type { Chosen } from './StateFilter';
import { rowsWanted } from './wanted';

const ALL: Chosen = { states: [], known: [] };

interface ResultProps {
	readonly view: ComparisonView;
	readonly writable: boolean;
	readonly onAgain?: () => void;
}

export function Result({ view, writable, onAgain }: ResultProps) {
	const { go } = usePlace();
	const [chosen, setChosen] = useState<Chosen>(ALL);
	const [text, setText] = useState('');
	const [sort, setSort] = useState<Sort>({ by: view.known && view.known.bad > 0 ? 'known' : 'path' });
	const [current, setCurrent] = useState(0);
	const [opened, setOpened] = useState(false);
	const [asked, ask] = useState<'finding' | 'prove' | 'print' | 'save' | null>(null);
	const [sight, setSight] = useState({ first: 0, last: 0 });
	const box = useRef<HTMLInputElement>(null);
	const wanted = rowsWanted(view, chosen, useSettled(text), sort);
	const pages = usePages(wanted);
	const total = pages.total ?? 0;
	const row = pages.at(current);
	const toEntry = (entry: string) => go({ at: 'case', case: view.case, tab: 'notebook', entry });
	const fresh =
		<T,>(set: (value: T) => void) =>
		(value: T) => {
			set(value);
			setCurrent(0);
		};
	const showAll = () => {
		fresh(setChosen)(ALL);
		setText('');
	};
	const onSight = useCallback((first: number, last: number) => setSight({ first, last }), []);
	const onFinding = writable && row ? () => ask('finding') : undefined;
	const step = (by: number) => setCurrent(Math.max(0, Math.min(total - 1, current + by)));
	useKeys({
		'/': () => box.current?.focus(),
		f: onFinding,
		Escape:
			asked === null
				? () => (opened ? setOpened(false) : go({ at: 'case', case: view.case, tab: 'notebook' }))
				: undefined,
	});
	return (
		<div className={opened && row ? 'cp' : 'cp cp-1'}>
			<div className="aq-l cp-l">
				<ResultHead
					view={view}
					chosen={chosen}
					onChange={fresh(setChosen)}
					onEntry={toEntry}
					onPrint={() => ask('print')}
					onSave={() => ask('save')}
					{...(onAgain ? { onAgain } : {})}
					{...(writable ? { onProve: () => ask('prove') } : {})}
				/>
				<div className="stb">
					<FilterBox ref={box} small label={words.text} value={text} onChange={fresh(setText)} />
					<span className="dim t1" role="status">
						{pages.total === null
							? ''
							: words.rows(
									count(total === 0 ? 0 : sight.first + 1),
									count(Math.min(total, sight.last + 1)),
									count(total),
								)}
					</span>
				</div>
				<Refused refusal={pages.refusal} />
				{pages.total === null && !pages.refusal && <Waiting />}
				{pages.total === 0 && (
					<p className="none">
						{view.rows === view.counts.unchanged && chosen === ALL && text === '' ? words.allEqual : words.none}{' '}
						{(chosen !== ALL || text !== '') && (
							<Button size="s" onClick={showAll}>
								{words.showAll}
							</Button>
						)}
					</p>
				)}
				{total > 0 && (
					<RowTable
						pages={pages}
						total={total}
						current={Math.min(current, total - 1)}
						onCurrent={setCurrent}
						onOpen={() => setOpened(true)}
						sort={sort}
						onSort={fresh(setSort)}
						known={view.known !== null}
						quick={view.quick}
						onEntry={toEntry}
						onSight={onSight}
					/>
				)}
				<div className="tfoot">
					<span className="ell" title={words.notRecorded}>
						{words.notRecordedShort}
					</span>
					<span className="push nw" aria-hidden>
						<kbd>↑</kbd> <kbd>↓</kbd> {words.keys.move}&ensp;<kbd>Enter</kbd> {words.keys.open}&ensp;<kbd>F</kbd>{' '}
						{words.keys.finding}&ensp;<kbd>/</kbd> {words.keys.filter}
					</span>
				</div>
			</div>
			{opened && row && (
				<PathDetail
					comparison={view}
					row={row}
					onClose={() => setOpened(false)}
					onEntry={toEntry}
					onItem={(item) => go({ at: 'case', case: view.case, tab: 'evidence', item })}
					{...(current > 0 ? { onBefore: () => step(-1) } : {})}
					{...(current < total - 1 ? { onAfter: () => step(1) } : {})}
					{...(onFinding ? { onFinding } : {})}
				/>
			)}
			{asked === 'finding' && row && <RecordFinding comparison={view} row={row} onClose={() => ask(null)} />}
			{asked === 'prove' && <ProveRestoration comparison={view} onClose={() => ask(null)} />}
			{asked === 'print' && <PrintRows comparison={view} wanted={wanted} onDone={() => ask(null)} />}
			{asked === 'save' && <SaveResult comparison={view} onDone={() => ask(null)} />}
		</div>
	);
}
