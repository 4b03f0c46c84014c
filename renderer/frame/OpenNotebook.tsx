/** The frame of an unlocked notebook: rail, bars, the place's screen, the strip, and what lies above. */
import { useEffect } from 'react';
import type { NotebookStatus } from '../../shared/views';
import { AcquiringProvider } from '../hooks/useAcquisitions';
import { useAct } from '../hooks/useAct';
import { useAnswer } from '../hooks/useAnswer';
import { ComparingProvider } from '../hooks/useComparisons';
import { DueProvider } from '../hooks/useDue';
import { dialogOpen, useKeys } from '../hooks/useKeys';
import { type Above, usePlace } from '../hooks/usePlace';
import { useTellStanding } from '../hooks/useStanding';
import { useStatus } from '../hooks/useStatus';
import { ExerciseBand, ExerciseMark } from '../parts/ExerciseMark';
import { Refused } from '../parts/Refused';
import { Waiting } from '../parts/Waiting';
import { isWritable, openLosses } from '../parts/writable';
import { Acquire } from '../screens/acquire/Acquire';
import { After } from '../screens/after/After';
import { BackUp } from '../screens/backup/BackUp';
import { Baselines } from '../screens/baselines/Baselines';
import { BeginExercise } from '../screens/cases/BeginExercise';
import { BringIn } from '../screens/cases/BringIn';
import { Cases } from '../screens/cases/Cases';
import { NewCase } from '../screens/cases/NewCase';
import { Compare } from '../screens/compare/Compare';
import { Contacts } from '../screens/contacts/Contacts';
import { BeginCrisis } from '../screens/crisis/BeginCrisis';
import { AddItem } from '../screens/evidence/AddItem';
import { Evidence } from '../screens/evidence/Evidence';
import { PrintPaper } from '../screens/evidence/PrintPaper';
import { Exercise } from '../screens/exercise/Exercise';
import { Export } from '../screens/export/Export';
import { PrintReport } from '../screens/export/PrintReport';
import { Figures } from '../screens/figures/Figures';
import { ExportIndicators } from '../screens/hosts/ExportIndicators';
import { Hosts } from '../screens/hosts/Hosts';
import { ImportIndicators } from '../screens/hosts/ImportIndicators';
import { Incident } from '../screens/incident/Incident';
import { ChangePassphrase } from '../screens/keys/ChangePassphrase';
import { ExportKey } from '../screens/keys/ExportKey';
import { RotateKey } from '../screens/keys/RotateKey';
import { Locker } from '../screens/locker/Locker';
import { Answered } from '../screens/notify/Answered';
import { Notify } from '../screens/notify/Notify';
import { AdmitPerson } from '../screens/people/AdmitPerson';
import { ImportPerson } from '../screens/people/ImportPerson';
import { People } from '../screens/people/People';
import { QuickEntry } from '../screens/quick/QuickEntry';
import { Ready } from '../screens/ready/Ready';
import { MakePaper } from '../screens/recovery/MakePaper';
import { Reminder } from '../screens/recovery/Reminder';
import { TestPaper } from '../screens/recovery/TestPaper';
import { RolledBack } from '../screens/rollback/RolledBack';
import { Search } from '../screens/search/Search';
import { Settings } from '../screens/settings/Settings';
import { Timeline } from '../screens/timeline/Timeline';
import { Verify } from '../screens/verify/Verify';
import { TitleCase } from '../screens/workspace/TitleCase';
import { Workspace } from '../screens/workspace/Workspace';
import { exerciseBand } from '../words/exercise';
import { frame } from '../words/frame';
import { visible } from '../words/seen';
import { CaseBar } from './CaseBar';
import { commandsFor } from './commands';
import { DueBanner } from './DueBanner';
import { IntegrityStrip } from './IntegrityStrip';
import { KeysHelp } from './KeysHelp';
import { Palette } from './Palette';
import { nextPane } from './panes';
import { Rail } from './Rail';
import { Crumb, TitleBar } from './TitleBar';

