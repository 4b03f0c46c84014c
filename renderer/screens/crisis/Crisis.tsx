/**
 * Eleven steps for somebody alone (SP 800-61 r2, Appendix G): one at a time, in large type, each recorded before the next
 * comes. It goes on where the case's entries say that it stands, also after the window was closed or the power failed.
 */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { CrisisStepId, CrisisStepView, CrisisView } from '../../../shared/views';
import type { CaseId } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useIsExercise } from '../../hooks/useCases';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { ExerciseBand } from '../../parts/ExerciseMark';
import { TextArea } from '../../parts/Field';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { crisis as words } from '../../words/crisis';
import { exerciseBand } from '../../words/exercise';
import { visible } from '../../words/seen';
import { CrisisSteps } from './CrisisSteps';

interface CrisisProps {
	readonly case: CaseId;
	readonly onClose: () => void;
}

export function Crisis({ case: at, onClose }: CrisisProps) {
	const { value, refusal } = useAnswer('crisis.show', { case: at });
	const exercise = useIsExercise(at);
	const [chosen, setChosen] = useState<CrisisStepId | null>(null);
	const step = value?.steps.find((each) => each.step === (chosen ?? value.now));
	if (value && step)
		// Each step begins with an empty text and the focus in it.
		return <Step key={step.step} {...{ at, exercise, step, value, onClose }} onChoose={setChosen} />;
	return (
		<Dialogue
			title={value ? words.doneTitle : words.open}
			width={1080}
			onClose={onClose}
			onSubmit={onClose}
			foot={
				<Button className="push" type="submit" tone="primary" autoFocus>
					{words.close}
				</Button>
			}
		>
			{exercise && <ExerciseBand says={exerciseBand.says} />}
			<Refused refusal={refusal} />
			{value ? (
				<div className="cr">
					<CrisisSteps steps={value.steps} at={null} onChoose={setChosen} />
					<p className="cr-n">{words.allDone}</p>
				</div>
			) : (
				!refusal && <Waiting />
			)}
		</Dialogue>
	);
}

interface StepProps {
	readonly at: CaseId;
	readonly exercise: boolean;
	readonly step: CrisisStepView;
	readonly value: CrisisView;
	readonly onClose: () => void;
	readonly onChoose: (step: CrisisStepId | null) => void;
}

function Step({ at, exercise, step: { step, name, says, state, told }, value, onClose, onChoose }: StepProps) {
	const doing = useAct('crisis.do');
	const putting = useAct('crisis.put-off');
	const [text, setText] = useState('');
	const busy = doing.busy || putting.busy;
	const said = text.trim();
	const sealed = (done: unknown) => {
		if (!done) return;
		setText('');
		onChoose(null);
	};
	const done = () => void doing.act({ case: at, step, ...(said === '' ? {} : { remark: said }) }).then(sealed);
	const putOff = () => void putting.act({ case: at, step, reason: said }).then(sealed);
	return (
		<Dialogue
			title={words.title(step)}
			width={1080}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => !busy && done()}
			foot={
				<>
					<span className="dim t1" role="status">
						{busy ? words.sealing : ''}
					</span>
					<span className="push" />
					<Button disabled={busy || said === ''} onClick={putOff}>
						{words.putOff}
					</Button>
					<Button type="submit" tone="primary" keys="Ctrl Enter" disabled={busy}>
						{words.done}
					</Button>
				</>
			}
		>
			{exercise && <ExerciseBand says={exerciseBand.says} />}
			<div className="cr">
				<CrisisSteps steps={value.steps} at={step} onChoose={onChoose} />
				<div className="cr-s">
					<h3 className="cr-n">{name}</h3>
					<p className="cr-t">{says}</p>
					{told && (
						<p className="sec">
							{state === 'done' ? (
								<CircleCheck className="ic ic-s tone-ok" aria-hidden />
							) : (
								<CircleAlert className="ic ic-s tone-warn" aria-hidden />
							)}{' '}
							{words.states[state]} <span className="mono">{told.entry}</span> <Stamp at={told.at} />{' '}
							{told.text !== null && visible(told.text)}
						</p>
					)}
					<TextArea label={words.what} help={words.help} value={text} onChange={setText} rows={5} autoFocus />
					<Refused refusal={doing.refusal ?? putting.refusal} />
				</div>
			</div>
		</Dialogue>
	);
}
