/** A party said that they know: who said so, and how. */
import { useState } from 'react';
import type { CaseView, NotificationView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { made as words } from '../../words/notify';
import { visible } from '../../words/seen';

interface AcknowledgeProps {
	readonly view: CaseView;
	readonly notification: NotificationView;
	readonly onClose: () => void;
}

export function Acknowledge({ view, notification, onClose }: AcknowledgeProps) {
	const { act, busy, refusal } = useAct('notification.acknowledge');
	const reached = notification.tries.filter((each) => each.reached).at(-1);
	const [by, setBy] = useState(visible(reached?.to ?? notification.contact?.name ?? ''));
	const [how, setHow] = useState('');
	const ready = by.trim() !== '';
	const submit = async () => {
		if (!ready) return;
		const about = { case: view.case, notification: notification.notification, by: by.trim() };
		if (await act({ ...about, ...(how.trim() === '' ? {} : { how: how.trim() }) })) onClose();
	};
	return (
		<ActDialogue
			title={words.ackTitle(visible(notification.party.name))}
			about={words.ackAbout}
			words={{ doing: words.doing, needs: words.ackNeeds, cancel: words.cancel, act: words.ackAct }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox
				label={words.ackBy}
				value={by}
				onChange={setBy}
				error={refusedFor(refusal, 'by')}
				maxLength={200}
				autoFocus
			/>
			<TextBox label={words.ackHow} optional value={how} onChange={setHow} maxLength={2000} />
			<Refused refusal={refusal} fields={['by']} />
		</ActDialogue>
	);
}
