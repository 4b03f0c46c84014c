/** Crisis mode by one key: in the case at hand; where none is, in a new one with one more key, or in one that is chosen. */
import { useState } from 'react';
import type { CaseId } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useCases } from '../../hooks/useCases';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { ExerciseMark } from '../../parts/ExerciseMark';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { crisis as words } from '../../words/crisis';
import { visible } from '../../words/seen';
import { Crisis } from './Crisis';

/** More of them would be no choice in a hurry. */
const MOST = 5;

/** @param at the case at hand, where something can be added to it */
export function BeginCrisis({ at }: { readonly at: CaseId | null }) {
	const { open, go } = usePlace();
	const [chosen, setChosen] = useState<CaseId | null>(at);
	const close = () =>
		chosen !== null && chosen !== at ? go({ at: 'case', case: chosen, tab: 'notebook' }) : open(null);
	return chosen === null ? <Choose onChoose={setChosen} onClose={close} /> : <Crisis case={chosen} onClose={close} />;
}

interface ChooseProps {
	readonly onChoose: (id: CaseId) => void;
	readonly onClose: () => void;
}

function Choose({ onChoose, onClose }: ChooseProps) {
	const cases = useCases();
	const { act, busy, refusal } = useAct('case.open');
	const begin = async () => {
		if (!cases || busy) return;
		const opened = await act({ number: cases.next, title: words.caseTitle });
		if (opened) onChoose(opened.case);
	};
	const newest = [...(cases?.open ?? [])].sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1)).slice(0, MOST);
	return (
		<Dialogue
			title={words.chooseTitle}
			about={words.choose}
			width={720}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void begin()}
			foot={
				cases && (
					<Button className="push" type="submit" tone="primary" keys="Ctrl Enter" disabled={busy} autoFocus>
						{words.begin(visible(cases.next))}
					</Button>
				)
			}
		>
			{!cases && <Waiting />}
			{newest.length > 0 && (
				<>
					<p className="sec">{words.goOn}</p>
					<ul className="cr-c">
						{newest.map((each) => (
							<li key={each.case}>
								<Button disabled={busy} onClick={() => onChoose(each.case)}>
									{each.exercise && <ExerciseMark />} {visible(each.number)} {visible(each.title)}
								</Button>
							</li>
						))}
					</ul>
				</>
			)}
			<Refused refusal={refusal} />
		</Dialogue>
	);
}
