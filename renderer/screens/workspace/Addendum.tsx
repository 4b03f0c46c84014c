/** A correction: a new entry that names the one it corrects. */
import { useState } from 'react';
import type { CaseView, EntryView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextArea, TextBox } from '../../parts/Field';
import { headline } from '../../parts/headline';
import { Refused, refusedFor } from '../../parts/Refused';
import { addendum as words } from '../../words/workspace';
import { byWhom } from '../../words/writing';

interface AddendumProps {
	readonly view: CaseView;
	readonly entry: EntryView;
	readonly onDone: (ref: string) => void;
	readonly onClose: () => void;
}

export function Addendum({ view, entry, onDone, onClose }: AddendumProps) {
	const { act, busy, refusal } = useAct('note.correct');
	const [text, setText] = useState('');
	const [reason, setReason] = useState('');
	const [doneBy, setDoneBy] = useState('');
	const [witness, setWitness] = useState('');
	const ready = text.trim() !== '' && reason.trim() !== '';
	const submit = async () => {
		if (!ready) return;
		const receipt = await act({
			...{ case: view.case, entry: entry.ref, text, reason: reason.trim() },
			...(doneBy.trim() === '' ? {} : { doneBy: doneBy.trim() }),
			...(witness.trim() === '' ? {} : { witness: witness.trim() }),
		});
		if (receipt) onDone(receipt.ref);
	};
	return (
		<ActDialogue
			title={words.title(entry.ref)}
			about={words.about}
			width={620}
			words={{ doing: words.sealing, needs: words.needs, cancel: words.cancel, act: words.seal }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<blockquote className="clamp">{headline(entry)}</blockquote>
			<TextArea
				label={words.text}
				value={text}
				onChange={setText}
				rows={5}
				error={refusedFor(refusal, 'text')}
				autoFocus
			/>
			<TextBox
				label={words.reason}
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
			/>
			<div className="fr-g">
				<TextBox
					label={byWhom.doneBy}
					optional
					value={doneBy}
					onChange={setDoneBy}
					error={refusedFor(refusal, 'doneBy')}
					help={byWhom.ifNotYou}
					maxLength={200}
				/>
				<TextBox
					label={byWhom.witness}
					optional
					value={witness}
					onChange={setWitness}
					error={refusedFor(refusal, 'witness')}
					help={byWhom.namedOnly}
					maxLength={200}
				/>
			</div>
			<Refused refusal={refusal} fields={['text', 'reason', 'doneBy', 'witness']} />
		</ActDialogue>
	);
}
