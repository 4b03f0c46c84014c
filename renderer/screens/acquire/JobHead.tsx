/** The acquisition in hand: what and where, how much is read and read again, when it ends, how fast it is. */
import { CircleX, Pause, Play, RotateCcw } from 'lucide-react';
import type { AcquisitionView } from '../../../shared/views';
import type { Control } from '../../hooks/useAcquisitionControl';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { bytes } from '../../parts/measure';
import { Progress } from '../../parts/Progress';
import { ReadBar } from '../../parts/ReadBar';
import { Sparkline } from '../../parts/Sparkline';
import { Stamp } from '../../parts/Stamp';
import { acquire as words } from '../../words/acquire';
import { visible } from '../../words/seen';
import { JobFigures } from './JobFigures';
import { isHeld, isOpen, isRunning, LOOKS, percent } from './standing';

interface JobHeadProps {
	readonly view: AcquisitionView;
	readonly rates: readonly number[];
	readonly control: Control;
	/** False where nothing can be written. */
	readonly writable: boolean;
	readonly onCancel: () => void;
	readonly onEntry: (ref: string) => void;
}

export function JobHead({ view, rates, control, writable, onCancel, onEntry }: JobHeadProps) {
	const read = percent(view.doneBytes, view.totalBytes);
	const verified = percent(view.verifiedBytes, view.totalBytes);
	const total = view.totalBytes === null ? words.notKnown : bytes(view.totalBytes);
	const [low, high] = [Math.min(...rates), Math.max(...rates)];
	const average = rates.reduce((sum, each) => sum + each, 0) / rates.length;
	return (
		<div className="aq-h">
			<div className="row-t">
				<div className="grow">
					<h2 className="t5">{words.of(visible(view.tag))}</h2>
					<p className="sec">
						{words.about(view.sources.length, view.folder === null ? words.vault : visible(view.folder))}{' '}
						<Stamp at={view.startedAt} /> {view.startedBy !== null && words.by(visible(view.startedBy))}{' '}
						<button type="button" className="lnk" onClick={() => onEntry(view.entry)}>
							{view.entry}
						</button>
					</p>
				</div>
				{writable && isRunning(view) && (
					<Button icon={Pause} keys="Space" onClick={() => void control.pause([view])}>
						{words.pause}
					</Button>
				)}
				{writable && isHeld(view) && (
					<Button tone="primary" icon={Play} keys="Space" onClick={() => control.resume(view)}>
						{words.resume}
					</Button>
				)}
				{writable && isOpen(view) && (
					<Button tone="bad" icon={CircleX} onClick={onCancel}>
						{words.cancel}
					</Button>
				)}
				{writable && !isOpen(view) && view.state !== 'cancelled' && (
					<Button icon={RotateCcw} keys="H" disabled={control.checking.busy} onClick={() => void control.verify(view)}>
						{words.again}
					</Button>
				)}
			</div>
			<div className="row aq-p">
				<span className="nw">
					<span className="big">{bytes(view.doneBytes)}</span>
					<span className="sec">{words.read(total)}</span>
				</span>
				<State tone={LOOKS[view.state].tone} icon={LOOKS[view.state].icon}>
					{words.states[view.state]}
				</State>
				<span className="push st t1 sec">
					<i className="sw sw-v" />
					{words.readAnd(verified)}
				</span>
				<span className="st t1 sec">
					<i className="sw sw-r" />
					{words.readOnly(read)}
				</span>
			</div>
			<ReadBar
				totalBytes={view.totalBytes ?? 0}
				doneBytes={view.doneBytes}
				verifiedBytes={view.verifiedBytes}
				label={words.bar(read, verified)}
			/>
			<div className={rates.length > 1 ? 'aq-s' : 'aq-s aq-s1'}>
				<JobFigures view={view} />
				{rates.length > 1 && (
					<div className="aq-t">
						<div className="t1">
							<div className="strong">
								{isRunning(view) ? `${bytes(view.bytesPerSecond)}/s` : words.states[view.state]}
							</div>
							<div className="dim nw">{words.average(`${bytes(average)}/s`)}</div>
						</div>
						<div className="grow">
							<Sparkline values={rates} label={words.rates(bytes(low), bytes(high))} />
							<div className="row t1 dim">
								<Stamp at={view.startedAt} show="time" />
								<span className="push nw">{isRunning(view) ? words.now : ''}</span>
							</div>
						</div>
					</div>
				)}
			</div>
			{control.checking.busy && (
				<Progress
					progress={control.checking.progress}
					what={words.verifying}
					onCancel={control.checking.cancel}
					cancelWord={words.stop}
				/>
			)}
		</div>
	);
}
