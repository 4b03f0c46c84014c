/** Another title for a case: a case opened in a hurry is named when there is time. The titles before stay. */
import { Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
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
		<Dialogue
			title={words.title}
			about={words.about}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<>
					<span className="dim t1" role="status">
						{busy ? words.sealing : ready ? '' : words.needs}
					</span>
					<span className="push" />
					<Button tone="quiet" keys="Esc" disabled={busy} onClick={onClose}>
						{words.cancel}
					</Button>
					<Button type="submit" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={busy || !ready}>
						{words.seal}
					</Button>
				</>
			}
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
		</Dialogue>
	);
}
