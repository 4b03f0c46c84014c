/** A dialog that asks one thing, a sentence of why, and seals it. */
import { Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { Refusal } from '../../shared/refusal';
import { parts } from '../words/parts';
import { ActFoot } from './ActFoot';
import { Dialogue } from './Dialogue';
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
		<Dialogue
			title={title}
			about={about}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => ready && onSeal(reason.trim())}
			foot={
				<ActFoot
					{...{ busy, ready, act, doing: parts.sealing, needs: parts.needsReason, cancel: parts.cancelNothing }}
					icon={SealIcon}
					onCancel={onClose}
				/>
			}
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
		</Dialogue>
	);
}
