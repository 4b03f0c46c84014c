/** Writing a baseline as another tool's list, and saying what that format cannot hold. */
import { useState } from 'react';
import type { Takes } from '../../../shared/contract';
import type { BaselineExportView, BaselineView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useJob } from '../../hooks/useJob';
import { Choice } from '../../parts/Choice';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { WriteDialogue } from '../../parts/WriteDialogue';
import { importing, exporting as words } from '../../words/baselines';
import { visible } from '../../words/seen';

type Format = Takes<'baseline.export'>['format'];
const LISTS = Object.keys(importing.formats) as Exclude<Format, 'sealbook'>[];

interface ExportBaselineProps {
	readonly baseline: BaselineView;
	readonly onClose: () => void;
}

export function ExportBaseline({ baseline, onClose }: ExportBaselineProps) {
	const { act, busy, refusal, progress, cancel } = useJob('baseline.export');
	const place = useAct('file.place');
	const [format, setFormat] = useState<Format>('hashdeep');
	const [written, setWritten] = useState<BaselineExportView | null>(null);
	const write = async () => {
		const file = await place.act({ purpose: 'list', suggestion: words.fileName(baseline.tag, format) });
		const done = file && (await act({ baseline: baseline.baseline, format, to: file.ticket }));
		if (done) setWritten(done);
	};
	return (
		<WriteDialogue
			title={words.title(baseline.tag)}
			about={words.about}
			words={{ cancel: words.cancel, act: words.start }}
			busy={busy || place.busy}
			written={written !== null}
			onClose={onClose}
			onWrite={() => void write()}
		>
			<Choice
				label={words.format}
				value={format}
				disabled={busy || written !== null}
				onChange={setFormat}
				options={[
					...LISTS.map((id) => ({ id, name: importing.formats[id] })),
					{ id: 'sealbook', name: words.sealbook },
				]}
			/>
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			{written && (
				<Note tone="ok" role="status">
					{words.written(count(written.paths), visible(written.path))}
				</Note>
			)}
			{written && written.never.length > 0 && <p className="sec">{words.never(written.never.join(', '))}</p>}
			{written && written.lost.length > 0 && (
				<Note tone="warn">
					<span className="strong">{words.lost}</span>
					<ul>
						{written.lost.map((each) => (
							<li key={each.reason}>
								{`${count(each.count)}: ${each.reason}, `}
								<span className="mono">{words.first(visible(each.first))}</span>
							</li>
						))}
					</ul>
				</Note>
			)}
			<Refused refusal={refusal ?? place.refusal} />
		</WriteDialogue>
	);
}
