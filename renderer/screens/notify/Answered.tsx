/** Somebody answered an escalation: who, and what they said. It opens from the banner on every screen. */
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { CaseId } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useIsExercise } from '../../hooks/useCases';
import { useEarlyPress } from '../../hooks/useEarlyPress';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { ExerciseBand } from '../../parts/ExerciseMark';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { exerciseBand } from '../../words/exercise';
import { climb as words } from '../../words/notify';
import { visible } from '../../words/seen';

const OTHER = 'other';

interface AnsweredProps {
	readonly case: CaseId;
	readonly escalation: string;
	readonly onClose: () => void;
}

export function Answered({ case: of, escalation, onClose }: AnsweredProps) {
	const { value: list, waiting } = useAnswer('escalation.show', { case: of });
	const { act, busy, refusal } = useAct('escalation.answer');
	const exercise = useIsExercise(of);
	const [picked, setPicked] = useState<string | null>(null);
	const [name, setName] = useState('');
	const [said, setSaid] = useState('');
	const view = list?.find((each) => each.escalation === escalation);
	const called = new Map(view?.levels.flatMap((level) => level.contacts.map((each) => [each.contact, each.name])));
	const who = picked ?? view?.tries.at(-1)?.contact.contact ?? view?.now?.contact.contact ?? (waiting ? null : OTHER);
	const by = who === OTHER ? name.trim() : (who ?? '');
	const submit = async () => {
		if (by === '') return;
		const about = { case: of, escalation, by, ...(said.trim() === '' ? {} : { said: said.trim() }) };
		if (await act(about)) onClose();
	};
	// At night the press may be faster than the list of who was called.
	const early = useEarlyPress(!waiting, `${picked ?? ''} ${name} ${said}`, () => void submit());
	return (
		<ActDialogue
			title={words.answerTitle}
			about={words.answerAbout}
			words={{ doing: words.doing, needs: words.answerNeeds, cancel: words.cancel, act: words.answerAct }}
			icon={CircleCheck}
			busy={busy || early.waits}
			ready={waiting || by !== ''}
			onClose={onClose}
			onAct={early.press}
		>
			{exercise && <ExerciseBand says={exerciseBand.says} />}
			<TextBox
				label={words.said}
				optional
				value={said}
				onChange={setSaid}
				error={refusedFor(refusal, 'said')}
				maxLength={2000}
				autoFocus
			/>
			<Choice
				label={words.who}
				options={[...[...called].map(([id, each]) => ({ id, name: visible(each) })), { id: OTHER, name: words.other }]}
				value={who}
				onChange={setPicked}
			/>
			{who === OTHER && (
				<TextBox
					label={words.otherName}
					value={name}
					onChange={setName}
					error={refusedFor(refusal, 'by')}
					maxLength={200}
				/>
			)}
			<Refused refusal={refusal} fields={['said', 'by']} />
		</ActDialogue>
	);
}
