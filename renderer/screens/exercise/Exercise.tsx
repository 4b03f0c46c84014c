/**
 * An exercise while it is run (SP 800-61 r2, Appendix A): on the left what the team knows and the clock, on the right the questions
 * by phase. Nothing here is a timer of the notebook: what is due follows from the start and the clock of this device.
 */
import { Flag, ListTodo } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { useTypedAnswers } from '../../hooks/useTypedAnswers';
import { Button } from '../../parts/Button';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { isWritable, whyNot } from '../../parts/writable';
import { exercise as words } from '../../words/exercise';
import { visible } from '../../words/seen';
import { EndExercise } from './EndExercise';
import { FindGap } from './FindGap';
import { Gaps } from './Gaps';
import { Questions } from './Questions';
import { Told } from './Told';

type Over = { readonly is: 'gap'; readonly question: string } | { readonly is: 'end' } | null;

export function Exercise({ view }: { readonly view: CaseView }) {
	const { go } = usePlace();
	const { value, refusal, waiting } = useAnswer('exercise.show', { case: view.case });
	const typed = useTypedAnswers(view.case);
	const [show, setShow] = useState<'all' | 'open'>('all');
	const [over, setOver] = useState<Over>(null);
	const writable = isWritable(view);
	const close = () => setOver(null);
	const onGo = (entry: string) => go({ at: 'case', case: view.case, tab: 'notebook', entry });
	if (!value)
		return (
			<div className="hm" data-pane>
				<Refused refusal={refusal} />
				{waiting && <Waiting />}
			</div>
		);
	const running = writable && value.ended === null;
	return (
		<div className="xr">
			<Told view={view} exercise={value} running={running} onGo={onGo} />
			<section className="xr-m" aria-label={words.questions} data-pane>
				<h1 className="vh">{words.heading(visible(view.number))}</h1>
				<div className="xr-h">
					<Segments
						label={words.filter}
						value={show}
						onChange={setShow}
						options={[
							{ id: 'all', name: words.all, count: value.questions },
							{ id: 'open', name: words.open, count: value.questions - value.answered },
						]}
					/>
					<span className="dim t1" role="status">
						{words.answered(value.answered, value.questions)}
					</span>
					{!writable && <span className="dim t1">{whyNot(view)}</span>}
					<span className="push" />
					<Button icon={ListTodo} onClick={() => go({ at: 'case', case: view.case, tab: 'after', after: 'actions' })}>
						{words.toActions}
					</Button>
					{running && (
						<Button icon={Flag} onClick={() => setOver({ is: 'end' })}>
							{words.end}
						</Button>
					)}
				</div>
				<Refused refusal={typed.refusal} />
				<Questions
					{...{ view, typed, onGo, show }}
					exercise={value}
					running={running}
					onAll={() => setShow('all')}
					{...(writable ? { onGap: (question: string) => setOver({ is: 'gap', question }) } : {})}
				/>
				<Gaps gaps={value.gaps} onGo={onGo} />
			</section>
			{over?.is === 'gap' && <FindGap view={view} question={over.question} onClose={close} />}
			{over?.is === 'end' && <EndExercise view={view} open={value.questions - value.answered} onClose={close} />}
		</div>
	);
}
