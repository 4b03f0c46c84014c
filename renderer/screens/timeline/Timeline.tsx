/** A case's timeline: one picture and one table in step, other programs' timelines in and out. */
import { Download, FileInput, Files as FilesIcon, Minus, Plus, Undo2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { CaseView, TimelineKind, TimelineView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { useItems } from '../../hooks/usePages';
import { usePlace } from '../../hooks/usePlace';
import { useSettled } from '../../hooks/useSettled';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Empty } from '../../parts/Empty';
import { FilterBox } from '../../parts/FilterBox';
import { count, duration, offsetHere, offsetText } from '../../parts/measure';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { isWritable } from '../../parts/writable';
import { rollback } from '../../words/rollback';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';
import { ExportItems } from './ExportItems';
import { ImportedFiles } from './ImportedFiles';
import { ImportFile } from './ImportFile';
import { ItemTable } from './ItemTable';
import { Picture, stamp } from './Picture';
import { PrintItems } from './PrintItems';
import { RecordEvent } from './RecordEvent';
import { moved, roomy, type Span, zoomed } from './zooming';

const KINDS = Object.keys(words.kinds) as TimelineKind[];
const ZONES = Array.from({ length: 27 }, (_, at) => (at - 12) * 60);
type Over = 'record' | 'import' | 'export' | 'files' | null;

export function Timeline({ view }: { readonly view: CaseView }) {
	const { go } = usePlace();
	const [kind, setKind] = useState<TimelineKind | 'every'>('every');
	const [typed, setTyped] = useState('');
	const text = useSettled(typed.trim(), 150);
	const [span, setSpan] = useState<Span | null>(null);
	const [assumedMinutes, setAssumed] = useState(0);
	const [current, setCurrent] = useState(-1);
	const [over, setOver] = useState<Over>(null);
	const box = useRef<HTMLInputElement>(null);
	const wanted = useMemo(
		() => ({
			...{ case: view.case, assumedMinutes },
			...(kind === 'every' ? {} : { kinds: [kind] }),
			...(text === '' ? {} : { text }),
			...(span === null ? {} : span),
		}),
		[view.case, assumedMinutes, kind, text, span],
	);
	const asked = useAnswer('timeline.show', { ...wanted, limit: 0, bins: 240, marks: 120 });
	const [kept, setKept] = useState<TimelineView | null>(null);
	if (asked.value && asked.value !== kept) setKept(asked.value);
	const shown = asked.value ?? kept;
	const pages = useItems(wanted);
	const all = shown?.extent ? roomy(shown.extent) : null;
	const now = span ?? all;
	const here = pages.at(current);
	const look = (next: Span | null) => {
		setSpan(next);
		setCurrent(-1);
	};
	const around = here?.atMs ?? (now ? (now.fromMs + now.toMs) / 2 : 0);
	const zoom = (factor: number) => all && now && look(zoomed(now, all, factor, around));
	const pan = (by: number) => all && now && span && look(moved(now, all, by));
	const acts: Readonly<Record<string, () => void>> = {
		'+': () => zoom(0.5),
		'=': () => zoom(0.5),
		'-': () => zoom(2),
		'0': () => look(null),
		ArrowLeft: () => pan(-0.25),
		ArrowRight: () => pan(0.25),
		Home: () => pan(Number.NEGATIVE_INFINITY),
		End: () => pan(Number.POSITIVE_INFINITY),
	};
	const onKey = (key: string): boolean => {
		acts[key]?.();
		return key in acts;
	};
	const writable = isWritable(view);
	const idle = over === null;
	useKeys({
		...Object.fromEntries(['+', '=', '-', '0'].map((key) => [key, idle ? acts[key] : undefined])),
		'/': () => box.current?.focus(),
		n: writable && idle ? () => setOver('record') : undefined,
		i: writable && idle ? () => setOver('import') : undefined,
		z: idle && here ? () => zoom(0.1) : undefined,
		Escape: idle && current >= 0 ? () => setCurrent(-1) : undefined,
	});
	const lanes = KINDS.filter((each) => (shown?.counts[each] ?? 0) > 0 && (kind === 'every' || kind === each));
	const longest = shown?.gaps.length
		? [...shown.gaps].sort((a, b) => b.toMs - b.fromMs - a.toMs + a.fromMs)[0]
		: undefined;
	const close = () => setOver(null);
	return (
		<section className="tm" aria-label={words.table}>
			<h1 className="vh">{words.heading(visible(view.number))}</h1>
			<div className="stb stb-e">
				<Choice
					small
					label={words.show}
					value={kind}
					onChange={(next) => {
						setKind(next);
						look(null);
					}}
					options={[
						{ id: 'every', name: words.every },
						...KINDS.map((id) => ({ id, name: words.kinds[id], quiet: count(shown?.counts[id] ?? 0) })),
					]}
				/>
				<FilterBox ref={box} label={words.filter} value={typed} onChange={setTyped} />
				{(shown?.files.length ?? 0) > 0 && (
					<Button icon={FilesIcon} onClick={() => setOver('files')}>
						{words.files}
					</Button>
				)}
				<span className="push" />
				{!writable && <span className="dim t1">{view.state === 'closed' ? words.closed : rollback.readOnly}</span>}
				<Button icon={Download} disabled={(shown?.total ?? 0) === 0} onClick={() => setOver('export')}>
					{words.export}
				</Button>
				<Button icon={FileInput} keys="I" disabled={!writable} onClick={() => setOver('import')}>
					{words.import}
				</Button>
				<Button tone="primary" icon={Plus} keys="N" disabled={!writable} onClick={() => setOver('record')}>
					{words.record}
				</Button>
			</div>
			<Refused refusal={asked.refusal ?? pages.refusal} />
			{shown === null && asked.refusal === null && <Waiting />}
			{shown?.whole === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
			{shown && shown.whole > 0 && shown.everywhere === 0 && <p className="none">{words.none}</p>}
			{shown && now && shown.everywhere > 0 && (
				<>
					<div className="tm-z no-print">
						<Button size="s" icon={Plus} keys="+" onClick={() => zoom(0.5)}>
							{words.zoomIn}
						</Button>
						<Button size="s" icon={Minus} keys="-" disabled={span === null} onClick={() => zoom(2)}>
							{words.zoomOut}
						</Button>
						<Button size="s" icon={Undo2} keys="0" disabled={span === null} onClick={() => look(null)}>
							{words.all}
						</Button>
						{here && (
							<Button size="s" keys="Z" onClick={() => zoom(0.1)}>
								{words.zoomTo}
							</Button>
						)}
						<span className="dim mono t1 ell">{`${stamp(now.fromMs)} – ${stamp(now.toMs)} ${offsetText(offsetHere(new Date(now.fromMs).toISOString()))}`}</span>
						<span className="push" />
						{longest && (
							<Button size="s" tone="quiet" onClick={() => look(roomy(longest))}>
								{words.longest(duration(longest.toMs - longest.fromMs))}
								{longest.maybe > 0 && `; ${words.maybe(count(longest.maybe))}`}
							</Button>
						)}
						<Choice
							small
							label={words.assume}
							value={String(assumedMinutes)}
							onChange={(minutes) => setAssumed(Number(minutes))}
							options={ZONES.map((minutes) => ({ id: String(minutes), name: words.assumeAs(offsetText(minutes)) }))}
						/>
					</div>
					<Picture
						span={now}
						picture={shown.picture ?? { bins: {}, marks: [] }}
						{...{ lanes, gaps: shown.gaps, total: shown.total, onKey }}
						current={current < 0 ? null : current}
						currentMs={here?.atMs ?? null}
						onPick={setCurrent}
						onSpan={look}
					/>
					<ItemTable
						{...{ pages, current, assumedMinutes }}
						total={pages.total ?? shown.total}
						onCurrent={setCurrent}
						onEntry={(entry) => go({ at: 'case', case: view.case, tab: 'notebook', entry })}
					/>
					<div className="tfoot">
						<span>{words.count(count(shown.total), count(shown.whole))}</span>
						<span className="dim">{words.legend}</span>
						<span className="push" aria-hidden>
							<kbd>↑</kbd> <kbd>↓</kbd> {words.move}&ensp;<kbd>Enter</kbd> {words.open}&ensp;<kbd>+</kbd> <kbd>-</kbd>{' '}
							{words.zoom}
						</span>
					</div>
					<PrintItems wanted={wanted} assumedMinutes={assumedMinutes} />
				</>
			)}
			{over === 'record' && <RecordEvent case={view.case} onClose={close} />}
			{over === 'import' && <ImportFile case={view.case} onClose={close} />}
			{over === 'export' && <ExportItems view={view} wanted={wanted} onClose={close} />}
			{over === 'files' && shown && (
				<ImportedFiles case={view.case} files={shown.files} writable={writable} onClose={close} />
			)}
		</section>
	);
}
