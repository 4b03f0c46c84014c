/** Starting an escalation: which ladder, and what it is about. The first call is due at once. */
import { PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, LadderView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { climb as words } from '../../words/notify';
import { visible } from '../../words/seen';

interface StartEscalationProps {
	readonly view: CaseView;
	readonly ladders: readonly LadderView[];
	readonly onClose: () => void;
}

export function StartEscalation({ view, ladders, onClose }: StartEscalationProps) {
	const { act, busy, refusal } = useAct('escalation.start');
	const [ladder, setLadder] = useState(ladders[0]?.ladder ?? null);
	const [reason, setReason] = useState('');
	const ready = ladder !== null && reason.trim() !== '';
	const submit = async () => {
		if (!ready) return;
		if (await act({ case: view.case, ladder, reason: reason.trim() })) onClose();
	};
	return (
		<ActDialogue
			title={words.startTitle}
			about={words.startAbout}
			words={{ doing: words.doing, needs: words.startNeeds, cancel: words.cancel, act: words.startAct }}
			icon={PhoneOutgoing}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox
				label={words.reason}
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				autoFocus
			/>
			<Choice
				label={words.ladder}
				options={ladders.map((each) => ({ id: each.ladder, name: visible(each.name) }))}
				value={ladder}
				onChange={setLadder}
			/>
			<Refused refusal={refusal} fields={['reason']} />
		</ActDialogue>
	);
}
