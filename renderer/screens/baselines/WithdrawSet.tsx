/** Withdrawing a set: it is no longer asked, and an entry says why. */
import { Ban } from 'lucide-react';
import { useState } from 'react';
import type { RegisteredHashset } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { known as words } from '../../words/baselines';
import { visible } from '../../words/seen';

interface WithdrawSetProps {
	readonly set: RegisteredHashset;
	readonly onClose: () => void;
}

export function WithdrawSet({ set, onClose }: WithdrawSetProps) {
	const { act, busy, refusal } = useAct('hashset.withdraw');
	const [reason, setReason] = useState('');
	const ready = reason.trim() !== '';
	const withdraw = async () => {
		if (ready && !busy && (await act({ contents: set.contents, reason: reason.trim() }))) onClose();
	};
	return (
		<ActDialogue
			title={words.withdrawTitle(visible(set.name))}
			about={words.withdrawAbout}
			words={{ doing: words.doing, needs: words.withdrawNeeds, cancel: words.cancel, act: words.withdrawNow }}
			icon={Ban}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void withdraw()}
		>
			<TextBox
				label={words.reason}
				value={reason}
				onChange={setReason}
				maxLength={2000}
				autoFocus
				error={refusedFor(refusal, 'reason')}
			/>
			<Refused refusal={refusal} fields={['reason']} />
		</ActDialogue>
	);
}
