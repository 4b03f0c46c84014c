/**
 * What looks like an indicator in a note, in a chosen part of one, or in all of the case. Shown defanged; the person ticks what
 * becomes an entry, all in one act or each by itself.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ScanSearch } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CandidateView, CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { ActDialogue } from '../../parts/ActDialogue';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { Refused } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import { Waiting } from '../../parts/Waiting';
import { extract as words } from '../../words/indicators';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';
import { given } from './form';
import { typeName } from './looks';
import { TellFields, toldOf, useTell } from './TellFields';

/** Where to look; the whole case where no entry is named. */
export interface Where {
	readonly entry?: string;
	readonly from?: number;
	readonly toExclusive?: number;
}

const keyOf = ({ type, algorithm, value }: CandidateView): string => `${type} ${algorithm ?? ''} ${value}`;

interface ExtractProps {
	readonly view: CaseView;
	readonly where: Where;
	readonly onClose: (sealed?: string) => void;
}

export function Extract({ view, where, onClose }: ExtractProps) {
	const { value, refusal, waiting } = useAnswer('indicator.extract', { case: view.case, ...where });
	const { act, busy, refusal: refused } = useAct('indicator.record');
	const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
	const [each, setEach] = useState(false);
	const [tell, setTell] = useTell();
	const candidates = value?.candidates ?? [];
	const fresh = candidates.filter(({ known }) => known === null);
	const chosen = fresh.filter((candidate) => ticked.has(keyOf(candidate)));
	const ready = chosen.length > 0;
	const seal = async () => {
		if (!ready) return;
		const indicators = chosen.map(({ type, value: is, algorithm }) => ({ type, value: is, ...given({ algorithm }) }));
		const from = [...new Set(chosen.flatMap(({ places }) => places.map(({ entry }) => entry)))].slice(0, 500);
		const done = await act({ case: view.case, indicators, from, ...toldOf(tell), ...(each ? { each: true } : {}) });
		if (done) onClose(done.receipts[0]?.ref);
	};
	const tick = (key: string, on: boolean) => {
		const next = new Set(ticked);
		if (on) next.add(key);
		else next.delete(key);
		setTicked(next);
	};
	const { entry } = where;
	const about =
		entry === undefined ? words.inCase : where.from === undefined ? words.inEntry(entry) : words.inPart(entry);
	return (
		<ActDialogue
			title={words.title}
			about={about}
			width={820}
			words={{ ...words, doing: parts.sealing, cancel: parts.cancelNothing }}
			busy={busy}
			ready={ready}
			onClose={() => onClose()}
			onAct={() => void seal()}
		>
			<Refused refusal={refusal ?? refused} />
			{waiting && <Waiting what={words.looking} />}
			{value && candidates.length === 0 && <Empty title={words.nothing}>{words.found(0, value.read)}</Empty>}
			{value && candidates.length > 0 && (
				<>
					<div className="row">
						<span className="sec" role="status">
							{words.found(candidates.length, value.read)}, {words.chosen(chosen.length)}.
							{value.more && ` ${words.more}`}
						</span>
						<span className="push" />
						<Button size="s" icon={ScanSearch} onClick={() => setTicked(new Set(fresh.map(keyOf)))}>
							{words.all}
						</Button>
						<Button size="s" tone="quiet" onClick={() => setTicked(new Set())}>
							{words.none}
						</Button>
					</div>
					<Candidates all={candidates} ticked={ticked} onTick={tick} />
					<TellFields value={tell} onChange={setTell} />
					<Tick checked={each} onChange={setEach}>
						{words.each}
					</Tick>
				</>
			)}
		</ActDialogue>
	);
}

function Candidates({
	all,
	ticked,
	onTick,
}: {
	readonly all: readonly CandidateView[];
	readonly ticked: ReadonlySet<string>;
	readonly onTick: (key: string, on: boolean) => void;
}) {
	const scroller = useRef<HTMLUListElement>(null);
	const virtual = useVirtualizer({
		count: all.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => 36,
		overscan: 12,
	});
	return (
		<ul className="xt" ref={scroller} aria-label={words.list} style={{ height: Math.min(396, all.length * 36 + 2) }}>
			<li className="xt-i" aria-hidden style={{ height: virtual.getTotalSize() }} />
			{virtual.getVirtualItems().map((item) => {
				const candidate = all[item.index];
				if (!candidate) return null;
				const key = keyOf(candidate);
				const [first] = candidate.places;
				const known = candidate.known === null ? null : words.known(candidate.known);
				return (
					<li key={key} className="xt-r" style={{ transform: `translateY(${item.start}px)` }}>
						<Tick checked={ticked.has(key)} disabled={known !== null} onChange={(on) => onTick(key, on)}>
							<span className="mono xt-v" title={visible(candidate.shown)}>
								{visible(candidate.shown)}
							</span>
						</Tick>
						<span className="dim t1 xt-t">{typeName(candidate)}</span>
						<span className="dim t1 xt-n">
							{known ?? [words.times(candidate.count), ...(candidate.isPrivate ? [words.isPrivate] : [])].join(', ')}
						</span>
						<span className="dim t1 xt-e">{first?.entry}</span>
					</li>
				);
			})}
		</ul>
	);
}
