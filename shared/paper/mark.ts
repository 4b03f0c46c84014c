/** The marks that every page of a paper bears: that its case is an exercise, and how far it may be told on (TLP 2.0 asks for it on each page). */
import { EXERCISE_SAYS } from '../exercises/mark';
import { isExercise } from '../projections/exercise-begun';
import type { EntryView } from '../views';
import { visible } from '../visible';
import type { PaperDocument } from './document';

export function markOf(
	entries: readonly EntryView[],
	classification: string | null = null,
): Pick<PaperDocument, 'mark'> {
	const marks = [
		...(isExercise(entries) ? [EXERCISE_SAYS] : []),
		...(classification === null ? [] : [visible(classification)]),
	];
	return marks.length === 0 ? {} : { mark: marks.join('   ') };
}
