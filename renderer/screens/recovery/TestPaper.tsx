/** Testing the paper by all its words, when they are on paper only. */
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../hooks/useAct';
import { usePlace } from '../../hooks/usePlace';
import { useStatus } from '../../hooks/useStatus';
import { ActDialogue } from '../../parts/ActDialogue';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { TellDialogue } from '../../parts/TellDialogue';
import { allTyped, wordsIn } from '../../parts/typedWords';
import { WordsBox } from '../../parts/WordsBox';
import { testPaper as words } from '../../words/recovery';

export function TestPaper() {
	const { open } = usePlace();
	const { again } = useStatus();
	const { act, busy, refusal } = useAct('recovery.test');
	const [typed, setTyped] = useState('');
	const [matches, setMatches] = useState<boolean | null>(null);
	const ready = allTyped(typed);
	const close = () => open(null);
	const submit = async () => {
		if (!ready) return;
		const answer = await act({ words: wordsIn(typed).join(' ') });
		if (!answer) return;
		setMatches(answer.matches);
		again();
		if (answer.matches) setTyped('');
	};
	if (matches) {
		return (
			<TellDialogue title={words.title} onClose={close}>
				<Note tone="ok" role="status">
					<span className="strong">{words.right}</span> {words.rightMore}
				</Note>
			</TellDialogue>
		);
	}
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={640}
			words={{ doing: words.testing, needs: words.needs, cancel: words.cancel, act: words.test }}
			icon={CircleCheck}
			busy={busy}
			ready={ready}
			onClose={close}
			onAct={() => void submit()}
		>
			<WordsBox
				label={words.words}
				value={typed}
				onChange={(text) => {
					setTyped(text);
					setMatches(null);
				}}
				error={matches === false ? words.wrong : refusedFor(refusal, 'words')}
				autoFocus
			/>
			<Refused refusal={refusal} fields={['words']} />
		</ActDialogue>
	);
}
