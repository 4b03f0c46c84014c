/** The end of an exercise: what went well, what did not. */
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextArea } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { endExercise as words } from '../../words/exercise';

interface EndExerciseProps {
	readonly view: CaseView;
	/** How many questions have no answer. */
	readonly open: number;
	readonly onClose: () => void;
}

export function EndExercise({ view, open, onClose }: EndExerciseProps) {
	const { act, busy, refusal } = useAct('exercise.end');
	const [well, setWell] = useState('');
	const [badly, setBadly] = useState('');
	const submit = async () => {
		const said = {
			...(well.trim() === '' ? {} : { wentWell: well.trim() }),
			...(badly.trim() === '' ? {} : { wentBadly: badly.trim() }),
		};
		if (await act({ case: view.case, ...said })) onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={{ ...words, needs: '' }}
			busy={busy}
			ready
			onClose={onClose}
			onAct={() => void submit()}
		>
			{open > 0 && <Note tone="info">{words.open(open)}</Note>}
			<TextArea label={words.well} optional value={well} onChange={setWell} rows={4} autoFocus />
			<TextArea label={words.badly} optional value={badly} onChange={setBadly} rows={4} />
			<Refused refusal={refusal} />
		</ActDialogue>
	);
}
