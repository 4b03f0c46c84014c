/** Logs of other tools that were taken in: what each states, and how it compared; the newest first. */
import { FileInput, Plus } from 'lucide-react';
import type { AcquisitionLogView, CaseView } from '../../../shared/views';
import type { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { LogVerdictState, StatedDigests } from '../../parts/StatedDigests';
import { StatedRun } from '../../parts/StatedRun';
import { Waiting } from '../../parts/Waiting';
import { acquire } from '../../words/acquire';
import { toolStated, logs as words } from '../../words/acquisition-logs';
import { visible } from '../../words/seen';

interface LogsProps {
	readonly view: CaseView;
	readonly logs: ReturnType<typeof useAnswer<'acquisition-log.list'>>;
	/** Absent where nothing can be written, or there is no item. */
	readonly onImport: (() => void) | undefined;
	/** An item can be added first. */
	readonly noItem: boolean;
}

export function Logs({ view, logs, onImport, noItem }: LogsProps) {
	const { go, open } = usePlace();
	const all = [...(logs.value ?? [])].reverse();
	return (
		<>
			<Refused refusal={logs.refusal} />
			{logs.value === null && !logs.refusal && <Waiting />}
			{logs.value !== null && all.length === 0 && (
				<Empty
					title={words.emptyTitle}
					action={
						noItem ? (
							<Button tone="primary" icon={Plus} keys="Ctrl E" onClick={() => open('add item')}>
								{acquire.addItem}
							</Button>
						) : (
							onImport && (
								<Button tone="primary" icon={FileInput} onClick={onImport}>
									{words.import}
								</Button>
							)
						)
					}
				>
					{words.empty} {noItem && words.noItem}
				</Empty>
			)}
			{all.length > 0 && (
				<ul className="lg" aria-label={words.heading} data-pane>
					{all.map((log) => (
						<Log
							key={log.log}
							log={log}
							onEntry={() => go({ at: 'case', case: view.case, tab: 'notebook', entry: log.entry })}
						/>
					))}
				</ul>
			)}
		</>
	);
}

function Log({ log, onEntry }: { readonly log: AcquisitionLogView; readonly onEntry: () => void }) {
	const { counts, image, run } = log;
	const all = counts.agrees + counts.differs + counts.missing + counts['not-checked'];
	const tool = visible(toolStated(log));
	return (
		<li className="lg-i">
			<div className="row">
				<h2 className="t4 wrap grow">
					<span className="tag">{visible(log.tag)}</span>&ensp;{words.statedBy(tool)}
				</h2>
				<LogVerdictState result={log.result} />
			</div>
			<p className="sec wrap">
				{words.counts(counts.agrees, counts.differs, counts.missing, counts['not-checked'])},{' '}
				{image === null ? words.notCompared : words.compared(visible(image.name))} <Stamp at={log.importedAt} />{' '}
				{log.importedBy !== null && words.by(visible(log.importedBy))}{' '}
				<button type="button" className="lnk" onClick={onEntry}>
					{log.entry}
				</button>
				{run !== null && <> {words.runOf(run.number, run.of)}</>}
			</p>
			<StatedDigests digests={log.digests} all={all} />
			<StatedRun run={log} />
		</li>
	);
}
