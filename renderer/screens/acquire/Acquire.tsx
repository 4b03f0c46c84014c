/** A case's acquisitions: the one in hand with its sources at the left, one source at the right. */
import { CalendarClock, FileInput, HardDriveDownload, Pause, Play, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAcquisitionControl } from '../../hooks/useAcquisitionControl';
import { useAcquisitions } from '../../hooks/useAcquisitions';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { isWritable, whyNot } from '../../parts/writable';
import { acquire as words } from '../../words/acquire';
import { logs as logWords } from '../../words/acquisition-logs';
import { visible } from '../../words/seen';
import { CancelAcquisition } from './CancelAcquisition';
import { ImportLog } from './ImportLog';
import { InHand } from './InHand';
import { Logs } from './Logs';
import { Schedule } from './Schedule';
import { StartAcquisition } from './StartAcquisition';
import { isHeld, isOpen, isRunning } from './standing';
import { Volatile } from './Volatile';

type Show = 'copies' | 'logs' | 'volatile';
type Asked = 'start' | 'schedule' | 'cancel' | 'log' | null;

export function Acquire({ view }: { readonly view: CaseView }) {
	const { go, open } = usePlace();
	const { views, refusal, ratesOf } = useAcquisitions();
	const items = useAnswer('evidence.list', { case: view.case }).value;
	const schedule = useAnswer('acquisition.schedule', {}).value;
	const plans = useAnswer('volatile.list', { case: view.case });
	const logs = useAnswer('acquisition-log.list', { case: view.case });
	const control = useAcquisitionControl();
	const [show, setShow] = useState<Show>('copies');
	const [asked, ask] = useState<Asked>(null);
	const [picked, setPicked] = useState<string | null>(null);
	const writable = isWritable(view);
	const all = [...(views ?? [])].sort(
		(a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (a.startedAt < b.startedAt ? 1 : -1),
	);
	const chosen = all.find((each) => each.acquisition === picked) ?? all[0] ?? null;
	const running = all.filter(isRunning);
	const held = all.filter(isHeld);
	const noItem = items !== null && items.length === 0;
	const copies = show === 'copies';
	const startKey = writable && copies && !noItem ? () => ask('start') : undefined;
	const importKey = writable && !noItem ? () => ask('log') : undefined;
	const toggle = () => {
		if (chosen && isRunning(chosen)) void control.pause([chosen]);
		else if (chosen && isHeld(chosen)) control.resume(chosen);
	};
	useKeys({
		n: show === 'logs' ? importKey : startKey,
		' ': writable && copies && chosen && isOpen(chosen) ? toggle : undefined,
		h:
			writable && copies && chosen && !isOpen(chosen) && chosen.state !== 'cancelled'
				? () => void control.verify(chosen)
				: undefined,
		e: copies ? () => document.getElementById('bad-ranges')?.focus() : undefined,
		Escape: asked === null ? () => go({ at: 'case', case: view.case, tab: 'notebook' }) : undefined,
	});
	return (
		<section className="aq-a" aria-labelledby="aq-title">
			<h1 className="vh" id="aq-title">
				{words.heading(visible(view.number))}
			</h1>
			<div className="stb stb-e">
				<Segments
					label={words.show}
					value={show}
					onChange={setShow}
					options={[
						{ id: 'copies', name: words.copies, count: all.length },
						{ id: 'logs', name: logWords.segment, count: logs.value?.length ?? 0 },
						{ id: 'volatile', name: words.volatile, count: plans.value?.length ?? 0 },
					]}
				/>
				<span className="push" />
				{!writable && <span className="dim t1">{whyNot(view)}</span>}
				{copies && running.length > 1 && (
					<Button size="s" icon={Pause} onClick={() => void control.pause(running)}>
						{words.pauseAll}
					</Button>
				)}
				{copies && held.length > 1 && (
					<Button size="s" icon={Play} onClick={() => control.resumeAll(held)}>
						{words.resumeAll}
					</Button>
				)}
				{copies && (
					<Button icon={CalendarClock} disabled={!schedule} onClick={() => ask('schedule')}>
						{words.schedule}
					</Button>
				)}
				{copies && (
					<Button tone="primary" icon={HardDriveDownload} keys="N" disabled={!startKey} onClick={() => ask('start')}>
						{words.start}
					</Button>
				)}
				{show === 'logs' && (
					<Button tone="primary" icon={FileInput} keys="N" disabled={!importKey} onClick={() => ask('log')}>
						{logWords.import}
					</Button>
				)}
			</div>
			<Refused refusal={refusal ?? (asked === 'cancel' ? null : control.refusal)} />
			{copies && views === null && !refusal && <Waiting />}
			{copies && views !== null && !chosen && (
				<Empty
					title={words.emptyTitle}
					action={
						noItem &&
						writable && (
							<Button tone="primary" icon={Plus} keys="Ctrl E" onClick={() => open('add item')}>
								{words.addItem}
							</Button>
						)
					}
				>
					{words.empty} {noItem && words.emptyNoItem}
				</Empty>
			)}
			{copies && chosen && (
				<InHand
					key={chosen.acquisition}
					all={all}
					view={chosen}
					rates={ratesOf(chosen.acquisition)}
					due={schedule?.due.filter((each) => each.case === view.case) ?? []}
					control={control}
					writable={writable}
					onChoose={setPicked}
					onCancel={() => ask('cancel')}
				/>
			)}
			{show === 'logs' && <Logs view={view} logs={logs} onImport={importKey} noItem={noItem && writable} />}
			{show === 'volatile' && <Volatile view={view} plans={plans} writable={writable} />}
			{asked === 'start' && (
				<StartAcquisition
					view={view}
					onClose={(begun) => {
						ask(null);
						if (begun !== null) setPicked(begun);
					}}
				/>
			)}
			{asked === 'log' && <ImportLog view={view} onClose={() => ask(null)} />}
			{asked === 'schedule' && schedule && <Schedule schedule={schedule} onClose={() => ask(null)} />}
			{asked === 'cancel' && chosen && <CancelAcquisition view={chosen} control={control} onClose={() => ask(null)} />}
		</section>
	);
}
