/** Explains a finding: the finding stays, and the explanation stands beside it. */
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, CustodyFinding, ItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActFoot } from '../../parts/ActFoot';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { settle as words } from '../../words/custody';
import { visible } from '../../words/seen';

interface SettleProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly finding: CustodyFinding;
	readonly onClose: () => void;
}

export function Settle({ view, item, finding, onClose }: SettleProps) {
	const { act, busy, refusal } = useAct('custody.settle');
	const [explanation, setExplanation] = useState('');
	const ready = explanation.trim() !== '';
	const submit = async () => {
		if (!ready) return;
		const about = { case: view.case, tag: item.cite, finding: finding.kind, entries: [...finding.entries] };
		if (await act({ ...about, explanation: explanation.trim() })) onClose();
	};
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<ActFoot
					{...{ busy, ready, doing: words.doing, needs: words.needs, cancel: words.cancel, act: words.act }}
					icon={PencilLine}
					onCancel={onClose}
				/>
			}
		>
			<Note tone="warn">{visible(finding.sentence)}</Note>
			<TextBox
				label={words.explanation}
				value={explanation}
				onChange={setExplanation}
				error={refusedFor(refusal, 'explanation')}
				maxLength={4000}
				autoFocus
			/>
			<Refused refusal={refusal} fields={['explanation']} />
		</Dialogue>
	);
}
