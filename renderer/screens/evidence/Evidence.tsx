/** A case's evidence: items at the left, the chosen item's custody at the right. */
import { Plus, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CaseView, CustodyFinding, Person } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { FilterBox } from '../../parts/FilterBox';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { isWritable, whyNot } from '../../parts/writable';
import { evidence as words } from '../../words/evidence';
import { print } from '../../words/paper';
import { visible } from '../../words/seen';
import { ItemDetail } from './ItemDetail';
import { ItemTable } from './ItemTable';
import { Photograph } from './Photograph';
import { PrintPaper } from './PrintPaper';
import { RecordAct } from './RecordAct';
import { Settle } from './Settle';
import { Transfer } from './Transfer';
import { WithoutKey } from './WithoutKey';

type Show = 'all' | 'mine' | 'findings';

export function Evidence({
	view,
	me,
	item,
}: {
	readonly view: CaseView;
	readonly me: Person | null;
	readonly item?: string;
}) {
	const { value: items, refusal, waiting } = useAnswer('evidence.list', { case: view.case });
	const { open } = usePlace();
	const [show, setShow] = useState<Show>('all');
	const [filter, setFilter] = useState('');
	const [held, setHeld] = useState<{ readonly item: string | null; readonly by: string | undefined }>({
		item: item ?? null,
		by: item,
	});
	const [moving, setMoving] = useState(false);
	const [recording, setRecording] = useState(false);
	const [settling, setSettling] = useState<CustodyFinding | null>(null);
	const [paper, setPaper] = useState<'print' | 'photograph' | 'without key' | null>(null);
	const busy = moving || recording || settling !== null || paper !== null;
	const box = useRef<HTMLInputElement>(null);
	const wanted = filter.trim().toLowerCase();
	const all = items ?? [];
	const is: Readonly<Record<Show, readonly (typeof all)[number][]>> = {
		all,
		mine: all.filter((each) => each.holder.keyId === me?.keyId),
		findings: all.filter((each) => each.findings.length > 0),
	};
	const shown = is[show].filter(
		(each) =>
			wanted === '' ||
			JSON.stringify([
				each.cite,
				each.description,
				each.holder.name,
				each.place,
				each.fields,
				each.files.map((file) => file.name),
			])
				.toLowerCase()
				.includes(wanted),
	);
	// A place that names an item, by its tag or by the entry that registered it, opens that item.
	const wantedItem = item !== undefined && held.by !== item ? item : held.item;
	const setPicked = (next: string | null) => setHeld({ item: next, by: item });
	const chosen =
		wantedItem === null
			? null
			: (all.find((each) => each.cite === wantedItem || each.registered === wantedItem) ?? null);
	const picked = chosen?.cite ?? null;
	const writable = isWritable(view);
	useKeys({
		'/': () => box.current?.focus(),
		t: chosen?.state === 'held' && writable && !busy ? () => setMoving(true) : undefined,
		p: busy ? undefined : () => setPaper('print'),
		r: chosen && writable && !busy ? () => setRecording(true) : undefined,
		Escape: chosen && !busy ? () => setPicked(null) : undefined,
	});
	const add = (
		<Button tone="primary" size="m" icon={Plus} keys="Ctrl E" disabled={!writable} onClick={() => open('add item')}>
			{words.add}
		</Button>
	);
	return (
		<div className={chosen ? 'ev' : 'ev ev-1'}>
			<section className="ev-l" aria-label={words.table} data-pane>
				<h1 className="vh">{words.heading(visible(view.number))}</h1>
				<div className="stb stb-e">
					<Segments
						label={words.show}
						value={show}
						onChange={setShow}
						options={[
							{ id: 'all', name: words.all, count: all.length },
							{ id: 'mine', name: words.mine, count: is.mine.length },
							{ id: 'findings', name: words.findings, count: is.findings.length },
						]}
					/>
					<span className="push" />
					{!writable && <span className="dim t1">{whyNot(view)}</span>}
					<FilterBox ref={box} label={words.filter} value={filter} onChange={setFilter} />
					<Button size="m" icon={Printer} keys="P" onClick={() => setPaper('print')}>
						{print.button}
					</Button>
					{(all.length > 0 || !writable) && add}
				</div>
				<Refused refusal={refusal} />
				{waiting && <Waiting />}
				{items && items.length === 0 && (
					<Empty title={words.emptyTitle} action={writable && add}>
						{words.empty}
					</Empty>
				)}
				{items && items.length > 0 && (
					<ItemTable
						items={shown}
						all={all.length}
						picked={picked}
						onPick={setPicked}
						onShowAll={() => {
							setShow('all');
							setFilter('');
						}}
					/>
				)}
			</section>
			{chosen && (
				<ItemDetail
					view={view}
					item={chosen}
					items={all}
					me={me}
					onClose={() => setPicked(null)}
					{...(writable
						? {
								write: {
									transfer: () => setMoving(true),
									record: () => setRecording(true),
									settle: setSettling,
									photograph: () => setPaper('photograph'),
								},
							}
						: {})}
				/>
			)}
			{chosen && moving && chosen.holder.keyId !== '' && (
				<Transfer
					view={view}
					item={chosen}
					onClose={() => setMoving(false)}
					onWithoutKey={() => {
						setMoving(false);
						setPaper('without key');
					}}
				/>
			)}
			{chosen && ((moving && chosen.holder.keyId === '') || paper === 'without key') && (
				<WithoutKey
					view={view}
					item={chosen}
					onClose={() => {
						setMoving(false);
						setPaper(null);
					}}
				/>
			)}
			{paper === 'print' && <PrintPaper view={view} tag={chosen?.cite} onClose={() => setPaper(null)} />}
			{chosen && paper === 'photograph' && <Photograph view={view} item={chosen} onClose={() => setPaper(null)} />}
			{chosen && recording && <RecordAct view={view} item={chosen} me={me} onClose={() => setRecording(false)} />}
			{chosen && settling && <Settle view={view} item={chosen} finding={settling} onClose={() => setSettling(null)} />}
		</div>
	);
}
