/** Hosts that are handled together get a name; the checklist is gone through again for them. */
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { stepping, grouping as words } from '../../words/handling';

interface NewGroupProps {
	readonly view: CaseView;
	readonly onMade: (group: string) => void;
	readonly onClose: () => void;
}

export function NewGroup({ view, onMade, onClose }: NewGroupProps) {
	const { act, busy, refusal } = useAct('group.make');
	const [name, setName] = useState('');
	const [reason, setReason] = useState('');
	const ready = name.trim() !== '';
	const submit = async () => {
		if (!ready) return;
		const why = reason.trim() === '' ? {} : { reason: reason.trim() };
		const made = await act({ case: view.case, name: name.trim(), ...why });
		if (!made) return;
		onMade(made.group);
		onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={{ doing: stepping.doing, needs: words.needs, cancel: stepping.cancel, act: words.act }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox
				label={words.name}
				value={name}
				onChange={setName}
				error={refusedFor(refusal, 'name')}
				maxLength={200}
				autoFocus
			/>
			<TextBox label={words.reason} optional value={reason} onChange={setReason} maxLength={2000} />
			<Refused refusal={refusal} fields={['name']} />
		</ActDialogue>
	);
}
