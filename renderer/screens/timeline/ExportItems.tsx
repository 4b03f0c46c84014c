/** What the window and the filters show, written for other programs. */
import { useState } from 'react';
import type { CaseView, TimelineExport } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useJob } from '../../hooks/useJob';
import type { ItemsWanted } from '../../hooks/usePages';
import { Choice } from '../../parts/Choice';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { WriteDialogue } from '../../parts/WriteDialogue';
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
		if (place.busy) return;
		const file = await place.act({
			purpose: 'list',
			suggestion: markedName(words.fileName(view.number, format), view.exercise),
		});
		const done = file && (await act({ ...wanted, format, to: file.ticket }));
		if (done) setWritten(done);
	};
	return (
		<WriteDialogue
			title={words.title}
			about={words.about}
			words={words}
			busy={busy}
			written={written !== null}
			onClose={onClose}
			onWrite={() => void write()}
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
		</WriteDialogue>
	);
}
