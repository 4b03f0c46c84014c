/** The mark of an exercise, wherever such a case is named: always a word and a sign, never a colour alone. */
import { TrafficCone } from 'lucide-react';
import { EXERCISE, EXERCISE_SAYS } from '../words/exercise';

export function ExerciseMark() {
	return (
		<span className="xm" title={EXERCISE_SAYS}>
			<TrafficCone className="ic ic-s" aria-hidden />
			{EXERCISE}
		</span>
	);
}

/** Across the whole width, above everything that belongs to the case. */
export function ExerciseBand({ says }: { readonly says: string }) {
	return (
		<div className="xb">
			<ExerciseMark />
			<span className="xb-s">{says}</span>
		</div>
	);
}
