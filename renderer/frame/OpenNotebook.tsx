/** The frame of an unlocked notebook: rail, bars, the place's screen, the strip, and what lies above. */
import { useEffect } from 'react';
import type { CaseView, NotebookStatus } from '../../shared/views';
import { AcquiringProvider } from '../hooks/useAcquisitions';
import { useAct } from '../hooks/useAct';
import { useAnswer } from '../hooks/useAnswer';
import { ComparingProvider } from '../hooks/useComparisons';
import { DueProvider } from '../hooks/useDue';
import { useFoothold } from '../hooks/useFoothold';
import { dialogOpen, useKeys } from '../hooks/useKeys';
import { type Above, usePlace } from '../hooks/usePlace';
import { useTellStanding } from '../hooks/useStanding';
import { useStatus } from '../hooks/useStatus';
import { ExerciseMark } from '../parts/ExerciseMark';
import { Refused } from '../parts/Refused';
import { Waiting } from '../parts/Waiting';
import { isWritable } from '../parts/writable';
import { frame } from '../words/frame';
import { visible } from '../words/seen';
import { CaseRoom } from './CaseRoom';
import { commandsFor } from './commands';
import { DueBanner } from './DueBanner';
import { IntegrityStrip } from './IntegrityStrip';
import { Overlay } from './Overlay';
import { nextPane } from './panes';
import { Rail } from './Rail';
import { Room } from './Room';
import { Crumb, TitleBar } from './TitleBar';

export function OpenNotebook({ status }: { readonly status: NotebookStatus }) {
	const { place, go, open } = usePlace();
	useFoothold(place);
	const { setDraft, keepers } = useTellStanding();
	const { again } = useStatus();
	const lock = useAct('notebook.lock');
	const print = useAct('page.print');
	const at = place.at === 'case' ? place.case : null;
	const shown = useAnswer('case.show', at ? { case: at } : null);
	const view = shown.value;
	const writable = view !== null && isWritable(view);
	const lockNow = async () => {
		await Promise.all([...keepers.current].map((keep) => keep()));
		await lock.act({});
		again();
	};
	// One dialog at a time: a key does not cover an act that is under way.
	const openAlone = (next: Above) => {
		if (!dialogOpen()) open(next);
	};
	const printNow = () => void print.act({});
	// What the window knew of another case’s draft is forgotten with it.
	useEffect(() => {
		if (at !== undefined) setDraft({ is: 'unknown' });
	}, [at, setDraft]);
	useKeys({
		'Ctrl+K': () => openAlone('palette'),
		'Ctrl+J': () => openAlone('quick entry'),
		F9: () => openAlone('crisis'),
		'Ctrl+N': () => openAlone('new case'),
		'Ctrl+F': () => !dialogOpen() && go({ at: 'search' }),
		'Ctrl+E': writable ? () => openAlone('add item') : undefined,
		'Ctrl+L': () => void lockNow(),
		'Ctrl+P': printNow,
		'?': () => open('keys'),
		F6: nextPane,
	});
	const commands = commandsFor({
		...{ go, open, lock: () => void lockNow(), print: printNow, case: at, writable },
		exercise: view?.exercise ?? false,
	});
	return (
		<div className="app">
			<TitleBar crumb={<WhereCrumb view={view} />} onLock={() => void lockNow()} />
			<Rail />
			<DueProvider>
				<AcquiringProvider of={at}>
					<ComparingProvider of={at}>
						<main className="main">
							<Refused refusal={lock.refusal ?? print.refusal} />
							{place.at !== 'case' ? (
								<>
									<DueBanner of={null} />
									<Room place={place} status={status} />
								</>
							) : view ? (
								<CaseRoom place={place} view={view} me={status.me} />
							) : shown.refusal ? (
								<Refused refusal={shown.refusal} />
							) : (
								<Waiting />
							)}
						</main>
					</ComparingProvider>
				</AcquiringProvider>
			</DueProvider>
			<IntegrityStrip status={status} view={view} />
			<Overlay status={status} view={view} commands={commands} />
		</div>
	);
}

/** The room, or the case by its number and title with the way back to all cases. */
function WhereCrumb({ view }: { readonly view: CaseView | null }) {
	const { place, go } = usePlace();
	if (place.at !== 'case') return <Crumb>{place.at === 'search' ? frame.searchRoom : frame[place.at]}</Crumb>;
	return (
		<Crumb over={frame.cases} onOver={() => go({ at: 'cases' })}>
			{view && (
				<>
					{view.exercise && (
						<>
							<ExerciseMark />{' '}
						</>
					)}
					<span className="mono">{visible(view.number)}</span>
					{`\u2002${visible(view.title)}`}
				</>
			)}
		</Crumb>
	);
}
