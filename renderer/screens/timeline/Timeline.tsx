/** A case's timeline: one picture and one table in step, other programs' timelines in and out. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CaseView, TimelineKind, TimelinePicture, TimelineView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useCopy } from '../../hooks/useCopy';
import { useKeys } from '../../hooks/useKeys';
import { useItems } from '../../hooks/usePages';
import { usePlace } from '../../hooks/usePlace';
import { useSettled } from '../../hooks/useSettled';
import { useThrottled } from '../../hooks/useThrottled';
import { Empty } from '../../parts/Empty';
import { count } from '../../parts/measure';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { isWritable } from '../../parts/writable';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';
import { plainRow } from './cells';
import { ExportItems } from './ExportItems';
import { ImportedFiles } from './ImportedFiles';
import { ImportFile } from './ImportFile';
import { ItemTable } from './ItemTable';
import { Picture } from './Picture';
import { PrintItems } from './PrintItems';
import { RecordEvent } from './RecordEvent';
import { rowsAmong } from './rows';
import { type Over, Toolbar } from './Toolbar';
import { ZoomBar } from './ZoomBar';
import { moved, roomy, type Span, zoomed } from './zooming';

const KINDS = Object.keys(words.kinds) as TimelineKind[];
const NO_PICTURE: TimelinePicture = { bins: {}, marks: [] };

export function Timeline({ view }: { readonly view: CaseView }) {
	const { go } = usePlace();
	const copy = useCopy();
	const [kind, setKind] = useState<TimelineKind | 'every'>('every');
	const [typed, setTyped] = useState('');
	const text = useSettled(typed.trim(), 150);
	const [span, setSpan] = useState<Span | null>(null);
	const [assumedMinutes, setAssumed] = useState(0);
	const [current, setCurrent] = useState(-1);
	const [over, setOver] = useState<Over>(null);
	const box = useRef<HTMLInputElement>(null);
	// The picture is stretched at once; what is counted anew follows in steps, the rows once it stands still.
	const [drawn, still] = [useThrottled(span, 120), useSettled(span, 120)];
	const filters = useMemo(
		() => ({
			...{ case: view.case, assumedMinutes },
			...(kind === 'every' ? {} : { kinds: [kind] }),
			...(text === '' ? {} : { text }),
		}),
		[view.case, assumedMinutes, kind, text],
	);
	const wanted = useMemo(() => ({ ...filters, ...still }), [filters, still]);
	const asked = useAnswer('timeline.show', { ...filters, ...drawn, limit: 0, bins: 240, marks: 120 });
	const [kept, setKept] = useState<TimelineView | null>(null);
	if (asked.value && asked.value !== kept) setKept(asked.value);
	const shown = asked.value ?? kept;
	const pages = useItems(wanted);
	const all = shown?.extent ? roomy(shown.extent) : null;
	const now = span ?? all;
	const here = pages.at(current);
	const look = useCallback((next: Span | null) => {
		setSpan(next);
		setCurrent(-1);
	}, []);
	const choose = useCallback(
		(next: TimelineKind | 'every') => {
			setKind(next);
			look(null);
		},
		[look],
	);
	const openEntry = useCallback(
		(entry: string) => go({ at: 'case', case: view.case, tab: 'notebook', entry }),
		[go, view.case],
	);
	const around = here?.atMs ?? (now ? (now.fromMs + now.toMs) / 2 : 0);
	const zoom = (factor: number) => all && now && look(zoomed(now, all, factor, around));
	const pan = (by: number) => all && now && span && look(moved(now, all, by));
	const wheel = (factor: number, at: number, by: number) => {
		if (!all || !now) return;
		const next = factor === 1 ? now : zoomed(now, all, factor, at);
		look(next && (by === 0 ? next : moved(next, all, by)));
	};
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
	const lanes = KINDS.filter((each) => (shown?.counts[each] ?? 0) > 0 && (kind === 'every' || kind === each));
	const [longest] = [...(shown?.gaps ?? [])].sort((a, b) => b.toMs - b.fromMs - a.toMs + a.fromMs);
	const incident = all && shown ? incidentOf(shown, all.toMs) : null;
	const total = pages.total ?? shown?.total ?? 0;
	const rows = useMemo(() => rowsAmong(shown?.gaps ?? [], shown?.window ?? null, total), [shown, total]);
	const copyRow = () => (here ? copy(plainRow(here, assumedMinutes)) : Promise.resolve(false));
	const writable = isWritable(view);
	const idle = over === null;
	useKeys({
		...Object.fromEntries(['+', '=', '-', '0'].map((key) => [key, idle ? acts[key] : undefined])),
		'/': () => box.current?.focus(),
		n: writable && idle ? () => setOver('record') : undefined,
		i: writable && idle ? () => setOver('import') : undefined,
		z: idle && here ? () => zoom(0.1) : undefined,
		c: idle && here ? () => void copyRow() : undefined,
		Escape: idle && current >= 0 ? () => setCurrent(-1) : undefined,
	});
	const close = () => setOver(null);
	return (
		<section className="tm" aria-label={words.table}>
			<h1 className="vh">{words.heading(visible(view.number))}</h1>
			<Toolbar
				{...{ box, view, kind, typed, writable, counts: shown?.counts, files: shown?.files.length ?? 0 }}
				isEmpty={(shown?.total ?? 0) === 0}
				{...{ onKind: choose, onTyped: setTyped, onOver: setOver }}
			/>
			<Refused refusal={asked.refusal ?? pages.refusal} />
			{shown === null && asked.refusal === null && <Waiting />}
			{shown?.whole === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
			{shown && shown.whole > 0 && shown.everywhere === 0 && <p className="none">{words.none}</p>}
			{shown && now && shown.everywhere > 0 && (
				<>
					<ZoomBar
						span={now}
						isAll={span === null}
						{...{ incident, longest, assumedMinutes, onZoom: zoom }}
						onAssume={setAssumed}
						onSpan={(next) => look(next && roomy(next))}
						onCopy={here ? copyRow : null}
					/>
					<Picture
						span={now}
						picture={shown.picture ?? NO_PICTURE}
						counted={shown.window ?? now}
						{...{ lanes, gaps: shown.gaps, flags: shown.incident, total: shown.total, onKey }}
						current={current < 0 ? null : current}
						currentMs={here?.atMs ?? null}
						onPick={setCurrent}
						onSpan={look}
						onWheel={wheel}
					/>
					<ItemTable
						{...{ pages, rows, wanted, total, current, assumedMinutes, onEntry: openEntry }}
						onCurrent={setCurrent}
					/>
					<div className="tfoot">
						<span>{words.count(count(shown.total), count(shown.whole))}</span>
						{shown.reaching > 0 && <span>{words.reaching(count(shown.reaching))}</span>}
						<span className="dim">{words.legend}</span>
						<span className="push" aria-hidden>
							<kbd>↑</kbd> <kbd>↓</kbd> {words.move}&ensp;<kbd>Enter</kbd> {words.open}&ensp;<kbd>+</kbd> <kbd>-</kbd>{' '}
							{words.zoom}
						</span>
					</div>
					<PrintItems view={view} wanted={wanted} assumedMinutes={assumedMinutes} />
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

/** From its start to its end; where that is not known, to the last there is. Null: nobody knows when it started. */
function incidentOf({ incident }: TimelineView, last: number): Span | null {
	const [started, resolved] = (['started', 'resolved'] as const).map((time) =>
		incident.find((flag) => flag.time === time),
	);
	if (!started) return null;
	return { fromMs: started.firstMs, toMs: Math.max(started.lastMs, resolved?.lastMs ?? last) };
}
