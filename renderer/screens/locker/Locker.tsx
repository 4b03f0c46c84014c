/** The locker: every item of every case, narrowed by place, person, state and what is due; from a row to the item in its case. */
import { Package, Tags } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { LockerRow, PlaceView } from '../../../shared/views';
import { dueOf, isHere, lockerRows, placeCounts } from '../../hooks/lockerRules';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { FilterBox } from '../../parts/FilterBox';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { tags, locker as words } from '../../words/locker';
import { visible } from '../../words/seen';
import { AddPlace } from './AddPlace';
import { LockerTable, type Sort } from './LockerTable';
import { type Narrow, NarrowBy, NOT_NARROWED, wantedOf } from './NarrowBy';
import { PlaceTree } from './PlaceTree';
import { RetirePlace } from './RetirePlace';
import { StockTake } from './StockTake';
import { TagPattern } from './TagPattern';

type Show = keyof typeof words.shows;
const NO_ROWS: readonly LockerRow[] = [];

export function Locker() {
	const { value, refusal, waiting } = useAnswer('locker.list', {});
	const tree = useAnswer('place.list', {});
	const pattern = useAnswer('tag.pattern', {});
	const { go } = usePlace();
	const [show, setShow] = useState<Show>('here');
	const [text, setText] = useState('');
	const [narrow, setNarrow] = useState<Narrow>(NOT_NARROWED);
	const [place, setPlace] = useState<string | null>(null);
	const [sort, setSort] = useState<Sort>({ by: 'tag', descending: false });
	const [current, setCurrent] = useState(0);
	const [adding, setAdding] = useState<{ readonly around: PlaceView | null } | null>(null);
	const [retiring, setRetiring] = useState<PlaceView | null>(null);
	const [numbering, setNumbering] = useState(false);
	const [counting, setCounting] = useState<string | null>(null);
	const box = useRef<HTMLInputElement>(null);
	const rows = value?.rows ?? NO_ROWS;
	const now = value?.at;
	const of = useMemo(() => {
		const here = rows.filter(isHere);
		return {
			here,
			due: now ? here.filter((row) => dueOf(row, now).length > 0) : NO_ROWS,
			findings: rows.filter((row) => row.findings.length > 0),
			left: rows.filter((row) => !isHere(row)),
		} satisfies Record<Show, readonly LockerRow[]>;
	}, [rows, now]);
	const counts = useMemo(() => placeCounts(rows, tree.value ?? []), [rows, tree.value]);
	const shown = useMemo(() => {
		const { by, descending } = sort;
		const wanted = { ...wantedOf(narrow), text, place: place ?? undefined, sort: by, descending };
		return now ? lockerRows(of[show], wanted, now) : [];
	}, [of, show, narrow, text, place, sort, now]);
	const showAll = () => {
		setShow('here');
		setText('');
		setNarrow(NOT_NARROWED);
		setPlace(null);
	};
	useKeys({
		'/': () => box.current?.focus(),
		s: place && counting === null ? () => setCounting(place) : undefined,
	});
	if (counting !== null) return <StockTake place={counting} rows={rows} onClose={() => setCounting(null)} />;
	const open = (row: LockerRow) => go({ at: 'case', case: row.case, tab: 'evidence', item: row.cite });
	const segments = (Object.keys(words.shows) as Show[]).map((id) => ({
		id,
		name: words.shows[id],
		count: of[id].length,
	}));
	return (
		<div className="lkr">
			<PlaceTree
				counts={counts}
				all={of.here.length}
				nowhere={of.here.filter((row) => row.place === null).length}
				picked={place}
				onPick={setPlace}
				onAdd={(around) => setAdding({ around })}
				onRetire={setRetiring}
				onStock={setCounting}
			/>
			<section className="ev-l" aria-labelledby="lk-title" data-pane>
				<div className="stb stb-e">
					<h1 className="t4" id="lk-title">
						{words.heading}
					</h1>
					<Segments label={words.show} value={show} onChange={setShow} options={segments} />
					<span className="push" />
					<FilterBox ref={box} label={words.filter} value={text} onChange={setText} />
					<Button icon={Tags} disabled={pattern.value === null} onClick={() => setNumbering(true)}>
						{tags.button}
					</Button>
				</div>
				<NarrowBy rows={rows} value={narrow} onChange={setNarrow} />
				<Refused refusal={refusal ?? tree.refusal} />
				{value?.unread.map(({ number, why }) => (
					<Note key={number} tone="bad">
						<span className="strong">{words.unread(visible(number))}</span> {visible(why)}
					</Note>
				))}
				{waiting && <Waiting />}
				{value && rows.length === 0 && (
					<Empty
						title={words.emptyTitle}
						action={
							<Button tone="primary" icon={Package} onClick={() => go({ at: 'cases' })}>
								{words.toCases}
							</Button>
						}
					>
						{words.empty}
					</Empty>
				)}
				{rows.length > 0 && shown.length === 0 && (
					<p className="none">
						{words.none}{' '}
						<Button size="s" onClick={showAll}>
							{words.showAll}
						</Button>
					</p>
				)}
				{shown.length > 0 && now && (
					<LockerTable
						rows={shown}
						all={rows.length}
						now={now}
						current={Math.min(current, shown.length - 1)}
						onCurrent={setCurrent}
						onOpen={open}
						sort={sort}
						onSort={setSort}
					/>
				)}
			</section>
			{adding && (
				<AddPlace
					around={adding.around}
					onClose={() => setAdding(null)}
					onAdded={(path) => {
						setAdding(null);
						setPlace(path);
					}}
				/>
			)}
			{numbering && pattern.value && <TagPattern now={pattern.value.pattern} onClose={() => setNumbering(false)} />}
			{retiring && (
				<RetirePlace
					place={retiring}
					onClose={() => {
						setRetiring(null);
						setPlace(null);
					}}
				/>
			)}
		</div>
	);
}
