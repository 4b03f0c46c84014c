/** The custody of a case written for other programs: for a case system that knows CASE/UCO, or for a spreadsheet. */
import { FileOutput, Locate } from 'lucide-react';
import { useState } from 'react';
import type { Takes } from '../../../shared/contract';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Radios } from '../../parts/Radios';
import { Refused } from '../../parts/Refused';
import { markedName } from '../../words/exercise';
import { exchange as words } from '../../words/paper';
import { visible } from '../../words/seen';

type Format = Takes<'custody.export'>['format'];

export function HandOut({ view }: { readonly view: CaseView }) {
	const { open } = usePlace();
	const place = useAct('file.place');
	const write = useAct('custody.export');
	const [format, setFormat] = useState<Format>('case-uco');
	const [said, setSaid] = useState('');
	const save = async () => {
		if (place.busy || write.busy) return;
		setSaid('');
		const file = await place.act({
			purpose: 'list',
			suggestion: markedName(words.fileName(view.number, format), view.exercise),
		});
		const done = file && (await write.act({ case: view.case, format, to: file.ticket }));
		if (done) setSaid(words.written(visible(done.path), count(done.items), count(done.acts)));
	};
	return (
		<div className="col gap-3">
			<Radios
				label={words.format}
				value={format}
				onChange={setFormat}
				options={[
					{ id: 'case-uco', name: words.uco, more: words.ucoHelp },
					{ id: 'csv', name: words.csv, more: words.csvHelp },
				]}
			/>
			<div className="row">
				<Button icon={FileOutput} onClick={() => void save()}>
					{words.save}
				</Button>
				<span className="push" />
				<Button icon={Locate} onClick={() => open('export indicators')}>
					{words.indicators}
				</Button>
			</div>
			{said !== '' && (
				<Note tone="ok" role="status">
					{said}
				</Note>
			)}
			<Refused refusal={place.refusal ?? write.refusal} />
		</div>
	);
}
