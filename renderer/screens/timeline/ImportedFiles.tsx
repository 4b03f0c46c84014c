/** The files that stand in the timeline, and the withdrawal of one. */
import { useState } from 'react';
import type { TimelineFile } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { bytes, count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { TellDialogue } from '../../parts/TellDialogue';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';

interface ImportedFilesProps {
	readonly case: string;
	readonly files: readonly TimelineFile[];
	readonly writable: boolean;
	readonly onClose: () => void;
}

export function ImportedFiles({ case: of, files, writable, onClose }: ImportedFilesProps) {
	const { act, busy, refusal } = useAct('timeline.withdraw');
	const [asked, setAsked] = useState<TimelineFile | null>(null);
	if (asked)
		return (
			<ReasonDialog
				title={words.withdrawTitle}
				about={words.withdrawAbout(asked.entry)}
				label={words.withdrawLabel}
				act={words.withdraw}
				{...{ busy, refusal }}
				onSeal={async (reason) => {
					if (await act({ case: of, item: asked.timeline, reason })) setAsked(null);
				}}
				onClose={() => setAsked(null)}
			/>
		);
	return (
		<TellDialogue title={words.filesTitle} about={words.filesAbout} width={720} onClose={onClose}>
			<ul className="tm-fl">
				{files.map((file) => (
					<li key={file.timeline}>
						<div className="row">
							<span className="mono">{file.entry}</span>
							<span className="ell strong">{visible(file.name)}</span>
							<span className="push" />
							{file.withdrawn === null ? (
								writable && (
									<Button size="s" onClick={() => setAsked(file)}>
										{words.withdraw}
									</Button>
								)
							) : (
								<span className="dim">{words.withdrawn}</span>
							)}
						</div>
						<p className="sec">{about(file)}</p>
						{file.withdrawn?.reason && <p className="sec">{visible(file.withdrawn.reason)}</p>}
						{file.missing !== null && <Note tone="warn">{words.missing(visible(file.missing))}</Note>}
					</li>
				))}
			</ul>
		</TellDialogue>
	);
}

const about = ({ rows, undated, sizeBytes, zone, host, source }: TimelineFile): string =>
	[
		words.rows(count(rows)),
		undated === 0 ? null : words.undated(count(undated)),
		bytes(sizeBytes),
		zone === null ? words.noZone : words.statedZone(visible(zone)),
		host?.name ? visible(host.name) : null,
		source === null ? null : visible(source),
	]
		.filter((text) => text !== null)
		.join(', ');
