/** What the window and the filters show, written for other programs. */
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, TimelineExport } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useJob } from '../../hooks/useJob';
import type { ItemsWanted } from '../../hooks/usePages';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { markedName } from '../../words/exercise';
import { visible } from '../../words/seen';
import { exportTimeline as words } from '../../words/timeline';

interface ExportItemsProps {
	readonly view: CaseView;
	readonly wanted: ItemsWanted;
	readonly onClose: () => void;
}

export function ExportItems({ view, wanted, onClose }: ExportItemsProps) {
	const { act, busy, refusal, progress, cancel } = useJob('timeline.export');
	const place = useAct('file.place');
	const [format, setFormat] = useState<'csv' | 'jsonl'>('csv');
	const [written, setWritten] = useState<TimelineExport | null>(null);
	const write = async () => {
		if (written) return onClose();
		if (busy || place.busy) return;
		const file = await place.act({
			purpose: 'list',
			suggestion: markedName(words.fileName(view.number, format), view.exercise),
		});
		const done = file && (await act({ ...wanted, format, to: file.ticket }));
		if (done) setWritten(done);
	};
	return (
		<Dialogue
			title={words.title}
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
							{words.act}
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
				options={(['csv', 'jsonl'] as const).map((id) => ({ id, name: words.formats[id] }))}
			/>
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			{written && (
				<Note tone="ok" role="status">
					{words.written(count(written.rows), visible(written.path))}
					{written.opinionsLeftOut > 0 && ` ${words.opinions(count(written.opinionsLeftOut))}`}
				</Note>
			)}
			<Refused refusal={refusal ?? place.refusal} />
		</Dialogue>
	);
}