export function OpenNotebook({ status }: { readonly status: NotebookStatus }) {
	const { place, go, above, open } = usePlace();
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
	const crumb =
		place.at === 'case' ? (
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
		) : (
			<Crumb>{place.at === 'search' ? frame.searchRoom : frame[place.at]}</Crumb>
		);
	const commands = commandsFor({
		...{ go, open, lock: () => void lockNow(), print: printNow, case: at, writable },
		exercise: view?.exercise ?? false,
	});
	return (
		<div className="app">
			<TitleBar crumb={crumb} onLock={() => void lockNow()} />
			<Rail />
			<DueProvider>
				<AcquiringProvider of={at}>
					<ComparingProvider of={at}>
						<main className="main">
							<Refused refusal={lock.refusal ?? print.refusal} />
							{place.at !== 'case' && <DueBanner of={null} />}
							{place.at === 'cases' && <Cases reminder={<Reminder status={status} />} />}
							{place.at === 'locker' && <Locker />}
							{place.at === 'baselines' && <Baselines />}
							{place.at === 'search' && <Search query={place.query ?? ''} />}
							{place.at === 'contacts' && <Contacts />}
							{place.at === 'figures' && <Figures key={place.of ?? ''} of={place.of ?? null} />}
							{place.at === 'ready' && (
								<Ready
									key={`${place.part ?? ''} ${place.item ?? ''}`}
									{...(place.part ? { part: place.part } : {})}
									{...(place.item ? { item: place.item } : {})}
									{...(place.find ? { find: place.find } : {})}
								/>
							)}
							{place.at === 'people' && <People />}
							{place.at === 'verify' && <Verify />}
							{place.at === 'settings' && <Settings status={status} />}
							{place.at === 'case' && !view && (shown.refusal ? <Refused refusal={shown.refusal} /> : <Waiting />)}
							{place.at === 'case' && view && (
								<>
									{view.exercise && <ExerciseBand says={exerciseBand.says} />}
									<CaseBar view={view} tab={place.tab} />
									<DueBanner of={view.case} />
									{openLosses(view).length > 0 && <RolledBack view={view} />}
									{place.tab === 'exercise' && <Exercise key={view.case} view={view} />}
									{place.tab === 'notebook' && (
										<Workspace key={view.case} view={view} {...(place.entry ? { entry: place.entry } : {})} />
									)}
									{place.tab === 'timeline' && <Timeline key={view.case} view={view} />}
									{place.tab === 'incident' && <Incident key={view.case} view={view} />}
									{place.tab === 'hosts' && (
										<Hosts
											key={`${view.case} ${place.find?.entry ?? ''}`}
											view={view}
											{...(place.find ? { find: place.find } : {})}
										/>
									)}
									{place.tab === 'evidence' && (
										<Evidence
											key={view.case}
											view={view}
											me={status.me}
											{...(place.item ? { item: place.item } : {})}
										/>
									)}
									{place.tab === 'acquire' && <Acquire key={view.case} view={view} />}
									{place.tab === 'compare' && <Compare key={view.case} view={view} />}
									{place.tab === 'notify' && (
										<Notify key={view.case} view={view} {...(place.part ? { part: place.part } : {})} />
									)}
									{place.tab === 'export' && <Export key={view.case} view={view} />}
									{place.tab === 'after' && (
										<After key={view.case} view={view} {...(place.after ? { part: place.after } : {})} />
									)}
								</>
							)}
						</main>
					</ComparingProvider>
				</AcquiringProvider>
			</DueProvider>
			<IntegrityStrip status={status} view={view} />
			{above === 'palette' && <Palette view={view} commands={commands} />}
			{above === 'keys' && <KeysHelp />}
			{above !== null && typeof above === 'object' && above.is === 'answer' && (
				<Answered case={above.case} escalation={above.escalation} onClose={() => open(null)} />
			)}
			{above === 'quick entry' && <QuickEntry at={writable ? at : null} />}
			{above === 'crisis' && <BeginCrisis at={writable ? at : null} />}
			{above === 'title case' && view && <TitleCase view={view} onClose={() => open(null)} />}
			{above === 'new case' && <NewCase />}
			{above === 'exercise' && <BeginExercise />}
			{above === 'bring in' && <BringIn />}
			{above === 'add item' && view && <AddItem view={view} />}
			{above === 'paper' && view && <PrintPaper view={view} onClose={() => open(null)} />}
			{above === 'import indicators' && view && (
				<ImportIndicators
					view={view}
					onClose={(entry) =>
						entry === undefined ? open(null) : go({ at: 'case', case: view.case, tab: 'notebook', entry })
					}
				/>
			)}
			{above === 'export indicators' && view && <ExportIndicators view={view} onClose={() => open(null)} />}
			{above === 'report' && view && <PrintReport view={view} onClose={() => open(null)} />}
			{above === 'admit person' && <AdmitPerson />}
			{above === 'backup' && <BackUp status={status} />}
			{above === 'import person' && <ImportPerson />}
			{above === 'export key' && status.me && <ExportKey me={status.me} />}
			{above === 'rotate key' && <RotateKey />}
			{above === 'make paper' && <MakePaper status={status} />}
			{above === 'test paper' && <TestPaper />}
			{above === 'change passphrase' && status.me && <ChangePassphrase me={status.me} />}
		</div>
	);
}
