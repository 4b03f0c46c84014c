/** A case's hosts, signs, indicators and leads: one list at a time at the left, the chosen one at the right. */
import { Plus, ScanSearch } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { CaseView, HostState, SceneView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { FilterBox } from '../../parts/FilterBox';
import { MenuButton } from '../../parts/MenuButton';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { isWritable, whyNot } from '../../parts/writable';
import { hosts as hostWords, scene as words } from '../../words/hosts';
import { exchange, indicators } from '../../words/indicators';
import { visible } from '../../words/seen';
import { leads, signs } from '../../words/signs';
import { Chosen } from './Chosen';
import { type Over, Overlay } from './Overlay';
import { RowList } from './RowList';
import { hostRow, indicatorRow, type ListedRow, leadRow, signRow } from './rowsOf';
import { StateBoard } from './StateBoard';

export type List = 'hosts' | 'signs' | 'indicators' | 'leads';
const LISTS = ['hosts', 'signs', 'indicators', 'leads'] as const satisfies readonly List[];
const COLUMNS = {
	hosts: hostWords.columns,
	signs: signs.columns,
	indicators: indicators.columns,
	leads: leads.columns,
} as const;

interface HostsProps {
	readonly view: CaseView;
	/** Look for indicators in this entry, or in a part of its text. */
	readonly find?: { readonly entry: string; readonly from?: number; readonly toExclusive?: number };
}

export function Hosts({ view, find }: HostsProps) {
	const { value, refusal, waiting } = useAnswer('hosts.show', { case: view.case });
	const { go } = usePlace();
	const [list, setList] = useState<List>(find ? 'indicators' : 'hosts');
	const [only, setOnly] = useState<HostState | null>(null);
	const [filter, setFilter] = useState('');
	const [picked, setPicked] = useState<Readonly<Partial<Record<List, string>>>>({});
	const [over, setOver] = useState<Over>(find ? { is: 'find', where: find } : null);
	const box = useRef<HTMLInputElement>(null);
	const wanted = filter.trim().toLowerCase();
	const all = useMemo(() => rowsOf(value, list, only), [value, list, only]);
	const rows = useMemo(() => (wanted === '' ? all : all.filter(({ text }) => text().includes(wanted))), [all, wanted]);
	const key = keyOf(value, list, picked[list] ?? null);
	const pick = (next: string | null, of: List = list) =>
		setPicked(({ [of]: _, ...others }) => (next === null ? others : { ...others, [of]: next }));
	const isChosen = value !== null && key !== null && all.some((row) => row.key === key);
	const writable = isWritable(view);
	const add = () => setOver({ is: 'add', list });
	const look = () => setOver({ is: 'find', where: {} });
	const bringIn = () => setOver({ is: 'import' });
	const giveOut = () => setOver({ is: 'export' });
	const exchanges = list === 'indicators' && over === null;
	useKeys({
		'/': () => box.current?.focus(),
		n: writable && over === null ? add : undefined,
		x: writable && over === null ? look : undefined,
		i: writable && exchanges ? bringIn : undefined,
		o: exchanges ? giveOut : undefined,
		Escape: isChosen && over === null ? () => pick(null) : undefined,
	});
	const close = (made?: { readonly list: List; readonly key: string }) => {
		const cameFrom = over?.is === 'find' ? over.where.entry : undefined;
		setOver(null);
		if (made) {
			setList(made.list);
			pick(made.key, made.list);
		} else if (find && cameFrom !== undefined) go({ at: 'case', case: view.case, tab: 'notebook', entry: cameFrom });
	};
	const count = (of: List) => value?.[of].length ?? 0;
	return (
		<div className={isChosen ? 'ev' : 'ev ev-1'}>
			<section className="ev-l" aria-label={words.table[list]} data-pane>
				<h1 className="vh">{words.heading(visible(view.number))}</h1>
				<div className="stb stb-e">
					<Segments
						label={words.show}
						value={list}
						onChange={setList}
						options={LISTS.map((id) => ({ id, name: words.segments[id], count: count(id) }))}
					/>
					<span className="push" />
					{!writable && <span className="dim t1">{whyNot(view)}</span>}
					<FilterBox ref={box} label={words.filter} value={filter} onChange={setFilter} />
					{list === 'indicators' && (
						<>
							<MenuButton
								name={exchange.menu}
								label={exchange.label}
								acts={[
									...(writable ? [{ id: 'import', name: exchange.import, act: bringIn }] : []),
									{ id: 'export', name: exchange.export, act: giveOut },
								]}
							/>
							<Button icon={ScanSearch} keys="X" disabled={!writable} onClick={look}>
								{words.find}
							</Button>
						</>
					)}
					<Button tone="primary" icon={Plus} keys="N" disabled={!writable} onClick={add}>
						{words.add[list]}
					</Button>
				</div>
				<Refused refusal={refusal} />
				{waiting && <Waiting />}
				{value && count(list) === 0 && <Empty title={words.emptyTitle[list]}>{words.empty[list]}</Empty>}
				{value && count(list) > 0 && (
					<>
						{list === 'hosts' && <StateBoard hosts={value.hosts} only={only} onOnly={setOnly} />}
						{rows.length === 0 ? (
							<p className="none">
								{words.none}{' '}
								<Button
									size="s"
									onClick={() => {
										setFilter('');
										setOnly(null);
									}}
								>
									{words.showAll}
								</Button>
							</p>
						) : (
							<RowList
								key={list}
								label={words.table[list]}
								look={list}
								columns={COLUMNS[list]}
								rows={rows}
								picked={key}
								onPick={pick}
							/>
						)}
						<div className="tfoot">
							<span>{words.count(rows.length, count(list))}</span>
							<span className="push" aria-hidden>
								<kbd>↑</kbd> <kbd>↓</kbd> {words.move}&ensp;<kbd>N</kbd> {words.record}&ensp;<kbd>X</kbd>{' '}
								{words.findKey}
								{list === 'indicators' && (
									<>
										&ensp;<kbd>I</kbd> {exchange.importKey}&ensp;<kbd>O</kbd> {exchange.exportKey}
									</>
								)}
							</span>
						</div>
					</>
				)}
			</section>
			{value && isChosen && key !== null && (
				<Chosen
					scene={value}
					list={list}
					id={key}
					busy={over !== null}
					onClose={() => pick(null)}
					onEntry={(entry) => go({ at: 'case', case: view.case, tab: 'notebook', entry })}
					{...(writable ? { onOver: setOver } : {})}
				/>
			)}
			{value && over && <Overlay view={view} scene={value} over={over} onClose={close} />}
		</div>
	);
}

/** Indicators are sealed many in an entry: the entry’s reference, as `A-12`, chooses the first of them. */
function keyOf(scene: SceneView | null, list: List, picked: string | null): string | null {
	if (list !== 'indicators' || picked === null) return picked;
	const first = scene?.indicators.find(({ ref }) => ref === picked || ref.startsWith(`${picked}.`));
	return first?.indicator ?? picked;
}

function rowsOf(scene: SceneView | null, list: List, only: HostState | null): readonly ListedRow[] {
	if (scene === null) return [];
	if (list === 'hosts') return scene.hosts.filter(({ state }) => only === null || state === only).map(hostRow);
	if (list === 'signs') return scene.signs.map(signRow);
	return list === 'indicators' ? scene.indicators.map(indicatorRow) : scene.leads.map(leadRow);
}
