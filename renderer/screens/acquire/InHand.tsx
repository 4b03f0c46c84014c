/** One acquisition in full, under the list of all: its head, its sources, what to know of it, and a source in detail. */
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { AcquisitionSchedule, AcquisitionView } from '../../../shared/views';
import type { Control } from '../../hooks/useAcquisitionControl';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { Stamp } from '../../parts/Stamp';
import { acquire as words } from '../../words/acquire';
import { digestNames } from '../../words/digests';
import { visible } from '../../words/seen';
import { JobHead } from './JobHead';
import { JobList } from './JobList';
import { SourceDetail } from './SourceDetail';
import { SourceTable } from './SourceTable';
import { isOpen } from './standing';

interface InHandProps {
	readonly all: readonly AcquisitionView[];
	readonly view: AcquisitionView;
	readonly rates: readonly number[];
	readonly due: AcquisitionSchedule['due'];
	readonly control: Control;
	readonly writable: boolean;
	readonly onChoose: (acquisition: string) => void;
	readonly onCancel: () => void;
}

export function InHand({ all, view, rates, due, control, writable, onChoose, onCancel }: InHandProps) {
	const { go } = usePlace();
	const [picked, setPicked] = useState<number | null>(null);
	const busy = view.sources.find((each) => each.state === 'reading' || each.state === 'verifying');
	const source = view.sources.find((each) => each.source === picked) ?? busy ?? view.sources[0] ?? null;
	const toEntry = (entry: string) => go({ at: 'case', case: view.case, tab: 'notebook', entry });
	const overdue = due.find((each) => each.acquisition === view.acquisition);
	return (
		<div className={source ? 'aq' : 'aq aq-1'}>
			<div className="aq-l" data-pane>
				{all.length > 1 && <JobList views={all} chosen={view.acquisition} onChoose={onChoose} />}
				<JobHead
					view={view}
					rates={rates}
					control={control}
					writable={writable}
					onCancel={onCancel}
					onEntry={toEntry}
				/>
				<div className="aq-r">
					<SourceTable sources={view.sources} picked={source?.source ?? -1} onPick={setPicked} />
					{view.state === 'interrupted' && (
						<Note tone="warn">
							{view.because === null ? words.interruptedMore : words.broken(visible(view.because))}
						</Note>
					)}
					{overdue && (
						<Note tone="warn">
							<div className="row">
								<div className="grow">
									<span className="strong">{words.due(visible(view.tag))}</span> {words.since}{' '}
									<Stamp at={overdue.dueAt} />
								</div>
								{writable && (
									<Button
										size="s"
										icon={RotateCcw}
										disabled={control.checking.busy}
										onClick={() => void control.verify(view)}
									>
										{words.again}
									</Button>
								)}
							</div>
						</Note>
					)}
					{isOpen(view) && (
						<Note tone="info">
							{words.work} <span className="dim">{words.workMore}</span>
						</Note>
					)}
				</div>
				<div className="tfoot">
					<span className="ell">{words.oneRead(view.digests.map((each) => digestNames[each]).join(', '))}</span>
					<span className="ell" title={words.sectorsMore}>
						{words.sectors}
					</span>
					<span className="push nw" aria-hidden>
						<kbd>Space</kbd> {words.keys.pause}&ensp;<kbd>E</kbd> {words.keys.errors}&ensp;<kbd>N</kbd>{' '}
						{words.keys.start}&ensp;<kbd>Esc</kbd> {words.keys.back}
					</span>
				</div>
			</div>
			{source && <SourceDetail view={view} source={source} onEntry={toEntry} />}
		</div>
	);
}
