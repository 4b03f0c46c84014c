/** What logs of other tools state of an item, and how each compared when it was taken in; nothing where there are none. */
import type { AcquisitionLogView } from '../../../shared/views';
import type { CaseId, ItemId } from '../../../shared/vocabulary';
import { useAnswer } from '../../hooks/useAnswer';
import { Digest } from '../../parts/Digest';
import { Stamp } from '../../parts/Stamp';
import { LogVerdictState } from '../../parts/StatedDigests';
import { toolStated, logs as words } from '../../words/acquisition-logs';
import { digestNames } from '../../words/digests';
import { visible } from '../../words/seen';

/** Of each log; the acquisitions show the others. */
const MOST = 4;

interface StatedLogsProps {
	readonly of: CaseId;
	readonly item: ItemId;
	readonly onEntry: (entry: string) => void;
}

export function StatedLogs({ of, item, onEntry }: StatedLogsProps) {
	const all = useAnswer('acquisition-log.list', { case: of }).value ?? [];
	const logs = all.filter((log) => log.item === item);
	if (logs.length === 0) return null;
	return (
		<div className="is">
			<h3 className="lab">{words.heading}</h3>
			<ul className="col gap-5">
				{logs.map((log) => (
					<li key={log.log}>
						<div className="row">
							<span className="med wrap grow">{words.statedBy(visible(toolStated(log)))}</span>
							<button type="button" className="lnk" onClick={() => onEntry(log.entry)}>
								{log.entry}
							</button>
						</div>
						<Stated log={log} />
						<p className="t1 sec wrap">
							{log.image === null ? words.notCompared : words.compared(visible(log.image.name))}{' '}
							<Stamp at={log.importedAt} />
						</p>
					</li>
				))}
			</ul>
		</div>
	);
}

function Stated({ log: { digests, result, counts } }: { readonly log: AcquisitionLogView }) {
	const rest = counts.agrees + counts.differs + counts.missing + counts['not-checked'] - Math.min(MOST, digests.length);
	return (
		<>
			{digests.length === 0 && <LogVerdictState result={result} />}
			{digests.slice(0, MOST).map((digest, at) => (
				<div className="row" key={`${String(at)} ${digest.stated ?? ''}`}>
					<span className="t1">{digest.algorithm === null ? words.noDigest : digestNames[digest.algorithm]}</span>
					{digest.stated !== null && <Digest hex={digest.stated} what={words.columns.stated} />}
					<span className="push">
						<LogVerdictState result={digest.result} />
					</span>
				</div>
			))}
			{rest > 0 && <p className="t1 sec">{words.more(rest)}</p>}
		</>
	);
}
