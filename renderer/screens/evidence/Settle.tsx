/** Explains a finding: the finding stays, and the explanation stands beside it. */
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, CustodyFinding, ItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
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
		<ActDialogue
			title={words.title}
			about={words.about}
			words={words}
			icon={PencilLine}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
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
		</ActDialogue>
	);
}
