/** One step of the checklist: its state, what is to be done, and the entry that proves it. Enter opens it; T, S, W act at once. */
import { Circle, CircleCheck, CircleDot, CircleSlash, type LucideIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { StepState, StepView } from '../../../shared/views';
import { usePreferences } from '../../hooks/useStatus';
import { type StepAct, checklist as words } from '../../words/handling';
import { visible } from '../../words/seen';

const ICONS: Readonly<Record<StepState, readonly [LucideIcon, string]>> = {
	open: [Circle, 'dim'],
	'in part': [CircleDot, 'tone-ac'],
	done: [CircleCheck, 'tone-ok'],
	skipped: [CircleSlash, 'dim'],
};
const KEYS: Readonly<Record<string, StepAct>> = { t: 'wholly', s: 'skip', w: 'withdraw' };

interface StepRowProps {
	readonly step: StepView;
	readonly first: boolean;
	readonly onGo: (entry: string) => void;
	readonly onStep?: (step: StepView, act: StepAct) => void;
}

export function StepRow({ step, first, onGo, onStep }: StepRowProps) {
	const { value } = usePreferences();
	const [Icon, tone] = ICONS[step.state];
	const { stands } = step;
	const shown = stands === null ? [] : stands.proof.length > 0 ? stands.proof : [stands.entry];
	const press = (event: KeyboardEvent) => {
		const act = KEYS[event.key.toLowerCase()];
		if (!act || event.ctrlKey || event.altKey || event.metaKey || value?.singleKeys === false) return;
		if (act === 'withdraw' && stands === null) return;
		event.preventDefault();
		onStep?.(step, act);
	};
	const inside = (
		<>
			<span className={tone}>
				<Icon className="ic" aria-hidden />
				<span className="vh">{words.states[step.state]}: </span>
			</span>
			<span className="no">{/^[0-9.]+$/.test(step.step) ? step.step : '+'}</span>
			<span className={step.state === 'open' || step.state === 'in part' ? '' : 'od'}>{visible(step.name)}</span>
		</>
	);
	return (
		<li>
			{onStep ? (
				<button
					type="button"
					className="sp"
					data-row
					tabIndex={first ? 0 : -1}
					title={words.keys}
					onClick={() => onStep(step, step.state === 'done' ? 'withdraw' : 'wholly')}
					onKeyDown={press}
				>
					{inside}
				</button>
			) : (
				<div className="sp">{inside}</div>
			)}
			{stands !== null && (
				<p className="ref">
					{shown.slice(0, 3).map((entry) => (
						<button key={entry} type="button" className="lnk mono" onClick={() => onGo(entry)}>
							{entry}
						</button>
					))}
					{shown.length > 3 && <span>+{shown.length - 3}</span>}
					{stands.said !== null && <span className="ell">{visible(stands.said)}</span>}
				</p>
			)}
		</li>
	);
}
