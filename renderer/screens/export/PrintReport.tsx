/** The follow-up report or the chronology of a case, printed or saved. */
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { usePaperOut } from '../../hooks/usePaperOut';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { PaperFoot } from '../../parts/PaperFoot';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Tick } from '../../parts/Tick';
import { reports as words } from '../../words/reports';

interface PrintReportProps {
	readonly view: CaseView;
	readonly onClose: () => void;
}

export function PrintReport({ view, onClose }: PrintReportProps) {
	const [is, setIs] = useState<'case report' | 'chronology'>('case report');
	const [size, setSize] = useState<'A4' | 'Letter'>('A4');
	const [opinions, setOpinions] = useState(false);
	const { busy, said, refusal, printNow, saveAs } = usePaperOut({ is, case: view.case, size, opinions });
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={640}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void printNow()}
			foot={<PaperFoot possible onClose={onClose} onSave={(as) => void saveAs(as)} />}
		>
			<div className="row">
				<Segments
					label={words.what}
					value={is}
					onChange={setIs}
					options={[
						{ id: 'case report', name: words.case },
						{ id: 'chronology', name: words.chronology },
					]}
				/>
			</div>
			<Choice
				label={words.size}
				value={size}
				onChange={setSize}
				options={[
					{ id: 'A4', name: 'A4' },
					{ id: 'Letter', name: 'Letter' },
				]}
			/>
			<Tick checked={opinions} onChange={setOpinions}>
				{words.opinions}
			</Tick>
			<p className="dim t1">{words.opinionsHelp}</p>
			<p className="dim t1" role="status">
				{said}
			</p>
			<Refused refusal={refusal} />
		</Dialogue>
	);
}
