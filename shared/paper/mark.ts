/** The mark that every page of a paper bears whose case is an exercise. */
import { EXERCISE_SAYS } from '../exercises/mark';
import { isExercise } from '../projections/exercise-begun';
import type { EntryView } from '../views';
import type { PaperDocument } from './document';

export const markOf = (entries: readonly EntryView[]): Pick<PaperDocument, 'mark'> =>
	isExercise(entries) ? { mark: EXERCISE_SAYS } : {};
