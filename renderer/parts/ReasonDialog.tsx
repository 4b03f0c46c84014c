/** A dialog that asks one thing, a sentence of why, and seals it. */
import { useState } from 'react';
import type { Refusal } from '../../shared/refusal';
import { parts } from '../words/parts';
import { ActDialogue } from './ActDialogue';
import { TextBox } from './Field';
import { Refused, refusedFor } from './Refused';

interface ReasonDialogProps {
	readonly title: string;
	readonly about: string;
	readonly label: string;
	readonly act: string;
	readonly busy: boolean;
	readonly refusal: Refusal | null;
	readonly onSeal: (reason: string) => void;
	readonly onClose: () => void;
}

export function ReasonDialog({ title, about, label, act, busy, refusal, onSeal, onClose }: ReasonDialogProps) {
	const [reason, setReason] = useState('');
	const ready = reason.trim() !== '';
	return (
		<ActDialogue
			title={title}
			about={about}
			words={{ act, doing: parts.sealing, needs: parts.needsReason, cancel: parts.cancelNothing }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => onSeal(reason.trim())}
		>
			<TextBox
				label={label}
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
