/** How long the exercise runs, and when the next inject is due; it is shown by hand, then or earlier. */
import { Megaphone } from 'lucide-react';
import type { CaseView, ExerciseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useNow } from '../../hooks/useNow';
import { Button } from '../../parts/Button';
import { Refused } from '../../parts/Refused';
import { exercise as words } from '../../words/exercise';

interface ClockProps {
	readonly view: CaseView;
	readonly exercise: ExerciseView;
	readonly running: boolean;
}

export function Clock({ view, exercise, running }: ClockProps) {
	const { begunAt, next, ended, elapsedMs, plannedMinutes } = exercise;
	const { act, busy, refusal } = useAct('exercise.show-inject');
	// After the end nothing ticks, but the hook stays.
	const now = useNow().getTime();
	const elapsed = ended ? elapsedMs : Math.max(0, now - Date.parse(begunAt));
	const left = next ? Date.parse(next.dueAt) - now : 0;
	const due = next !== null && left <= 0;
	const minute = exercise.injects.find((each) => each.inject === next?.inject)?.minute ?? 0;
	return (
		<div className="pn">
			<div className="xr-t">
				<div>
					<p className="lab">{ended ? words.over : words.elapsed}</p>
					<p className="xr-c" role="timer" aria-label={words.elapsed}>
						{clock(elapsed)}
					</p>
					{plannedMinutes !== null && <p className="t1 dim">{words.planned(plannedMinutes)}</p>}
				</div>
				<div className={due ? 'due-x' : ''}>
					<p className="lab">{words.next}</p>
					<p className="xr-c">{next === null ? '–' : clock(Math.abs(left))}</p>
					<p className="t1 dim">{next === null ? words.allShown : due ? words.late : words.atMinute(minute)}</p>
				</div>
			</div>
			{running && next !== null && (
				<div className="xr-n">
					<span className="grow t1" role="status">
						{due ? words.nextNow : ''}
					</span>
					<Button
						tone={due ? 'primary' : 'plain'}
						icon={Megaphone}
						disabled={busy}
						onClick={() => void act({ case: view.case, inject: next.inject })}
					>
						{busy ? words.showing : due ? words.show : words.showEarly}
					</Button>
				</div>
			)}
			<Refused refusal={refusal} />
		</div>
	);
}

/** `4:07`, `1:04:07`. */
function clock(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const two = (n: number) => String(n).padStart(2, '0');
	const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
