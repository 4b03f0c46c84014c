/** A case's notebook: phases at the left, entries and the draft in the middle, an entry's proof at the right. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView, EntryView, PhaseId } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { useSubjects } from '../../hooks/useSubjects';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { isWritable } from '../../parts/writable';
import { visible } from '../../words/seen';
import { stream as words } from '../../words/workspace';
import { Addendum } from './Addendum';
import { CloseCase } from './CloseCase';
import { ClosedNote } from './ClosedNote';
import { Composer } from './Composer';
import { Countersign } from './Countersign';
import { GoTo } from './GoTo';
import { Inspector } from './Inspector';
import { PhaseRail } from './PhaseRail';
import { Stream } from './Stream';
import { StreamBar } from './StreamBar';
import { chosen, type Kinds } from './show';

type Over =
	| { readonly is: 'go to' }
	| { readonly is: 'close' }
	| { readonly is: 'addendum' | 'countersign'; readonly of: EntryView }
	| null;

/** Entries of a case that nobody has written to: who opened it, and that it is open. */
const OPENED = 2;

export function Workspace({ view, entry }: { readonly view: CaseView; readonly entry?: string }) {
	const { value: entries, refusal, waiting } = useAnswer('entry.list', { case: view.case });
	const [kinds, setKinds] = useState<Kinds>('all');
	const [phase, setPhase] = useState<PhaseId | null>(null);
	const [typed, setTyped] = useState('');
	const [picked, setPicked] = useState<{ readonly ref: string | null; readonly by: string | undefined }>({
		ref: entry ?? null,
		by: entry,
	});
	const [over, setOver] = useState<Over>(null);
	const { open } = usePlace();
	// A place that names an entry (from the palette, from evidence) opens that entry's proof.
	const ref = entry !== undefined && picked.by !== entry ? entry : picked.ref;
	const pick = (next: string | null) => setPicked({ ref: next, by: entry });
	const about = useSubjects(entries);
	const shown = useMemo(
		() => chosen(entries ?? [], { kinds, phase, words: typed }, about),
		[entries, kinds, phase, typed, about],
	);
	const selected = entries?.find((each) => each.ref === ref) ?? null;
	const writable = isWritable(view);
	// Whoever has just opened a case writes its first note: the text waits for them, unless they are somewhere already.
	const ledger = useRef<HTMLElement>(null);
	const fresh = useRef(writable && view.entries <= OPENED);
	useEffect(() => {
		if (fresh.current && document.activeElement?.matches('body, h1'))
			ledger.current?.querySelector('textarea')?.focus();
	}, []);
	const goTo = (wanted: string) => {
		setKinds('all');
		setPhase(null);
		setTyped('');
		pick(wanted);
		setOver(null);
	};
	useKeys({
		g: () => setOver({ is: 'go to' }),
		a: selected && writable ? () => setOver({ is: 'addendum', of: selected }) : undefined,
		c: selected && writable ? () => setOver({ is: 'countersign', of: selected }) : undefined,
		Escape: ref !== null && over === null ? () => pick(null) : undefined,
	});
	return (
		<div className={ref === null ? 'ws ws-2' : 'ws'}>
			<PhaseRail
				view={view}
				phase={phase}
				onPhase={setPhase}
				cited={ref}
				onGo={goTo}
				onClose={() => setOver({ is: 'close' })}
				onTitle={() => open('title case')}
			/>
			<section className="stream" aria-label="Ledger" data-pane ref={ledger}>
				<h1 className="vh">{words.heading(visible(view.number))}</h1>
				<StreamBar
					entries={entries ?? []}
					kinds={kinds}
					onKinds={setKinds}
					words={typed}
					onWords={setTyped}
					onGoTo={() => setOver({ is: 'go to' })}
				/>
				<Refused refusal={refusal} />
				{waiting && <Waiting />}
				{entries && (
					<Stream
						entries={shown}
						about={about}
						all={entries.length}
						selected={ref}
						onSelect={pick}
						onShowAll={() => goTo(ref ?? '')}
					/>
				)}
				{writable ? (
					<Composer view={view} phase={phase} />
				) : (
					<ClosedNote view={view} onReopen={() => setOver({ is: 'close' })} />
				)}
			</section>
			{ref !== null && (
				<Inspector
					key={ref}
					view={view}
					entry={ref}
					about={selected && about(selected)}
					onClose={() => pick(null)}
					onGo={goTo}
					{...(selected && writable
						? {
								onAddendum: () => setOver({ is: 'addendum', of: selected }),
								onCountersign: () => setOver({ is: 'countersign', of: selected }),
							}
						: {})}
				/>
			)}
			{over?.is === 'go to' && <GoTo view={view} entries={entries ?? []} onGo={goTo} onClose={() => setOver(null)} />}
			{over?.is === 'close' && <CloseCase view={view} onClose={() => setOver(null)} />}
			{over?.is === 'addendum' && <Addendum view={view} entry={over.of} onDone={goTo} onClose={() => setOver(null)} />}
			{over?.is === 'countersign' && (
				<Countersign view={view} entry={over.of} onDone={goTo} onClose={() => setOver(null)} />
			)}
		</div>
	);
}
