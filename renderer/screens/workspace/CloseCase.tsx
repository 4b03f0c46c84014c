/** Closing a case, and opening it again: each an entry with its reason. */
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { closing as words } from '../../words/workspace';

export function CloseCase({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
	const open = view.state === 'open';
	const { act, busy, refusal } = useAct(open ? 'case.close' : 'case.reopen');
	const [reason, setReason] = useState('');
	const name = open ? words.close : words.reopen;
	const submit = async () => {
		if (reason.trim() !== '' && (await act({ case: view.case, reason: reason.trim() }))) onClose();
	};
	return (
		<Dialogue
			title={name}
			about={open ? words.closeAbout : words.reopenAbout}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<>
					<span className="push" />
					<Button tone="quiet" keys="Esc" onClick={onClose}>
						{words.cancel}
					</Button>
					<Button type="submit" tone="primary" keys="Ctrl Enter" disabled={busy || reason.trim() === ''}>
						{name}
					</Button>
				</>
			}
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
		</Dialogue>
	);
}
