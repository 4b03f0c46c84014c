/** Acknowledging a loss: what the entry will say and do, and a reason. */
import { Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, EntryRef } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
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
		<Dialogue
			title={words.title}
			about={words.about(ranges)}
			width={600}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<>
					<span className="dim t1" role="status">
						{busy ? words.busy : ready ? '' : words.needs}
					</span>
					<span className="push" />
					<Button tone="quiet" keys="Esc" disabled={busy} onClick={onClose}>
						{words.cancel}
					</Button>
					<Button type="submit" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={busy || !ready}>
						{words.act}
					</Button>
				</>
			}
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
		</Dialogue>
	);
}
