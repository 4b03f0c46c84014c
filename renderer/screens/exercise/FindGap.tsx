/** A gap that a question showed, and the action that is agreed on for it. */
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { findGap as words } from '../../words/exercise';
import { visible } from '../../words/seen';

interface FindGapProps {
	readonly view: CaseView;
	readonly question: string;
	readonly onClose: () => void;
}

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

export function FindGap({ view, question, onClose }: FindGapProps) {
	const { act, busy, refusal } = useAct('exercise.find-gap');
	const [says, setSays] = useState('');
	const [what, setWhat] = useState('');
	const [owner, setOwner] = useState('');
	const [dueOn, setDueOn] = useState('');
	const submit = async () => {
		const told = { says: says.trim(), what: what.trim(), owner: owner.trim(), dueOn: dueOn.trim() };
		if (await act({ case: view.case, question, ...told })) onClose();
	};
	return (
		<ActDialogue
			title={words.title(visible(question))}
			about={words.about}
			words={words}
			busy={busy}
			ready={says.trim() !== '' && what.trim() !== '' && owner.trim() !== '' && DAY.test(dueOn.trim())}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox label={words.says} value={says} onChange={setSays} maxLength={2000} autoFocus />
			<TextBox label={words.what} value={what} onChange={setWhat} maxLength={2000} />
			<div className="fr-g two">
				<TextBox label={words.owner} value={owner} onChange={setOwner} maxLength={200} />
				<TextBox
					label={words.dueOn}
					help={words.dueOnHelp}
					value={dueOn}
					onChange={setDueOn}
					error={refusedFor(refusal, 'dueOn')}
					maxLength={10}
				/>
			</div>
			<Refused refusal={refusal} fields={['dueOn']} />
		</ActDialogue>
	);
}
