/** Nothing is kept at a place any more: it is retired, and what names it stays. */
import { MapPinOff } from 'lucide-react';
import { useState } from 'react';
import type { PlaceView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { places as words } from '../../words/locker';
import { visible } from '../../words/seen';

export function RetirePlace({ place, onClose }: { readonly place: PlaceView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('place.retire');
	const [reason, setReason] = useState('');
	const retire = async () => {
		if (await act({ place: place.place, reason: reason.trim() })) onClose();
	};
	return (
		<ActDialogue
			title={words.retireTitle(visible(place.path))}
			about={words.retireAbout}
			words={{ ...words, needs: words.needsReason, act: words.retireAct }}
			icon={MapPinOff}
			busy={busy}
			ready={reason.trim() !== ''}
			onClose={onClose}
			onAct={() => void retire()}
		>
			<TextBox
				label={words.reason}
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
