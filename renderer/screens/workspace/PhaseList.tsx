/** The four phases with their checklist, for the case or for one host group: what is open, what was done, what proves it. */
import { useState } from 'react';
import type { CaseView, PhaseId, StepView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { Choice } from '../../parts/Choice';
import { Refused } from '../../parts/Refused';
import { isWritable } from '../../parts/writable';
import { type StepAct, checklist as words } from '../../words/handling';
import { phases } from '../../words/phases';
import { visible } from '../../words/seen';
import { NewGroup } from './NewGroup';
import { PhaseMove } from './PhaseMove';
import { PhaseSection } from './PhaseSection';
import { StepDialog } from './StepDialog';

const WHOLE = 'whole';
const NEW = 'new';

type Over =
	| { readonly is: 'group' }
	| { readonly is: 'move'; readonly phase: PhaseId; readonly act: 'enter' | 'leave' }
	| { readonly is: 'step'; readonly step: StepView; readonly act: StepAct }
	| null;

interface PhaseListProps {
	readonly view: CaseView;
	/** The phase that the stream is filtered by. */
	readonly phase: PhaseId | null;
	readonly onPhase: (phase: PhaseId | null) => void;
	/** The entry that is open beside the stream. */
	readonly cited: string | null;
	readonly onGo: (entry: string) => void;
}

export function PhaseList({ view, phase, onPhase, cited, onGo }: PhaseListProps) {
	const shown = useAnswer('phase.show', { case: view.case });
	const lists = useAnswer('checklist.show', { case: view.case });
	const [scope, setScope] = useState<string>(WHOLE);
	const [over, setOver] = useState<Over>(null);
	const groups = shown.value?.groups ?? [];
	const group = groups.find((each) => each.group === scope) ?? null;
	const list = lists.value?.find((each) => (each.group?.group ?? WHOLE) === (group?.group ?? WHOLE));
	const intervals = (shown.value?.intervals ?? []).filter((each) => each.group === (group?.group ?? null));
	const nothingOpen = intervals.every((each) => each.to !== null);
	const writable = isWritable(view);
	const close = () => setOver(null);
	const options = [
		{ id: WHOLE, name: words.whole },
		...groups.map((each) => ({ id: each.group, name: visible(each.name) })),
		...(writable ? [{ id: NEW, name: words.newGroup }] : []),
	];
	return (
		<>
			<div className="sc-h">
				<Choice
					small
					label={words.scope}
					options={options}
					value={group?.group ?? WHOLE}
					onChange={(id) => (id === NEW ? setOver({ is: 'group' }) : setScope(id))}
				/>
			</div>
			<Refused refusal={shown.refusal ?? lists.refusal} />
			{phases.map((each) => (
				<PhaseSection
					key={`${each.id} ${group?.group ?? WHOLE}`}
					phase={each}
					notes={view.phases[each.id]}
					intervals={intervals.filter((interval) => interval.phase === each.id)}
					steps={(list?.steps ?? []).filter((step) => step.phase === each.id && !step.heading)}
					inView={nothingOpen && each.id === 'da'}
					filtered={each.id === phase}
					onFilter={() => onPhase(each.id === phase ? null : each.id)}
					onGo={onGo}
					{...(writable
						? {
								onMove: (act: 'enter' | 'leave') => setOver({ is: 'move', phase: each.id, act }),
								onStep: (step: StepView, act: StepAct) => setOver({ is: 'step', step, act }),
							}
						: {})}
				/>
			))}
			{over?.is === 'group' && <NewGroup view={view} onMade={setScope} onClose={close} />}
			{over?.is === 'move' && <PhaseMove view={view} group={group} phase={over.phase} act={over.act} onClose={close} />}
			{over?.is === 'step' && (
				<StepDialog view={view} group={group} step={over.step} begin={over.act} cited={cited} onClose={close} />
			)}
		</>
	);
}
