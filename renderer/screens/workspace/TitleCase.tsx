/** Another title for a case: a case opened in a hurry is named when there is time. The titles before stay. */
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { visible } from '../../words/seen';
import { titling as words } from '../../words/writing';

export function TitleCase({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('case.title');
	const [title, setTitle] = useState('');
	const [reason, setReason] = useState('');
	const ready = title.trim() !== '' && title.trim() !== view.title;
	const submit = async () => {
		if (!ready) return;
		const because = reason.trim() === '' ? {} : { reason: reason.trim() };
		if (await act({ case: view.case, title: title.trim(), ...because })) onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={{ doing: words.sealing, needs: words.needs, cancel: words.cancel, act: words.seal }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox
				label={words.name}
				value={title}
				onChange={setTitle}
				placeholder={visible(view.title)}
				error={refusedFor(refusal, 'title')}
				maxLength={300}
				autoFocus
			/>
			<TextBox
				label={words.reason}
				optional
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
			/>
			<Refused refusal={refusal} fields={['title', 'reason']} />
		</ActDialogue>
	);
}
