/** Acknowledging a loss: what the entry will say and do, and a reason. */
import { useState } from 'react';
import type { CaseView, EntryRef } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { acknowledging as words } from '../../words/rollback';

interface AcknowledgeProps {
	readonly view: CaseView;
	readonly ranges: string;
	readonly onDone: (ref: EntryRef) => void;
	readonly onClose: () => void;
}

export function Acknowledge({ view, ranges, onDone, onClose }: AcknowledgeProps) {
	const { act, busy, refusal } = useAct('case.acknowledge-rollback');
	const [reason, setReason] = useState('');
	const ready = reason.trim() !== '';
	const submit = async () => {
		const receipt = ready ? await act({ case: view.case, reason: reason.trim() }) : undefined;
		if (receipt) onDone(receipt.ref);
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about(ranges)}
			width={600}
			words={{ doing: words.busy, needs: words.needs, cancel: words.cancel, act: words.act }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<ul className="prm">
				<li>{words.goesOn}</li>
				<li>{words.gap}</li>
				<li>{words.found}</li>
			</ul>
			<TextBox
				label={words.reason}
				help={words.reasonHelp}
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				autoFocus
			/>
			<Refused refusal={refusal} fields={['reason']} />
		</ActDialogue>
	);
}
