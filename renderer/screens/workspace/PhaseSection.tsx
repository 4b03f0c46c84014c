/** One phase: its squares, since when it is open and why, and its steps; collapsed, only those that were begun. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { PhaseInterval, StepView } from '../../../shared/views';
import { moveAmongRows } from '../../parts/rows';
import { Stamp } from '../../parts/Stamp';
import { Ticks } from '../../parts/Ticks';
import { type StepAct, checklist as words } from '../../words/handling';
import type { phases } from '../../words/phases';
import { visible } from '../../words/seen';
import { phaseRail } from '../../words/workspace';
import { StepRow } from './StepRow';

interface PhaseSectionProps {
	readonly phase: (typeof phases)[number];
	readonly notes: number;
	readonly intervals: readonly PhaseInterval[];
	readonly steps: readonly StepView[];
	/** Shown with its steps, although it is not open. */
	readonly inView: boolean;
	readonly filtered: boolean;
	readonly onFilter: () => void;
	readonly onGo: (entry: string) => void;
	/** Absent where nothing may be written. */
	readonly onMove?: (act: 'enter' | 'leave') => void;
	readonly onStep?: (step: StepView, act: StepAct) => void;
}

export function PhaseSection(props: PhaseSectionProps) {
	const { phase, notes, intervals, steps, inView, filtered, onFilter, onGo, onMove, onStep } = props;
	const open = intervals.filter((each) => each.to === null);
	const [wanted, setWanted] = useState<boolean | null>(null);
	const expanded = wanted ?? (open.length > 0 || inView);
	const seenTo = steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
	const begun = steps.filter(({ state }) => state === 'in part');
	const rows = expanded ? steps : begun;
	const Chevron = expanded ? ChevronDown : ChevronRight;
	return (
		<section className={open.length > 0 ? 'ph now' : 'ph'} aria-label={phase.name}>
			<div className="ph-h">
				<button
					type="button"
					className="ph-c"
					aria-expanded={expanded}
					aria-label={words.steps(phase.name)}
					onClick={() => setWanted(!expanded)}
				>
					<Chevron className="ic" aria-hidden />
				</button>
				<div>
					<button
						type="button"
						className="nm"
						aria-pressed={filtered}
						title={words.only(phase.name)}
						onClick={onFilter}
					>
						{phase.name}
					</button>
					{steps.length > 0 && <Ticks steps={steps} label={words.ticks(seenTo, begun.length, steps.length)} />}
				</div>
				<span className="ct">{steps.length > 0 ? words.seenTo(seenTo, steps.length) : phaseRail.notes(notes)}</span>
			</div>
			{open.map((each) => (
				<p key={each.entered} className="ph-o">
					<span title={each.reason === null ? undefined : visible(each.reason)}>
						{each.back ? words.back : words.since} <Stamp at={each.from} show="time" />
						{each.time > 1 && words.again(each.time)}
					</span>
					<button type="button" className="lnk mono" onClick={() => onGo(each.entered)}>
						{each.entered}
					</button>
				</p>
			))}
			{intervals.some(({ impossible }) => impossible) && <p className="ph-o tone-warn">{words.impossible}</p>}
			{rows.length > 0 && (
				<ul className="steps" onKeyDown={moveAmongRows}>
					{rows.map((step, at) => (
						<StepRow key={step.step} step={step} first={at === 0} onGo={onGo} {...(onStep ? { onStep } : {})} />
					))}
				</ul>
			)}
			{expanded && onMove && (
				<div className="ph-a">
					<button
						type="button"
						className="lnk t1"
						aria-label={open.length > 0 ? words.leaveNamed(phase.name) : words.enterNamed(phase.name)}
						onClick={() => {
							// It stays as it is shown, so that the focus comes back to this button.
							setWanted(true);
							onMove(open.length > 0 ? 'leave' : 'enter');
						}}
					>
						{open.length > 0 ? words.leave : words.enter}…
					</button>
				</div>
			)}
		</section>
	);
}
