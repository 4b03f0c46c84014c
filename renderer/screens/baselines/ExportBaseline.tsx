/** Writing a baseline as another tool's list, and saying what that format cannot hold. */
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import type { Takes } from '../../../shared/contract';
import type { BaselineExportView, BaselineView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useJob } from '../../hooks/useJob';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
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
		if (written) return onClose();
		if (busy || place.busy) return;
		const file = await place.act({ purpose: 'list', suggestion: words.fileName(baseline.tag, format) });
		const done = file && (await act({ baseline: baseline.baseline, format, to: file.ticket }));
		if (done) setWritten(done);
	};
	return (
		<Dialogue
			title={words.title(baseline.tag)}
			about={words.about}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void write()}
			foot={
				written ? (
					<Button type="submit" className="push" tone="primary" autoFocus>
						{words.done}
					</Button>
				) : (
					<>
						<span className="push" />
						<Button tone="quiet" keys="Esc" disabled={busy} onClick={onClose}>
							{words.cancel}
						</Button>
						<Button type="submit" tone="primary" icon={FileOutput} keys="Ctrl Enter" disabled={busy}>
							{words.start}
						</Button>
					</>
				)
			}
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
		</Dialogue>
	);
}
